"""How Sphinx builds the book, in one language at a time: `makeBook.ts` says which, and prepares the pages."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "extensions"))

project = "convolab"
author = "convolab"
extensions = ["myst_nb", "heading_ids", "korean", "lesson_math", "lesson_pages"]
templates_path = ["templates"]
# Texts of the pages' frame that Sphinx and its theme lack in Korean.
locale_dirs = ["locale"]

# `makeBook.ts` gives pages and outputs; nothing is run here.
nb_execution_mode = "off"
# What a page shows of an output: `pageSource.ts` has made its choice.
nb_mime_priority_overrides = [
    ("html", "text/html", 0),
    ("html", "image/png", 1),
    ("html", "text/latex", 2),
    ("html", "text/plain", 3),
]
nb_merge_streams = True
source_suffix = {".ipynb": "myst-nb"}
myst_enable_extensions = ["dollarmath", "amsmath", "strikethrough", "tasklist"]
myst_heading_anchors = 4
# JupyterLab's anchors: the lessons' links work in both.
myst_heading_slug_func = "heading_ids.jupyterlab_anchor"
# TypeScript is newer than Pygments: what its lexer does not know is shown without colour. (HTML shows strikethrough.)
suppress_warnings = ["misc.highlighting_failure", "myst.strikethrough"]

html_theme = "pydata_sphinx_theme"
html_math_renderer = "lesson_math"
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False
html_use_index = False
html_domain_indices = False
html_permalinks_icon = "#"
html_sidebars = {"**": ["lessons.html"]}
html_context = {"default_mode": "auto"}
html_theme_options = {
    "logo": {"text": "convolab"},
    "navbar_start": ["navbar-logo"],
    "navbar_center": [],
    "navbar_end": ["language.html", "theme-switcher"],
    "navbar_persistent": ["search-button-field"],
    "primary_sidebar_end": [],
    "article_header_start": [],
    "footer_start": [],
    "footer_end": [],
    "secondary_sidebar_items": ["page-toc"],
    "show_toc_level": 2,
    "back_to_top_button": True,
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
    # Keys ← and → step the figures; they must not turn pages.
    "navigation_with_keys": False,
}

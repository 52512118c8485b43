"""What each page knows of the other language."""

OTHER = {"ko": "en", "en": "ko"}


def add_other_language(app, pagename, templatename, context, doctree):
    other = OTHER[app.config.language]
    context["other_language"] = other
    context["other_language_page"] = f"../{other}/{pagename}.html"


def setup(app):
    app.connect("html-page-context", add_other_language)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

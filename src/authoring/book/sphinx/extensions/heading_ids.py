"""Ids of headings that a reader can read: Docutils drops every letter that is not ASCII, and calls Korean headings id1, id2 …"""

import re

from docutils import nodes


def jupyterlab_anchor(heading):
    """The anchor that JupyterLab gives a heading: each space becomes a hyphen, all else stays.

    All but what Sphinx would write into an attribute as it is.
    """
    return re.sub(r'["<>&]', "", heading).replace(" ", "-")


def readable_id(text):
    """An id of a text's letters, digits and hyphens."""
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-_")


def setup(app):
    nodes.make_id = readable_id
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

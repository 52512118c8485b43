"""Formulas leave Sphinx as LaTeX in elements that `typesetFormulas.ts` replaces: a page needs no script and no network for them."""

from html import escape

from docutils import nodes


def visit_math(self, node):
    self.body.append(f'<convolab-formula display="false">{escape(node.astext())}</convolab-formula>')
    raise nodes.SkipNode


def visit_math_block(self, node):
    self.body.append(f'<convolab-formula display="true">{escape(node.astext())}</convolab-formula>')
    raise nodes.SkipNode


def setup(app):
    app.add_html_math_renderer("lesson_math", (visit_math, None), (visit_math_block, None))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

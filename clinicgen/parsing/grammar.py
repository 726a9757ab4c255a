"""The Markdown that texts are written in: CommonMark with tables, footnotes, definition lists, facts and blocks."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from clinicgen.parsing.block_rules import MAX_DEPTH, add_block_rules
from clinicgen.parsing.inline_rules import add_inline_rules
from clinicgen.parsing.line_starts import add_line_starts


class _Markdown(MarkdownIt):
    """A parser that keeps every link as it was written, so that none is dropped without a word."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the parser's own name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's own name
        return url


@cache
def markdown_parser() -> MarkdownIt:
    """Give the parser of all texts; it keeps nothing of a text it has read."""
    markdown = _Markdown("commonmark", {"xhtmlOut": False, "maxNesting": MAX_DEPTH + 2})
    markdown.enable("table")
    markdown.use(footnote_plugin, inline=False, move_to_end=False)
    markdown.use(deflist_plugin)
    add_line_starts(markdown)
    add_block_rules(markdown)
    add_inline_rules(markdown)
    return markdown

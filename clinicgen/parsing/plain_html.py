"""The HTML of block tokens that no clinic changes: paragraphs, lists, quotations, code, tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

_TABLE_OPEN = '<div class="table" role="group" aria-label="Table" tabindex="0">\n<table>\n'
_ALIGNMENTS: Mapping[str, str] = {
    "text-align:left": ' class="align-left"',
    "text-align:center": ' class="align-center"',
    "text-align:right": ' class="align-right"',
}


class PlainHtml:
    """Markdown's own HTML for block tokens, with tables that scroll and say which cells are headers."""

    __slots__ = ("_options", "_renderer")

    def __init__(self, options: OptionsDict) -> None:
        self._options = options
        self._renderer = RendererHTML()

    def of(self, tokens: Sequence[Token], index: int) -> str:
        """Give the HTML of one token."""
        token = tokens[index]
        match token.type:
            case "html":
                return token.content
            case "fence":
                return self._renderer.fence(tokens, index, self._options, {})
            case "code_block":
                return self._renderer.code_block(tokens, index, self._options, {})
            case "table_open":
                return _TABLE_OPEN
            case "table_close":
                return "</table>\n</div>\n"
            case "th_open" | "td_open":
                # A header without words is a plain cell: it names nothing.
                is_header = token.type == "th_open" and bool(tokens[index + 1].content)
                alignment = _ALIGNMENTS.get(str(token.attrs.get("style", "")), "")
                return f'<th scope="col"{alignment}>' if is_header else f"<td{alignment}>"
            case "th_close":
                return "</th>\n" if tokens[index - 1].content else "</td>\n"
            case _:
                return self._renderer.renderToken(tokens, index, self._options, {})

"""Remembering, while Markdown is parsed, where in the text each paragraph, heading and cell begins."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading, lheading, paragraph, table
from markdown_it.token import Token

from clinicgen.parsing.problems import TABLE_CELL_SURPLUS

BlockRule = Callable[[StateBlock, int, int, bool], bool]


def add_line_starts(markdown: MarkdownIt) -> None:
    """Let the parser's own rules for text remember where its lines begin, in `meta["starts"]`."""
    ruler = markdown.block.ruler
    ruler.at("paragraph", _remembering(paragraph, _mark_lines))
    ruler.at("lheading", _remembering(lheading, _mark_lines))
    ruler.at("heading", _remembering(heading, _mark_heading), {"alt": ["paragraph", "reference", "blockquote"]})
    ruler.at("table", _remembering(table, _mark_cells), {"alt": ["paragraph", "reference"]})


def _remembering(rule: BlockRule, mark: Callable[[StateBlock, list[Token]], None]) -> BlockRule:
    def remember(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
        first = len(state.tokens)
        if not rule(state, line, end_line, silent):
            return False
        if not silent:
            mark(state, [token for token in state.tokens[first:] if token.type == "inline"])
        return True

    return remember


def _mark_lines(state: StateBlock, tokens: list[Token]) -> None:
    for token in tokens:
        first, last = token.map or (0, 1)
        starts = [state.bMarks[line] + state.tShift[line] for line in range(first, last)]
        starts[0] = _find(state, token.content.split("\n", 1)[0], starts[0], state.eMarks[first])
        token.meta["starts"] = starts


def _mark_heading(state: StateBlock, tokens: list[Token]) -> None:
    for token in tokens:
        line = (token.map or (0, 1))[0]
        start = state.bMarks[line] + state.tShift[line]
        # Between the signs and the text stands only white space.
        text_start = state.skipCharsStr(start, "#")
        token.meta["starts"] = [_find(state, token.content, text_start, state.eMarks[line])]


def _mark_cells(state: StateBlock, tokens: list[Token]) -> None:
    row, position = -1, 0
    for token in tokens:
        line = (token.map or (0, 1))[0]
        if line != row:
            _check_surplus(state, row, position)
            row, position = line, state.bMarks[line] + state.tShift[line]
        written = token.content.replace("|", "\\|")
        # Between two cells stand only white space and a bare pipe, so that the next match is the cell.
        start = _find(state, written, position, state.eMarks[line])
        position = start + len(written)
        token.meta |= {"starts": [start], "is_cell": True}
    _check_surplus(state, row, position)


def _check_surplus(state: StateBlock, row: int, position: int) -> None:
    """Tell of cells beyond the table's last column, which are not shown."""
    if row < 0:
        return
    surplus = state.src[position : state.eMarks[row]]
    # Where a fact was cut in two by its own pipe, that is told already.
    if surplus.strip("| \t") and "}}" not in surplus:
        start = position + len(surplus) - len(surplus.lstrip("| \t"))
        token = state.push("problem", "", 0)
        token.meta = {
            "rule": TABLE_CELL_SURPLUS,
            "message": "this row has more cells than the table has columns",
            "hint": "remove the cell, or give the heading row another one; a pipe in a text is written `\\|`",
            "start": start,
            "end": start + len(surplus.strip("| \t")),
        }


def _find(state: StateBlock, text: str, start: int, end: int) -> int:
    found = state.src.find(text, start, end) if text else start
    return found if found >= 0 else start

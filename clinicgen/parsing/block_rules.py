"""Block rules for the Markdown parser: `:::` blocks, comments, and a limit to nesting."""

from __future__ import annotations

import re
from collections import Counter

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from clinicgen.model.finding import Rule
from clinicgen.parsing.block_arguments import BOXES, Misuse, read_opening
from clinicgen.parsing.problems import (
    BLOCK_CLOSER_MISMATCH,
    BLOCK_CLOSER_STRAY,
    BLOCK_UNCLOSED,
    HTML_COMMENT_UNCLOSED,
    TEXT_TOO_DEEP,
    shown,
)

MAX_DEPTH = 18
"""How deeply block tokens may be nested: a list counts two, so nine lists in one another."""

_COLONS = re.compile(r":{3,}")
_FENCE = re.compile(r"`{3,}(?=[^`]*\Z)|~{3,}")


def add_block_rules(markdown: MarkdownIt) -> None:
    """Teach a parser the blocks, comments and limits of this room."""
    ruler = markdown.block.ruler
    ruler.at("html_block", _comment, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    ruler.before("table", "colon_block", _colon_block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    ruler.before("colon_block", "depth", _stop_too_deep)


def _push_problem(state: StateBlock, rule: Rule, message: str, start: int, end: int, hint: str = "") -> None:
    token = state.push("problem", "", 0)
    token.meta = {"rule": rule, "message": message, "hint": hint, "start": start, "end": end}


def _begins_with(signs: str, state: StateBlock, line: int) -> bool:
    return state.src.startswith(signs, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def _line_bounds(state: StateBlock, line: int) -> tuple[int, int]:
    start = state.bMarks[line] + state.tShift[line]
    return start, start + len(state.src[start : state.eMarks[line]].rstrip())


def _stop_too_deep(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    if silent or state.level < MAX_DEPTH:
        return False
    start, end = _line_bounds(state, line)
    message = "what stands here is nested too deeply to be shown"
    _push_problem(state, TEXT_TOO_DEEP, message, start, end, "use fewer levels of lists, quotations and blocks")
    state.line = end_line
    return True


def _colon_block(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    if not _begins_with(":::", state, line) or state.is_code_block(line):
        return False
    start, end = _line_bounds(state, line)
    colons = _COLONS.match(state.src, start, end)
    if colons is None:
        return False
    if silent:
        return True
    if colons.end() == end:
        message = f"`{shown(colons.group())}` closes a block, but none is open here"
        _push_problem(state, BLOCK_CLOSER_STRAY, message, start, end, "remove the line, or open a block above")
        state.line = line + 1
        return True
    _open_block(state, line, end_line)
    return True


def _open_block(state: StateBlock, line: int, end_line: int) -> None:
    start, end = _line_bounds(state, line)
    written = state.src[start:end]
    content_end, closing_colons = _find_end(state, line, end_line, _count_colons(written))
    opening = read_opening(written)
    token = state.push("colon_block_open", "", 1)
    token.map = [line, content_end + (closing_colons is not None)]
    token.meta = {"opening": opening, "start": start, "end": end}
    if isinstance(opening, Misuse):
        _push_problem(state, opening.rule, opening.message, start + opening.start, start + opening.end, opening.hint)
    else:
        token.meta |= {"argument_start": start + opening.start, "argument_end": start + opening.end}
        if opening.arguments and opening.name in BOXES:
            _push_heading(state, line, opening.arguments, start + opening.start)
    _check_closer(state, line, content_end, closing_colons)
    old_parent, old_line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "colon_block", content_end
    state.md.block.tokenize(state, line + 1, content_end)
    state.parentType, state.lineMax = old_parent, old_line_max
    state.push("colon_block_close", "", -1)
    state.line = token.map[1]


def _count_colons(written: str) -> int:
    return len(written) - len(written.lstrip(":"))


def _check_closer(state: StateBlock, line: int, content_end: int, closing_colons: int | None) -> None:
    start, end = _line_bounds(state, line)
    written = state.src[start:end]
    colons = _count_colons(written)
    name = shown(written[colons:].split(None, 1)[0])
    if closing_colons is None:
        hint = f"write `{shown(':' * colons)}` on a line below what belongs to it"
        _push_problem(state, BLOCK_UNCLOSED, f"the block `{name}` is never closed", start, end, hint)
    elif closing_colons != colons:
        message = f"the block `{name}` is opened with {colons} colons and closed with {closing_colons}"
        hint = f"write as many colons as opened the block: {colons}"
        _push_problem(state, BLOCK_CLOSER_MISMATCH, message, *_line_bounds(state, content_end), hint)


def _push_heading(state: StateBlock, line: int, text: str, start: int) -> None:
    state.push("colon_heading_open", "", 1)
    token = state.push("inline", "", 0)
    token.content = text
    token.map = [line, line + 1]
    token.children = []
    token.meta = {"starts": [start]}
    state.push("colon_heading_close", "", -1)


def _find_end(state: StateBlock, line: int, end_line: int, colons: int) -> tuple[int, int | None]:
    """Give the line on which a block's content ends, and the colons there, or None where nothing closes it."""
    open_blocks = [colons]
    open_counts = Counter(open_blocks)
    fence = ""
    is_comment = False
    for number in range(line + 1, end_line):
        if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
            return number, None
        if state.is_code_block(number):
            continue
        text = state.src[slice(*_line_bounds(state, number))]
        if is_comment:
            is_comment = "-->" not in text
        elif fence:
            fence = "" if text.startswith(fence) and not text.strip(fence[0]) else fence
        elif match := _FENCE.match(text):
            fence = match.group()
        elif text.startswith("<!--"):
            is_comment = "-->" not in text
        elif text.startswith(":::"):
            count = _count_colons(text)
            if count < len(text):
                open_blocks.append(count)
                open_counts[count] += 1
            elif _close(count, open_blocks, open_counts):
                return number, count
    return end_line, None


def _close(count: int, open_blocks: list[int], open_counts: Counter[int]) -> bool:
    """Close the innermost block of as many colons, or without one the innermost; tell whether none is left open."""
    wanted = count if open_counts[count] else open_blocks[-1]
    while True:
        closed = open_blocks.pop()
        open_counts[closed] -= 1
        if closed == wanted:
            return not open_blocks


def _comment(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Take a comment that begins a line; whatever follows it on its last line is read as Markdown."""
    if not _begins_with("<!--", state, line) or state.is_code_block(line):
        return False
    start, end = _line_bounds(state, line)
    closing = state.src.find("-->", start + 2, end)
    if 0 <= closing < end - 3:
        # Text follows on the line: the comment is part of a paragraph, where an inline rule takes it.
        return False
    if silent:
        return True
    last = line
    while (
        closing < 0 and last + 1 < end_line and (state.sCount[last + 1] >= state.blkIndent or state.isEmpty(last + 1))
    ):
        last += 1
        closing = state.src.find("-->", *_line_bounds(state, last))
    token = state.push("comment", "", 0)
    token.map = [line, last + 1]
    if closing < 0:
        message = "this comment is never closed, so that all below it is hidden"
        _push_problem(state, HTML_COMMENT_UNCLOSED, message, start, start + 4, "write `-->` where it ends")
    else:
        token.content = state.getLines(line, last + 1, state.blkIndent, False).strip()
        token.meta = {"start": start, "end": closing + 3}
    state.line = last + 1
    if closing >= 0 and last > line:
        _keep_rest_of_line(state, last, closing + 3)
    return True


def _keep_rest_of_line(state: StateBlock, line: int, start: int) -> None:
    """Let the text after a comment of several lines be a line of its own."""
    if not state.src[start : state.eMarks[line]].strip():
        return
    state.bMarks[line] = start
    state.tShift[line] = state.skipSpaces(start) - start
    state.sCount[line] = state.blkIndent
    state.line = line

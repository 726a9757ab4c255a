"""Headings: their ids, and the order of their levels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from clinicgen.parsing.draft import Draft
from clinicgen.parsing.inline import plain_text
from clinicgen.parsing.problems import HEADING_LEVEL_ONE, HEADING_LEVEL_SKIPPED


def name_headings(tokens: Sequence[Token], draft: Draft) -> None:
    """Give every heading its id, and note those of a level that does not belong there."""
    previous = None if draft.file.kind == "slot" else 1
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            token.meta["anchor"] = draft.anchors.add(plain_text(inline, fact=""))
            level = heading_level(token)
            _check_level(level, previous, token, draft)
            previous = level


def heading_level(token: Token) -> int:
    """Give the level of a heading's token."""
    return int(token.tag[1:])


def _check_level(level: int, previous: int | None, token: Token, draft: Draft) -> None:
    place = draft.positions.line_place(draft.line_of((token.map or [0])[0]))
    if level == 1:
        hint = "begin with `##`; the title in the front matter is the page's first-level heading"
        draft.report(HEADING_LEVEL_ONE, "a text has no first-level heading of its own", place, hint)
    elif previous is not None and level > previous + 1:
        message = f"this heading is of level {level}, and the one before it of level {previous}"
        draft.report(HEADING_LEVEL_SKIPPED, message, place, f"begin with `{'#' * (previous + 1)}`")

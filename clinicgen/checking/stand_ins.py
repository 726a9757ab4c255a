"""Stands in for what a clinic alone decides, so that the rest of a page can be judged once for all clinics.

A private character is no letter, digit or mark of any contact: where it stands, nothing is found and nothing hidden.
What could be found only because a clinic's text meets the text around it is left to be asked of each clinic: an edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from msgspec import Struct

from clinicgen.checking.folded_text import BREAK

StandInKind = Literal["words", "markup", "attribute", "home", "data"]

FIRST_CHARACTER, LAST_CHARACTER = 0xE000, 0xF8FF
PRIVATE = re.compile("[\ue000-\uf8ff]")
_HOME_LEAD = "https://"
_SEPARATORS = r"[\s.()\[\]/*_~\\\-]{0,6}+"
DIGITS_BEFORE = re.compile(rf"[0-9]{_SEPARATORS}\Z", re.ASCII)
DIGITS_AFTER = re.compile(rf"{_SEPARATORS}(?:[0-9]|[A-Z][A-Z0-9.-]{{6}})", re.ASCII)
"""Digits, or the letters of a number such as 1-800 KETAMIN."""
_NEAR = 80
"""How far the nearest word is looked for; where there is none, the text is too odd to be judged for all."""
_FIRST_WORD = re.compile(r"[\W_]*+([^\W_]++)")
_ENDS_AFTER = re.compile(r"""[)\]"',;:!?.]*+(?=\s|\Z)|'s(?![^\W_])""")
_GOES_ON_AFTER = re.compile(r"-[a-z]++(?=[\s.,;:!?)]|\Z)", re.ASCII)
_OPENS = '(["'
_AFTER_ADDRESS = ("/", '"', "'")


class StandIn(Struct, frozen=True, eq=False):
    """A character that stands for the texts of one role."""

    kind: StandInKind
    """Words, HTML, what may stand in an attribute alone, a site's address, structured data."""
    character: str

    @property
    def lead(self) -> str:
        """What stands before the character besides: not part of what it stands for."""
        return _HOME_LEAD if self.kind == "home" else '{"' if self.kind == "data" else ""

    @property
    def written(self) -> str:
        """What stands in the text in place of the clinic's own."""
        return self.lead + self.character + ('":0}' if self.kind == "data" else "")


Item = str | StandIn
Items = tuple[Item, ...]


class Edge(NamedTuple):
    """Where a clinic's text meets another text."""

    left: str | StandIn
    """The nearest word in lower case, or the clinic's text whose last word is nearest; empty where there is none."""
    marks: str
    """The marks between the word and the clinic's text, without spaces and points."""
    right: str | StandIn
    has_digits: bool
    """Whether digits at the clinic's text's end would run on."""
    needs_plain: bool
    """Whether only plain words may stand there, because a hyphen follows."""
    needs_space: bool
    """Whether the clinic's text must itself begin or end with a space or a block there."""


def plain_edge(stand_in: StandIn) -> Edge:
    """Ask that a clinic's words are plain, whatever is around them."""
    return Edge(stand_in, "", "", has_digits=False, needs_plain=True, needs_space=False)


_NO_EDGE = Edge("", "", "", has_digits=False, needs_plain=False, needs_space=False)


def find_edges(text: str, stand_ins: Mapping[str, StandIn]) -> frozenset[Edge] | None:
    """Give the edges of all stand-ins in a folded text; None where one stands as no clinic's text may stand."""
    edges: set[Edge] = set()
    for region in text.split(BREAK):
        if region.isascii() or not PRIVATE.search(region):
            continue
        found = list(_edges_in(region, stand_ins))
        if None in found:
            return None
        edges.update(edge for edge in found if edge is not None)
    return frozenset(edges)


def _edges_in(region: str, stand_ins: Mapping[str, StandIn]) -> Iterator[Edge | None]:
    between = PRIVATE.split(region)
    inside = [stand_in for character in PRIVATE.findall(region) if (stand_in := stand_ins.get(character))]
    if len(inside) < len(between) - 1:
        yield None  # What is escaped in a style or in data may be any character.
        return
    for place, stand_in in enumerate(inside):
        before, after = between[place], between[place + 1]
        previous = inside[place - 1] if place else None
        following = inside[place + 1] if place + 1 < len(inside) else None
        if stand_in.kind == "attribute":
            yield None
        elif stand_in.kind == "data":
            yield None if before or after or previous or following else _NO_EDGE
        elif stand_in.kind == "home":
            yield _NO_EDGE if _may_hold_address(before, after, previous, following) else None
        else:
            yield _left_edge(before, stand_in, previous)
            yield _right_edge(after, stand_in, following)


def _may_hold_address(before: str, after: str, previous: StandIn | None, following: StandIn | None) -> bool:
    lead = before.removesuffix(_HOME_LEAD)
    begins = lead != before and (not lead or lead[-1].isspace() or lead[-1] in _OPENS or lead[-1] == "'")
    is_apart = bool(lead) or previous is None
    ends = _ENDS_AFTER.match(after)
    is_closed = ends is not None and (following is None or ends.end() < len(after))
    return begins and is_apart and (is_closed or after[:1] in _AFTER_ADDRESS)


def _left_edge(before: str, stand_in: StandIn, previous: StandIn | None) -> Edge | None:
    if not before:
        # Where two meet, it is an edge of the first.
        return Edge("", "", stand_in, has_digits=False, needs_plain=False, needs_space=False)
    needs_space = False
    if not before[-1].isspace():
        token = before.rsplit(maxsplit=1)[-1]
        needs_space = before[-1] not in _OPENS or any(one.isdigit() or one in "@/" for one in token)
    if before.rstrip(" (").endswith("+"):
        return None
    backwards = before[: -_NEAR - 1 : -1]
    word = _FIRST_WORD.match(backwards)
    if (word is None or word.end() == _NEAR) and len(before) > _NEAR:
        return None
    if previous and previous.kind == "home":
        previous = None
    left: str | StandIn = word[1][::-1].lower() if word else previous or ""
    marks = marks_of(before[len(before) - word.start(1) :] if word else before)
    is_all_separators = previous is not None and not before.strip(" \t\n\r\f\v.()[]/*_~\\-")
    has_digits = DIGITS_BEFORE.search(before[-7:]) is not None or is_all_separators
    return Edge(left, marks, stand_in, has_digits, needs_plain=False, needs_space=needs_space)


def _right_edge(after: str, stand_in: StandIn, following: StandIn | None) -> Edge | None:
    if not after:
        if following and following.kind not in ("words", "markup"):
            return None
        meets = following is not None
        return Edge(stand_in, "", following or "", has_digits=meets, needs_plain=False, needs_space=meets)
    ends = _ENDS_AFTER.match(after)
    goes_on = _GOES_ON_AFTER.match(after) if ends is None else None
    end = ends or goes_on
    needs_space = end is None
    if end and following and end.end() == len(after):
        return None
    word = _FIRST_WORD.match(after[:_NEAR])
    if (word is None or word.end() == _NEAR) and len(after) > _NEAR:
        return None
    right: str | StandIn = word[1].lower() if word else following or ""
    if not word and following and following.kind == "home":
        right = ""
    marks = marks_of(after[: word.start(1)] if word else after)
    has_digits = DIGITS_AFTER.match(after) is not None
    return Edge(stand_in, marks, right, has_digits, needs_plain=goes_on is not None, needs_space=needs_space)


def marks_of(text: str) -> str:
    """Give what of the marks between two words tells them from two words with a space between them.

    Streets are found with and without the points of their abbreviations.
    """
    return "".join(text.replace(".", "").split())

"""Where a page can be cut so that no contact lies across the cut: before a block's tag, and before an ordinary word.

A block's tag separates texts anyway. An ordinary word is one that stands between white space and in no name, street
or vanity number of the fleet, and is no long word in capitals: other numbers hold no words, addresses no white space,
and a name that reached across the word would have to hold it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from clinicgen.checking.clinic_scope import ClinicScope
from clinicgen.checking.contact_book import FleetContacts
from clinicgen.checking.html_tokens import Comment, EndTag, Tag, Text, Token
from clinicgen.checking.term_search import words_of_terms

_SEPARATING = (
    "address|article|aside|blockquote|body|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|"
    "html|legend|li|link|main|meta|nav|ol|option|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_RAW = "script|style|title|textarea|xmp|iframe|noembed|noframes"
_WORD = r"[ \n\t](?=([A-Za-z]{3,40})[ \n\t])"
_BLOCK = re.compile(rf"<(?=/?(?:{_SEPARATING})[\s/>])")
_CUT = re.compile(rf"<(?=(?:/?(?:{_SEPARATING})|script|style|title)[\s/>])|{_WORD}")
_BLOCK_LINE = re.compile(
    r"\n(?=<(?:address|article|aside|blockquote|body|div|dl|figure|footer|form|h[1-6]|header|link|main|meta|nav|ol|p|"
    r"pre|script|section|style|table|title|ul)[\s/>])"
)
"""Where pages are cut that programs wrote: seldom enough for few pieces, often enough for pieces that come again."""
_ENDS_BLOCK = re.compile(rf"</(?:{_SEPARATING})>\s*+\Z")
_OPENS_RAW = re.compile(rf"<({_RAW})(?=[\s/>])", re.IGNORECASE)
_PLAIN_ATTRIBUTES = re.compile(
    r"""(?:[\s/]++[^\s/>="'<]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>="'<`]++))?)*[\s/]*+""", re.ASCII
)
_CLOSED_COMMENT = re.compile(r"<!--(?!-?>).*?-->|<(?:!doctype|\?xml)[^>]*+>", re.IGNORECASE | re.DOTALL)
_DRAWINGS = frozenset({"svg", "math"})
_LONGEST_LINE = 2000
"""A longer one is cut within: some programs write a page in one line."""
_FEWEST_CAPITALS = 7
"""How many letters in a row a number such as 1-800 KETAMIN may end with, at least."""
_NEAR_END = (40, 400)
"""Where the last seam is looked for first: nearly every text has one there."""

TEXT = ""
"""The state of reading between tags; inside a tag it is `<` and the name of the raw element the tag opens, if any, and
inside of a raw element its name."""


class Seams(Struct, frozen=True):
    """Which words are not ordinary."""

    words: frozenset[str]
    """In lower case."""
    vanities: tuple[str, ...]

    def is_ordinary(self, word: str) -> bool:
        """Tell whether a text can be cut before a word."""
        lowered = word.lower()
        if word.isupper() and len(word) >= _FEWEST_CAPITALS:
            return False
        return lowered not in self.words and not any(lowered in vanity for vanity in self.vanities)


class Split(NamedTuple):
    """A part of a page, cut at its first and its last seam."""

    head: str
    """What belongs to the piece begun before; the whole part where it has no seam."""
    middle: str
    tail: str
    """What begins the piece that the next part goes on with."""
    has_seam: bool
    state: str
    """The state of reading after the part."""


def find_seams(contacts: FleetContacts) -> Seams:
    """Prepare to cut the pages of a fleet."""
    indexes = (contacts.terms, contacts.declared.index, *(own.index for own in contacts.own.values()))
    return Seams(words_of_terms(indexes), tuple(vanity.characters for vanity in contacts.vanities))


def split_part(part: str, state: str, seams: Seams) -> Split:
    """Cut a part of a page at its first and last seam, where reading is in a state.

    The state is a guess from the nearest tags: what is cut must still be shown to be whole (`is_self_contained`).
    """
    start = _resume(part, state)
    first = _first_seam(part, start, seams) if start >= 0 else -1
    if first < 0:
        return Split(part, "", "", False, _follow(part, state))
    rest = part[first:]
    last = _last_seam(rest, seams)
    return Split(part[:first], rest[:last], rest[last:], True, _follow(rest[last:], TEXT))


def cut_at_blocks(text: str) -> list[str]:
    """Cut an HTML text before every block's tag; what is cut must still be shown to be whole (`is_self_contained`)."""
    cuts = [found.start() for found in _BLOCK.finditer(text, 1)]
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def cut_page(text: str) -> list[str]:
    """Cut a page before every line that begins with a block's tag; what is cut must still be shown to be whole."""
    cuts = [found.start() for found in _BLOCK_LINE.finditer(text, 1)]
    lines = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    pieces: list[str] = []
    for line in lines:
        pieces += cut_at_blocks(line) if len(line) > _LONGEST_LINE else (line,)
    return pieces


def is_self_contained(text: str, tokens: Sequence[Token]) -> bool:
    """Tell whether a text is read the same whatever follows: no tag, quote, comment, drawing or clinic's part is open.

    What is oddly written, so that its end is a matter of opinion, counts as open.
    """
    drawings = 0
    scope = ClinicScope()
    is_scoped = False
    for token in tokens:
        if isinstance(token, Text):
            continue
        if isinstance(token, EndTag):
            start, end, name = token
            if end - start != len(name) + 3:
                return False
            if drawings and name in _DRAWINGS:
                drawings -= 1
            if is_scoped:
                scope.close(name)
                is_scoped = scope.is_open
        elif isinstance(token, Tag):
            if token.name in _DRAWINGS:
                drawings += 1
            if token.written and not _PLAIN_ATTRIBUTES.fullmatch(token.written):
                return False
            if is_scoped or (token.written and "data-clinic" in token.attributes):
                scope.open(token.name, token.attributes)
                is_scoped = scope.is_open
        elif isinstance(token, Comment) and not _CLOSED_COMMENT.fullmatch(text, token.start, token.end):
            return False
    # A file that holds zero bytes is not read as text at all, and a byte-order mark is read away at its start.
    return not drawings and not scope.is_open and "\x00" not in text and "\ufeff" not in text


def begins_with_seam(part: str) -> bool:
    """Tell whether a part of a page, where reading is between tags, can be cut off from what stands before it."""
    found = _CUT.match(part)
    return found is not None and found[1] is None


def ends_with_seam(part: str) -> bool:
    """Tell whether a part of a page ends with a block's end tag."""
    return _ENDS_BLOCK.search(part) is not None


def _first_seam(part: str, start: int, seams: Seams) -> int:
    for found in _CUT.finditer(part, start):
        if found[1] is None or seams.is_ordinary(found[1]):
            return found.start()
    return -1


def _last_seam(text: str, seams: Seams) -> int:
    """Give the last seam of a text that begins with one."""
    for start in (*[len(text) - near for near in _NEAR_END if near < len(text)], 0):
        for found in reversed(tuple(_CUT.finditer(text, start))):
            if _is_between_tags(text, found.start()) and (found[1] is None or seams.is_ordinary(found[1])):
                return found.start()
    return 0


def _is_between_tags(text: str, end: int) -> bool:
    """Tell whether reading is between tags at an offset of a text that begins so."""
    opened = text.rfind("<", 0, end)
    return opened < 0 or (text.find(">", opened, end) >= 0 and not _OPENS_RAW.match(text, opened))


def _resume(part: str, state: str) -> int:
    """Give where a part is between tags again; -1 where nowhere."""
    position = 0
    if state.startswith("<"):
        position = part.find(">") + 1
        if not position:
            return -1
    raw = state.removeprefix("<")
    if raw:
        closing = part.lower().find(f"</{raw}", position)
        position = part.find(">", closing) + 1 if closing >= 0 else 0
        if not position:
            return -1
    return position


def _follow(part: str, state: str) -> str:
    """Give the state after a part."""
    start = _resume(part, state)
    if start < 0:
        is_raw_now = state.startswith("<") and len(state) > 1 and ">" in part
        return state.removeprefix("<") if is_raw_now else state
    opened = part.rfind("<", start)
    if opened < 0:
        return TEXT
    raw = _OPENS_RAW.match(part, opened)
    name = raw[1].lower() if raw else ""
    if part.find(">", opened) < 0:
        return f"<{name}"
    return name

"""Says what may stand in for a text that a clinic alone decides, and what that text's ends look like."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from msgspec import Struct

from clinicgen.checking.folded_text import fold
from clinicgen.checking.html_tokens import EndTag, Tag, Text, read_html
from clinicgen.checking.page_text import BLOCKS
from clinicgen.checking.seams import is_self_contained
from clinicgen.checking.stand_ins import DIGITS_AFTER, DIGITS_BEFORE, PRIVATE, StandInKind, marks_of

_HOME = re.compile(r"https://(?:[a-z0-9-]+\.)+[a-z]{2,}")
_WORDS = re.compile(r"[\w(+/](?:[\w ,.'()&;:/@?=#+\n-]*[\w)./])?")
_PLAIN = re.compile(r"(?:[\w ,'()-]|\.(?!\w))*")
_IN_ATTRIBUTE = re.compile(r"[^<>\"'`\x00]+")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 1000
"""Of the words at an end; more is most likely no fact."""


class Ends(Struct, frozen=True):
    """What of a clinic's text the texts around it meet."""

    first_word: str
    """In lower case; empty where a block's tag stands first."""
    last_word: str
    lead: str
    """The marks before its first word."""
    trail: str
    """The marks after its last word."""
    starts_with_digits: bool
    ends_with_digits: bool
    starts_apart: bool
    """Whether a space or a block's tag stands before its first word."""
    ends_apart: bool
    is_plain: bool
    """Whether it is the same wherever it stands, and no address or e-mail that could go on."""


def kind_of(text: str, home: str | None, pieces: Sequence[str] | None = None) -> tuple[StandInKind | None, Ends | None]:
    """Give what stands in for a text, and its ends; home is the site's address if all beneath it is the clinic's.

    None where nothing does: the text then counts as a part of the page like any other. An HTML text is read as a whole,
    unless it comes with pieces that it was cut into and that are known to be read by themselves.
    """
    if not text.strip() or (not text.isascii() and PRIVATE.search(text)):
        return None, None
    if text == home and _HOME.fullmatch(text):
        return "home", None
    if text.startswith("{") and text.endswith("}") and "<" not in text:
        return "data", None
    ends = read_ends(text) if pieces is None else _ends_of_pieces(text, pieces)
    if ends is not None:
        return "words" if _IN_ATTRIBUTE.fullmatch(text) else "markup", ends
    return "attribute" if _IN_ATTRIBUTE.fullmatch(text) else None, None


def read_ends(text: str) -> Ends | None:
    """Read the ends of a text; None where something could be read over it, or only together with what is around it."""
    if "<" not in text:
        read = fold(html.unescape(text))
        ends = _ends_of([read], text)
        # In a feed, whose HTML is escaped once more, it must have the same ends.
        return ends if "&" not in read or ends == _ends_of([html.unescape(read)], text) else None
    tokens = tuple(read_html(text))
    if "data-clinic" in text.lower() or not is_self_contained(text, tokens):
        return None
    return _ends_of_pieces(text, (text,))


def _ends_of_pieces(text: str, pieces: Sequence[str]) -> Ends | None:
    """Give the ends of an HTML text: those of its first and its last piece, between which a block's tag stands."""
    first = _regions(pieces[0])
    regions = first if len(pieces) == 1 else [first[0], _regions(pieces[-1])[-1]]
    return _ends_of([fold(regions[0]), fold(regions[-1])] if len(regions) > 1 else [fold(regions[0])], text)


def _regions(text: str) -> list[str]:
    """Give the words of an HTML text between the tags of blocks."""
    regions = [""]
    for token in read_html(text):
        if isinstance(token, Text):
            regions[-1] += token.text
        elif isinstance(token, Tag | EndTag) and token.name in BLOCKS:
            regions.append("")
    return regions


def _ends_of(regions: list[str], written: str) -> Ends | None:
    """Give the ends of a text whose first and last stretch of words these are: one where it is a single stretch."""
    first, last = regions[0].strip(), regions[-1].strip()
    is_divided = len(regions) > 1
    if not all(_WORDS.fullmatch(end) and len(end) <= _LONGEST if end else is_divided for end in (first, last)):
        return None
    words, last_words = tuple(_WORD.finditer(first.lower())), tuple(_WORD.finditer(last.lower()))
    if not is_divided and not words:
        return None
    return Ends(
        first_word=words[0].group() if words else "",
        last_word=last_words[-1].group() if last_words else "",
        lead=marks_of(first[: words[0].start()]) if words else "",
        trail=marks_of(last[last_words[-1].end() :]) if last_words else "",
        starts_with_digits=DIGITS_AFTER.match(first) is not None,
        ends_with_digits=DIGITS_BEFORE.search(last[-7:]) is not None,
        starts_apart=regions[0] != regions[0].lstrip() or not first,
        ends_apart=regions[-1] != regions[-1].rstrip() or not last,
        is_plain=regions == [written] and _PLAIN.fullmatch(written) is not None,
    )

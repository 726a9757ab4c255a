"""Text as a reader sees it: every kind of space, dash, quote and digit as its plain one, invisible characters gone.

Contacts are looked for in folded text only, so that a number written with fullwidth digits or a name with a curly
apostrophe is the same to the proof as to a patient.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from msgspec import Struct

BREAK = "\x00"
"""Stands between texts that do not belong together: no contact reaches across it."""

_UNUSUAL = re.compile(r"[^\x01-\x7f]+")
_UNUSUAL_OR_REFERENCE = re.compile(r"[^\x01-\x7f]+|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_APOSTROPHES = frozenset("\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4\u0060\uff07")
_QUOTES = frozenset("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb")
_DOTS = frozenset("\u00b7\u2022\u2027\u2219\u22c5\u30fb\u2024")
_SLASHES = frozenset("\u2044\u2215\u29f8")
_DASHES = frozenset("\u2212\u2043\u02d7\u30fc\u2500\u2501")
_DROPPED = frozenset("\u034f\u20e3\u3164\u115f\u1160") | {chr(code) for code in range(0xFE00, 0xFE10)}


def fold(text: str) -> str:
    """Give a text in plain characters; lower-casing the result never changes its length."""
    if text.isascii() and BREAK not in text:
        return text
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _UNUSUAL.sub(lambda found: _fold_run(found.group()), text)


class TracedText(Struct, frozen=True):
    """A source text folded, its character references decoded, that knows where its characters came from."""

    folded: str
    _folded_starts: tuple[int, ...]
    _source_starts: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Give the offset in the source of a character of the folded text."""
        step = bisect_right(self._folded_starts, offset) - 1
        return self._source_starts[step] + offset - self._folded_starts[step]

    def origins(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch of the source that a stretch of the folded text came from."""
        return self.origin(start), self.origin(end - 1) + 1 if end > start else self.origin(start)


def trace(text: str) -> TracedText:
    """Fold a source text and remember where each of its characters stood."""
    pieces: list[str] = []
    folded_starts, source_starts = [0], [0]
    length = position = 0
    for found in _UNUSUAL_OR_REFERENCE.finditer(text):
        plain = text[position : found.start()]
        replaced = fold(html.unescape(found.group()))
        pieces += (plain, replaced)
        length += len(plain) + len(replaced)
        position = found.end()
        if len(replaced) != position - found.start():
            folded_starts.append(length)
            source_starts.append(position)
    pieces.append(text[position:])
    return TracedText("".join(pieces), tuple(folded_starts), tuple(source_starts))


@lru_cache(maxsize=4096)
def _fold_run(run: str) -> str:
    return "".join(map(_fold_character, unicodedata.normalize("NFKC", run)))


def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character in _QUOTES:
        return '"'
    if character in _DOTS:
        return "."
    if character in _SLASHES:
        return "/"
    if character in _DASHES:
        return "-"
    if character in _DROPPED:
        return ""
    match unicodedata.category(character):
        case "Zs" | "Zl" | "Zp":
            return " "
        case "Pd":
            return "-"
        case "Cf" | "Cs":
            return ""
        case "Nd":
            return str(unicodedata.decimal(character))
    # Text is searched with its lower-cased twin, so no character may grow when it is lower-cased.
    return "I" if character == "\u0130" else " " if character == BREAK else character

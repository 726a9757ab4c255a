"""The words of a text as a reader meets them, passage by passage, each word with the place it has in its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal, NamedTuple, TypeAlias

from clinicgen.model.source import SourceText

PassageRole: TypeAlias = Literal["title", "description", "question", "answer", "alt", "heading", "text", "note", "fact"]
"""What a passage is: `note` is a footnote's text, `fact` a sentence of a clinic's own facts, `text` all the rest."""

_WORD = re.compile(r"[^\W_]+")
_FAR = 1_000
"""So many characters beyond what was found last the next word is looked for, so that no text costs its square."""


class WrittenLink(NamedTuple):
    """A link within a passage: where its words stand, and its target as written."""

    start: int
    end: int
    target: str


class Passage(NamedTuple):
    """One paragraph, list item, cell, heading or value: plain words, with every fact written as `clinic`."""

    role: PassageRole
    text: str
    stretches: tuple[int, ...]
    """Pairs of numbers in one row: from this offset in the text on, characters stand from that offset in the file."""
    links: tuple[WrittenLink, ...] = ()
    has_note: bool = False
    """Whether a footnote is marked in it."""

    def offset(self, position: int) -> int:
        """Give the offset in the file of a character of the text."""
        stretches = self.stretches
        if not stretches:
            return 0
        index = max(bisect_right(stretches[::2], position) - 1, 0) * 2
        found = stretches[index + 1] + position - stretches[index]
        # What YAML or Markdown writes in fewer characters does not reach into what follows.
        return min(found, stretches[index + 3]) if index + 3 < len(stretches) else found

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give where in the file the characters from start up to end stand."""
        first = self.offset(start)
        return first, max(self.offset(end - 1) + 1, first) if end > start else first


def align(text: str, source: str, start: int, end: int) -> list[tuple[int, int]]:
    """Say where each part of a text stands in a stretch of its file, which may hold marks, escapes or line breaks."""
    found = source.find(text, start, min(end, start + len(text) + _FAR))
    if found >= 0:
        return [(0, found)]
    aligned: list[tuple[int, int]] = []
    for word in _WORD.finditer(text):
        found = source.find(word.group(), start, min(end, start + len(word.group()) + _FAR))
        if found >= 0:
            aligned.append((word.start(), found))
            start = found + len(word.group())
    if not aligned or aligned[0][0] > 0:
        aligned.insert(0, (0, aligned[0][1] if aligned else start))
    return aligned


def passage_of_value(role: PassageRole, value: str, source: SourceText, start: int, end: int) -> Passage:
    """Make a passage of a YAML value that stands in that stretch of its file."""
    aligned = [*align(value, source.text, start, end), (len(value), end)]
    stretches = tuple(number for pair in aligned for number in pair)
    return Passage(role, value, stretches)

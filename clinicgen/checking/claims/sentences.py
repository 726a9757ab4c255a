"""Sentences: each passage of a text cut into them, with their words, so that every claims rule reads them once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clinicgen.model.prose import Passage

_END = re.compile(r"[.!?…•]+[\"')\]*]*\s+(?=[\"'(\[]*[A-Z0-9★])")
_ABBREVIATIONS = frozenset(
    (
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "st",
        "vs",
        "etc",
        "e.g",
        "i.e",
        "approx",
        "fig",
        "jr",
        "sr",
        "u.s",
        "dept",
        "inc",
    )
)
_LONGEST = 600
"""Characters of the longest sentence that is read as one, so that no text costs its square."""
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|[★#%]")
_PLAIN = str.maketrans("’‘“”\u00a0\u2011\u2010\n\t", "''\"\" --  ")


class Sentence(NamedTuple):
    """One sentence of a passage."""

    passage: Passage
    start: int
    """Where it begins in the passage."""
    written: str
    """As it stands there."""
    text: str
    """In lower case, with plain quotation marks, hyphens and spaces; as long as it was written."""
    words: tuple[str, ...]
    before: str = ""
    """The text of the sentence before it in the passage."""

    @property
    def is_question(self) -> bool:
        """Whether it asks something."""
        return self.text.rstrip("\"') ").endswith("?")


def read_sentences(prose: Iterable[Passage]) -> Iterator[Sentence]:
    """Cut passages into sentences; footnotes are left out: they say where something stands."""
    for passage in prose:
        if passage.role == "note":
            continue
        plain = passage.text.translate(_PLAIN)
        low = plain.lower()
        if len(low) != len(plain):  # One character in a million grows when it is lowered.
            low = plain
        start, previous = 0, ""
        for end in _cuts((*_ends(plain), len(plain)), plain):
            text = low[start:end]
            words = tuple(_WORD.findall(text))
            if words:
                yield Sentence(passage, start, plain[start:end], text, words, previous)
                previous = text
            start = end


def _cuts(ends: Iterable[int], plain: str) -> Iterator[int]:
    """Give where to cut: at the ends of sentences, and within those that no reader would call one."""
    start = 0
    for end in ends:
        while end - start > _LONGEST:
            space = plain.rfind(" ", start + 1, start + _LONGEST)
            start = space + 1 if space > 0 else start + _LONGEST
            yield start
        start = end
        yield end


def _ends(plain: str) -> Iterator[int]:
    for end in _END.finditer(plain):
        start = end.start()
        last = plain[plain.rfind(" ", 0, start) + 1 : start].lstrip("(\"'").lower()
        is_abbreviation = plain[start] == "." and (last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()))
        if not is_abbreviation:
            yield end.end()

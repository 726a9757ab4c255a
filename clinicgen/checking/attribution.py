"""Traces offending words on a finished page back to the line of the workspace they came from.

Only findings are traced, never pages, so this may be slow; it is tolerant of how a source writes what a page shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from clinicgen.checking.folded_text import TracedText, fold, trace
from clinicgen.checking.phone_numbers import find_digits
from clinicgen.model.finding import Place
from clinicgen.model.source import SourceText

_FEWEST_DIGITS = 7
_LONGEST = 200


def find_place(words: Iterable[str], sources: Iterable[SourceText]) -> Place | None:
    """Give the first place where one of some words stands, in the order of words, then of sources."""
    sources = tuple(sources)
    for word in words:
        for source in sources:
            span = _find(word, _trace(source.text))
            if span:
                return source.place(*span)
    return None


def _find(word: str, traced: TracedText) -> tuple[int, int] | None:
    folded = " ".join(fold(word).split())
    digits = "".join(filter(str.isdigit, folded))
    span = None
    if len(digits) >= _FEWEST_DIGITS and not any(map(str.isalpha, folded)):
        span = find_digits(traced.folded, digits)
    if span is None and folded:
        span = _find_words(folded[:_LONGEST].lower(), traced.folded.lower())
    return traced.origins(*span) if span else None


def _find_words(words: str, text: str) -> tuple[int, int] | None:
    start = text.find(words)
    if start >= 0:
        return start, start + len(words)
    if " " not in words:
        return None
    found = re.search(r"\s+".join(map(re.escape, words.split(" "))), text)
    return found.span() if found else None


@lru_cache(maxsize=256)
def _trace(text: str) -> TracedText:
    return trace(text)

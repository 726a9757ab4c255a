"""Numbers that are written in letters: a clinic that advertises 1-800-KETAMIN is called by those letters too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from clinicgen.checking.phone_numbers import Sighting

_FEWEST_LETTERS = 3


class Vanity(NamedTuple):
    """A number and the letters it is advertised with."""

    characters: str
    """Letters and digits in lower case, without the country's 1."""
    number: str


def read_vanity(written: str, number: str) -> Vanity | None:
    """Give the vanity notation of a number as written, or None where it is written in digits."""
    characters = "".join(filter(str.isalnum, written)).lower()
    if sum(map(str.isalpha, characters)) < _FEWEST_LETTERS:
        return None
    return Vanity(characters.removeprefix("1"), number)


def find_vanities(lowered: str, vanities: Iterable[Vanity]) -> Iterator[Sighting]:
    """Give the places where such letters stand in a folded, lower-cased text."""
    for vanity in vanities:
        for found in _pattern(vanity.characters).finditer(lowered):
            start = found.start()
            # The country's 1 may stand before it without a space; no other letter or digit may.
            before = lowered[max(0, start - 2) : start].removesuffix("1")
            if not before[-1:].isalnum():
                yield Sighting(start, found.end(), vanity.number)


@lru_cache(maxsize=1024)
def _pattern(characters: str) -> re.Pattern[str]:
    return re.compile(r"[\s.()\-]{0,3}".join(map(re.escape, characters)) + r"(?![^\W_])")

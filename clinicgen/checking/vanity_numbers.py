"""Numbers that are written in letters: a clinic that advertises 1-800-KETAMIN is called by those letters too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from clinicgen.checking.phone_numbers import Sighting, digits_in

_FEWEST_LETTERS = 3
_LETTERED = re.compile(
    r"(?<![\w.-])(?:\+?1[-. ]?)?\(?([2-9][0-9]{2})(?:\)[-. ]?|[-.]|(?<=1[-. ]...) |(?<=1...)(?=[A-Z]))"
    r"((?:[A-Z0-9][-.]?){6,}[A-Z0-9])(?!\w)",
    re.ASCII,
)
_HINT = re.compile(r"[2-9][0-9][0-9][-.) ]{0,2}[0-9.-]*+[A-Z]", re.ASCII)
"""What such a number always has, and few texts; a pattern that begins with a digit is found many times faster."""
_LONGEST_LEAD = 4
"""Of what stands before the area code: `+1 (`."""
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
"""Of a telephone."""
_DIALLED = 10
"""How many digits telephones take; they pass over what is dialled after them."""


class Vanity(NamedTuple):
    """A number and the letters it is advertised with."""

    characters: str
    """Letters and digits in lower case, without the country's 1."""
    number: str


class Lettered(NamedTuple):
    """A number in digits and letters that stands in a text, whoever's it is."""

    start: int
    end: int
    characters: str
    """Letters and digits in lower case, without the country's 1."""
    digits: str
    """What telephones dial."""


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


@lru_cache(maxsize=4)  # A piece is searched by the rule, and for the digits to be kept.
def find_lettered(text: str) -> tuple[Lettered, ...]:
    """Give the numbers in a folded text that are advertised with letters in capitals, such as 1-800-KETAMINE."""
    lettered: list[Lettered] = []
    position = 0
    while hint := _HINT.search(text, position):
        area = hint.start()
        leads = (_LETTERED.match(text, start) for start in range(max(0, area - _LONGEST_LEAD), area + 1))
        found = next((lead for lead in leads if lead is not None and lead.start(1) == area), None)
        position = found.end() if found else area + 1
        if found:
            written = found[1] + re.sub("[-.]", "", found[2])
            if sum(map(str.isalpha, written)) >= _FEWEST_LETTERS:
                digits = written.translate(_KEYS)[:_DIALLED]
                lettered.append(Lettered(*found.span(), written.lower(), digits))
    return tuple(lettered)


def digits_held(text: str) -> frozenset[str]:
    """Give the digits of every stretch of a folded text in which a number could stand, in letters, too."""
    return digits_in(text).union(found.digits for found in find_lettered(text))


@lru_cache(maxsize=1024)
def _pattern(characters: str) -> re.Pattern[str]:
    return re.compile(r"[\s.()\-]{0,3}".join(map(re.escape, characters)) + r"(?![^\W_])")

"""Finds telephone numbers in folded text, in every notation a person would recognise as one.

Two kinds of evidence count. A run of digits equal to a number that some clinic has is that number, however its digits
are grouped. Any other run must look like a number (`number_shapes`) and be valid in the clinic's country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import phonenumbers
from msgspec import Struct
from phonenumbers import Leniency, NumberParseException, PhoneNumberMatcher

from clinicgen.checking.number_shapes import Run, is_number_shaped

CRISIS_NUMBERS = frozenset({"988", "911"})
LOCAL_LENGTH = 7
"""Digits of a North American number without its area code."""

# Markdown's emphasis and escapes stand between digits in sources, markup that vanishes in pages.
_SEPARATORS = r"[\s.()\[\]/*_~\\\-]"
_RUN = re.compile(rf"[0-9](?:{_SEPARATORS}{{0,6}}+[0-9]){{6,}}", re.ASCII)
_DIGITS = re.compile(r"[0-9]+")
_LONGEST = 15
# Long runs are read in overlapping stretches, because the library's matcher is not linear.
_STRETCH, _STRIDE = 120, 80


class Sighting(NamedTuple):
    """A number that stands in a text."""

    start: int
    end: int
    number: str
    """Such as `+18437889718`."""


class KnownNumbers(Struct, frozen=True):
    """The numbers of all clinics, by the ways their digits are written."""

    by_digits: Mapping[str, str]
    """The number (`+1…`) by its digits with and without the country's code or trunk zero."""
    by_local_digits: Mapping[str, tuple[str, ...]]
    """North American numbers by their last seven digits."""
    lengths: frozenset[int]
    """How long the keys of `by_digits` are."""


NO_NUMBERS = KnownNumbers({}, {}, frozenset())


def know_numbers(numbers: Mapping[str, str]) -> KnownNumbers:
    """Index numbers (`+1…`) with their national notation, so that runs of digits can be told to be them."""
    by_digits: dict[str, str] = {}
    by_local_digits: dict[str, tuple[str, ...]] = {}
    for number, national in numbers.items():
        by_digits[number[1:]] = number
        by_digits["".join(filter(str.isdigit, national)) or number[1:]] = number
        if _is_north_american(number):
            by_digits[number[2:]] = number
            local = number[-LOCAL_LENGTH:]
            by_local_digits[local] = (*by_local_digits.get(local, ()), number)
    return KnownNumbers(by_digits, by_local_digits, frozenset(map(len, by_digits)))


def find_numbers(text: str, country: str, known: KnownNumbers) -> Iterator[Sighting]:
    """Give the numbers in a folded text: clinics' own in any grouping, others where a country's rules allow them."""
    fewest = min((10, *known.lengths)) if _is_dialled_with_one(country) else 0
    for found in _RUN.finditer(text):
        start, end = found.span()
        if fewest and _is_date_like(text, start, end, fewest):
            continue
        run = Run.read(text, start, end)
        sightings = list(_known_in(run, known)) if known.lengths else []
        sightings += _unknown_in(run, country)
        if known.by_local_digits:
            sightings += _local_in(run, known)
        taken = 0
        for sighting in sorted(sightings, key=lambda one: (one.start, -one.end)):
            if sighting.start >= taken:
                taken = sighting.end
                yield sighting._replace(start=_widen(text, *sighting[:2]))


def _is_date_like(text: str, start: int, end: int, fewest: int) -> bool:
    """Tell at once that a run, such as a date, is no number, with or without its area code."""
    groups = _DIGITS.findall(text, start, end)
    shape = tuple(map(len, groups))
    is_local = shape[0] == LOCAL_LENGTH or (3, 4) in pairwise(shape)
    return sum(shape) < fewest and not is_local and "+" not in text[max(0, start - 3) : start]


def digits_in(text: str) -> frozenset[str]:
    """Give the digits of every stretch of a folded text in which a number could stand."""
    return frozenset("".join(_DIGITS.findall(run)) for run in _RUN.findall(text))


def find_digits(text: str, digits: str) -> tuple[int, int] | None:
    """Give the first place where the digits of a number stand in a folded text, with or without the country's 1."""
    forms = {digits, digits.removeprefix("1") if len(digits) == 11 else f"1{digits}"}
    known = KnownNumbers(dict.fromkeys(forms, digits), {}, frozenset(map(len, forms)))
    for found in _RUN.finditer(text):
        for sighting in _known_in(Run.read(text, *found.span()), known):
            return _widen(text, sighting.start, sighting.end), sighting.end
    return None


def dialled_number(address: str, country: str) -> str:
    """Give the number that a `tel:` or `sms:` address dials, or its digits where it is no valid number."""
    written = re.split("[;?,]", address, maxsplit=1)[0]
    digits = "".join(_DIGITS.findall(written))
    if digits in CRISIS_NUMBERS:
        return digits
    return _parse(f"+{digits}" if "+" in written else written, country) or digits


def _widen(text: str, start: int, end: int) -> int:
    """Give where a number begins with its parenthesis and plus sign."""
    if text[start - 1 : start] == "(" and ")" in text[start:end]:
        start -= 1
    return start - 1 if text[start - 1 : start] == "+" else start


def _known_in(run: Run, known: KnownNumbers) -> Iterator[Sighting]:
    for first in range(len(run.groups)):
        digits = ""
        for last in range(first, len(run.groups)):
            digits += run.groups[last]
            if len(digits) > _LONGEST:
                break
            number = known.by_digits.get(digits) if len(digits) in known.lengths else None
            if number and not run.is_inside_token(first, last):
                yield Sighting(*run.span(first, last), number)


def _local_in(run: Run, known: KnownNumbers) -> Iterator[Sighting]:
    for index, group in enumerate(run.groups):
        if len(group) == LOCAL_LENGTH and len(run.groups) == 1:
            first, digits = index, group
        elif len(group) == 4 and index and len(run.groups[index - 1]) == 3:
            first, digits = index - 1, run.groups[index - 1] + group
        else:
            continue
        for number in known.by_local_digits.get(digits, ())[:1]:
            if not run.is_inside_token(first, index):
                yield Sighting(*run.span(first, index), number)


def _unknown_in(run: Run, country: str) -> Iterator[Sighting]:
    if run.before == "+":
        yield from _international_in(run)
    if _is_dialled_with_one(country):
        yield from _north_american_in(run)
        return
    for offset in range(0, len(run.text), _STRIDE):
        for start, end, number in _matched_numbers(run.text[offset : offset + _STRETCH], country):
            yield Sighting(run.start + offset + start, run.start + offset + end, number)


def _international_in(run: Run) -> Iterator[Sighting]:
    digits, longest = "", None
    for last, group in enumerate(run.groups):
        digits += group
        if len(digits) > _LONGEST:
            break
        number = _parse(f"+{digits}", "")
        longest = Sighting(*run.span(0, last), number) if number else longest
    if longest:
        yield longest


def _north_american_in(run: Run) -> Iterator[Sighting]:
    if run.is_identifier:
        return
    for first in range(len(run.groups)):
        digits = ""
        for last in range(first, len(run.groups)):
            digits += run.groups[last]
            if len(digits) > 11:
                break
            if len(digits) == 11 - (digits[0] != "1") and is_number_shaped(run, first, last):
                number = _parse(f"+1{digits[-10:]}", "")
                if number:
                    yield Sighting(*run.span(first, last), number)


@lru_cache(maxsize=65536)
def _parse(written: str, country: str) -> str:
    try:
        number = phonenumbers.parse(written, country or None)
    except NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@lru_cache(maxsize=65536)
def _matched_numbers(text: str, country: str) -> tuple[tuple[int, int, str], ...]:
    matcher = PhoneNumberMatcher(text, country, leniency=Leniency.VALID)
    return tuple((match.start, match.end, _parse(match.raw_string, country)) for match in matcher)


@lru_cache(maxsize=512)
def _is_dialled_with_one(country: str) -> bool:
    return phonenumbers.country_code_for_region(country) == 1


def _is_north_american(number: str) -> bool:
    return number.startswith("+1") and len(number) == 12

"""Tells runs of digits that look like telephone numbers from dates, codes, decimals and hashes."""

from __future__ import annotations

import re
from typing import NamedTuple

from clinicgen.checking.folded_text import BREAK

_DIGITS = re.compile(r"[0-9]+")
_DOI = re.compile(r"(?<![0-9])10\.[0-9]{4,9}/")
_LONGEST_DOI = 80
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_EXTENSION = re.compile(r"[xX] ?[0-9]|[eE][xX][tT]")
_USUAL = frozenset({(10,), (3, 7), (6, 4), (3, 3, 4)})
_DRUG_CODE = (4, 4, 2)


class Run(NamedTuple):
    """Digits with nothing but separators between them, and what stands around them."""

    start: int
    end: int
    text: str
    groups: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    before: str
    """The character before, a plus sign also when a parenthesis stands between; empty at the text's start."""
    after: str
    has_extension: bool
    is_identifier: bool
    """Whether it is part of a DOI (`10.1001/…`)."""

    @classmethod
    def read(cls, text: str, start: int, end: int) -> Run:
        """Read the run between two offsets of a text."""
        found = tuple(_DIGITS.finditer(text, start, end))
        around = text[max(0, start - 3) : start]
        before = "+" if around.rstrip(" (").endswith("+") else around[-1:]
        return cls(
            start,
            end,
            text[start:end],
            tuple(group.group() for group in found),
            tuple(group.span() for group in found),
            before,
            text[end : end + 1],
            _EXTENSION.match(text, end) is not None,
            _is_in_doi(text, start, found[0].end()),
        )

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give where the groups from first to last stand in the text."""
        return self.spans[first][0], self.spans[last][1]

    def separator(self, index: int) -> str:
        """Give what stands between a group and the next."""
        return self.text[self.spans[index][1] - self.start : self.spans[index + 1][0] - self.start]

    def is_inside_token(self, first: int, last: int) -> bool:
        """Tell whether digits without any separator stand in one word with letters, as in a hash."""
        if first != last:
            return False
        touches_letter = self.after.isalpha() and not self.has_extension
        return (first == 0 and self.before.isalpha()) or (last == len(self.groups) - 1 and touches_letter)


def _is_in_doi(text: str, start: int, first_end: int) -> bool:
    lead = text[max(0, start - _LONGEST_DOI) : start].rpartition(BREAK)[2]
    token = lead.split()[-1] if lead and not lead[-1].isspace() else ""
    return _DOI.search(token + text[start : first_end + 12]) is not None


def is_number_shaped(run: Run, first: int, last: int) -> bool:
    """Tell whether some groups of a run are grouped as people group a North American number."""
    groups = run.groups[first : last + 1]
    if run.is_inside_token(first, last):
        return False
    shape = tuple(map(len, groups))
    local_shape = shape[1:] if shape[0] == 1 and groups[0] == "1" and sum(shape) == 11 else shape
    if local_shape in _USUAL or shape == (11,):
        return not _is_decimal(run, first, last, len(local_shape))
    is_whole = first == 0 and last == len(run.groups) - 1
    return is_whole and _is_unusual_number(run, groups, local_shape)


def _is_decimal(run: Run, first: int, last: int, parts: int) -> bool:
    """A group of many digits beside a point is a decimal fraction: `0.8437889718`, `303.6789012`."""
    if parts > 2:
        return False
    from_group = max(first - 1, 0)
    to_group = min(last, len(run.groups) - 2)
    return any(run.separator(index) == "." for index in range(from_group, to_group + 1))


def _is_unusual_number(run: Run, groups: tuple[str, ...], shape: tuple[int, ...]) -> bool:
    if set(shape) == {1}:
        return True
    if len(shape) > 4 or min(shape) < 2 or max(shape) > 4 or shape == _DRUG_CODE:
        return False
    has_year = any(map(_YEAR.match, groups))
    # Four groups with a point between each are an address of a computer or a version.
    is_dotted = all(run.separator(index) == "." for index in range(len(run.groups) - 1))
    return not has_year and not is_dotted

"""Structured data names opening hours that are not the clinic's.

## Why it matters

Search engines and maps tell them to patients, who then stand before a closed door.

## Example

```html
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "MedicalClinic", "openingHours": "Mo-Su 07:00-22:00"}
</script>
```

## Use instead

```html
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "MedicalClinic", "openingHours": "Mo-Fr 09:00-17:00"}
</script>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from clinicgen.checking.disk_scopes import DataOnDisk
from clinicgen.checking.problem import Problem
from clinicgen.checking.structured_nodes import Node, bare_term, texts_of
from clinicgen.model.clinic import DayHours
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_PLACES = frozenset({"LocalBusiness", "MedicalOrganization"})
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = re.compile(r"([A-Za-z]{2})(?:\s*-\s*([A-Za-z]{2}))?\Z")
_SPAN = re.compile(r"(\d{1,2}:\d\d)(?::\d\d)?\s*-\s*(\d{1,2}:\d\d)(?::\d\d)?\Z", re.ASCII)
_CLOSED = ("00:00", "00:00")
_ENDLESS = ("23:59", "00:00")
"""How the end of a day is written that has no later one."""

Week = Mapping[int, frozenset[tuple[str, str]]]


def check_disk_data(data: DataOnDisk) -> Iterator[Problem]:
    """Compare the hours of each place of business with the clinic's week; a day it does not know is not compared."""
    clinic = data.context.clinic
    known = _read_week(clinic.week)
    if not known:
        return
    for node in data.nodes:
        if not any(data.vocabulary.is_kind(one, _PLACES) for one in node.types):
            continue
        said = _said_by(node)
        for day in sorted(said.keys() & known.keys()):
            if said[day] != known[day]:
                name = _DAYS[day].capitalize()
                message = (
                    f"structured data says {name} {_spell(said[day])}, {clinic.facts.name} is "
                    f"{'' if not known[day] else 'open '}{_spell(known[day])}"
                )
                words = (f'"{name}"', '"openingHours"', '"openingHoursSpecification"')
                yield Problem(message, "write the hours of the clinic's facts", words=words)


@lru_cache(maxsize=64)
def _read_week(week: tuple[DayHours, ...]) -> Week:
    return {day.weekday: frozenset(_span(one.opens, one.closes) for one in day.intervals) for day in week}


def _said_by(node: Node) -> Week:
    said: dict[int, set[tuple[str, str]]] = {}
    for text in texts_of(node.values.get("openingHours")):
        for days, span in _read_short(text):
            for day in days:
                said.setdefault(day, set()).add(span)
    specified = node.values.get("openingHoursSpecification")
    for one in specified if isinstance(specified, list) else [specified]:
        # What holds for a time only is a holiday's.
        if not isinstance(one, dict) or "validFrom" in one or "validThrough" in one:
            continue
        span = _span(_time(one.get("opens")), _time(one.get("closes")))
        for name in texts_of(one.get("dayOfWeek")):
            weekday = bare_term(name).lower()
            if weekday in _DAYS and all(span):
                said.setdefault(_DAYS.index(weekday), set()).add(span)
    return {day: frozenset(span for span in spans if span != _CLOSED) for day, spans in said.items()}


def _read_short(text: str) -> Iterator[tuple[list[int], tuple[str, str]]]:
    days: list[int] = []
    for part in re.split(r"\s+|(?<=[a-z]),\s*", text.strip()):
        named, span = _SHORT.match(part), _SPAN.match(part)
        if named:
            first, last = (_index(name) for name in (named[1], named[2] or named[1]))
            days += [day % 7 for day in range(first, last + 1 + 7 * (last < first))] if min(first, last) >= 0 else []
        elif span:
            yield days, _span(_time(span[1]), _time(span[2]))


def _index(short: str) -> int:
    return next((index for index, day in enumerate(_DAYS) if day.startswith(short.lower())), -1)


def _time(value: object) -> str:
    found = re.match(r"(\d{1,2}):(\d\d)", str(value), re.ASCII)
    return f"{int(found[1]):02}:{found[2]}" if found else ""


def _span(opens: str, closes: str) -> tuple[str, str]:
    """Give a stretch of a day; equal times are how structured data says that a place is closed."""
    return _CLOSED if opens == closes else (opens, "24:00" if closes in _ENDLESS else closes)


def _spell(spans: frozenset[tuple[str, str]]) -> str:
    return " and ".join(f"{opens} to {closes}" for opens, closes in sorted(spans)) or "closed"

"""Opening hours as people write them, to the intervals of each weekday."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from clinicgen.loading.suggestions import did_you_mean
from clinicgen.model.clinic import DayHours, Interval

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_GROUPS = MappingProxyType(
    {
        "weekday": "monday-friday",
        "weekdays": "monday-friday",
        "weekend": "saturday-sunday",
        "weekends": "saturday-sunday",
        "daily": "monday-sunday",
        "every day": "monday-sunday",
    }
)

HoursValue = str | tuple[str, ...]
"""`closed`, one span, or several."""

_DASH = r"[-\u2010-\u2015\u2212]"
_DASHES = re.compile(rf" ?{_DASH} ?")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})\Z")
_SPAN_HINT = 'write opening and closing by the 24-hour clock, like "09:00-17:00", or closed'


class HoursProblem(Struct, frozen=True):
    """What is wrong with hours, and where among them."""

    path: tuple[str, ...]
    """Within the value that was read: nothing, a day's key, and the number of the span in a list."""
    message: str
    hint: str
    is_key: bool = False
    """Whether the key, not the value, is wrong."""


def read_week(hours: Mapping[str, HoursValue]) -> tuple[tuple[DayHours, ...], tuple[HoursProblem, ...]]:
    """Read the hours of weekdays: the days that are known, Monday first, and what is wrong."""
    problems: list[HoursProblem] = []
    named: dict[int, str] = {}
    days: list[DayHours] = []
    for key, value in hours.items():
        weekdays = _read_days(key)
        if isinstance(weekdays, HoursProblem):
            problems.append(weekdays)
            weekdays = ()
        intervals, wrong = read_intervals(value)
        problems.extend(HoursProblem((key, *problem.path), problem.message, problem.hint) for problem in wrong)
        twice = [weekday for weekday in weekdays if weekday in named]
        if twice:
            other = named[twice[0]]
            message = f"`{key}` and `{other}` both name {WEEKDAYS[twice[0]].capitalize()}"
            problems.append(HoursProblem((key,), message, "name each day once; a day can have a list of spans", True))
        for weekday in weekdays:
            named.setdefault(weekday, key)
            days.append(DayHours(weekday, intervals))
    return tuple(sorted(days, key=lambda day: day.weekday)), tuple(problems)


def read_intervals(value: HoursValue) -> tuple[tuple[Interval, ...], tuple[HoursProblem, ...]]:
    """Read one day's hours; none of them where it is closed. Paths are those within one day."""
    spans = (value,) if isinstance(value, str) else value
    if len(spans) == 1 and spans[0].casefold() == "closed":
        return (), ()
    if not spans:
        return (), (HoursProblem((), "the list of spans is empty", "write `closed` if the clinic is"),)
    problems: list[HoursProblem] = []
    apart: list[Interval] = []
    for index, span in enumerate(spans):
        path = () if isinstance(value, str) else (str(index),)
        interval = _read_span(span, path)
        if isinstance(interval, HoursProblem):
            problems.append(interval)
            continue
        following = bisect_left(apart, interval.opens, key=lambda one: one.opens)
        # Spans that are apart and in order can meet a new one only beside the place where it belongs.
        beside = apart[max(following - 1, 0) : following + 1]
        clash = next((one for one in beside if interval.opens < one.closes and one.opens < interval.closes), None)
        if clash:
            message = f"`{span}` overlaps `{clash.opens}-{clash.closes}`"
            problems.append(HoursProblem(path, message, "write spans that follow one another"))
        else:
            apart.insert(following, interval)
    return tuple(apart), tuple(problems)


def _read_days(key: str) -> tuple[int, ...] | HoursProblem:
    """Give the weekdays a key names; a range may go over the week's end."""
    words = _DASHES.split(unicodedata.normalize("NFKC", key).strip().casefold())
    for word in words:
        if word not in WEEKDAYS:
            group = _GROUPS.get(word)
            hint = f"write `{group}`" if group else did_you_mean(word, WEEKDAYS) or _abbreviated(word)
            hint = hint or "write a weekday's full English name, or a range like `monday-friday`"
            return HoursProblem((key,), f"`{key}` names no day of the week", hint, True)
    if len(words) > 2:
        hint = "write a range from one day to another, like `monday-friday`"
        return HoursProblem((key,), f"`{key}` is not a range of two days", hint, True)
    first, last = WEEKDAYS.index(words[0]), WEEKDAYS.index(words[-1])
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


def _abbreviated(word: str) -> str:
    full = next((day for day in WEEKDAYS if len(word) >= 3 and day.startswith(word.rstrip("."))), None)
    return f"did you mean `{full}`?" if full else ""


def _read_span(span: str, path: tuple[str, ...]) -> Interval | HoursProblem:
    text = unicodedata.normalize("NFKC", span)
    if text.casefold() == "closed":
        return HoursProblem(path, "`closed` stands beside other spans", "write either `closed` or the spans")
    times = [time for time in map(_read_time, _DASHES.split(text)) if time]
    if len(times) != 2 or times[0] == "24:00" or len(_DASHES.findall(text)) != 1:
        return HoursProblem(path, f"`{span}` is not a span of time", _SPAN_HINT)
    opens, closes = times
    if closes == opens:
        hint = 'for the whole day write "00:00-24:00"'
        return HoursProblem(path, f"`{span}` closes when it opens", hint)
    if closes < opens:
        here, next_day = f'"{opens}-24:00"', f'"00:00-{closes}"'
        hint = f"write past midnight on two days: {here} here, {next_day} on the next"
        hint = f"write midnight as {here}" if closes == "00:00" else hint
        return HoursProblem(path, f"`{span}` closes before it opens", hint)
    return Interval(opens, closes)


def _read_time(word: str) -> str | None:
    match = _TIME.match(word.strip())
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2])
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    return f"{hour:02}:{minute:02}"

"""Writes days and hours for people, the same on every machine."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import groupby

from clinicgen.model.clinic import DayHours, Holiday, Interval
from clinicgen.rendering.clinic_views import DateView, HolidayView, HoursRow

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def show_date(date: datetime.date) -> DateView:
    """Write a day as `March 2, 2026`."""
    return DateView(date.isoformat(), f"{_MONTHS[date.month - 1]} {date.day}, {date.year}")


def show_week(week: Sequence[DayHours]) -> tuple[HoursRow, ...]:
    """Write the week's hours, neighbouring days with the same hours in one row."""
    rows = []
    # Days that are not neighbours differ in weekday minus place, so a gap in the week begins a row.
    numbered = enumerate(week)
    for (_, intervals), group in groupby(numbered, lambda item: (item[1].weekday - item[0], item[1].intervals)):
        days = [day.weekday for _, day in group]
        first, last = WEEKDAYS[days[0]], WEEKDAYS[days[-1]]
        joined = first if first == last else f"{first} and {last}" if len(days) == 2 else f"{first} to {last}"
        numbers = " ".join(str(day + 1) for day in days)
        rows.append(HoursRow(joined, show_intervals(intervals), not intervals, numbers, write_times(intervals)))
    return tuple(rows)


def show_holiday(holiday: Holiday) -> HolidayView:
    """Write a day with other hours than usual."""
    return HolidayView(
        show_date(holiday.date), holiday.label, show_intervals(holiday.intervals), write_times(holiday.intervals)
    )


def show_intervals(intervals: Sequence[Interval]) -> str:
    """Write opening hours: `9:00 AM to 5:00 PM`, several with commas, or `Closed`."""
    if not intervals:
        return "Closed"
    return ", ".join(_show_interval(interval) for interval in intervals)


def write_times(intervals: Sequence[Interval]) -> str:
    """Write opening hours for scripts: `09:00~12:00 13:00~17:00`."""
    return " ".join(f"{interval.opens}~{interval.closes}" for interval in intervals)


def _show_interval(interval: Interval) -> str:
    if (interval.opens, interval.closes) == ("00:00", "24:00"):
        return "Open 24 hours"
    return f"{_show_time(interval.opens)} to {_show_time(interval.closes)}"


def _show_time(time: str) -> str:
    hour, _, minute = time.partition(":")
    if time in ("00:00", "24:00"):
        return "midnight"
    return f"{(int(hour) + 11) % 12 + 1}:{minute} {'AM' if int(hour) < 12 else 'PM'}"

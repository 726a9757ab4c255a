from __future__ import annotations

import datetime

import pytest

from clinicgen.model.clinic import DayHours, Holiday, Interval
from clinicgen.rendering.dates import show_date, show_holiday, show_intervals, show_week

NINE_TO_FIVE = (Interval("09:00", "17:00"),)


def test_a_day_reads_as_americans_write_it() -> None:
    shown = show_date(datetime.date(2026, 3, 2))
    assert (shown.iso, shown.text) == ("2026-03-02", "March 2, 2026")


@pytest.mark.parametrize(
    ("intervals", "text"),
    [
        ((), "Closed"),
        ((("09:00", "17:00"),), "9:00 AM to 5:00 PM"),
        ((("08:30", "12:00"), ("13:00", "18:15")), "8:30 AM to 12:00 PM, 1:00 PM to 6:15 PM"),
        ((("00:00", "24:00"),), "Open 24 hours"),
        ((("18:00", "24:00"),), "6:00 PM to midnight"),
        ((("00:30", "12:30"),), "12:30 AM to 12:30 PM"),
    ],
)
def test_hours_read_as_people_say_them(intervals: tuple[tuple[str, str], ...], text: str) -> None:
    assert show_intervals([Interval(*interval) for interval in intervals]) == text


def test_neighbouring_days_with_the_same_hours_share_a_row_and_gaps_part_them() -> None:
    week = [DayHours(day, NINE_TO_FIVE) for day in (0, 1, 2, 4)] + [DayHours(5, ()), DayHours(6, ())]
    assert [(row.days, row.text, row.is_closed) for row in show_week(week)] == [
        ("Monday to Wednesday", "9:00 AM to 5:00 PM", False),
        ("Friday", "9:00 AM to 5:00 PM", False),
        ("Saturday and Sunday", "Closed", True),
    ]


def test_rows_say_days_and_hours_for_scripts_too() -> None:
    broken = (Interval("08:30", "12:00"), Interval("13:00", "24:00"))
    week = [DayHours(day, broken) for day in (0, 1)] + [DayHours(6, ())]
    assert [(row.weekdays, row.times) for row in show_week(week)] == [
        ("1 2", "08:30~12:00 13:00~24:00"),
        ("7", ""),
    ]
    assert show_holiday(Holiday(datetime.date(2026, 12, 24), broken, None)).times == "08:30~12:00 13:00~24:00"

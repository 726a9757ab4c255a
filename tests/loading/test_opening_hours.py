"""Opening hours are read as people write them, and refused where two readings are possible."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicgen.loading.opening_hours import WEEKDAYS, HoursValue, read_intervals, read_week


def week(hours: dict[str, HoursValue]) -> dict[int, list[str]]:
    days, problems = read_week(hours)
    assert problems == ()
    return {day.weekday: [f"{one.opens}-{one.closes}" for one in day.intervals] for day in days}


def test_days_and_ranges_are_read_in_any_case() -> None:
    assert week({"Monday-Wednesday": "9:00-17:00", "SATURDAY": "closed", "thursday – friday": "08:30–12:00"}) == {
        0: ["09:00-17:00"],
        1: ["09:00-17:00"],
        2: ["09:00-17:00"],
        3: ["08:30-12:00"],
        4: ["08:30-12:00"],
        5: [],
    }


def test_a_range_may_go_over_the_weeks_end() -> None:
    assert week({"saturday-monday": "10:00-14:00"}) == {0: ["10:00-14:00"], 5: ["10:00-14:00"], 6: ["10:00-14:00"]}


def test_a_list_of_spans_is_put_in_order_and_may_end_at_midnight() -> None:
    assert week({"friday": ("13:00 - 24:00", "9:00 - 12:00")}) == {4: ["09:00-12:00", "13:00-24:00"]}
    assert week({"friday": ("closed",), "sunday": "Closed"}) == {4: [], 6: []}


def test_spans_that_touch_do_not_overlap() -> None:
    assert week({"friday": ("9:00-12:00", "12:00-13:00")}) == {4: ["09:00-12:00", "12:00-13:00"]}


SPAN = 'write opening and closing by the 24-hour clock, like "09:00-17:00", or closed'


@pytest.mark.parametrize(
    ("hours", "path", "message", "hint"),
    [
        ({"mon": "9:00-17:00"}, ("mon",), "`mon` names no day of the week", "did you mean `monday`?"),
        ({"Thurs": "9:00-17:00"}, ("Thurs",), "`Thurs` names no day of the week", "did you mean `thursday`?"),
        ({"tue-fri": "9:00-17:00"}, ("tue-fri",), "`tue-fri` names no day of the week", "did you mean `tuesday`?"),
        ({"weekdays": "closed"}, ("weekdays",), "`weekdays` names no day of the week", "write `monday-friday`"),
        (
            {"holidays!": "9:00-17:00"},
            ("holidays!",),
            "`holidays!` names no day of the week",
            "write a weekday's full English name, or a range like `monday-friday`",
        ),
        (
            {"monday-tuesday-friday": "closed"},
            ("monday-tuesday-friday",),
            "`monday-tuesday-friday` is not a range of two days",
            "write a range from one day to another, like `monday-friday`",
        ),
        (
            {"monday-friday": "closed", "tuesday": "9:00-17:00"},
            ("tuesday",),
            "`tuesday` and `monday-friday` both name Tuesday",
            "name each day once; a day can have a list of spans",
        ),
        ({"monday": "9-5"}, ("monday",), "`9-5` is not a span of time", SPAN),
        ({"monday": "9am-5pm"}, ("monday",), "`9am-5pm` is not a span of time", SPAN),
        ({"monday": "09:00"}, ("monday",), "`09:00` is not a span of time", SPAN),
        ({"monday": "25:00-26:00"}, ("monday",), "`25:00-26:00` is not a span of time", SPAN),
        ({"monday": "24:00-24:00"}, ("monday",), "`24:00-24:00` is not a span of time", SPAN),
        ({"monday": "9:00-12:00-13:00"}, ("monday",), "`9:00-12:00-13:00` is not a span of time", SPAN),
        ({"monday": "9:00-x-12:00"}, ("monday",), "`9:00-x-12:00` is not a span of time", SPAN),
        (
            {"monday": "22:00-02:00"},
            ("monday",),
            "`22:00-02:00` closes before it opens",
            'write past midnight on two days: "22:00-24:00" here, "00:00-02:00" on the next',
        ),
        (
            {"monday": "17:00-00:00"},
            ("monday",),
            "`17:00-00:00` closes before it opens",
            'write midnight as "17:00-24:00"',
        ),
        (
            {"monday": "09:00-09:00"},
            ("monday",),
            "`09:00-09:00` closes when it opens",
            'for the whole day write "00:00-24:00"',
        ),
        (
            {"monday": ("9:00-12:00", "11:00-13:00")},
            ("monday", "1"),
            "`11:00-13:00` overlaps `09:00-12:00`",
            "write spans that follow one another",
        ),
        (
            {"monday": ("9:00-12:00", "closed")},
            ("monday", "1"),
            "`closed` stands beside other spans",
            "write either `closed` or the spans",
        ),
        ({"monday": ()}, ("monday",), "the list of spans is empty", "write `closed` if the clinic is"),
    ],
)
def test_what_could_be_read_two_ways_is_refused(
    hours: dict[str, HoursValue], path: tuple[str, ...], message: str, hint: str
) -> None:
    _, problems = read_week(hours)
    assert [(problem.path, problem.message, problem.hint) for problem in problems] == [(path, message, hint)]


MINUTES = st.integers(0, 24 * 60)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@given(st.lists(MINUTES, min_size=2, max_size=8, unique=True))
def test_spans_that_follow_one_another_come_back_as_they_were(minutes: list[int]) -> None:
    ordered = sorted(minutes)[: len(minutes) // 2 * 2]
    spans = tuple(f"{clock(a)}-{clock(b)}" for a, b in zip(ordered[::2], ordered[1::2], strict=True))
    intervals, problems = read_intervals(spans)
    assert problems == () and [f"{one.opens}-{one.closes}" for one in intervals] == list(spans)


@given(st.dictionaries(st.sampled_from([*WEEKDAYS, "x", "monday-friday", "-"]), st.text(max_size=12), max_size=4))
def test_no_text_whatever_gives_a_traceback(hours: dict[str, HoursValue]) -> None:
    read_week(hours)

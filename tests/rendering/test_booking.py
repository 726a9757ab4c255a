from __future__ import annotations

from types import SimpleNamespace

import pytest

from clinicgen.rendering.booking import booking_address


def clinic(booking: str, *, utm: bool = True, url: str = "https://harbor.test"):
    facts = SimpleNamespace(booking=SimpleNamespace(url=booking, utm=utm), url=url)
    return SimpleNamespace(slug="harbor", facts=facts)


MARKS = "utm_source=website&utm_medium=header&utm_campaign=harbor"


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("https://book.test/new", f"https://book.test/new?{MARKS}"),
        ("https://book.test/new?location=12", f"https://book.test/new?location=12&{MARKS}"),
        ("https://book.test/new?", f"https://book.test/new?{MARKS}"),
        ("https://book.test/new?a=1&", f"https://book.test/new?a=1&{MARKS}"),
        ("https://book.test/#/start", f"https://book.test/?{MARKS}#/start"),
        ("https://book.test/a?b=c#d?e", f"https://book.test/a?b=c&{MARKS}#d?e"),
    ],
)
def test_marks_follow_the_declared_query_and_stand_before_the_fragment(declared: str, expected: str) -> None:
    assert booking_address(clinic(declared), "header") == expected


def test_a_mark_that_was_declared_is_never_replaced() -> None:
    address = booking_address(clinic("https://book.test/?utm_source=agency"), "bar")
    assert address == "https://book.test/?utm_source=agency&utm_medium=bar&utm_campaign=harbor"


@pytest.mark.parametrize("booking", ["https://harbor.test/book", "https://HARBOR.test/?x=1#y"])
def test_a_site_that_books_on_its_own_host_carries_no_marks(booking: str) -> None:
    assert booking_address(clinic(booking), "hero") == booking


def test_a_clinic_that_wants_no_marks_has_none() -> None:
    assert booking_address(clinic("https://book.test/", utm=False), "hero") == "https://book.test/"

"""Numbers are read in any usual notation, and refused where nobody could dial them."""

from __future__ import annotations

import pytest

from clinicgen.loading.phones import PhoneProblem, read_phone
from clinicgen.model.clinic import Phone

MYRTLE_BEACH = Phone("+18437889718", "(843) 788-9718")


@pytest.mark.parametrize(
    "text",
    [
        "(843) 788-9718", "8437889718", "843-788-9718", "843.788.9718", "843 788 9718", "+1 843 788 9718",
        "1-843-788-9718", "+1 (843) 788-9718", "18437889718", "843/788-9718", "(843) 788–9718",
        "843\u00a0788\u00a09718", "８４３ 788 9718", "8 4 3 7 8 8 9 7 1 8",
    ],
)  # fmt: skip
def test_every_usual_notation_is_one_number(text: str) -> None:
    assert read_phone(text, "US") == MYRTLE_BEACH


def test_the_link_is_the_international_form() -> None:
    assert MYRTLE_BEACH.link == "tel:+18437889718"


@pytest.mark.parametrize(
    ("text", "country", "e164", "national"),
    [
        ("1-800-FLOWERS", "US", "+18003569377", "(800) 356-9377"),
        ("604 555 0123", "CA", "+16045550123", "(604) 555-0123"),
        ("020 7946 0018", "GB", "+442079460018", "020 7946 0018"),
        ("+44 20 7946 0018", "US", "+442079460018", "+44 20 7946 0018"),
        ("(217) 555-0142", "US", "+12175550142", "(217) 555-0142"),
    ],
)
def test_numbers_follow_the_rules_of_the_clinics_country(text: str, country: str, e164: str, national: str) -> None:
    assert read_phone(text, country) == Phone(e164, national)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("988", "is a crisis number, never a clinic's"),
        ("9-1-1", "is a crisis number, never a clinic's"),
        ("788-9718", "has no area code"),
        ("123", "has too few digits"),
        ("843 788 97181", "has too many digits"),
        ("000-000-0000", "is a number that nobody can have"),
        ("(843) 123-4567", "is a number that nobody can have"),
        ("843 788 9718 ext. 5", "has an extension, which a link cannot dial for every patient"),
        ("843-788-9718 x5", "has an extension, which a link cannot dial for every patient"),
        ("x5", "is not a telephone number"),
        ("call us", "is not a telephone number"),
        ("Tel 843 788 9718", "is not a telephone number"),
        ("843-788-9718 / 843-788-9719", "is not a telephone number"),
        ("+999 12345678", "is not a telephone number"),
        ("+", "is not a telephone number"),
        ("(" * 5000, "is not a telephone number"),
        ("1" * 5000, "is not a telephone number"),
    ],
)
def test_what_nobody_can_dial_is_refused_with_a_hint(text: str, says: str) -> None:
    read = read_phone(text, "US")
    assert isinstance(read, PhoneProblem)
    assert read.message == f"`{text}` {says}"
    assert read.hint

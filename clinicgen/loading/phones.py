"""Telephone numbers as people write them, to the forms they are shown and linked in."""

from __future__ import annotations

import re

import phonenumbers
from msgspec import Struct
from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult

from clinicgen.model.clinic import Phone

CRISIS_NUMBERS = ("988", "911")

_START = re.compile(r"[+＋(\d]")
_HINT = "write it like (843) 788-9718"
_LENGTHS = {
    ValidationResult.TOO_SHORT: "has too few digits",
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "has no area code",
    ValidationResult.TOO_LONG: "has too many digits",
    ValidationResult.INVALID_COUNTRY_CODE: "has a country code that does not exist",
}


class PhoneProblem(Struct, frozen=True):
    """Why a text is not a number that patients can dial."""

    message: str
    hint: str


def is_phone_country(country: str) -> bool:
    """Tell whether numbers can be read by a country's rules."""
    return country in phonenumbers.SUPPORTED_REGIONS


def read_phone(text: str, country: str) -> Phone | PhoneProblem:
    """Read a number by the rules of a country (its two-letter code)."""
    if "".join(filter(str.isdigit, text)) in CRISIS_NUMBERS:
        return PhoneProblem(f"`{text}` is a crisis number, never a clinic's", "write the clinic's own number")
    if not _START.match(text):
        return PhoneProblem(f"`{text}` is not a telephone number", _HINT)
    try:
        number = phonenumbers.parse(text, country)
    except NumberParseException:
        return PhoneProblem(f"`{text}` is not a telephone number", _HINT)
    if number.extension:
        hint = "write the number alone; the extension can be told under `facts`"
        return PhoneProblem(f"`{text}` has an extension, which a link cannot dial for every patient", hint)
    length = phonenumbers.is_possible_number_with_reason(number)
    if length != ValidationResult.IS_POSSIBLE:
        problem = _LENGTHS.get(length, "has a number of digits that no telephone number has")
        return PhoneProblem(f"`{text}` {problem}", f"{_HINT}, or with its country code if it is not of {country}")
    if not phonenumbers.is_valid_number(number):
        hint = f"check its digits; begin with + and the country code if it is not of {country}"
        return PhoneProblem(f"`{text}` is a number that nobody can have", hint)
    home = phonenumbers.country_code_for_region(country)
    # A foreign number without its country code would not reach anyone from here.
    shown = PhoneNumberFormat.NATIONAL if number.country_code == home else PhoneNumberFormat.INTERNATIONAL
    return Phone(phonenumbers.format_number(number, PhoneNumberFormat.E164), phonenumbers.format_number(number, shown))

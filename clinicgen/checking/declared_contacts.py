"""What `allowed_contacts` of clinicgen.yaml declares: numbers, names, hosts and e-mails that any page may show."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from clinicgen.checking.phone_numbers import dialled_number
from clinicgen.checking.term_search import Term, TermIndex, index_terms, make_term
from clinicgen.checking.web_addresses import Address, host_forms, read_address

_HOST = re.compile(r"(?:https?://)?(?:[\w-]++\.)+[^\W\d_]{2,}+(?:[/?#:]\S*+)?\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\+?[\d(][\dA-Za-z\s().\-/]*\Z", re.ASCII)
_DIGITS = re.compile(r"[\d\s().+\-/]+\Z", re.ASCII)


class Declared(Struct, frozen=True):
    """Contacts that belong to no clinic and may stand anywhere."""

    numbers: frozenset[str]
    """`+1…`, or the bare digits of short numbers."""
    emails: frozenset[str]
    addresses: tuple[Address, ...]
    terms: frozenset[Term]
    index: TermIndex


def read_declared(written: Iterable[str], country: str) -> Declared:
    """Sort what a workspace declares into kinds; a number without its country's code is one of the country given."""
    numbers: set[str] = set()
    emails: set[str] = set()
    addresses: list[Address] = []
    terms: list[Term] = []
    for text in written:
        if "@" in text:
            emails.add(text.strip().lower())
        elif _HOST.match(text):
            address = read_address(text)
            addresses += [address._replace(host=host) for host in host_forms(address.host)]
        elif number := _read_number(text, country):
            numbers.add(number)
        elif term := make_term("name", text):
            terms.append(term)
    return Declared(frozenset(numbers), frozenset(emails), tuple(addresses), frozenset(terms), index_terms(terms))


def _read_number(text: str, country: str) -> str:
    if not _NUMBER.match(text):
        return ""
    number = dialled_number(text, country)
    return number if number.startswith("+") or _DIGITS.match(text) else ""

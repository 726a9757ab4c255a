"""Finds contacts of clinics in the source of a text, with the exact characters they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from clinicgen.checking.contact_book import FleetContacts, Owner
from clinicgen.checking.email_addresses import find_emails
from clinicgen.checking.folded_text import TracedText, trace
from clinicgen.checking.phone_numbers import find_numbers
from clinicgen.checking.term_search import Hit, candidates, find_term, words_in
from clinicgen.checking.vanity_numbers import find_vanities
from clinicgen.checking.web_addresses import address_from, closeness, covers

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class Hardcoded(NamedTuple):
    """A clinic's contact that stands in a source text."""

    start: int
    end: int
    owner: Owner


def find_hardcoded(source: str, contacts: FleetContacts) -> tuple[Hardcoded, ...]:
    """Give every clinic's phone, e-mail, name, street and address in a text, but for its comments and declared ones."""
    traced = trace(_COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), source))
    found = [
        *_numbers(traced.folded, contacts),
        *_emails(traced.folded, contacts),
        *_terms(traced.folded, contacts),
    ]
    longest: list[Hardcoded] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not longest or one.end > longest[-1].end:
            longest.append(one)
    return tuple(_in_source(one, traced) for one in longest)


def find_cities(source: str, contacts: FleetContacts) -> tuple[Hardcoded, ...]:
    """Give the cities of clinics that a text names, but for its comments."""
    traced = trace(_COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), source))
    lowered = traced.folded.lower()
    hits = [
        Hardcoded(hit.start, hit.end, contacts.city_owners[hit.term])
        for term in candidates(contacts.cities, words_in(lowered))
        for hit in find_term(term, traced.folded, lowered)
    ]
    cities = [_in_source(one, traced) for one in sorted(hits)]
    # A city inside a name or an address is said with it.
    taken = find_hardcoded(source, contacts) if cities else ()
    return tuple(city for city in cities if not any(one.start <= city.start < one.end for one in taken))


def _in_source(one: Hardcoded, traced: TracedText) -> Hardcoded:
    return Hardcoded(*traced.origins(one.start, one.end), one.owner)


def _numbers(text: str, contacts: FleetContacts) -> Iterator[Hardcoded]:
    # Other numbers are read by American rules, so that seven digits of one are not taken for a clinic's local number.
    sightings = [*find_numbers(text, "US", contacts.numbers), *find_vanities(text.lower(), contacts.vanities)]
    for start, end, number in sightings:
        owners = contacts.number_owners.get(number)
        if owners and number not in contacts.declared.numbers:
            yield Hardcoded(start, end, owners[0])


def _emails(text: str, contacts: FleetContacts) -> Iterator[Hardcoded]:
    for start, end, email in find_emails(text):
        owners = contacts.email_owners.get(email)
        if owners and email not in contacts.declared.emails:
            yield Hardcoded(start, end, owners[0])


def _terms(text: str, contacts: FleetContacts) -> Iterator[Hardcoded]:
    lowered = text.lower()
    words = words_in(lowered)
    declared = [
        hit.start for term in candidates(contacts.declared.index, words) for hit in find_term(term, text, lowered)
    ]
    for term in candidates(contacts.terms, words):
        for hit in find_term(term, text, lowered):
            if term.kind == "host":
                yield from _address(hit, text, contacts)
            elif term not in contacts.declared.terms and hit.start not in declared:
                yield Hardcoded(hit.start, hit.end, contacts.term_owners[term][0])


def _address(hit: Hit, text: str, contacts: FleetContacts) -> Iterator[Hardcoded]:
    end, seen = address_from(text, hit.start, hit.end)
    if any(covers(declared, seen) for declared in contacts.declared.addresses):
        return
    known = [one for one in contacts.addresses.get(seen.host, ()) if covers(one.address, seen)]
    if known:
        closest = max(known, key=lambda one: closeness(one.address))
        scheme = re.search(r"https?://\Z", text[max(0, hit.start - 8) : hit.start])
        yield Hardcoded(hit.start - (len(scheme.group()) if scheme else 0), end, closest.owner)

"""What one clinic's pages may show: its own facts, whoever else has the same."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from clinicgen.checking.email_addresses import find_emails
from clinicgen.checking.folded_text import fold
from clinicgen.checking.phone_numbers import NO_NUMBERS, find_numbers
from clinicgen.checking.term_search import Term, TermIndex, TermKind, index_terms, make_term
from clinicgen.checking.web_addresses import Address, host_forms, read_address
from clinicgen.model.clinic import Clinic


class OwnContacts(Struct, frozen=True):
    """One clinic's own contacts."""

    numbers: frozenset[str]
    emails: frozenset[str]
    terms: frozenset[Term]
    """Names, streets and other facts of its own that could be mistaken for another's."""
    index: TermIndex
    addresses: tuple[Address, ...]
    """Its site, reviews, profiles and brand: whatever lies beneath them is its own."""
    bookings: tuple[Address, ...]
    """Where it books; by each spelling of the host."""


OWNS_NOTHING = OwnContacts(frozenset(), frozenset(), frozenset(), index_terms(()), (), ())


def gather_own(clinic: Clinic, taken_numbers: frozenset[str], taken_emails: frozenset[str]) -> OwnContacts:
    """Gather a clinic's own contacts; what is written in its `facts` counts unless it is some clinic's number."""
    facts = clinic.facts
    numbers = {phone.e164 for phone in (clinic.phone, clinic.text_phone, clinic.fax) if phone}
    emails = {facts.email.lower()} if facts.email else set()
    for text in map(fold, (*facts.facts.values(), *_links(clinic), facts.booking.url)):
        country = facts.address.country
        numbers |= {sighting.number for sighting in find_numbers(text, country, NO_NUMBERS)} - taken_numbers
        emails |= {sighting.email for sighting in find_emails(text)} - taken_emails
    terms = tuple(term for kind, text in _words(clinic) if (term := make_term(kind, text)))
    return OwnContacts(
        frozenset(numbers),
        frozenset(emails),
        frozenset(terms),
        index_terms(terms),
        tuple(form for url in _links(clinic) for form in _forms(url)),
        tuple(_forms(facts.booking.url)),
    )


def _forms(url: str) -> Iterator[Address]:
    address = read_address(url)
    return (address._replace(host=host) for host in host_forms(address.host))


def _links(clinic: Clinic) -> Iterator[str]:
    facts = clinic.facts
    yield facts.url
    yield from (profile.url for profile in facts.reviews)
    yield from facts.social
    yield from (target for target in facts.redirects.values() if target.startswith("https://"))
    if clinic.brand and clinic.brand.facts.url:
        yield clinic.brand.facts.url


def _words(clinic: Clinic) -> Iterator[tuple[TermKind, str]]:
    facts, brand = clinic.facts, clinic.brand
    names = [facts.name, facts.legal_name, facts.medical_director]
    names += [*facts.alternate_names, *facts.service_area, facts.address.city]
    names += [service.name for service in facts.services]
    names += [person.name for person in facts.practitioners]
    if brand:
        names += [brand.facts.name, brand.facts.legal_name]
    yield from (("name", name) for name in names if name)
    if facts.address.street:
        yield "street", facts.address.street

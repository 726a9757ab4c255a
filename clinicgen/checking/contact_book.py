"""Whose contacts are whose: every clinic's numbers, e-mails, names, streets and addresses, indexed once a fleet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from clinicgen.checking.declared_contacts import Declared, read_declared
from clinicgen.checking.own_contacts import OwnContacts, gather_own
from clinicgen.checking.phone_numbers import KnownNumbers, know_numbers
from clinicgen.checking.term_search import Term, TermIndex, TermKind, index_terms, make_term
from clinicgen.checking.vanity_numbers import Vanity, read_vanity
from clinicgen.checking.web_addresses import Address, host_forms, read_address
from clinicgen.model.clinic import Clinic, Fleet, Phone


class Owner(NamedTuple):
    """A fact of a clinic that a contact is."""

    clinic: str
    """The clinic's slug."""
    name: str
    """The clinic's name, for messages."""
    fact: str
    """The fact's key: `phone`, `booking.url`, `address.street` …"""


class KnownAddress(NamedTuple):
    """The address of a clinic's site or booking."""

    address: Address
    owner: Owner


class FleetContacts(Struct, frozen=True):
    """All contacts of a fleet, by what they look like in a text."""

    numbers: KnownNumbers
    number_owners: Mapping[str, tuple[Owner, ...]]
    vanities: tuple[Vanity, ...]
    email_owners: Mapping[str, tuple[Owner, ...]]
    terms: TermIndex
    """Names, streets and hosts of all clinics."""
    term_owners: Mapping[Term, tuple[Owner, ...]]
    addresses: Mapping[str, tuple[KnownAddress, ...]]
    """Sites and booking addresses by host."""
    booking_hosts: frozenset[str]
    own: Mapping[str, OwnContacts]
    """By clinic."""
    cities: TermIndex
    city_owners: Mapping[Term, Owner]
    declared: Declared


def index_contacts(fleet: Fleet) -> FleetContacts:
    """Index the contacts of every clinic of a fleet."""
    numbers: dict[str, list[Owner]] = {}
    nationals: dict[str, str] = {}
    vanities: list[Vanity] = []
    emails: dict[str, list[Owner]] = {}
    terms: dict[Term, list[Owner]] = {}
    addresses: dict[str, list[KnownAddress]] = {}
    for clinic in fleet.clinics:
        slug, name = clinic.slug, clinic.facts.name
        for key, phone, written in _phones(clinic):
            numbers.setdefault(phone.e164, []).append(Owner(slug, name, key))
            nationals.setdefault(phone.e164, phone.national)
            vanities += filter(None, [read_vanity(written, phone.e164)])
        if clinic.facts.email:
            emails.setdefault(clinic.facts.email.lower(), []).append(Owner(slug, name, "email"))
        for key, kind, written in _names(clinic):
            if term := make_term(kind, written):
                terms.setdefault(term, []).append(Owner(slug, name, key))
        for key, url in (("url", clinic.facts.url), ("booking.url", clinic.facts.booking.url)):
            address = read_address(url)
            for host in host_forms(address.host):
                known = KnownAddress(address._replace(host=host), Owner(slug, name, key))
                addresses.setdefault(host, []).append(known)
    cities: dict[Term, Owner] = {}
    for clinic in fleet.clinics:
        if term := make_term("city", clinic.facts.address.city):
            cities.setdefault(term, Owner(clinic.slug, clinic.facts.name, "address.city"))
    hosts = filter(None, (make_term("host", host) for host in addresses))
    taken = frozenset(numbers), frozenset(emails)
    countries = [clinic.facts.address.country for clinic in fleet.clinics]
    return FleetContacts(
        numbers=know_numbers(nationals),
        number_owners={number: tuple(owners) for number, owners in numbers.items()},
        vanities=tuple(dict.fromkeys(vanities)),
        email_owners={email: tuple(owners) for email, owners in emails.items()},
        terms=index_terms([*terms, *hosts]),
        term_owners={term: tuple(owners) for term, owners in terms.items()},
        addresses={host: tuple(known) for host, known in addresses.items()},
        booking_hosts=frozenset(
            host for host, known in addresses.items() if any(one.owner.fact == "booking.url" for one in known)
        ),
        own={clinic.slug: gather_own(clinic, *taken) for clinic in fleet.clinics},
        cities=index_terms(cities),
        city_owners=cities,
        declared=read_declared(fleet.settings.allowed_contacts, countries[0] if countries else "US"),
    )


def _phones(clinic: Clinic) -> Iterator[tuple[str, Phone, str]]:
    facts = clinic.facts
    yield "phone", clinic.phone, facts.phone
    if clinic.text_phone:
        yield "text_phone", clinic.text_phone, facts.text_phone or ""
    if clinic.fax:
        yield "fax", clinic.fax, facts.fax or ""


def _names(clinic: Clinic) -> Iterator[tuple[str, TermKind, str]]:
    facts = clinic.facts
    yield "name", "name", facts.name
    if facts.legal_name:
        yield "legal_name", "name", facts.legal_name
    for name in facts.alternate_names:
        yield "alternate_names", "name", name
    if facts.address.street:
        yield "address.street", "street", facts.address.street

"""Finds the numbers and e-mails of a page that may not stand where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from clinicgen.checking.contact_book import Owner
from clinicgen.checking.email_addresses import find_emails, is_email_in
from clinicgen.checking.phone_numbers import LOCAL_LENGTH, NO_NUMBERS, Sighting, dialled_number, find_numbers
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.text_stretches import Reading
from clinicgen.checking.vanity_numbers import find_vanities

_DIALLING = ("tel:", "sms:", "smsto:", "callto:", "facetime:")
_REST = re.compile(r"(?=[\"']|[^\s<>\x00])[^\s\"'<>\x00]{0,200}")


class ContactSighting(NamedTuple):
    """A number or an e-mail that is not allowed where it stands."""

    shown: str
    scope: str | None
    """The clinic whose part of the page it stands in."""
    owner: Owner | None
    """The clinic it belongs to, if it belongs to any."""


def sight_numbers(reading: Reading, site: SiteContext) -> Iterator[ContactSighting]:
    """Give the numbers, written in any way, that may not stand where they stand."""
    contacts = site.contacts
    for sighting in _numbers(reading, site):
        start, end, number = sighting
        spot = reading.spot(start, end)
        is_known = number in contacts.number_owners
        if site.is_number_allowed(number, spot.scope) or (spot.kind == "drawing" and not is_known):
            continue
        shown = reading.text[start:end]
        digits = "".join(filter(str.isdigit, shown))
        # Without its area code a number is one's own if any of one's own ends so.
        if len(digits) == LOCAL_LENGTH and any(own.endswith(digits) for own in site.allowed(spot.scope).numbers):
            continue
        yield ContactSighting(shown, spot.scope, _owner(contacts.number_owners.get(number, ()), site))


def sight_dialled(reading: Reading, site: SiteContext) -> Iterator[ContactSighting]:
    """Give the `tel:` and `sms:` addresses, valid numbers or not, that may not stand where they stand."""
    country = site.clinic.facts.address.country
    for start, end, address in _addresses(reading, _DIALLING):
        scope = reading.spot(start, end).scope
        written = unquote(address)
        number = dialled_number(written, country)
        is_sighted = any(sighting.number == number for sighting in find_numbers(written, country, NO_NUMBERS))
        if not is_sighted and not site.is_number_allowed(number, scope):
            owner = _owner(site.contacts.number_owners.get(number, ()), site)
            yield ContactSighting(reading.text[start:end], scope, owner)


def sight_emails(reading: Reading, site: SiteContext) -> Iterator[ContactSighting]:
    """Give the e-mails, and `mailto:` addresses of any kind, that may not stand where they stand."""
    contacts = site.contacts
    if "@" in reading.text:
        for start, end, email in find_emails(reading.text):
            spot = reading.spot(start, end)
            allowed = site.allowed(spot.scope).emails | contacts.declared.emails
            if email not in allowed and not is_email_in(reading.text, end, allowed):
                owner = _owner(contacts.email_owners.get(email, ()), site)
                yield ContactSighting(reading.text[start:end], spot.scope, owner)
    for start, end, address in _addresses(reading, ("mailto:",)):
        if not any(find_emails(unquote(address))):
            yield ContactSighting(reading.text[start:end], reading.spot(start, end).scope, None)


def _addresses(reading: Reading, schemes: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    lowered = reading.lowered
    if not _has_any(lowered, schemes):
        return
    for scheme in schemes:
        start = lowered.find(scheme)
        while start >= 0:
            rest = _REST.match(lowered, start + len(scheme))
            # A `tel:` before nothing but the end of a sentence is a word about links.
            is_bare = rest is not None and rest.group() != "" and not rest.group().strip(".,;:!?)]*")
            if rest and not is_bare and not lowered[start - 1 : start].isalnum():
                yield start, rest.end(), rest.group()
            start = lowered.find(scheme, start + 1)


def _has_any(lowered: str, schemes: tuple[str, ...]) -> bool:
    """Tell whether any scheme stands in a text at all: colons are few."""
    colon = lowered.find(":")
    while colon >= 0:
        if lowered.endswith(schemes, 0, colon + 1):
            return True
        colon = lowered.find(":", colon + 1)
    return False


def _numbers(reading: Reading, site: SiteContext) -> Iterator[Sighting]:
    yield from find_numbers(reading.text, site.clinic.facts.address.country, site.contacts.numbers)
    yield from find_vanities(reading.lowered, site.contacts.vanities)


def _owner(owners: tuple[Owner, ...], site: SiteContext) -> Owner | None:
    """Give one clinic a contact belongs to: another's rather than this one's."""
    return next((owner for owner in owners if owner.clinic != site.clinic.slug), owners[0] if owners else None)

"""Counts every contact that a file shows, allowed or not, and says where each comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote

import phonenumbers

from clinicgen.checking.contact_book import KnownAddress, Owner
from clinicgen.checking.email_addresses import find_emails
from clinicgen.checking.page_document import PageDocument
from clinicgen.checking.phone_numbers import CRISIS_NUMBERS, LOCAL_LENGTH, dialled_number, find_numbers
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.term_search import Hit, candidates, find_term, words_in
from clinicgen.checking.text_stretches import Reading
from clinicgen.checking.vanity_numbers import find_vanities
from clinicgen.checking.web_addresses import address_from, closeness, covers
from clinicgen.model.found_site import ContactKind, ContactOrigin, ContactSight

_DIALLED = re.compile(r"(?<![a-z0-9])(?:tel|sms|smsto|callto|facetime):([^\s\"'<>\x00]{1,200})")


def sight_contacts(page: PageDocument, site: SiteContext) -> tuple[ContactSight, ...]:
    """Give every contact that a file shows, each once, with its first notation."""
    sights: dict[tuple[ContactKind, str], ContactSight] = {}
    for sight in (
        *_numbers(page.reading, site),
        *_emails(page.reading, site),
        *_names(page.reading, site),
        *_addresses(page.reading, site),
    ):
        key = (sight.kind, sight.contact)
        first = sights.setdefault(key, sight)
        # Where a contact stands both inside and outside of the part about its clinic, the latter is to be told.
        if first.origin == "named" and sight.origin != "named":
            sights[key] = sight
    return tuple(sights.values())


def _numbers(reading: Reading, site: SiteContext) -> Iterator[ContactSight]:
    contacts, country = site.contacts, site.country
    for start, end, number in (
        *find_numbers(reading.text, country, contacts.numbers),
        *find_vanities(reading.lowered, contacts.vanities),
    ):
        spot, shown = reading.spot(start, end), reading.text[start:end]
        if spot.kind == "drawing" and number not in contacts.number_owners:
            continue
        digits = "".join(filter(str.isdigit, shown))
        is_local = len(digits) == LOCAL_LENGTH
        own = next((one for one in sorted(site.own.numbers) if is_local and one.endswith(digits)), number)
        yield _number(own, shown, spot.scope, site)
    for found in _DIALLED.finditer(reading.lowered):
        number = dialled_number(unquote(found[1]), country)
        # `tel:` before a word is a word about links.
        if number:
            yield _number(number, found.group(), reading.spot(*found.span()).scope, site)


def _number(number: str, shown: str, scope: str | None, site: SiteContext) -> ContactSight:
    owners = site.contacts.number_owners.get(number, ())
    written = _spell(number, site.country)
    if number in CRISIS_NUMBERS:
        return ContactSight("phone", written, "crisis", "", "", shown)
    is_declared = number in site.contacts.declared.numbers
    return _sight(
        "phone", written, shown, owners, scope, site, is_own=number in site.own.numbers, is_declared=is_declared
    )


def _emails(reading: Reading, site: SiteContext) -> Iterator[ContactSight]:
    contacts = site.contacts
    for start, end, email in find_emails(reading.text):
        owners = contacts.email_owners.get(email, ())
        is_own, is_declared = email in site.own.emails, email in contacts.declared.emails
        shown, scope = reading.text[start:end], reading.spot(start, end).scope
        yield _sight("e-mail", email, shown, owners, scope, site, is_own=is_own, is_declared=is_declared)


def _names(reading: Reading, site: SiteContext) -> Iterator[ContactSight]:
    contacts = site.contacts
    hits = [
        hit
        for term in candidates(contacts.terms, words_in(reading.lowered))
        if term.kind != "host"
        for hit in find_term(term, reading.text, reading.lowered)
    ]
    for hit in _longest(hits):
        owners, shown = contacts.term_owners[hit.term], reading.text[hit.start : hit.end]
        kind: ContactKind = "street" if hit.term.kind == "street" else "name"
        is_own, is_declared = hit.term in site.own.terms, hit.term in contacts.declared.terms
        written = next((one.name for one in owners if one.fact == "name"), shown)
        scope = reading.spot(hit.start, hit.end).scope
        yield _sight(kind, written, shown, owners, scope, site, is_own=is_own, is_declared=is_declared)


def _longest(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Give the hits that are no part of a longer one, one of each term."""
    reached, seen = -1, set()
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if hit.end > reached:
            reached = hit.end
            if hit.term not in seen:
                seen.add(hit.term)
                yield hit


def _addresses(reading: Reading, site: SiteContext) -> Iterator[ContactSight]:
    contacts = site.contacts
    for term in candidates(contacts.terms, words_in(reading.lowered)):
        if term.kind != "host":
            continue
        seen: set[tuple[str, str | None]] = set()
        for hit in find_term(term, reading.text, reading.lowered):
            end, address = address_from(reading.text, hit.start, hit.end)
            shown, scope = reading.text[hit.start : end], reading.spot(hit.start, hit.end).scope
            if (shown, scope) in seen:
                continue
            seen.add((shown, scope))
            known = [one for one in contacts.addresses.get(address.host, ()) if covers(one.address, address)]
            if known:
                closest = max(known, key=lambda one: (closeness(one.address), one.owner.clinic == site.clinic.slug))
                is_canonical = address in site.canonicals_elsewhere.values()
                yield _known_address(closest, shown, closest.owner.clinic if is_canonical else scope, site)
            elif address.host in contacts.booking_hosts:
                is_declared = any(covers(one, address) for one in contacts.declared.addresses)
                yield _sight("booking", shown, shown, (), scope, site, is_own=False, is_declared=is_declared)


def _known_address(known: KnownAddress, shown: str, scope: str | None, site: SiteContext) -> ContactSight:
    owner, address = known.owner, known.address
    written = "/".join((address.host, *address.segments)) + "?" * bool(address.query)
    written += "&".join(f"{key}={value}" for key, value in address.query)
    kind: ContactKind = "site" if owner.fact == "url" else "booking"
    is_own = owner.clinic == site.clinic.slug
    return _sight(kind, written, shown, (owner,), scope, site, is_own=is_own, is_declared=False)


def _sight(
    kind: ContactKind,
    contact: str,
    shown: str,
    owners: Sequence[Owner],
    scope: str | None,
    site: SiteContext,
    *,
    is_own: bool,
    is_declared: bool,
) -> ContactSight:
    """Say where a contact comes from: one's own facts first, then what is declared, then other clinics."""
    slug = site.clinic.slug
    origin: ContactOrigin = "own" if is_own else "declared" if is_declared else "other clinic" if owners else "unknown"
    owner = next((one for one in owners if (one.clinic == slug) == is_own), None)
    named = next((one for one in owners if one.clinic == scope and scope in site.named), None)
    if origin == "other clinic" and named:
        origin, owner = "named", named
    if origin in ("declared", "unknown"):
        owner = None
    clinic = owner.clinic if owner else slug * is_own
    return ContactSight(kind, contact, origin, clinic, owner.fact if owner else "facts" * is_own, shown)


@lru_cache(maxsize=4096)
def _spell(number: str, country: str) -> str:
    """Give a number as people of a country write it."""
    if not number.startswith("+"):
        return number
    parsed = phonenumbers.parse(number)
    formats = phonenumbers.PhoneNumberFormat
    is_near = parsed.country_code == phonenumbers.country_code_for_region(country)
    return phonenumbers.format_number(parsed, formats.NATIONAL if is_near else formats.INTERNATIONAL)

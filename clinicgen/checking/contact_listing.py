"""Lists the contacts that a clinic's site may show, and the line of the workspace that each comes from."""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.model.clinic import Clinic
from clinicgen.model.found_site import ContactKind, ContactRow


def list_contacts(clinic: Clinic) -> tuple[ContactRow, ...]:
    """Give a clinic's own contacts as its facts say them; nobody has looked for them on pages."""
    return tuple(
        ContactRow(clinic.slug, kind, contact, "own", clinic.slug, fact, source_of(clinic, fact), 0, None)
        for kind, fact, contact in _facts(clinic)
    )


def source_of(clinic: Clinic, fact: str) -> str:
    """Give the file and the line that a fact stands in; empty where nobody wrote it."""
    place = clinic.places.get(fact)
    return f"{place.path}:{place.span.line}" if place and place.span else ""


def _facts(clinic: Clinic) -> Iterator[tuple[ContactKind, str, str]]:
    facts = clinic.facts
    yield "name", "name", facts.name
    yield "phone", "phone", clinic.phone.national
    if clinic.text_phone:
        yield "phone", "text_phone", clinic.text_phone.national
    if clinic.fax:
        yield "phone", "fax", clinic.fax.national
    if facts.email:
        yield "e-mail", "email", facts.email
    if facts.address.street:
        yield "street", "address.street", facts.address.street
    yield "site", "url", facts.url
    yield "booking", "booking.url", facts.booking.url

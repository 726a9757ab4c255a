"""Writes the clinic's contact card for address books (vCard 3.0, which every telephone reads)."""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.rendering.showing import Showing

_LONGEST_LINE = 75
"""Octets, without the line's end (RFC 2426)."""


def render_contact_card(showing: Showing) -> str:
    """Write the card."""
    return "".join(f"{folded}\r\n" for line in _lines(showing) for folded in _fold(line))


def _lines(showing: Showing) -> Iterator[str]:
    clinic, address = showing.plan.clinic, showing.plan.clinic.facts.address
    facts = clinic.facts
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"FN:{_text(facts.name)}"
    yield f"N:{_text(facts.name)};;;;"
    yield f"ORG:{_text(facts.name)}"
    yield "X-ABSHOWAS:COMPANY"
    yield f"TEL;TYPE=WORK,VOICE:{clinic.phone.e164}"
    if clinic.text_phone:
        yield f"TEL;TYPE=WORK,MSG:{clinic.text_phone.e164}"
    if clinic.fax:
        yield f"TEL;TYPE=WORK,FAX:{clinic.fax.e164}"
    if facts.email:
        yield f"EMAIL;TYPE=INTERNET,WORK:{_text(facts.email)}"
    parts = ("", address.unit, address.street, address.city, address.region, address.postal_code, address.country)
    yield f"ADR;TYPE=WORK:{';'.join(_text(part or '') for part in parts)}"
    if facts.geo:
        yield f"GEO:{facts.geo.latitude};{facts.geo.longitude}"
    # An address is a value of its own type: a comma in it is no separator and is not escaped.
    yield f"URL:{showing.home}"
    yield "END:VCARD"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _fold(line: str) -> Iterator[str]:
    """Break a line before 75 octets, never inside a character; a continued line begins with a space."""
    part, size = "", 0
    for character in line:
        length = len(character.encode("utf-8", "surrogatepass"))
        if size + length > _LONGEST_LINE:
            yield part
            part, size = " ", 1
        part += character
        size += length
    yield part

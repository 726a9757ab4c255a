"""Which facts a text can use, and what each is for one clinic."""

from __future__ import annotations

from collections.abc import Mapping

from clinicgen.model.clinic import Clinic

ADDRESS_SHORTS = ("street", "unit", "city", "region", "postal_code", "country")
"""Address keys that may be written without `address.`: `{{ clinic.city }}`."""

REQUIRED_FACTS = (
    "clinic.name", "clinic.phone", "clinic.url", "clinic.booking.url", "clinic.booking.label",
    "clinic.address.city", "clinic.address.region", "clinic.address.country",
    "clinic.city", "clinic.region", "clinic.country",
)  # fmt: skip
"""Facts every clinic has."""

OPTIONAL_FACTS = (
    "clinic.tagline", "clinic.description", "clinic.legal_name", "clinic.text_phone", "clinic.fax", "clinic.email",
    "clinic.address.street", "clinic.address.unit", "clinic.address.postal_code",
    "clinic.street", "clinic.unit", "clinic.postal_code",
    "clinic.time_zone", "clinic.medical_director", "brand.name", "brand.legal_name", "brand.url",
)  # fmt: skip
"""Facts a clinic may lack; `clinic.facts.<key>` are optional too."""

LIST_FACTS = (
    "clinic.alternate_names", "clinic.hours", "clinic.holidays", "clinic.service_area", "clinic.services",
    "clinic.practitioners", "clinic.reviews", "clinic.social", "clinic.insurance", "clinic.redirects",
)  # fmt: skip
"""Keys that hold lists: they are not facts and cannot be written into a sentence."""


def fact_table(clinic: Clinic) -> Mapping[str, str]:
    """Give every fact of a clinic that a text may use, by dotted name, as people read it."""
    facts, brand, address = clinic.facts, clinic.brand, clinic.facts.address
    table: dict[str, str | None] = {
        "clinic.name": facts.name,
        "clinic.tagline": facts.tagline,
        "clinic.description": facts.description,
        "clinic.legal_name": facts.legal_name,
        "clinic.phone": clinic.phone.national,
        "clinic.text_phone": clinic.text_phone.national if clinic.text_phone else None,
        "clinic.fax": clinic.fax.national if clinic.fax else None,
        "clinic.email": facts.email,
        "clinic.url": facts.url,
        "clinic.booking.url": facts.booking.url,
        "clinic.booking.label": facts.booking.label,
        "clinic.time_zone": facts.time_zone,
        "clinic.medical_director": facts.medical_director,
        "brand.name": brand.facts.name if brand else None,
        "brand.legal_name": brand.facts.legal_name if brand else None,
        "brand.url": brand.facts.url if brand else None,
    }
    for short in ADDRESS_SHORTS:
        value = getattr(address, short)
        table[f"clinic.{short}"] = table[f"clinic.address.{short}"] = value
    for key, value in facts.facts.items():
        table[f"clinic.facts.{key}"] = value
    return {name: value for name, value in table.items() if value is not None}

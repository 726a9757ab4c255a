"""Two clinics with different names and phones have one e-mail address, street address or review link.

## Why it matters

A new clinic often begins as a copy of another one's file. What was not corrected then sends patients, or their
letters, to the wrong clinic, and no other check can know it.

Nothing is said where sharing is meant: a value that stands in the brand's file or in `clinicgen.yaml` is written once
for all; clinics of one brand often share a desk, and so an e-mail address; clinics with one name or one phone are
likely one practice; and a closed clinic may have left its rooms to the next.

## Example

```yaml
address: {street: 21 Main St, city: Columbia, region: SC}
```

## Use instead

```yaml
address: {street: 4 Ocean Ave, city: Myrtle Beach, region: SC}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import KnownFleet
from clinicgen.model.clinic import Clinic
from clinicgen.model.clinic_facts import Status
from clinicgen.model.finding import Place, Severity

SEVERITY = Severity.WARNING

_HINT = "write this clinic's own; if both do share it, ignore this rule or write the value in the brand's file"


def check_fleet(fleet: KnownFleet) -> Iterator[Problem]:
    """Compare what should be each clinic's own."""
    holders: dict[tuple[str, str], dict[Place | str, Clinic]] = {}
    for clinic in fleet.fleet.clinics:
        if clinic.status is Status.CLOSED:
            continue
        for what, key, value in _own_values(clinic):
            place = clinic.places.get(key)
            # What stands at one place, in a layer, counts once: nobody copied it.
            earlier = holders.setdefault((what, value), {})
            other = None if place in earlier else next((o for o in earlier.values() if _differ(what, clinic, o)), None)
            earlier.setdefault(place or clinic.slug, clinic)
            if other is not None:
                message = f"`{clinic.slug}` has the {what} of `{other.slug}`{_line(other.places.get(key))}"
                yield Problem(message, _HINT, place=place, clinic=clinic.slug)


def _own_values(clinic: Clinic) -> Iterator[tuple[str, str, str]]:
    """Give what each value is called, its key, and its text as it is compared."""
    facts, address = clinic.facts, clinic.facts.address
    if facts.email:
        yield "e-mail address", "email", facts.email.casefold()
    if address.street:
        parts = (address.street, address.unit or "", address.city, address.region, address.country)
        yield (
            "street address",
            "address.street",
            ", ".join(" ".join(part.casefold().replace(".", "").split()) for part in parts),
        )
    for index, review in enumerate(facts.reviews):
        yield "review link", f"reviews.{index}.url", review.url.rstrip("/")


def _differ(what: str, clinic: Clinic, other: Clinic) -> bool:
    """Tell whether two clinics are so unlike that they should not share a value."""
    is_one_brand = clinic.brand is not None and other.brand is not None and clinic.brand.slug == other.brand.slug
    if what == "e-mail address" and is_one_brand:
        return False
    return clinic.facts.name.casefold() != other.facts.name.casefold() and clinic.phone.e164 != other.phone.e164


def _line(place: Place | None) -> str:
    return f" ({place.path}:{place.span.line})" if place and place.span else ""

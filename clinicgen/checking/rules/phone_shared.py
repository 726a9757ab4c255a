"""Two clinics have the same phone number.

## Why it matters

It may be a call centre, and then all is well; or one clinic's file was copied from the other's and never corrected.

## Example

```yaml
phone: (803) 335-5232
```

## Use instead

```yaml
phone: (843) 788-9718
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import KnownFleet
from clinicgen.model.finding import Severity

SEVERITY = Severity.INFO


def check_fleet(fleet: KnownFleet) -> Iterator[Problem]:
    """Find numbers that patients of two clinics call."""
    first: dict[str, str] = {}
    for clinic in fleet.fleet.clinics:
        other = first.setdefault(clinic.phone.e164, clinic.slug)
        if other != clinic.slug:
            yield Problem(
                f"`{clinic.slug}` has the same phone as `{other}`, {clinic.phone.national}",
                "leave it if one desk answers for both",
                place=clinic.places.get("phone"),
                clinic=clinic.slug,
            )

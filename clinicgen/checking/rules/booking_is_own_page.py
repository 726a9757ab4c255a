"""A clinic's booking address is a page of its own site.

## Why it matters

The booking button leads the patient back to where they are. Until a true booking address is known this is a warning.

## Example

```yaml
url: https://www.pines.example
booking: {url: https://www.pines.example}
```

## Use instead

```yaml
url: https://www.pines.example
booking: {url: https://book.pines.example/start}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.problem import Problem
from clinicgen.checking.web_addresses import read_address
from clinicgen.model.finding import Severity
from clinicgen.model.site_plan import SitePlan

SEVERITY = Severity.WARNING


def check_plan(plan: SitePlan) -> Iterator[Problem]:
    """Compare a booking address with the pages its clinic's site will have."""
    clinic = plan.clinic
    booking = read_address(clinic.facts.booking.url)
    site = read_address(clinic.facts.url)
    if booking.host != site.host or booking.segments[: len(site.segments)] != site.segments:
        return
    path = "/".join(("", *booking.segments[len(site.segments) :], "")) if booking.segments != site.segments else "/"
    built = {page.address for page in plan.pages} | {redirect.path for redirect in plan.redirects}
    if path == "/" or path in built or path.rstrip("/") in built:
        yield Problem(
            f"the booking address of `{clinic.slug}` is a page of its own site: the button leads back here",
            "write the address of the booking service under `booking: url`",
            place=clinic.places.get("booking.url"),
            clinic=clinic.slug,
        )

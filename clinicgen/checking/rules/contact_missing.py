"""A page lacks the clinic's phone link or its booking link.

## Why it matters

Every page promises a way to reach the clinic: one tap to call, one to book.

## Example

```html
<a href="tel:+18437889718">Call us</a>
```

## Use instead

```html
<a href="tel:+18437889718">Call us</a> <a href="https://book.pines.example/start">Book</a>
```
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from clinicgen.checking.page_marks import PageMarks
from clinicgen.checking.phone_numbers import dialled_number
from clinicgen.checking.problem import Problem
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.web_addresses import is_same_booking, read_address
from clinicgen.model.clinic_facts import Status
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR


def check_marks(marks: PageMarks, site: SiteContext) -> Iterator[Problem]:
    """Look for both links on every page that patients read."""
    if site.clinic.status is Status.CLOSED:
        return
    links = marks.links
    if site.clinic.phone.link not in links and not any(_dials(link, site) for link in links):
        hint = f"let the template link `{site.clinic.phone.link}`"
        yield Problem("there is no link that calls the clinic", hint, is_of_template=True)
    host = site.own.bookings[0].host
    if not any(
        host in link and is_same_booking(booking, read_address(link)) for link in links for booking in site.own.bookings
    ):
        hint = "let the template link the booking address"
        yield Problem("there is no link to where the clinic books", hint, is_of_template=True)


def _dials(link: str, site: SiteContext) -> bool:
    """Tell whether a link calls the clinic, its number written in any way."""
    is_call = link[:4].lower() == "tel:"
    return is_call and dialled_number(unquote(link[4:]), site.country) == site.clinic.phone.e164

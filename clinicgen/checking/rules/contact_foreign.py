"""A page shows another clinic's name, street, site or booking address.

## Why it matters

A patient would book with, or travel to, the wrong clinic. Another clinic's facts stand only inside an element with
`data-clinic="<slug>"` and are that clinic's; never in titles, meta or structured data.

## Example

```html
<p>Book a visit at Harbor Psychiatry.</p>
```

## Use instead

```html
<p>Book a visit at Pines Ketamine.</p>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.foreign_contacts import ForeignHit, find_foreign
from clinicgen.checking.html_tokens import Tag
from clinicgen.checking.page_document import PageDocument
from clinicgen.checking.problem import Problem
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.web_addresses import Address, read_address
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_FACT_WORDS = {
    "name": "name", "legal_name": "legal name", "alternate_names": "name", "address.street": "street",
    "url": "site", "booking.url": "booking address",
}  # fmt: skip
_INSTEAD = {
    "name": "`{{ clinic.name }}`", "legal_name": "`{{ clinic.legal_name }}`", "alternate_names": "`{{ clinic.name }}`",
    "address.street": "`{{ clinic.street }}`", "url": "a `clinic:home` link", "booking.url": "a `clinic:book` link",
}  # fmt: skip


def check_piece(page: PageDocument, site: SiteContext) -> Iterator[Problem]:
    """Find other clinics' names, streets and addresses."""
    for element in page.elements:
        slug = element.attributes.get("data-clinic") if isinstance(element, Tag) else None
        if slug is not None and slug not in site.named and slug != site.clinic.slug:
            message = f'`data-clinic="{slug}"` names a clinic that this site may not show'
            yield Problem(message, "list the clinic under `refers_to`, or remove the element", words=(slug,))
    canonical: list[Address] | None = None
    for hit in find_foreign(page.reading, site):
        shown = page.reading.text[hit.start : hit.end]
        if canonical is None:
            canonical = _canonical_elsewhere(page, site)
        if hit.owner and hit.owner.fact == "url" and read_address(shown) in canonical:
            canonical.remove(read_address(shown))
        else:
            yield _problem(shown, hit, site)


def _canonical_elsewhere(page: PageDocument, site: SiteContext) -> list[Address]:
    """Give the addresses of the owner's copies (`syndication: owner`): each page, and the feed, names its own once."""
    if page.kind != "feed":
        elsewhere = site.canonicals_elsewhere.get(page.output.path)
        return [elsewhere] if elsewhere else []
    own = site.clinic.facts.url
    return [read_address(entry.canonical) for entry in site.plan.feed if entry.canonical != own + entry.address]


def _problem(shown: str, hit: ForeignHit, site: SiteContext) -> Problem:
    owner = hit.owner
    if owner is None:
        message = f"`{shown}` is on a booking host and is not where {site.clinic.facts.name} books"
        hint = "use a `clinic:book` link, or list the host under `allowed_contacts` in clinicgen.yaml"
        return Problem(message, hint, words=(shown, shown.partition("?")[0]))
    message = f"`{shown}` is the {_FACT_WORDS[owner.fact]} of {owner.name} (`{owner.clinic}`)"
    hint = f"use {_INSTEAD[owner.fact]}, or show the other clinic with `::: clinic {owner.clinic}`"
    return Problem(message, hint, words=(shown, shown.partition("?")[0]))

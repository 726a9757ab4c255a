"""A page shows a phone number or an e-mail address that is not this clinic's.

## Why it matters

A patient who calls it reaches the wrong clinic, or nobody. Only the clinic's own numbers and addresses, the crisis
lines 988 and 911, and what `allowed_contacts` in `clinicgen.yaml` declares may stand on a page, in any notation.

## Example

```html
<p>Call us at (803) 335-5232.</p>
```

## Use instead

```html
<p>Call us at (843) 788-9718, or 988 in a crisis.</p>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.contact_sightings import ContactSighting, sight_dialled, sight_emails, sight_numbers
from clinicgen.checking.page_document import PageDocument
from clinicgen.checking.problem import Problem
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_FACT_WORDS = {"phone": "phone", "text_phone": "text phone", "fax": "fax", "email": "e-mail address"}


def check_piece(page: PageDocument, site: SiteContext) -> Iterator[Problem]:
    """Find numbers and e-mails that may not stand where they stand."""
    for sight, fact in ((sight_numbers, "phone"), (sight_dialled, "phone"), (sight_emails, "email")):
        for sighting in sight(page.reading, site):
            yield _problem(sighting, fact, site)


def _problem(sighting: ContactSighting, fact: str, site: SiteContext) -> Problem:
    shown, scope = sighting.shown, sighting.scope
    meant = scope if scope in site.named else None
    whose = f"`{meant}`" if meant else site.clinic.facts.name
    if sighting.owner:
        owner = sighting.owner
        message = f"`{shown}` is the {_FACT_WORDS[owner.fact]} of {owner.name} (`{owner.clinic}`), not of {whose}"
    else:
        message = f"`{shown}` is not {'a number' if fact == 'phone' else 'an e-mail address'} of {whose}"
    hint = (
        f"write `{{{{ clinic.{fact} }}}}` instead, or list it under `allowed_contacts` in clinicgen.yaml "
        "if every page may show it"
    )
    return Problem(message, hint, words=(shown,))

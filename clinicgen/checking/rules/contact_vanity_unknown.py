"""A page shows a number in letters, such as 1-800-KETAMINE, that is not this clinic's.

## Why it matters

Patients dial the letters, and telephones pass over those that are too many. Whoever answers is not this clinic.

## Example

```html
<p>Call 1-888-QUIETER today.</p>
```

## Use instead

```html
<p>Call (843) 788-9718 today.</p>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.page_document import PageDocument
from clinicgen.checking.phone_numbers import dialled_number
from clinicgen.checking.problem import Problem
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.vanity_numbers import find_lettered
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888"})


def check_piece(page: PageDocument, site: SiteContext) -> Iterator[Problem]:
    """Find numbers with letters that dial somebody else: any toll-free one, others where some clinic has the number."""
    for found in find_lettered(page.reading.text):
        # What a clinic advertises letter by letter is found as its number.
        if any(vanity.characters == found.characters for vanity in site.contacts.vanities):
            continue
        number = dialled_number(found.digits, "US")
        owner = next(iter(site.contacts.number_owners.get(number, ())), None)
        is_number = number.startswith("+") and (found.digits[:3] in _TOLL_FREE or owner is not None)
        if not is_number or site.is_number_allowed(number, page.reading.spot(found.start, found.end).scope):
            continue
        shown = page.reading.text[found.start : found.end]
        whose = f"the {owner.fact.replace('_', ' ')} of {owner.name} (`{owner.clinic}`)" if owner else number
        message = f"`{shown}` dials {whose}, not {site.clinic.facts.name}"
        yield Problem(message, "write the clinic's own number, or declare it", words=(shown,))

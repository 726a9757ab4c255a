"""A page does not show whose it is: the clinic's name, its phone and the place it is in.

## Why it matters

Whoever comes from a search engine sees this one page. Without a name, a number and a place they cannot tell whom they
would call, or whether it is near; and rules on advertising of health care ask that it is not anonymous (New Mexico,
16.10.8.8(I): no "deceptive or anonymous advertising").

Sites that clinicgen makes show all three in the footer of every page, and their proof asks each page for the links that
call and book (`contact-missing`); this rule reads the words of finished pages, whoever made them.

## Example

```html
<!doctype html><html><title>Infusions</title><h1>Ketamine infusions</h1>
<p>Call us on weekdays.</p>
```

## Use instead

```html
<!doctype html><html><title>Infusions</title><h1>Ketamine infusions</h1>
<p>Pines Ketamine, Myrtle Beach: call (843) 788-9718 on weekdays.</p>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.disk_scopes import FileOnDisk
from clinicgen.checking.folded_text import fold
from clinicgen.checking.phone_numbers import find_numbers
from clinicgen.checking.problem import Problem
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.clinic_facts import Status
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR


def check_disk_file(file: FileOnDisk) -> Iterator[Problem]:
    """Look for name, phone and place among the words that patients read."""
    clinic, words = file.context.clinic, file.shown.words
    if not file.is_page or clinic.status is Status.CLOSED:
        return
    lowered = words.casefold()
    missing = [
        f"its {what} ({fact})"
        for what, fact in (("name", clinic.facts.name), ("place", clinic.facts.address.city))
        if " ".join(fold(fact).casefold().split()) not in lowered
    ]
    if not _shows_number(words, file.context):
        missing.append(f"its phone ({clinic.phone.national})")
    if missing:
        yield Problem(f"the page does not show {', '.join(missing)}", "show name, phone and place, as in a footer")


def _shows_number(words: str, site: SiteContext) -> bool:
    # Nearly all pages write it as people do, which is found a hundred times faster than in any notation.
    if f" {site.clinic.phone.national} " in f" {words} ":
        return True
    numbers = find_numbers(words, site.country, site.contacts.numbers)
    return any(sighting.number in site.own.numbers for sighting in numbers)

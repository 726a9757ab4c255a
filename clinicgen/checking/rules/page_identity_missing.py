"""A page does not show whose it is: the clinic's name, its phone and the place it is in.

## Why it matters

Whoever comes from a search engine sees this one page. Without a name, a number and a place they cannot tell whom they
would call, or whether it is near; and rules on advertising of health care ask that it is not anonymous (New Mexico,
16.10.8.8(I): no "deceptive or anonymous advertising"). A page with name and number that only does not say where is a
warning.

clinicgen's own themes show all three in the footer of every page.

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

from clinicgen.checking.folded_text import fold
from clinicgen.checking.phone_numbers import find_numbers
from clinicgen.checking.problem import Problem
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.visible_words import ShownWords
from clinicgen.model.clinic_facts import Status
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR


def check_shown(shown: ShownWords, site: SiteContext) -> Iterator[Problem]:
    """Look for name, phone and place among the words that patients read."""
    clinic, words = site.clinic, shown.words
    if clinic.status is Status.CLOSED:
        return
    lowered = words.casefold()
    has_name = _plain(clinic.facts.name) in lowered
    has_number = _shows_number(words, site)
    has_place = _plain(clinic.facts.address.city) in lowered
    if not (has_name and has_number and has_place):
        lacking = (
            (has_name, f"its name ({clinic.facts.name})"),
            (has_number, f"its phone ({clinic.phone.national})"),
            (has_place, f"its place ({clinic.facts.address.city})"),
        )
        message = f"the page does not show {', '.join(what for is_shown, what in lacking if not is_shown)}"
        severity = Severity.WARNING if has_name and has_number else None
        yield Problem(message, "show name, phone and place, as in a footer", is_of_template=True, severity=severity)


def _plain(fact: str) -> str:
    return " ".join(fold(fact).casefold().split())


def _shows_number(words: str, site: SiteContext) -> bool:
    # Nearly all pages write it as people do, which is found a hundred times faster than in any notation.
    if f" {site.clinic.phone.national} " in f" {words} ":
        return True
    numbers = find_numbers(words, site.country, site.contacts.numbers)
    return any(sighting.number in site.own.numbers for sighting in numbers)

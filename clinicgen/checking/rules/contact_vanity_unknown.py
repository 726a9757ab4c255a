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

import re
from collections.abc import Iterator

from clinicgen.checking.page_document import PageDocument
from clinicgen.checking.phone_numbers import dialled_number
from clinicgen.checking.problem import Problem
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_LETTERED = re.compile(
    r"(?<![\w.-])(?:\+?1[-. ]?)?\(?([2-9][0-9]{2})(?:\)[-. ]?|[-.]|(?<=1[-. ]...) |(?<=1...)(?=[A-Z]))"
    r"((?:[A-Z0-9][-.]?){6,}[A-Z0-9])(?!\w)",
    re.ASCII,
)
_HINT = re.compile(r"[2-9][0-9][0-9][-.) ]{0,2}[0-9.-]*+[A-Z]", re.ASCII)
"""What such a number always has, and few texts; a pattern that begins with a digit is found many times faster."""
_LONGEST_LEAD = 4
"""Of what stands before the area code: `+1 (`."""
_TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888"})
_FEWEST_LETTERS = 3
_LOCAL_LENGTH = 7


def check_piece(page: PageDocument, site: SiteContext) -> Iterator[Problem]:
    """Find numbers with letters that dial somebody else: any toll-free one, others where some clinic has the number."""
    known = {vanity.characters for vanity in site.contacts.vanities}
    for found in _find_lettered(page.reading.text):
        area, rest = found[1], re.sub("[-.]", "", found[2])
        letters = sum(map(str.isalpha, rest))
        # What a clinic advertises letter by letter is found as its number.
        if letters < _FEWEST_LETTERS or f"{area}{rest}".lower() in known:
            continue
        number = dialled_number(_dial(area + rest[:_LOCAL_LENGTH]), "US")
        owner = next(iter(site.contacts.number_owners.get(number, ())), None)
        is_number = number.startswith("+") and (area in _TOLL_FREE or owner is not None)
        if not is_number or site.is_number_allowed(number, page.reading.spot(*found.span()).scope):
            continue
        whose = f"the {owner.fact.replace('_', ' ')} of {owner.name} (`{owner.clinic}`)" if owner else number
        message = f"`{found.group()}` dials {whose}, not {site.clinic.facts.name}"
        yield Problem(message, "write the clinic's own number, or declare it", words=(found.group(),))


def _find_lettered(text: str) -> Iterator[re.Match[str]]:
    position = 0
    while hint := _HINT.search(text, position):
        area = hint.start()
        leads = (_LETTERED.match(text, start) for start in range(max(0, area - _LONGEST_LEAD), area + 1))
        found = next((lead for lead in leads if lead is not None and lead.start(1) == area), None)
        position = found.end() if found else area + 1
        if found:
            yield found


def _dial(text: str) -> str:
    """Give the digits of a telephone's keys."""
    keys = ("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ")
    return "".join(
        one if one.isdigit() else next(str(key) for key, letters in enumerate(keys, start=2) if one in letters)
        for one in text
    )

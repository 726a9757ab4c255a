"""A page's structured data cannot be read, or names a telephone that is not the clinic's.

## Why it matters

Search engines and maps drop it, or show patients a wrong number beside the clinic's name.

## Example

```html
<script type="application/ld+json">{"@type": "MedicalClinic", }</script>
```

## Use instead

```html
<script type="application/ld+json">{"@type": "MedicalClinic", "telephone": "+18437889718"}</script>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.page_document import PageDocument, structured_data
from clinicgen.checking.page_text import read_json
from clinicgen.checking.phone_numbers import dialled_number
from clinicgen.checking.problem import Problem
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_TELEPHONES = ("telephone", "faxNumber")


def check_piece(page: PageDocument, site: SiteContext) -> Iterator[Problem]:
    """Read every JSON-LD script and look at its telephones."""
    for text in structured_data(page.elements):
        data = read_json(text)
        if not isinstance(data, dict | list):
            words = (text.strip().split("\n", 1)[0],)
            yield Problem(
                "structured data cannot be read", "let the template print it with its JSON filter", words=words
            )
            continue
        for telephone in _telephones(data):
            number = dialled_number(telephone, site.clinic.facts.address.country)
            if number not in site.own.numbers:
                message = f"structured data names `{telephone}`, which is not the clinic's telephone"
                yield Problem(message, f"write `{site.clinic.phone.e164}`", words=(telephone,))


def _telephones(data: object) -> Iterator[str]:
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield from (str(value[key]) for key in _TELEPHONES if isinstance(value.get(key), str | int))
            waiting.extend([inner for inner in value.values() if isinstance(inner, dict | list)])
        elif isinstance(value, list):
            waiting.extend(value)

"""A shared text names a clinic's city.

## Why it matters

On the other clinics' sites the sentence is about a place where they are not. Cities are also words and parts of other
names, so this is a warning.

## Example

```markdown
Our office in Columbia is open on weekdays.
```

## Use instead

```markdown
Our office in {{ clinic.city }} is open on weekdays.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.hardcoded_contacts import find_cities
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import TypedText
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_QUOTED = ("sources.", "author", "reviewed")


def check_contacts(text: TypedText) -> Iterator[Problem]:
    """Find cities of clinics in a text that is nobody's own; titles of sources and people's names are not ours."""
    if not text.is_shared:
        return
    places = text.article.places.items() if text.article else ()
    quoted = {place.span.line for key, place in places if key.startswith(_QUOTED) and place.span}
    for found in find_cities(text.content.source.text, text.contacts):
        place = text.place(found.start, found.end)
        if place.span and place.span.line not in quoted:
            words = text.content.source.text[found.start : found.end]
            message = f"`{words}` is the city of {found.owner.name} (`{found.owner.clinic}`), in shared text"
            yield Problem(message, "write `{{ clinic.city }}` if the clinic's city is meant", place)

"""A text about ketamine does not say that it is a Schedule III controlled substance.

## Why it matters

It tells a reader in three words that the drug can be misused, and that rules apply to it.

Source: the ketamine label,
https://nctr-crs.fda.gov/fdalabel/services/spl/set-ids/b96a0a23-3ca0-4a92-bd8b-1e9921931772/spl-doc

## Example

```markdown
## Ketamine

Ketamine is given through a vein.
```

## Use instead

```markdown
## Ketamine

Ketamine is a Schedule III controlled substance. It is given through a vein.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.page_state import body_of, is_about_ketamine, is_whole, says
from clinicgen.checking.claims.wording import Wording
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import WrittenText
from clinicgen.model.finding import Severity

SEVERITY = Severity.INFO

_STATEMENT = Wording(r"\bschedule (?:iii|3|three)\b")
_HINT = "add that ketamine is a Schedule III controlled substance"


def check_article(text: WrittenText) -> Iterator[Problem]:
    """Look for the schedule."""
    if is_whole(text) and is_about_ketamine(text) and not says(text, _STATEMENT):
        first = next((one for one in body_of(text) if "ketamine" in one.words), None)
        place = text.sentence_place(first) if first else None
        yield Problem("this text about ketamine does not name its schedule", _HINT, place or text.first_place)

"""A text about a drug or procedure names a benefit, and no section of it names three risks.

## Why it matters

Material risks belong beside the benefit, by name; the word "risks" alone tells nobody anything. For ketamine FDA lists
sedation, dissociation, abuse and misuse, psychiatric events, raised blood pressure, slowed breathing and urinary-tract
symptoms.

Source: FDA, 10 October 2023 (copy), https://mdpsychfoundation.org/?p=23187

## Example

```markdown
## Ketamine infusions

An infusion of ketamine may help some people. It has risks, like any medicine.
```

## Use instead

```markdown
## Ketamine infusions

An infusion of ketamine may help some people. Its risks include sedation, dissociation, raised blood pressure and
misuse.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.page_state import first_benefit, is_whole, most_risks
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import WrittenText
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_ENOUGH = 3
_HINT = (
    "add a section that names the risks: for ketamine sedation, dissociation, misuse, raised blood pressure and more"
)


def check_article(text: WrittenText) -> Iterator[Problem]:
    """Count the risks that each section names."""
    if not is_whole(text):
        return
    benefit = first_benefit(text)
    if benefit is not None and most_risks(text) < _ENOUGH:
        yield Problem(
            "this text speaks of a benefit, and no section names three risks", _HINT, text.sentence_place(benefit)
        )

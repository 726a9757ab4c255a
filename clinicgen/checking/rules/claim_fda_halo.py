"""A sentence names ketamine's approval and a benefit it was not approved for, and does not say so.

## Why it matters

Readers take the approval for the benefit's. Ketamine is approved as an anesthetic only; clinic advertisements often let
that approval shine on uses that are off-label.

Source: JAMA Network Open 2023, https://pmc.ncbi.nlm.nih.gov/articles/PMC10630893/

## Example

```markdown
The FDA approved ketamine as an anesthetic in 1970, and it now helps people with depression.
```

## Use instead

```markdown
The FDA approved ketamine as an anesthetic in 1970. It is not approved for depression, and its use there is off-label.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.approval import APPROVAL, says_not_approved
from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.claims.wording import Wording, words_of
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_HINT = "say in the same sentence that ketamine is not approved for this use, or speak of the approval elsewhere"
_BENEFIT = words_of(
    r"depress\w+|anxiety|ptsd|ocd|bipolar|mood|psychiatric|psychiatry|mental|suicid\w+|trauma|stress|(?:chronic "
    r"|nerve )?pain|migraines?|fibromyalgia|addiction"
)
_ANESTHETIC = Wording(r"\b(?:an?esthe\w+|surg\w+|decades|19\d\d|operating|sedation)\b")

PATTERNS = (
    pattern(
        "puts an approval beside a use that is not approved",
        "fda food approved approval approves",
        APPROVAL,
        fires=("An FDA-approved anesthetic, ketamine is changing the treatment of depression.",),
        silent=(
            "The FDA approved ketamine in 1970 for use in anesthesia.",
            "Ketamine is approved by the FDA as an anesthetic, not for depression.",
        ),
    ),
)


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of a sentence that names ketamine's approval for anesthesia and another benefit."""
    text = claim.sentence.text
    names_ketamine = "ketamine" in claim.sentence.words or "ketamine" in claim.sentence.before
    if (
        names_ketamine
        and _ANESTHETIC.search(text)
        and _BENEFIT.search(text)
        and not says_not_approved(claim)
        and "spravato" not in claim.sentence.words
    ):
        yield claim.problem(_HINT)

"""A text says that ketamine is FDA-approved for a psychiatric disorder or for pain.

## Why it matters

Ketamine is approved as an anesthetic. It is not FDA-approved for any psychiatric disorder; its use for depression,
PTSD, OCD, anxiety or chronic pain is off-label. Esketamine (Spravato) is a different, approved product.

Source: FDA, 10 October 2023 (copy), https://mdpsychfoundation.org/?p=23187, and the label,
https://nctr-crs.fda.gov/fdalabel/services/spl/set-ids/b96a0a23-3ca0-4a92-bd8b-1e9921931772/spl-doc

## Example

```markdown
We offer FDA-approved ketamine infusions for depression.
```

## Use instead

```markdown
Ketamine is FDA-approved as an anesthetic. It is not FDA-approved for depression; its use there is off-label.
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

SEVERITY = Severity.ERROR

_HINT = (
    "write that FDA approved ketamine as an anesthetic, has not approved it for this use, and that the use is off-label"
)
_USE = words_of(
    r"depress\w+|anxiety|ptsd|ocd|bipolar|mood|psychiatric|mental|suicid\w+|trauma|stress|pain|migraines?"
    r"|fibromyalgia|crps|addiction"
)
_ANESTHETIC = words_of(r"an?esthe\w+|surg\w+|sedation|operati\w+|procedures")

PATTERNS = (
    pattern(
        "claims an approval that ketamine does not have",
        "fda food approved approval approves",
        APPROVAL,
        fires=("Ketamine is FDA-approved for depression.", "The FDA has approved ketamine to treat chronic pain."),
        silent=(
            "Ketamine is not FDA-approved for depression.",
            "The FDA has not approved ketamine for any psychiatric disorder.",
            "Esketamine (Spravato) is FDA-approved for treatment-resistant depression.",
        ),
    ),
)
_KETAMINE = Wording(r"(?<![\w-])(?:ketamine|infusions?|infusion therapy)\b")
_STANDS_FOR_IT = Wording(r"\b(?:it|this drug|the drug|this medication) (?:became|is|was|has been|received|got)\b")
_APPROVED_PRODUCT = Wording(
    r"\b(?:esketamine|spravato|tms|device|magnetic|botox|prozac|zoloft|lexapro|wellbutrin|ssris?)\b|\bnasal spray\b"
)

_PLAIN = Wording(
    r"approved (?:ketamine|infusion)|(?:therapy|infusions?|treatment)\b.{0,30} (?:is|are|was|been) (?:\w+"
    r" )?(?:fda[- ])?"
    r"approved"
)


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of an approval in a sentence that names ketamine and such a use, and no anesthesia."""
    text = claim.sentence.text
    if (
        not says_not_approved(claim)
        and (
            _KETAMINE.search(text)
            or (claim.sentence.before and _STANDS_FOR_IT.search(text))
            or (claim.stands_for and _KETAMINE.match(claim.stands_for.words))
        )
        and not _APPROVED_PRODUCT.search(text)
        and not _APPROVED_PRODUCT.search(claim.sentence.before)
        and not _ANESTHETIC.search(text)
        and (_USE.search(text) or _PLAIN.search(text))
    ):
        yield claim.problem(_HINT)

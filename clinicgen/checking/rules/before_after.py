"""A text shows or announces before-and-after results.

## Why it matters

Such pictures are testimonials: the best case stands for all, and results are claimed to be typical (16 CFR 255).

Source: 16 CFR 255; see docs/claims.md.

## Example

```markdown
See our before and after photos.
```

## Use instead

```markdown
At the visit we talk about what results differ by, and what could go wrong.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_HINT = (
    "describe the treatment instead; where such pictures are allowed, say that results differ, and keep the"
    " consent on file"
)
_PICTURES = (
    r"(?:photos?|photographs?|pictures?|images?|gallery|galleries|results?|shots|comparisons?"
    r"|transformations?|videos?|stories|scans?|selfies)"
)

PATTERNS = (
    pattern(
        "shows a before and after",
        "before befores",
        rf"before[- ](?:and|&|to|\/)[- ]afters?(?=-| {_PICTURES}|[:.!\"')]*$)(?:[- ]\w+)?|before[- ](?:and"
        rf"|&)[- ]after (?:\w+ )?{_PICTURES}|befores?(?:-| )(?:and|&)(?:-| )afters|{_PICTURES} (?:of |from "
        r"|taken )?(?:\w+ ){0,4}?before (?:and|&) after|before(?:\/| vs\.? )after",
        unless=r"(?:blood pressure|vital signs|questionnaires?|mood|readings?|checked|measured|eat|drink)\b",
        fires=("See our before and after photos.", "Our before-and-afters speak for themselves.", "Before and after"),
        silent=("Blood pressure is checked before and after each infusion.", "Rest before and after the visit."),
    ),
)


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of before and after where pictures or results are meant."""
    if claim.is_asserted:
        yield claim.problem(_HINT)

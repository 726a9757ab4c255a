"""A text spells out a medical abbreviation wrongly, or calls ketamine what it is not.

## Why it matters

A wrong term in the first paragraph tells a careful reader that nobody checked the rest. CRPS is complex regional pain
syndrome; ketamine blocks the NMDA receptor, so it is an antagonist.

Source: the ketamine label,
https://nctr-crs.fda.gov/fdalabel/services/spl/set-ids/b96a0a23-3ca0-4a92-bd8b-1e9921931772/spl-doc

## Example

```markdown
CRPS (chronic regional pain syndrome) often follows an injury.
```

## Use instead

```markdown
CRPS (complex regional pain syndrome) often follows an injury.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.claims.terms import TERMS, find_expansion, is_right
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

PATTERNS = (
    pattern(
        "is spelt out wrongly",
        " ".join(TERMS),
        r"<any>s?(?: \([^()]{5,70}\)|, (?:or|also called|which stands for|short for) [a-z' -]{5,60}(?=[,.;:]|$))"
        r"|[a-z' -]{5,70} \(<any>s?\)",
        fires=(
            "CRPS (chronic regional pain syndrome) hurts.",
            "Attention disorder hyperactive deficit (ADHD) is common.",
        ),
        silent=(
            "Complex regional pain syndrome (CRPS) hurts.",
            "PTSD (often after war) is common.",
            "We treat trauma and fear (PTSD).",
        ),
    ),
    pattern(
        "is not what ketamine is",
        "nmda aspartate agonist adversary ssri barbiturate opioid narcotic",
        r"nmda(?:[- ]receptor)? (?:agonists?|adversary|adversaries|activators?|stimulators?)"
        r"|n-methyl-d-aspartate(?: \(nmda\))?(?: receptor)? (?:agonists?|adversary|adversaries)"
        r"|ketamine is an? (?:\w+ )?(?:opioid|opiate|narcotic|ssri|barbiturate|benzodiazepine)(?! (?:sparing|receptor"
        r"|alternative))|nmda, an (?:amino acid|neurotransmitter)",
        fires=("Ketamine is an NMDA receptor agonist.",),
        silent=("Ketamine is an NMDA receptor antagonist.", "Ketamine is not an opioid."),
    ),
)


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Compare what stands beside an abbreviation, where it means to spell it out."""
    if claim.pattern is PATTERNS[1]:
        if not claim.is_negated:
            yield claim.problem("write that ketamine is an NMDA receptor antagonist")
        return
    found = find_expansion(claim.words.lower())
    if found and not is_right(*found):
        yield claim.problem(f"write `{TERMS[found[0]][0]} ({found[0].upper()})`")

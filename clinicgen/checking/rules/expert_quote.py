"""A text quotes a named authority and does not say where and when that was said.

## Why it matters

A quotation without a source cannot be checked, and an endorsement must be honest and current (16 CFR 255).

Source: 16 CFR 255; see docs/claims.md.

## Example

```markdown
According to Dr. Helen Marsh of a leading university, ketamine changes everything.
```

## Use instead

```markdown
In [a 2023 notice](https://www.fda.gov/notice), FDA lists what it knows of the risks.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.claims.wording import Wording
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_HINT = "link to where it was said, and give the year; or say it in your own words, on your own account"
_PERSON = r"(?:(?:dr\.?|prof\.?|professor|doctor) [\w.'-]+(?: [\w.'-]+){0,2})"
_BODY = (
    r"(?:(?:the )?(?:national institutes? of \w+(?: \w+)?|nih|nimh|mayo clinic|cleveland clinic"
    r"|johns hopkins(?: \w+)?|harvard(?: \w+){0,2}|yale(?: \w+){0,2}|stanford(?: \w+){0,2}|world health organization"
    r"|american \w+(?: \w+){0,2} association|cdc|centers for disease control"
    r"(?: and prevention)?|(?:\w+ ){1,4}(?:medicine|clinic|university|institutes?|hospital|association|organization"
    r"|school|academy|society|foundation)|american society of \w+|columbia university"
    r"|national alliance on mental illness|nami"
    r"|american (?:academy|college) of \w+(?: \w+){0,3}))"
)
_SAY = (
    r"(?:says?|said|explains?|explained|notes?|noted|writes?|wrote|calls? (?:it|ketamine|this)|called (?:it"
    r"|ketamine|this)|states?|stated|believes?|told|puts it|agrees?|adds|describes? (?:it|ketamine|this) as"
    r"|recommends? (?:ketamine|it|infusions?))"
)

PATTERNS = (
    pattern(
        "quotes an authority without a source",
        "hopkins university hospital institute association academy society foundation dr prof professor doctor"
        " national nih nimh mayo cleveland johns harvard yale stanford world american cdc"
        " centers columbia nami says said according",
        rf"{_SAY} (?:[\w,'-]+ ){{0,4}}?{_PERSON}|{_PERSON}(?:,[^,.]{{0,80}},)? {_SAY}|according to (?:{_PERSON}"
        rf"|{_BODY}|(?:a|one|the) (?:leading|top|prominent|renowned|harvard|yale) \w+)|{_BODY} (?:has |have )?{_SAY}"
        r"|\"[^\"]{20,},?\"? (?:says?|said|explains?|writes?|notes?) [^.]{0,60}(?:psychiatr\w+|professor|researcher"
        r"|director|scientist|neurologist|expert)",
        unless=r"(?:says|said) (?:to|hello)|dr\.? \w+ (?:notes|writes) (?:your|the|a prescription|down)",
        fires=("According to Dr. Marsh, it works.", '"It is a leap," says Dr. Alan Reed of a university.'),
        silent=(
            "Dr. Ellis is board certified.",
            "You might say that the doctor helps children.",
            "The National Institute of Mental Health describes several kinds.",
        ),
    ),
)


_NAMED = Wording(r"\b(?:[Dd]r\.?|[Pp]rof\.?|[Pp]rofessor|[Dd]octor) [A-Z]")
_TITLED = Wording(r"\b(?:dr|prof|professor|doctor)\b")


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of an authority's words in a paragraph without a citation."""
    is_named = _NAMED.search(claim.words) or not _TITLED.search(claim.words.lower())
    if is_named and not claim.is_cited and not claim.sentence.is_question:
        yield claim.problem(_HINT)

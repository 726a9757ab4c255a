"""A text offers ketamine for use at home and does not tell of FDA's warning.

## Why it matters

FDA (10 October 2023): use of compounded ketamine at home, without a health care provider watching, adds risk, since
sedation, dissociation, raised blood pressure or slowed breathing may go unnoticed.

Source: https://scrippsnews.com/stories/fda-warns-of-risks-involved-with-compounded-ketamine-products

## Example

```markdown
Take ketamine lozenges in the comfort of your own home.
```

## Use instead

```markdown
FDA has warned that ketamine taken at home, with nobody watching, adds risk. We give it here, under supervision.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.claims.wording import Wording
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_HINT = "tell in the same paragraph of FDA's warning about ketamine at home, or leave the offer out"
_KETAMINE = Wording(r"\b(?:ketamine|lozenges?|troches?|nasal|sublingual|rapid dissolve|tablets?|infusions?)\b")
_WARNING = Wording(
    r"(?s)\bfda\b.{0,200}\b(?:warn\w*|risk\w*|caution\w*)|\b(?:warn\w*|adds? risk|risks?)\b.{0,200}\b(?:fda"
    r"|unsupervised"
    r"|without supervision)",
)

PATTERNS = (
    pattern(
        "offers ketamine at home",
        "home door doorstep mail mailed house couch homes",
        r"(?:(?:in|from) the (?:comfort|privacy|safety|convenience) of (?:your|their) (?:own )?(?:homes?|house|couch"
        r"|living room)|at-home|in-home|(?:at|from|in your own|in your) home|home (?:use|treatment|delivery|program"
        r"|kit|therapy|infusions?|administration|dosing)|to your (?:\w+ )?(?:door|doorstep|home|house|mailbox)|(?:by"
        r"|through|in) the mail|mailed (?:to|directly)|leave (?:the|your) (?:house|home)|without leaving (?:the"
        r"|your) home)",
        unless=r"(?:take|takes|drive|drives|drove|bring|get|ride|go|going|went|return|accompany"
        r"|see) (?:\w+ ){0,3}home|adult at home|(?:stay|rest|with you|evening|questionnaire|forms?|survey|life"
        r"|relationships|school|work|person|someone|practice|problems|stress|nap|sleep) (?:\w+ ){0,2}at home"
        r"|at home (?:with you|and at|or at|that|afterwards?|before your)|should not|do not"
        r"|not (?:be )?(?:used|given|taken)",
        fires=("Ketamine at home, on your schedule.", "Our at-home ketamine program."),
        silent=("An adult should take you home after ketamine.", "Ketamine should not be used at home."),
    ),
)


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of an offer in a sentence about ketamine whose paragraph has no warning."""
    sentence = claim.sentence
    about_ketamine = _KETAMINE.search(sentence.text) or "ketamine" in sentence.before
    if claim.is_asserted and about_ketamine and not _WARNING.search(sentence.passage.text.lower()):
        yield claim.problem(_HINT)

"""Words of approval by FDA, and whether a sentence denies it."""

from __future__ import annotations

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.wording import Wording

APPROVAL = (
    r"(?:(?:fda|food and drug administration)(?:\))?[- ](?:\w+[- ]){0,3}?(?:approv(?:ed|al|es)|cleared|clearance"
    r"|authorized)"
    r"|(?:approved|cleared|authorized)(?: [\w-]+){0,4} by (?:[\w.]+ ){0,6}?(?:fda"
    r"|food and drug administration)"
    r"|(?:approval|clearance|authorization) (?:by|from|of) (?:the )?(?:u\.s\. )?(?:fda|food and drug administration))"
)
_DENIED = Wording(
    r"\b(?:not|n't|never|isn't|no|nor|neither|without|lacks?|unapproved|off-?label|none|nobody|yet to)\b|hasn't"
    r"|haven't|isn't|aren't|wasn't"
)


def says_not_approved(claim: Claim) -> bool:
    """Tell whether its sentence says that something is not approved, or only asks."""
    return claim.sentence.is_question or bool(_DENIED.search(claim.sentence.text))

"""A text quotes or reports what patients say of their results, or shows star ratings.

## Why it matters

A testimonial is no evidence that others will fare alike (16 CFR 255); fake, bought or suppressed reviews are banned
(16 CFR 465). Texas forbids testimonials in physicians' advertising (22 TAC 164.3): for clinics there this is an error.

Source: https://govinfo.gov/content/pkg/FR-2024-08-22/html/2024-18519.htm

## Example

```markdown
"I felt better after one visit and got my life back," says Maria, 42.
```

## Use instead

```markdown
You can [read reviews by patients](clinic:reviews) where they were written.
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
STATES = {"TX": Severity.ERROR}
"""Where it weighs otherwise, by the clinic's region."""

_HINT = "link to the reviews with `clinic:reviews`, or describe the visit in your own words"
_OUTCOME = (
    r"(?:felt|feel\w*|saved|changed|life|lives|new person|better|relief|pain|depress\w+|anxiety|worked|works|helped"
    r"|helps|thank\w*|grateful|recommend\w*|amazing|miracle|again|happ\w+|hope\w*|best|incredible|mood|sleep\w*"
    r"|calm\w*|improv\w+|less|lift\w*"
    r"|energy|peace\w*|brighter|symptoms?|results?|themselves|wonderful|lighter|heard|younger|normal|clearer|focus\w*"
    r"|success|confiden\w*|fewer|reduc\w+|love[sd]?|great)"
)
_NOT_QUOTED = Wording(
    r"\b(?:might|may|could|can) (?:say|think|ask|tell)|thoughts?\b|such as|for example|like this|you (?:say|think"
    r"|tell)|the word|called|statement|belief|phrase"
)

PATTERNS = (
    pattern(
        "is a patient's word",
        "i i'm i've my me i'd",
        rf"\"[^\"]*\b(?:i|i'm|i've|my|me|i'd)\b[^\"]*\b{_OUTCOME}\b[^\"]*(?:\"|$)|\"[^\"]*\b{_OUTCOME}\b[^\"]*\b(?:i"
        r"|i'm|i've|my|me)\b[^\"]*(?:\"|$)".replace('\\"', '"'),
        fires=('"I got my life back," says Ann.',),
        silent=(
            'A thought such as "I never feel good enough" can be tested.',
            'You might say, "I feel unsure about this."',
        ),
    ),
    pattern(
        "is a patient's word",
        "my me i",
        r"(?:saved|changed|transformed|turned around|gave (?:me )?(?:back )?|given me back|got|have"
        r"|reclaimed?) my (?:whole |entire )?life(?: back| around)?|i (?:finally |now |actually )?(?:felt"
        r"|feel) (?:like )?(?:<upto3>)?(?:myself|new|better|human|alive|normal|hopeful)|i (?:would |can't )(?:highly "
        r"|definitely |strongly )?recommend|best decision i|my (?:whole |entire )?life (?:has |is )(?:been"
        r" )?(?:changed|transformed|different|better)",
        unless=r"i feel (?:better|normal) (?:now )?and (?:want|stop)|can i|will i|when i|should i|do i",
        fires=("This place saved my life!", "I felt like myself again."),
        silent=("Will I feel better right away?",),
    ),
    pattern(
        "reports what patients say",
        "patients clients people patient client many families parents",
        r"(?:patients?|clients?|people (?:who|we)|families|parents|many|most|some of them|one (?:patient|client|woman"
        r"|man)|women|men|couples)(?: [\w'-]+){0,6}? (?:have |has |often |also |typically |usually |generally "
        r"|frequently |consistently |commonly |regularly |routinely )*"
        r"(?:reports?|reported|reporting|describes?|described|tells? us|told us|says?|said|shares?|shared|rave|raves"
        r"|notes?|noted|love|express\w*|call (?:it|us)|agree|state|thank us|compare it)(?! (?:to the|at the|in at"
        rf"|your|any|their (?:symptoms|history))\b) (?:[\w',%\"-]+ ){{0,9}}?\W?{_OUTCOME}",
        unless=r"floating|detached|dissociat\w+|side effects?|dizz\w+|nausea|dream|drows\w+|tired|strange"
        r"|ask(?:ed)? to|should (?:report|tell)|please|not|if (?:you|patients)|new or worse|no change|worse",
        needs="report reports reported reporting describe describes described tell tells told say says said"
        " share shares shared rave raves note notes noted love express expresses call calls agree state"
        " thank compare",
        fires=("Our patients have reported less pain.", "Patients tell us that they feel better."),
        silent=(
            "Patients report to the front desk.",
            "Some people describe floating or feeling detached.",
            "Patients report any new symptoms to the nurse.",
        ),
    ),
    pattern(
        "is a rating",
        "★ star stars rated rating ratings",
        r"★+|(?:five|5|4\.\d|4)[- ]stars?|stars? (?:rating|reviews?) (?:of|on)|rated (?:\d|number|#|best|five|the"
        r"|highly|excellent)\S*|\d(?:\.\d)? (?:out of|/) (?:5|five)(?: stars?)?|(?:google|yelp) rating of",
        unless=r"(?:rate|rated) (?:your|their) (?:pain|mood)|rating scale|five-star hotel",
        fires=("★★★★★", "More than 200 five-star reviews.", "Rated 4.9 stars."),
        silent=("We do not publish star ratings.", "Pain is rated on a scale from zero to ten."),
    ),
    pattern(
        "offers testimonials",
        "testimonial testimonials stories story",
        r"(?:(?:read|see|watch|hear|view|our|patient|client|video|these|more|from|many"
        r"|glowing) (?:\w+ ){0,2}?testimonials?|(?:our|patient|read|inspiring|real|hear|their|client"
        r"|many) (?:\w+ ){0,3}?(?:success|recovery|healing|transformation) stor(?:y|ies))",
        unless=r"no testimonials|testimonials (?:are|is) (?:not|no)|you (?:will|do) not find",
        fires=("Read our patient testimonials.", "Hear inspiring success stories."),
        silent=("We do not publish patient testimonials.",),
    ),
)


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of patients' words; a thought that is given as an example is nobody's testimonial."""
    text = claim.sentence.text
    is_own_words = claim.pattern.name == "is a patient's word"
    is_example = is_own_words and bool(_NOT_QUOTED.search(text, 0, claim.start + 1))
    is_hedged = claim.pattern.name == "reports what patients say" and " may " in text[: claim.end]
    if (is_own_words or claim.is_asserted) and not is_example and not is_hedged and not claim.sentence.is_question:
        yield claim.problem(_HINT)

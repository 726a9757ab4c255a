"""A text leans on studies, research or evidence, and does not say which.

## Why it matters

"Studies show" is a health claim that a reader cannot check. The FTC wants evidence that is competent and reliable, and
results that are typical; a link to the study lets readers judge.

Source: 16 CFR 255 and the FTC's health claims guidance; see docs/claims.md.

## Example

```markdown
Studies have shown that ketamine lowers depressive symptoms.
```

## Use instead

```markdown
In [a trial of 73 adults](https://example.org/trial), depressive symptoms were lower a day after an infusion.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.claims.wording import Wording, words_of
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_HINT = "link the study in the same paragraph, or write what you do without leaning on research"
_SHOW = (
    r"(?:shows?|showed|shown|showing|demonstrat\w+|prove[sdn]?|confirm\w*|finds?|found|indicat\w+|reveal\w*|supports?"
    r"|supporting|supported|establish\w*|link(?:s|ed)|back(?:s|ed)"
    r"|suggest\w*|report\w*|points? to|validat\w*|agree\w*|verif\w+|underscor\w+|highlight\w*|document\w*|tells? us"
    r"|says?|recommend\w*|discover\w*|observ\w+|conclud\w+|concur\w*)"
)
_WORK = (
    r"(?:stud(?:y|ies)|research(?:ers)?|(?:clinical )?trials?|evidence|data|scien(?:ce|tists)|literature"
    r"|meta-analys[ei]s|(?:systematic )?reviews?|experts|psychiatrists|investigators|findings|statistics|surveys)"
)
_RESEARCH = "leans on research that is not named"

PATTERNS = (
    pattern(
        _RESEARCH,
        "study studies research researchers trial trials evidence data science scientists literature meta reviews"
        " findings statistics surveys experts psychiatrists investigators",
        rf"{_WORK}(?: [\w',()/-]+){{0,7}}? {_SHOW}",
        unless=r"unfavorable|harmful|toxicity|(?:psychiatrists|experts) (?:\w+ )?recommend|more (?:research"
        r"|studies|evidence|data)|research"
        r" (?:on|into|in) (?:\w+ ){0,6}(?:is|has been"
        r"|are) (?:limited|small|ongoing|mixed|early|under way|young)|evidence (?:is|are) (?:limited|thin\w*"
        r"|mixed|weak\w*)|mixed results"
        r"|(?:no|little|limited|insufficient|weak) (?:\w+ )?(?:evidence|data|research)|(?:we|our) (?:team|experts)"
        r"|evidence-based|(?:trained|registered|skilled) in|experts? (?:on|at|in) our|data (?:breach|protection"
        r"|privacy)",
        fires=("Studies show that ketamine eases depression.", "Research confirms what patients know."),
        silent=(
            "Studies of ketamine have been small.",
            "No study has shown that one dose is enough.",
            "Researchers are looking into it.",
        ),
    ),
    pattern(
        _RESEARCH,
        "than compared established validated confirmed research evidence data science breakthroughs breakthrough"
        " discovered recognized shown found demonstrated"
        " documented reported known observed demonstrating showing yielding producing encouraging",
        r"(?:those|participants|subjects|patients|people|volunteers|groups?) (?:who |given |taking |on |receiving "
        r"|treated |in the "
        r")(?:[\w-]+ ){0,6}?(?:lost|improved|had|experienced|showed|reported|saw) (?:[\w-]+ ){0,6}(?:than|compared)"
        r"|(?:safety|effectiveness|efficacy|benefits?|effects?)(?: [\w-]+){0,6} (?:has|have|is|are|was|were) (?:been"
        r" )?(?:\w+[ -])?"
        r"(?:established|demonstrated|proven|documented|validated|confirmed)|documented in (?:the )?(?:\w+ )?literature"
        r"|(?:has|have|is|are|was|were|been|being)(?: \w+ly| also)?(?: been)?(?: \w+ly| also)? (?:shown|found"
        r"|demonstrated|documented|reported|known|observed)(?: \w+ly)? (?:to(?! (?:be involved|play|us|the front"
        r"|you|have risks"
        r"|cause)\b)|effective|efficacious|as (?:effective|beneficial)|successful|beneficial|in (?:studies|trials"
        r"|research))"
        r"|(?:shown|found|demonstrated|discovered|recognized|known) to be(?! (?:us|able|a problem|a risk)\b)"
        r"|(?:research|science|evidence|data) (?:is|are) (?:clear|overwhelming|conclusive|strong|compelling"
        r"|undeniable|in)|breakthroughs? in (?:neuroscience|research|medicine|science)|(?:has|have) (?:also "
        r"|consistently |repeatedly )?(?:shown|demonstrated) (?:\w+ ){0,4}(?:effect\w*|results?|benefits?"
        r"|improvement\w*|efficacy|relief|success|promise|effectiveness|potential|value)|(?:demonstrat|show|yield"
        r"|produc|report|see)\w* (?:\w+ )?(?:positive|encouraging|good|excellent|great|impressive|favorable|strong"
        r"|remarkable|exciting) (?:outcomes?|results?|effects?|findings|evidence)|(?:is|are) (?:very "
        r"|highly )?encouraging",
        unless=r"(?:is|are) (?:also )?known (?:for|as|about)|known to (?:us|you|interact|raise|cause|irritate"
        r"|increase the risk)",
        fires=(
            "Its effectiveness has been established.",
            "Ketamine has been shown to relieve depression.",
            "It was found to be effective.",
        ),
        silent=("It has not been shown to prevent relapse.",),
    ),
    pattern(
        "leans on promise that is not shown",
        "promise promising",
        r"(?:(?:shows?|showed|showing|shown|holds?|holding|offers?|demonstrat\w+)(?: \w+){0,4} promise"
        r"|promising (?:\w+ )?(?:results?|treatments?|option|therap\w+|effects?|outcomes?|findings|new|research"
        r"|evidence|approach|alternative|studies|benefits|tool|applications?|uses?)|(?:is|are|very|highly|most|so"
        r"|especially"
        r"|particularly) promising)",
        unless=r"looks? promising on paper",
        fires=("Ketamine shows great promise.", "With promising results in PTSD."),
        silent=("Nobody can say yet whether it is promising.",),
    ),
    pattern(
        _RESEARCH,
        "evidence according backed supported based validated tested researched studied decades body science clinical"
        " rooted"
        " grounded",
        r"(?:according to (?:<upto4>)?(?:stud(?:y|ies)|research|experts|scientists|trials?|data|evidence|science"
        r"|statistics|surveys|literature)|(?:backed|supported|validated|confirmed|underpinned|driven|informed"
        r"|rooted in|grounded in|based on) (?:up )?(?:by|in|on)? ?(?:<upto4>)?(?:science|research|evidence|data"
        r"|stud(?:y|ies)|trials)"
        r"|(?:science|research|scientifically|clinically)[- ](?:backed|supported|validated|tested|driven|studied"
        r"|sound|demonstrated)|(?:well|extensively|widely|thoroughly|heavily)[- ](?:researched|studied|documented"
        r"|tested)|decades of (?:\w+ )?(?:research|evidence|studies|science|data)|(?:growing|large|strong|solid|vast"
        r"|robust|extensive|substantial|significant) (?:body|amount|number|wealth|clinical"
        r"|scientific)? ?(?:of )?(?:\w+ )?(?:evidence|research|studies|data)|(?:strong|mounting|growing|increasing"
        r"|compelling) evidence)",
        unless=r"based on (?:your|the evidence we|what|current guidelines)|evidence-based|(?:no|not|little"
        r"|without) (?:\w+ )?(?:strong|solid|robust) evidence",
        fires=("Backed by science.", "Decades of research support it.", "According to recent studies, it helps."),
        silent=("Your plan is based on your history.", "We use evidence-based methods."),
    ),
)

_BENEFIT = words_of(
    r"improv\w+|reduc\w+|effective\w*|efficacy|benefi\w+|reliev\w+|relief|help\w*|promis\w+|safe\w*|success\w*"
    r"|respon\w+|recover\w*"
    r"|heal\w*|better|alleviat\w+|eas(?:e|es|ing)|lift\w*|boost\w*|enhanc\w+|promot\w+|treat\w*|work\w*|remission"
    r"|positive|value"
    r"|fewer|gains?|reset\w*|restor\w*|repair\w*|faster|rapid\w*|superior|outperform\w*|protect\w*|power\w*|potential"
    r"|protocol|lower\w*|antidepressant|lose|lost|weight loss|support\w*|ketamine|tms|esketamine"
    r"|infusions?|therapy|method|use of"
)
"""What research on a treatment finds."""
_ON_ILLNESS = Wording(
    r"\b(?:caused? (?:by)?|levels?|declines?|risk factors?|predict\w*|associated with|linked to|more likely|common"
    r"|affects?|aging"
    r"|prevalence|symptoms? of|genetic\w*|brain regions?|shifts?)\b"
)
"""Research on an illness is no claim."""


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of research that is called upon with no citation in its paragraph; a finding that is hedged may stand."""
    suggests_only = re.search("suggest|indicat", claim.words.lower()) and claim.sentence.words and _hedged_after(claim)
    if (
        claim.is_asserted
        and not claim.is_cited
        and not suggests_only
        and not claim.is_unwanted
        and not (_ON_ILLNESS.search(claim.sentence.text) and not _BENEFIT.search(claim.sentence.text))
    ):
        yield claim.problem(_HINT)


def _hedged_after(claim: Claim) -> bool:
    after = claim.sentence.text[claim.end :]
    return any(f" {word} " in after for word in ("may", "might", "could", "some", "possible", "sometimes"))

"""A text gives a number for how often or how much a treatment helps, and no source.

## Why it matters

A success rate is a health claim: the FTC wants competent and reliable scientific evidence for it, and readers should be
able to look it up.

Source: 16 CFR 255 and the FTC's health claims guidance; see docs/claims.md.

## Example

```markdown
Up to 70% of patients respond to ketamine.
```

## Use instead

```markdown
In [one trial of 73 adults](https://example.org/trial), about 64% of those given ketamine responded after a day.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.claims.wording import Wording, words_of
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_HINT = "link the study in the same paragraph, and say whom it looked at; or leave the number out"
_OUTCOME = words_of(
    r"improv\w+|respon\w+|relie\w+|success\w*|effective\w*|better|remission|recover\w*|reduc\w+|decreas\w+|drop\w*"
    r"|falls?|fell|fewer|satisf\w+"
    r"|benefit\w*|cure[sd]?|symptom-free|pain-free|recommend\w*|helps?|helped|helping|lower\w*|lessen\w*|work(?:s|ed)"
    r"|achiev\w+|heal\w*|results?|less|lift\w*|gone|happier|lost|loss|lose|more weight|body weight|protect\w*|absor\w+"
    r"|bioavailab\w+"
)
_NO_OUTCOME = words_of(
    r"(?:do|does|did|will|may) not (?:\w+ ){0,2}(?:respond|improve|achieve|reach|experience|find|recovery|relief"
    r"|benefit|recover|get better)|(?:don't|doesn't|didn't) (?:respond|improve"
    r"|benefit|recover|get)|fail to|insur\w+|cost|fees?|price|discount|off|deductible"
    r"|rate of interest|levels? (?:can |may |often )?(?:\w+ly )?(?:drops?|declines?|decreases?|falls?|begins?)|with"
    r" age|as we age|(?:%|percent) (?:a|per|each|every) year|between ages"
    r"|live with|lives with|affects?|have (?:adhd|depression|anxiety|an? )|diagnosed|of cases|suffer"
    r"|experience (?:depression|anxiety|chronic)"
)

PATTERNS = (
    pattern(
        "is a number without a source",
        "% percent",
        r"(?:up to |over |more than |nearly |almost |about |around |roughly |approximately |as (?:many|much) as "
        r"|at least )*(?:\d[\d.,]*(?: ?(?:-|–|to) ?\d[\d.,]*)?|<number>)(?:[- ]\w+)? ?(?:%|percent)",
        fires=("Up to 70% of patients respond.", "A success rate of 80 percent."),
        silent=("About 4 percent of adults have ADHD.", "Insurance may cover 80% of the cost."),
    ),
    pattern(
        "is a number without a source",
        "two three four five six seven eight nine ten twelve twenty 2 3 4 5 6 7 8 9 10 20 100 thirds third half"
        " quarter quarters",
        r"(?:<number>) (?:in|out of|of) (?:every )?(?:<number>)|(?:two|one)[- ](?:thirds?) of|(?:three"
        r"|one)[- ]quarters? of|three quarters|(?:more than |over |nearly |about |up to )?half(?: of)? (?:of|the|our"
        r"|all|in)",
        unless=r"half an? (?:hour|day)|one (?:in|of) (?:the|our)|half the dose|second half|first half",
        fires=("Two out of three patients improve.", "7 in 10 people feel relief."),
        silent=("About one in five adults lives with a mental illness.", "Each visit lasts half an hour."),
    ),
    pattern(
        "is a number without a source",
        "fold times",
        r"(?:\d+ ?(?:-|–|to) ?)?(?:<number>)(?:-| )?(?:fold|times) (?:\w+ ){0,2}(?:more|better|faster|less|likely"
        r"|lower|higher"
        r"|as (?:effective|likely|fast))",
        fires=("Patients are three times more likely to improve.",),
        silent=("Women have depression two times more often than men, by most counts.",),
    ),
)


_PEOPLE_AT_RISK = Wording(
    r"\b(?:adults|people|americans|children|women|men|veterans|teens)\b[^.]{0,40}\b(?:has|have|had|lives?|develops?"
    r"|experiences?|suffers?)\b"
)


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of a number beside a word of benefit, with no citation in its paragraph."""
    text = claim.sentence.text
    if (
        claim.is_asserted
        and not claim.is_cited
        and not claim.is_about_others
        and _OUTCOME.search(text)
        and not _NO_OUTCOME.search(text)
        and not _PEOPLE_AT_RISK.search(text)
        and not claim.is_unwanted
    ):
        yield claim.problem(_HINT)

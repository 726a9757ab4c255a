"""A text praises a treatment with words of wonder: miracle, breakthrough, dramatic, new hope.

## Why it matters

Such words promise more than any study has shown, and they reach people who suffer. Texas forbids advertising that
exploits hopes and fears (22 TAC 164.3).

Source: Texas Occupations Code 101.201(b), https://codes.findlaw.com/tx/occupations-code/occ-sect-101-201/

## Example

```markdown
Ketamine is a breakthrough that brings new hope to people with depression.
```

## Use instead

```markdown
Ketamine is one of several things that may be considered when common treatments have not been enough.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_HINT = "say plainly what is known: what it is, for whom it may be considered, how often it has not helped"
_OUTCOME = (
    r"(?:results?|improvements?|changes?|relief|difference|effects?|reduc\w+|transformations?|benefits?|power"
    r"|success\w*|recover\w*|treatments?|therap\w+|medicines?|medication|potential|response|shift|drop|turnaround"
    r"|decrease|"
    r"promise|properties|tool|options?|outcomes?|impact|advances?|discover\w+|science|innovation|progress"
    r"|technolog\w+|drug|solutions?|healing|stories|alternative|approach|interventions?|developments?|field|new)"
)

PATTERNS = (
    pattern(
        "is a word of wonder",
        "miracle miracles miraculous miraculously breakthrough breakthroughs magic magical revolutionary"
        " revolutionize revolutionizes revolutionizing groundbreaking lifesaving"
        " transformative transformational revolutionized wonder panacea gamechanger gamechanging elixir godsend"
        " blessing pioneering",
        r"(?:<any>(?: (?:drug|bullet|pill))?)",
        unless=r"more dramatic|breakthrough (?:pain|bleeding|symptoms|therapy designation|seizures)|no wonder|i wonder"
        r"|wonder (?:if"
        r"|whether|why|what|how)|magic mushrooms",
        fires=("Some call it a miracle.", "A true breakthrough.", "This revolutionary therapy."),
        silent=("It is not a miracle.", "You may wonder whether therapy is for you.", "There is no magic pill."),
    ),
    pattern(
        "is a word of wonder",
        "life game ground cutting silver blowing next leading state innovative innovation novel revolution promise"
        " express modern",
        r"(?:(?:innovative|novel|state[- ]of[- ]the[- ]art),? (?:(?:new|and|yet) )?(?:[\w-]+ ){0,2}?(?:treatments?"
        r"|therap(?:y|ies)"
        r"|way|approach(?:es)?|solutions?|options?|procedures?|technolog(?:y|ies)|medicines?|medications?|methods?"
        r"|techniques?"
        r"|antidepressant|offering|care)|revolution (?:in|against|for)|liv(?:es?|ing) up to (?:its|the|their)"
        r" (?:promise|hype|name)"
        r"|express lane|life[- ](?:chang|alter|sav|transform)\w*|game[- ]chang\w*|ground-breaking|cutting[- ]edge"
        r"|silver bullet"
        r"|mind-blowing|next[- ]generation|leading[- ]edge)(?: \w+)?",
        unless=r"life changes|life-changing (?:diagnosis|event|decision|injury)|life-saving (?:equipment|measures"
        r"|emergency)",
        fires=(
            "An innovative way to treat depression.",
            "It is a revolution in care.",
            "A game changer for PTSD.",
            "Life-changing results.",
            "Cutting-edge care.",
        ),
        silent=("A life-changing event can lead to grief.",),
    ),
    pattern(
        "is a word of wonder",
        "dramatic dramatically amazing incredible incredibly astonishing astounding remarkable remarkably extraordinary"
        " unbelievable phenomenal stunning tremendous profound profoundly spectacular exciting powerful marvelous",
        rf"<any>,? (?:and \w+ )?(?:[\w-]+ ){{0,2}}?{_OUTCOME}"
        r"|(?:dramatically|remarkably|incredibly|profoundly) (?:improv\w*"
        r"|reduc\w*|chang\w*|reliev\w*|lower\w*|decreas\w*|increas\w*|eas\w*|better|fast\w*|effective|transform\w*"
        r"|lift\w*|boost\w*)"
        r"|(?:results?|changes?|relief|improvements?|effects?|differences?|transformations?|recovery"
        r"|response)(?: \w+){0,3} (?:is|are|be|been|was|were)(?: \w+ly)? <any>",
        unless=r"more dramatic|dramatic (?:mood swings|weight|changes in (?:mood|weight|sleep|appetite|behaviou?r))"
        r"|powerful (?:emotions?|feelings|drug|anesthetic|medicine)|changes? dramatically in",
        fires=("The change can be dramatic.", "It dramatically improves mood.", "The incredible power of infusions."),
        silent=("Dramatic changes in weight or sleep can be a sign of depression.",),
    ),
    pattern(
        "is a word of wonder",
        "nothing buzz hype craze themselves answer looking searching waiting saves saving saved",
        r"nothing short of|what you(?:'ve| have) been (?:looking|searching|waiting) for|answer you(?:'ve| have) been"
        r" \w+ing for|sav(?:es|ing|ed) lives|(?:generat|creat|gain|caus|attract|worth)\w* (?:\w+ ){0,3}(?:buzz"
        r"|hype)|speak for themselves",
        fires=("The results speak for themselves.", "It may be the answer you have been looking for."),
        silent=("The answer may change from one visit to the next.",),
    ),
    pattern(
        "plays on hope",
        "hope hopes light lease lifeline beacon ray chance door tunnel",
        r"(?:(?:new|renewed|real|fresh|much-needed|restor\w+|there is|there's|finally|offers?|offering|brings?"
        r"|bringing|gives?|giving|provides?|source of|last|a message of|regain|find|finding|true"
        r"|genuine) (?:\w+ ){0,2}?hope(?! (?:that |to ))|hope (?:for|to) (?:those|people|patients|the|millions|anyone"
        r"|families|individuals|many|depression|chronic)|hope is (?:here|on|real)"
        r"|(?:beacon|ray|glimmer) of hope|new lease on life|(?:a|the|real|your|new|often|literal) (?:\w+ )?lifeline(?!"
        r" (?:at"
        r"|number|call|is)\b)|light at the end|(?:second|new|fresh) chance (?:at|for|in)|a new (?:chapter|beginning"
        r"|day|dawn|era)(?: (?:in|for|of|to))?)",
        unless=r"crisis|988|suicide|hope(?:s)? (?:that|to hear|you)|if you (?:have|feel) no hope|lost hope|we hope",
        fires=("There is new hope for depression.", "It can be a lifeline for people in despair."),
        silent=(
            "Call the 988 Suicide & Crisis Lifeline.",
            "We hope to see you soon.",
            "Ask what gives you hope that it might help.",
        ),
    ),
    pattern(
        "is a word of wonder",
        "love rave raving swear loved",
        r"(?:patients|clients|customers|people|women|men|celebrities|everyone) (?:\w+ )?(?:love|rave|swear by|are"
        r" raving|loved)",
        unless=r"people (?:you|they|who|we) love|the people",
        fires=("Our clients love the glow.",),
        silent=("Talk with the people you love.",),
    ),
    pattern(
        "plays on hope",
        "path journey road gateway bridge step",
        r"(?:path|journey|road|gateway|bridge|step)s? (?:to|toward|towards|of) (?:(?:a|your|true|lasting|full"
        r"|total|better|complete"
        r"|deep) ){0,3}(?:healing|wellness|relief|wholeness|happiness|happier|healthier|brighter|pain-free"
        r"|feeling better)",
        unless=r"may|first step|next step|not",
        fires=("Your path to wellness begins here.", "A journey toward lasting relief."),
        silent=("A first step toward feeling better is a talk.",),
    ),
    pattern(
        "is a word of wonder",
        "changing changed transforming talking reshaping redefining holy future forefront",
        r"(?:(?:is|are|has|have|been) (?:\w+ )?(?:changing|changed|transforming|reshaping|redefining) (?:lives"
        r"|everything|the (?:way|lives|face|future|landscape|world|field|game|treatment)|how|psychiatry|medicine"
        r"|mental health|pain)|chang(?:ing|ed) (?:\w+ )?lives|transforming lives|everyone is talking"
        r"|doctors are talking|holy grail|the future of (?:mental|pain|depression|psychiatr\w+|medicine|wellness|care"
        r"|healing)|at the forefront)",
        fires=("Ketamine is changing lives.", "The future of mental health care."),
        silent=("The clinic's hours are changing in June.",),
    ),
)


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of words of wonder that are not denied or put in question."""
    if claim.is_asserted and not claim.is_unwanted:
        yield claim.problem(_HINT)

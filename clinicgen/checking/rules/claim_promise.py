"""A text promises a reader a result, or a controlled drug before anyone has examined them.

## Why it matters

What will happen to one reader nobody knows. Texas forbids words that create unjustified expectations (22 TAC 164.3),
and whether a controlled drug is prescribed is decided after an evaluation, not on a web page.

Source: Texas Occupations Code 101.201(b), https://codes.findlaw.com/tx/occupations-code/occ-sect-101-201/

## Example

```markdown
You will feel better after the first week.
```

## Use instead

```markdown
Some people feel better after a few weeks. After an evaluation we talk about what might be realistic for you.
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

_HINT = "say what some people notice, and that it differs: `may`, `some people`, `after an evaluation`"
_AFTER_EVALUATION = Wording(
    r"\b(?:after|following|once|only|if|when)\b.{0,60}\b(?:evaluat\w+|assess\w+|exam\w*|appropriate|diagnos\w+"
    r"|indicated|consult\w*|screening|review\w*)"
)
_DRUGS = (
    r"(?:ketamine|adderall|vyvanse|ritalin|concerta|xanax|klonopin|ativan|valium|ambien|stimulants?(?: medications?)?"
    r"|adhd med\w+"
    r"|testosterone|suboxone|buprenorphine|phentermine|controlled (?:drugs?|substances?|medications?)"
    r"|medical marijuana|opioids?)"
)

PATTERNS = (
    pattern(
        "promises the reader a result",
        "will you'll going",
        r"(?:you(?:r \w+)? (?:will|are going to|(?:\w+ )?will)|you'll|they'll|(?:patients|clients"
        r"|people) will) (?:\w+ly |soon |also |finally |start to |begin to |be able to |both )*"
        r"(?:feel (?:<upto4>)?<better>|(?:notice|see|enjoy|experience|have|get|achieve|find) (?:<upto4>)?(?:<gain>"
        r"|<mood>|better|brighter|change)"
        r"|recover|get better|(?:be|become) (?:free|cured|healed|happier|pain-free|yourself|amazed|better)"
        r"|sleep better|regain|thrive|walk (?:away|out)"
        r"|love (?:your|the|how)|lose (?:\w+ ){0,3}(?:weight|pounds|inches)|leave (?:smiling|happy|relaxed|refreshed)"
        r"|look (?:<upto3>)?(?:younger|better|refreshed|amazing)|return to|live)",
        unless=r"(?:risks|benefits) and|and benefits|will (?:not )?(?:see|find|notice) (?:a|the|our) (?:sign|office"
        r"|nurse|list|form|door)"
        r"|a sense of what|if you",
        fires=("You will feel like yourself again.", "You'll see results.", "You'll soon notice a brighter mood."),
        silent=("You will feel a small pinch.", "You will be asked about your history.", "You may feel better."),
    ),
    pattern(
        "promises the reader a result",
        "expect anticipate forward leave start begin",
        r"(?:(?:can |should )?(?:expect|anticipate)(?: to)?(?: see| feel| notice| experience| enjoy)?"
        r"|look(?:ing)? forward to(?: \w+ing)?|leave (?:<upto3>)?(?:feeling|looking)|(?:start|begin)(?: to)?"
        r" (?:see|seeing|feel|feeling|notice|noticing|experience|experiencing|enjoy|enjoying|living))"
        r" (?:<upto4>)?(?:<better>|relief|results|improvement|better|brighter|without \w+|your best|changes?)"
        r"|leave (?:\w+ )?(?:relaxed|renewed|refreshed|calm|energized|restored)",
        unless=r"before (?:you|they) (?:start|begin)|what to expect|start (?:\w+ ){0,3}(?:medication|treatment)|start"
        r" (?:to )?(?:with|by)"
        r"|risks and benefits"
        r"|(?:do not|don't|not) expect|start (?:over|again) with|results? (?:of|from) (?:the|your|a|blood|tests?)"
        r"|drows\w+|start a\b",
        fires=("Expect to feel calmer.", "Leave feeling refreshed.", "You can expect significant improvement."),
        silent=("You can expect to spend two hours here.", "What to expect at your visit."),
    ),
    pattern(
        "promises a life given back",
        "best balance define rule suffer years smiling tomorrow future life lives yourself joy smile happiness self"
        " living"
        " again"
        " control back reclaim reclaiming reclaims transform"
        " transforms transforming transformed soar thank",
        r"(?:(?:doesn't|does not|don't|do not) have to (?:control|define|rule|run|suffer|live (?:in|with))(?: \w+)?"
        r"|(?:take|takes|taking|shave|erase|erases) (?:\w+ ){0,3}years off|(?:leave|leaves) smiling|(?:get|take|gets?"
        r"|gain"
        r"|win|give[s]?|bring[s]?|have)(?: \w+)? (?:your|their|you your|people their|patients their"
        r"|you back your) (?:life|lives|joy|smile|health|happiness|old self)(?: back)?"
        r"(?<=back)|reclaim(?:ing|s)? (?:your|their) (?:life|lives|joy|health|happiness|self|confidence|power|body"
        r"|mind|mental health)"
        r"|(?:take|taking) (?:back )?control of your (?:life|depression|anxiety|pain|mental health)|(?:start"
        r"|begin) living(?: again)?|(?:live|enjoy|love) (?:your )?life again|feel(?:ing)? like (?:yourself|you"
        r"|themselves|himself|herself|your old self) again|you can get (?:better|well)(?=[,.!;]| and)"
        r"|be(?:come)? (?:yourself|your(?:self)? old self|happy|you) again|your (?:\w+ ){0,2}(?:will soar"
        r"|will thank you)|(?:look|feel|looking|feeling)(?: and (?:look|feel|looking|feeling))? (?:your|their) (?:very"
        r" )?best|back (?:in)?to (?:your life|life|balance)(?! you)|brighter (?:tomorrow|days|future)|the best version"
        r" of yourself"
        r"|(?:back|return"
        r"|get back) to (?:the )?(?:life you|living|the things you love|doing what you love|who you (?:were|are)"
        r"|your old self|the person you)"
        r"|chang(?:e|es|ed|ing) (?:your |their |people's |so many |countless )?(?:life|lives)|transform(?:s|ing"
        r"|ed)? (?:your|their|people's|our patients'|lives)(?: (?:life|lives|marriage|relationships?|health"
        r"|mental health|body|skin|mind|future|days|mood))?|live your best life)",
        unless=r"reclaim your (?:belongings|account)|life changes|changes? your life (?:insurance|style)",
        fires=(
            "Look and feel your best.",
            "Get your life back.",
            "Reclaim your life from pain.",
            "It will transform your life.",
        ),
        silent=("Therapy may help you reclaim your life.",),
    ),
    pattern(
        "promises a new person",
        "new better happier healthier calmer stronger",
        r"an? (?:<any>)(?:,? (?:<any>))? you(?! (?:can|will|may|need|have|want))",
        fires=("A happier, healthier you.",),
        silent=("A better you can think of is hard to find.",),
    ),
    pattern(
        "promises what a treatment will do",
        "will we'll",
        r"(?:will|we'll) (?:\w+ly |soon |also |finally |not only |then )*(?:lift|relieve|reduce|restore|improve|heal"
        r"|eliminate"
        r"|ease|fix|erase|end|stop|alleviate|calm|boost|renew|transform|lessen|cure|resolve|conquer|strengthen"
        r"|minimi[sz]e|banish"
        r"|melt)",
        after="treatment doer",
        behind=3,
        on="ill mood body yours",
        fires=("Ketamine will lift your depression.",),
        silent=("Your clinician will review your progress.",),
    ),
    pattern(
        "promises what a treatment will do",
        "will we'll",
        r"(?:will|we'll) (?:\w+ly |soon |also |finally |not only |then )*(?:help (?:you|your \w+|them|patients|people)"
        r" (?:\w+ly )?"
        r"(?:overcome|conquer|beat|heal|recover|feel|defeat|get rid|live|thrive|achieve|regain|sleep|reclaim|break"
        r"|become|enjoy"
        r"|eliminate)|(?:make|leave|have) you (?:feel|look|feeling|look)|give you (?:<upto3>)?(?:relief|results|life"
        r"|confidence"
        r"|energy|back)|work(?: for you)?(?=[.!,]|$))",
        after="treatment doer",
        behind=3,
        unless=r"help you (?:feel|become) (?:comfortable|at ease|safe|welcome|prepared|heard|supported|ready|informed)",
        fires=("Our clinic will help you conquer anxiety.",),
        silent=("We will help you find a plan that fits.",),
    ),
    pattern(
        "promises what a treatment will do",
        "will",
        r"will (?:\w+ly |also )?(?:disappear|diminish|lessen|subside|be (?:reduced|decreased|relieved|improved"
        r"|restored)|fade|improve|lift|go|vanish|get better"
        r"|melt|be gone|decrease|be relieved|ease)",
        after="ill good",
        behind=6,
        fires=("Your pain will disappear.",),
        silent=("Your pain will be measured at each visit.",),
    ),
    pattern(
        "promises a result",
        "promise promises promised",
        r"(?:we|our \w+|clinic|treatment|it|i)(?: can)? <any>",
        fires=("We promise a new start.",),
        silent=("We cannot promise a result.",),
    ),
    pattern(
        "promises a controlled drug",
        "prescribe prescribes prescribed prescription prescriptions start get receive medication meds",
        rf"(?:(?:will|we|clinic|doctors|providers|can|office|psychiatrists) prescribes? (?:<upto3>)?{_DRUGS}|(?:get"
        rf"|receive|obtain|renew|pick up) (?:<upto3>)?{_DRUGS} (?:\w+ )?(?:prescription|prescribed|online|today|meds"
        r"|medication)"
        rf"|{_DRUGS} (?:prescribed|prescriptions?) (?:online|today|same|right|delivered|without|from|in)|(?:start|get"
        rf"|begin|receive) (?:<upto2>)?{_DRUGS} (?:<upto2>)?(?:same|today|right away|immediately|now|within"
        r"|on your first))",
        fires=("Get your Adderall prescription online today.", "We will prescribe ketamine for your depression."),
        silent=(
            "We do not prescribe stimulants before a full evaluation.",
            "We prescribe stimulants only after an assessment.",
        ),
    ),
)


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of promises that are neither denied nor hedged, nor made dependent on an evaluation."""
    if claim.is_asserted and not claim.is_hedged and not _AFTER_EVALUATION.search(claim.sentence.text):
        yield claim.problem(_HINT)

"""A text says that a treatment acts against suicidal thoughts, or lists them as a condition that it treats.

## Why it matters

Suicidal thoughts are an emergency that calls for people and safety. Even the label of approved esketamine says that
it is not known to prevent suicide or to reduce suicidal thoughts.

Source: https://www.spravato.com/mdsi

## Example

```markdown
We treat depression, anxiety and suicidal ideation.
```

## Use instead

```markdown
If you are thinking about suicide, call or text 988 at any time. No infusion should be relied on in an emergency.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_HINT = "leave it out, and say where to turn: call or text 988, at any time"
_SUICIDE = (
    r"(?:suicid(?:e|al|ality)(?: thoughts?| ideations?| thinking| feelings| urges| behaviors?| depression"
    r"| tendencies| impulses| crisis| patients| risk| intent)?|thoughts of (?:suicide|self-harm)|self-harm)"
)

PATTERNS = (
    pattern(
        "claims an effect on suicidal thoughts",
        "suicide suicidal suicidality self",
        r"(?:bring\w* down|take\w* away|reduc\w+|lower\w*|eas(?:e|es|ed|ing)|stop(?:s|ped|ping)?|eliminat\w+"
        r"|decreas\w+|prevent(?:s|ed|ing)?|reliev\w+|end(?:s|ing)?|treat(?:s|ed|ing|ment)?|lessen\w*|quiet\w*|cut(?:s"
        r"|ting)?|diminish\w*|resolv\w+|help(?:s|ed|ing)?|effective|beneficial|sav(?:e|es|ed|ing)|alleviat\w+|relief"
        r"|used|calm\w*|fight\w*|silenc\w+|remission|rapid\w*|drop|decline|improv\w+|target\w*|address\w*|combat\w*"
        r"|curb\w*|interrupt\w*)"
        rf" (?:[\w'%()-]+,? ){{0,10}}?{_SUICIDE}|{_SUICIDE}(?: [\w'-]+){{0,3}}? (?:disappear\w*|vanish\w*|fade[sd]?"
        r"|lift\w*|decrease[sd]?|dropp?\w*|resolve[sd]?|improve[sd]?|(?:is|are|was|were) (?:\w+ )?(?:reduced"
        r"|relieved|gone|eliminated|lowered|eased|treated))|anti-suicidal",
        unless=r"\b988\b|hotline|lifeline|emergency|suicide prevention|boxed warning|increase[sd]?|worsen\w*"
        r"|if (?:you|your|someone|suicidal|thoughts|they)|tell (?:us|your)|help someone|helps? (?:us"
        r"|clinicians) (?:to )?(?:ask|talk)|died by|thinking (?:of|about)|safety plan|not (?:a|be) (?:treat"
        r"|rel)\w*|risk of suicid\w+ (?:thoughts )?in young",
        fires=("Ketamine reduces suicidal thoughts.", "It stops suicidal ideation."),
        silent=("Esketamine is not known to prevent suicide.", "If suicidal thoughts return, call 988."),
    ),
    pattern(
        "lists suicidal thoughts as a condition to be treated",
        "suicidal suicidality suicide",
        r"(?:treat\w*|conditions?|disorders?|including|such as|for|with|symptoms|help\w*|candidates?|depression"
        r"|anxiety|ptsd|ocd|bipolar)\b[^.?!]{0,140}?(?:,|:| and| or| with| &) (?:\w+ )?(?:and |or )?(?:acute "
        r"|chronic |active |severe )?(?:suicidal (?:ideations?|thoughts|thinking|tendencies|feelings)"
        r"|suicidality)(?=[,.; )]|$)",
        unless=r"\b988\b|hotline|lifeline|emergency|call|symptoms (?:such as|include|including|like|of|are)|leads? to"
        r"|boxed warning|warning|risks?|side effects?|increase[sd]?|worsen\w*|if (?:you|your|someone)|tell"
        r"|ask\w*|history of|thinking about|not on (?:the|this) list|signs?|screen\w*|evaluat\w+|young people"
        r"|can (?:cause|bring|lead|include)|may (?:have|include|occur)|psychosis",
        fires=("Conditions treated: depression, PTSD and suicidal ideation.",),
        silent=(
            "Warning signs include hopelessness and suicidal thoughts.",
            "Symptoms can include sadness and suicidal thoughts.",
        ),
    ),
    pattern(
        "lists suicidal thoughts as a condition to be treated",
        "suicidal suicidality",
        r"(?<!.)\W*(?:acute |severe )?(?:suicidal (?:ideations?|thoughts|thinking|tendencies)"
        r"|suicidality)(?: \(si\))?\W*(?!.)",
        fires=("Suicidal ideation",),
        silent=("Suicidal thoughts are an emergency.",),
    ),
)


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of what is said to help against suicidal thoughts, hedged or not."""
    if claim.is_asserted and not claim.is_about_others:
        yield claim.problem(_HINT)

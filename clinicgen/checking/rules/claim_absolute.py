"""A text says that a treatment is proven or guaranteed, or works always or for everyone.

## Why it matters

No treatment works for everyone, and proof is a matter of studies that a reader can look up. The FTC and Texas
(22 TAC 164.3) treat such words as claims that must be substantiated, or as unjustified expectations.

Source: Texas Occupations Code 101.201(b), https://codes.findlaw.com/tx/occupations-code/occ-sect-101-201/

## Example

```markdown
Our treatment is clinically proven and works for everyone.
```

## Use instead

```markdown
Some people notice a change after several visits, and some notice none. We cannot guarantee a result.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_HINT = (
    "say for whom it may help and how often, with a source; leave out `proven`, `guaranteed`, `always` and `everyone`"
)

PATTERNS = (
    pattern(
        "claims proof",
        "proven proved proves proving",
        r"(?:(?:clinically|scientifically|medically|well|time|fda)[- ])?<any>",
        unless=r"prove[nds]* (?:too |very |to be )*(?:difficult|hard|harmful|fatal|wrong|otherwise|identity|you are)",
        fires=("Ketamine is proven to help.", "A clinically proven method.", "Research has proven it."),
        silent=("It has not been proven that infusions last.", "Sleep has improved.", "An unproven use."),
    ),
    pattern(
        "guarantees a result",
        "guarantee guarantees guaranteed guaranteeing surefire foolproof infallible unfailing fail undeniable"
        " undoubtedly",
        r"(?:<any>|sure-fire|fail-safe|without fail)(?<!fail)|without fail",
        unless=r"guaranteed (?:appointment|time slot|privacy|rate)|satisfaction survey",
        fires=("Relief is guaranteed.", "We guarantee results."),
        silent=("We cannot guarantee results.", "No result is guaranteed."),
    ),
    pattern(
        "claims that it always works",
        "always never every fails failed certain sure doubt certainly question definitely",
        r"(?:always|never fails? to|definitely|certainly|(?:is|are) (?:certain|sure|bound) to|every time|(?:no"
        r"|without(?: a)?) doubt|without question)"
        r" (?:<upto1>)?(?:works?|helps?|succeeds?|reliev\w+|brings?|feels?|effective|successful|improv\w*|respond\w*"
        r"|better|heal\w*)"
        r"|(?:works?|helps?|succeeds?|effective) (?:every (?:single )?time|always)|never fails",
        fires=("Ketamine always works.", "It never fails to bring relief."),
        silent=("Good sleep is always worth protecting.", "Nothing always works."),
    ),
    pattern(
        "claims a hundred percent",
        "100 hundred",
        r"(?:100 ?(?:%|percent)|(?:a |one )hundred percent|hundred per cent) (?:of )?(?:<upto3>)?(?:effective"
        r"|success\w*|satisf\w+|safe|natural|cure\w*"
        r"|result\w*|relief|better|respon\w+|improv\w+|patients|clients|accura\w+|painless|work\w*"
        r"|committed to your recovery)",
        unless=r"100% (?:online|confidential|private)",
        fires=("It is 100% effective.",),
        silent=("Visits are 100% confidential.",),
    ),
    pattern(
        "claims that it works for everyone",
        "everyone everybody anyone anybody all every each any whoever",
        r"(?:works?|effective|helps?|suitable|right|ideal|perfect|safe|benefits?|beneficial|good) (?:well )?(?:for|to"
        r"|in)? ?"
        r"(?:almost |nearly |virtually |just about )?(?:everyone|everybody|anyone|anybody|all (?:patients|people|ages"
        r"|types)|every (?:patient|person|body|one)"
        r"|any (?:patient|person|one))(?! who (?:has|had) (?:a|an) )",
        unless=r"(?:best|what) (?:helps?|works?) (?:for )?every",
        needs="works work effective helps help suitable right ideal perfect safe benefits benefit beneficial good",
        fires=("TMS works for everyone.",),
        silent=(
            "No treatment works for everyone.",
            "It does not help everyone.",
            "Everyone who helps at the desk is kind.",
        ),
    ),
    pattern(
        "claims that everybody gets better",
        "everyone everybody all every each",
        r"(?:every(?:one|body)?(?: single)?|all|each)(?: of)?(?: our)? ?(?:patients?|clients?|person|people"
        r"|one)? ?(?:<upto4>)?"
        r"(?:gets? (?:better|relief|results)|feels? better|improve[sd]?|responds?|recovers?|benefits?"
        r"|experiences? relief|heals?|leaves? (?:feeling|happ\w+)|sees? results)",
        unless=r"benefits and risks|risks and benefits|every (?:visit|effort|sentence|week|session)|not all"
        r"|deserves? to",
        needs="better improve improves improved respond responds recover recovers benefit benefits relief heal"
        " heals feeling happy happier results sees",
        fires=("All of our patients feel better.", "Every patient improves."),
        silent=("Not all patients improve.", "All patients receive an evaluation."),
    ),
)


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of absolutes that are not denied; a hedge does not soften them."""
    if claim.is_asserted:
        yield claim.problem(_HINT)

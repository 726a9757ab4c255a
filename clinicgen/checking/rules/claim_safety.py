"""A text plays down the risks of a treatment: safest, risk-free, no side effects, not addictive.

## Why it matters

FDA knows of no evidence that ketamine is safer than approved drugs, and lists sedation, dissociation, abuse and misuse,
psychiatric events, raised blood pressure, slowed breathing and urinary-tract symptoms. "Non-addictive" is among the
commonest false claims of clinic advertisements; the FTC wants material risks next to the claim.

Source: JAMA Network Open 2023, https://pmc.ncbi.nlm.nih.gov/articles/PMC10630893/

## Example

```markdown
Ketamine is a safe and effective, non-addictive medicine.
```

## Use instead

```markdown
Risks of ketamine include sedation, dissociation, raised blood pressure and misuse, and staff watch for them.
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

_HINT = (
    "name the risks, and what is done about them; FDA knows of no evidence that ketamine is safer than approved drugs"
)
_CONDITIONAL = Wording(
    r"\b(?:would|whether|what|sure|ensure\w*|until|when|once|decides?|determine\w*|judge\w*|feel|see) (?:that "
    r"|if )?(?:\S+ ){0,5}$"
)
_SAFE = "claims that it is safe"

PATTERNS = (
    pattern(
        "claims that it is the safest",
        "safest gentlest",
        r"<any>",
        unless=r"safest (?:place|way to (?:get|travel|come|reach|go|store|keep)|for you|thing|course is)",
        fires=("Ketamine is the safest option.",),
        silent=("Ask which option is safest for you.",),
    ),
    pattern(
        _SAFE,
        "safe",
        r"(?:(?:completely|perfectly|totally|entirely|extremely|very|incredibly|remarkably|absolutely|exceptionally"
        r"|highly|quite|generally|so|both|proven|relatively|inherently|fundamentally|and|100%) safe(?! (?:and"
        r"|,) (?:welcoming|comfortable|supportive|private|quiet))"
        r"|(?:is|are|was|be|been|it's|remains|as) (?:\w+ ){0,2}safe(?: for (?:almost |nearly )?(?:anyone|everyone"
        r"|most|all|people|patients|children|adults|long-term|use))?(?! (?:space|place|environment|here|at home"
        r"|enough|with us|to (?:talk|drive|leave|be|go|come|share|speak|continue|stop|start|take you|return|travel"
        r"|eat|bring|ask|receive|have|proceed))))",
        unless=r"safe (?:place|space|ride|environment|setting|harbor|and (?:\w+ ){0,2}(?:space|place|environment"
        r"|setting|welcoming|supportive))"
        r"|(?:you|your child|they|family|patients|everyone|data|information|records|feel|feels|feeling|keep|kept|stay"
        r"|people) (?:is |are |were |be |has been )?(?:\w+ )?safe|make sure|if it is safe|safe enough",
        fires=("The procedure is completely safe.", "Ketamine is safe for most people.", "Infusions are very safe."),
        silent=(
            "It is considered safe, but there are risks such as infection.",
            "Is ketamine safe for me?",
            "We create a safe and welcoming space.",
            "It is not safe to drive.",
        ),
    ),
    pattern(
        _SAFE,
        "safe safely",
        r"safe(?:ly)?(?:,| and| yet| but| &|, and|,? as well as|-) ?(?:\w+, ){0,2}(?:and )?(?:highly |very |more "
        r"|clinically )?(?:effective\w*|proven|natural|non|gentle|fast|painless|reliable|affordable|quick|easy"
        r"|powerful|legal|fda|simple|convenient|rapid|efficient|well)"
        r"|effective(?:,| and|, and) (?:\w+, )?safe|a safe(?:,)? (?:\w+,? )?(?:treatment|option|alternative|therapy"
        r"|medication|medicine|procedure|drug|solution|choice|anesthetic|way to)|safe alternative",
        unless=r"whether|how safe|(?:crucial|important|essential|key|necessary|vital|ensur\w+) (?:for |to |that"
        r" )?(?:\w+ ){0,3}safe|evaluated for",
        fires=("A safe and effective treatment.", "Safe, natural and drug-free."),
        silent=("Compounded ketamine is not evaluated for being safe and effective.", "A safe and welcoming room."),
    ),
    pattern(
        "claims a record of safety",
        "safely safety safe",
        r"(?:can safely (?!return|drive|store|stop|take)\w+|(?:used|given|administered|utilized|prescribed) (?:very"
        r" )?safely|safely (?:used|utilized|given|performed"
        r"|prescribed|treat\w*|deliver\w*|reliev\w*|reduc\w*|eas\w*"
        r"|eliminat\w*|restor\w*|lift\w*|administered)"
        r"|(?:excellent|strong|proven|good|favorable|outstanding|long|impressive|solid|established|superior"
        r"|well-established|wide|great|remarkable|high|decades-long|well-documented"
        r"|better) (?:\w+ )?safety(?: and \w+)? (?:record|profile|track|history|margin)|(?:wide|large|broad|high|good)"
        r" margin of safety|(?:its|their|proven"
        r"|known for) (?:\w+ )?safety and (?:effectiveness|efficacy)|safety (?:record|profile) (?:is|of) (?:excellent"
        r"|strong|proven|good|outstanding|unmatched))",
        unless=r"to be administered safely|so that",
        fires=("It has been used safely for decades.", "TMS has an excellent safety profile."),
        silent=("Your safety comes first.",),
    ),
    pattern(
        "claims that there is no risk",
        "no zero without free never any cause carry produce",
        r"(?:(?:no|zero|without(?: (?:any|the|all))?|free (?:of|from)|never any) (?:(?!(?:need|one|matter|doubt|more"
        r"|longer|reason|is|are|was|were|without|has|have|not|treatment|carries)\b)[\w-]+(?:,| or| and)? ){0,4}"
        r"(?:side[- ]effects?|irritation|hallucinations|discomfort|drowsiness|withdrawal|(?:negative|adverse"
        r"|harmful|lasting|long-term) effects?|recovery(?: time)?|damage"
        r"|down time|scarring|risks?(?!-| assess| factors?)|downtime|danger|dangers|complications|adverse (?:effects"
        r"|events)|addiction|dependence|dependency|hangover|worr(?:y|ies))|(?:risk|worry|hassle|side-effect)-free"
        r"|(?:does|do)(?:n't| not) (?:cause|carry|have|require|involve|come with|produce) (?:[\w-]+,? ){0,3}(?:side"
        r" effects|downtime|discomfort|damage|withdrawal|drowsiness|recovery time"
        r"|weight gain|sexual|dependence|addiction|risks?|nausea))",
        unless=r"no (?:risk|complications?|side effects?) (?:factors?|at)|free of side effects\?|(?:no"
        r"|without) (?:risks?|side effects?) (?:is|are) known to",
        needs="down irritation hallucinations discomfort drowsiness withdrawal effects effect risk risks"
        " downtime danger dangers complications recovery damage scarring addiction"
        " dependence dependency"
        " hangover worry worries need weight sexual nausea free",
        fires=(
            "TMS has no side effects.",
            "Infusions are risk-free.",
            "Relief without the risks of surgery.",
            "It does not cause weight gain.",
        ),
        silent=(
            "Ketamine is not without risks.",
            "No treatment is free of side effects.",
            "There is no risk-free option.",
        ),
    ),
    pattern(
        "plays the risks down",
        "rarely none likely least fewest avoid avoids avoiding"
        " bypass bypasses bypassing barely few fewer minimal little low lower"
        " mild hardly virtually negligible minor nonexistent rare less"
        " almost tiny"
        " temporary manageable",
        r"(?:(?:very |so |with |extremely |only )*(?:few(?:er)?|minimal|little|(?:hardly|barely) any|virtually (?:no"
        r"|zero)"
        r"|almost (?:no|zero)|low(?:er)?|negligible|tiny|less) (?:to no |if any,? |or no )?(?:known |serious |the "
        r"|potential |overall |risk of )*(?:side[- ]effects?|risks?|potential for|chance of|negative (?:effects"
        r"|consequences)|(?:complication|side[- ]effect|risk) rates?|drawbacks|downsides|danger|downtime|addiction"
        r"|abuse potential|complications|discomfort|recovery(?: time)?|scarring)"
        r"|(?:side[- ]effects|risks?|downtime|discomfort)(?: (?:from|of|with) (?:\w+ ){1,3}?)?(?:,)? ?(?:is|are)"
        r" (?:\w+ )?(?:minimal|negligible|nonexistent|few"
        r"|low|minor|virtually|almost|rare|uncommon|very (?:rare|mild))|rarely (?:any |serious |causes? |has "
        r"|have |produces? )*(?:side effects|dangers|complications|risks)|(?:causes?|involves?|brings?) (?:only"
        r"|just) (?:minor|mild|slight|a"
        r" little) discomfort|safer|less likely to (?:cause|have|produce"
        r"|experience)|(?:least|fewest) (?:\w+ )?(?:adverse|side effects|risks?|complications)|(?:avoids?|bypass(?:es"
        r"|ing)?|avoiding) (?:the"
        r" |any |unnecessary |many )*(?:risks?|side effects|complications|downtime)|side effects (?:is|are) (?:\w+ly"
        r" )?(?:very )?(?:mild(?! (?:to moderate|headaches?|scalp|nausea|dizz\w+|tired\w+|redness|swelling"
        r"|discomfort|pain"
        r"|bruising))|rare|temporary"
        r"|manageable|short-lived)(?! (?:for|in) some))",
        unless=r"(?:at|to|with) (?:a )?low(?:er)? risk(?! of side)|lower(?:s|ed)? (?:the|your|their|this|that"
        r"|these) risks?|risk factors?|what lowers|little (?:is|about)|as few|find|fewest",
        fires=("Minimal side effects.", "It has fewer side effects than pills.", "Virtually no risk."),
        silent=("Staff can lower the risk of falls.", "What lowers the risk?"),
    ),
    pattern(
        "claims that it is not addictive",
        "addictive habit nonaddictive addiction addicting dependence dependency",
        r"(?:non-?(?:addictive|addicting|habit[- ]forming|opioid and safe)|(?:not|isn't|aren't|less|never|neither"
        r"|nor) (?:\w+ )?(?:addictive|addicting|habit[- ]forming)|without (?:\w+ ){0,4}(?:addiction|addictive"
        r"|dependence|dependency|becoming dependent|getting hooked)"
        r"|(?:no|little|low|lower|minimal|less|zero|without|negligible) (?:to no |or no )?(?:known |real "
        r"|the )?(?:risk|potential|chance|danger|likelihood|possibility)s? (?:of|for) (?:\w+ )?(?:addiction|abuse"
        r"|dependence|dependency|misuse)|(?:low|little|no|minimal) (?:addiction|addictive|abuse"
        r"|dependence) (?:potential|risk|qualities|properties))",
        unless=r"is not (?:known|clear)|non-addictive (?:habits|behaviou?r)",
        fires=(
            "A non-addictive alternative.",
            "Ketamine is not addictive.",
            "There is little potential for addiction.",
        ),
        silent=("Ketamine can be addictive.",),
    ),
    pattern(
        "claims that it does not hurt",
        "free painless painlessly harmless harmlessly tolerate tolerated worry fear afraid painful hurt hurts",
        r"(?:pain[- ]free (?:\w+ )?(?:method|procedure|treatments?|way|option|alternative|solution|experience"
        r"|injections?)|painless(?:ly)?|harmless(?:ly)?|(?:well|easily|generally|better)[- ]tolerated|easily tolerate"
        r"|tolerate (?:\w+ ){1,4}(?:very )?well|nothing to (?:worry about|be worried about|fear"
        r"|be afraid of)|(?:no|(?:do not|don't) (?:need|have)) (?:need |reason )?to (?:worry|fear)|(?:not|isn't|aren't"
        r"|n't|never) (?:at all )?(?:painful"
        r"|hurt))",
        unless=r"tolerated? (?:dose|pace)|not (?:always )?well tolerated",
        fires=(
            "The injections are painless.",
            "TMS is well tolerated.",
        ),
        silent=("No injection is painless.",),
    ),
    pattern(
        "claims that it does not hurt",
        "gentle pain discomfort",
        r"(?:not|never|no longer) (?:feel|experience) (?:any )?(?:pain|discomfort)|(?:minimal|virtually no|almost"
        r" no) (?:\w+ )?pain(?! relie| manag| medic)|gentle (?:and \w+ |yet \w+ |form of |but \w+"
        r" )?(?:methods?|treatments?|therap(?:y|ies)|ways?|approach"
        r"|procedure|form"
        r"|stimulation|alternative|option|solution)|(?:pain|discomfort)(?: [\w-]+){0,5} (?:is|are) (?:very |usually"
        r" )?(?:minimal"
        r"|negligible|minor)",
        needs="method methods treatment treatments therapy therapies way ways approach procedure form stimulation"
        " alternative option solution minimal low negligible minor",
        fires=("A gentle form of therapy.", "The pain of the procedure is minimal."),
        silent=("A gentle voice helps.",),
    ),
    pattern(
        "claims that nothing keeps you from your day",
        "return resume back",
        r"(?:immediately|right away) (?:return to|resume|go back to|get back to)|(?:return|resume|go back|get"
        r" back)(?: to)?"
        r" (?:your |their |normal |daily |regular |usual |everyday"
        r" )+(?:activities"
        r"|routines?|life|schedule|day)(?: \w+)? (?:immediately|right away|straight away|the same day)",
        needs="immediately away same",
        fires=("You can return to your normal activities right away.",),
        silent=("Ask when you can return to your usual routine.",),
    ),
)

_BALANCED = Wording(
    r"\b(?:there (?:are|is|can be)|carr(?:y|ies)|has|have|comes? with|not without|possible"
    r"|potential)\b[^.;]{0,50}\b(?:risks?"
    r"|side effects?|complications)\b"
)
"""The same sentence goes on to say that there are risks."""


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of safety that is claimed, not asked for or made a condition; `may` does not soften it."""
    is_balanced = claim.pattern.name == _SAFE and _BALANCED.search(claim.sentence.text, claim.end)
    if claim.is_asserted and not claim.is_about_others and not _CONDITIONAL.search(claim.before) and not is_balanced:
        yield claim.problem(_HINT)

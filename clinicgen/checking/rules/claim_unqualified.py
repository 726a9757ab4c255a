"""A text says that a treatment works, with no hedge and no source.

## Why it matters

"Is effective" is a health claim as much as a percentage is. Say for whom, and how sure anyone can be, or cite what the
sentence rests on.

Source: 16 CFR 255 and the FTC's health claims guidance; see docs/claims.md.

## Example

```markdown
Ketamine is effective for depression and relieves chronic pain.
```

## Use instead

```markdown
Ketamine may ease depression in some people for whom other treatment has not been enough; its use is off-label.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.benefit_patterns import BENEFITS
from clinicgen.checking.claims.claim import PRODUCT, Claim
from clinicgen.checking.claims.effect_patterns import EASING, EFFECTS, FLAT, GAIN, RESULT
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.claims.wording import Wording, words_of
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_HINT = "write `may`, and for whom, or cite a source in the same paragraph"
_NAMES = "names a condition as what it treats"
_WORKING = (
    r"(?:effective|(?:particularly|ideally|perfectly|uniquely|especially) suited|beneficial|helpful|efficacious"
    r"|successful|ideal|powerful|valuable|life-saving|healing"
    r"|suited to treat\w*)"
)
_GREAT = (
    r"(?:excellent|attractive|exceptional|great|viable|wonderful|fantastic|perfect|superb|outstanding|ideal"
    r"|superior)"
)
_STRONG = r"(?:effective|powerful|successful|potent|efficient|highly effective|effective and \w+)"
_MEANS = (
    r"(?:treatments?|therap(?:y|ies)|options?|relief|ways?|solutions?|tools?|alternatives?|remed(?:y|ies)|medications?"
    r"|medicine|strateg\w+|results?|care|approach|interventions?|antidepressant|pain reliever|painkiller|method"
    r"|technique|choices?|muscle relaxant|for)"
)


PATTERNS = (
    pattern(
        FLAT,
        "effective beneficial helpful efficacious successful ideal powerful valuable life-saving suited healing",
        rf"(?:is|are|(?:it|this|that|which)'s|be|remains?|proves?|has been|have been|becomes?|making \w+|makes"
        rf" \w+) (?:(?:<much>|more"
        rf"|most|less|spectacularly|deeply|profoundly) ){{0,3}}(?:an? |the "
        rf"|one of the (?:most )?)?(?:\w+ ){{0,2}}?{_WORKING}(?: [\w'-]+){{0,5}}?(?: (?:for|in|at|because|since"
        rf"|against|treatment"
        r"|option|way|therapy|tool|with|when|to|as|and|people|on|by|through|that|process|part)|[.,!;]|$)",
        unless=r"not without (?:its |some )?risks?|not for everyone|(?:experience|train\w+|skilled|adept) (?:\w+"
        r" ){0,5}treat|foundation of|(?:as|more|less|how|be"
        r"|equally|most) effective (?:when|if|as|on)|(?:useful|helpful) (?:place|question|sign|thing|first|starting"
        r"|next|information|detail)|helpful (?:to (?:bring|write|know|talk|have|keep|note|ask|make|remember)"
        r"|if|information|for us|in preparing)|useful (?:to|for (?:your|the|planning|tracking)|in planning)"
        r"|successful (?:treatment|therapy) (?:\w+ )?(?:often|involves|depends|requires|begins|starts)"
        r"|(?:once|if|when|until|whether) (?:\w+ ){0,8}effective|for (?:the |your )?\w+ to be|(?:requires?|needs?|must"
        r"|order|take) (?:[\w-]+ ){0,8}to be|ideal (?:candidates?|weight|body)|ideal for (?:people who"
        r"|patients who|those who|you if)",
        fires=("Ketamine is effective for depression.", "Psychotherapy is an effective treatment for ADHD."),
        silent=("It may be effective for some people.", "It is helpful to bring a list of your medicines."),
    ),
    pattern(
        FLAT,
        "effective powerful effectively successfully successful proven potent highly excellent great viable wonderful"
        " good fantastic perfect superb attractive exceptional outstanding ideal efficient superior",
        rf"(?:is|are) (?:a )?(?:very )?good (?:choice|option) (?:for|to treat)|(?:is|are|as|be|offers?|an?)"
        rf" (?:an? )?{_GREAT} (?:\w+ ){{0,2}}?(?:treatments?|options?|solutions?|therap(?:y"
        r"|ies)|choices?|alternatives?|remed(?:y|ies)|tool|way)(?: (?:for|to|against|option)|[.,!;]|$)|{_GREAT}"
        r" treatment option"
        rf"|(?:an?|highly|most|very|offers?|provides?|other|proven|safe|fast,?|more|truly|extremely|incredibly"
        rf"|and) {_STRONG},? (?:[\w-]+,? ){{0,3}}?{_MEANS}|(?:effectively|successfully"
        r"|powerfully) (?:treat\w*|reliev\w*|reduc\w*|manag\w*|eas\w*|alleviat\w*|eliminat\w*|improv\w*|help\w*"
        r"|address\w*|target\w*|calm\w*|lift\w*|restor\w*|overcom\w*|lower\w*)"
        r"|used (?:very |most )?(?:successfully|effectively)|(?<!.)\W*effective (?:[\w-]+ ){0,2}(?:relief|treatments?"
        r"|solutions?|results)",
        unless=r"(?:find|finding|choose|discuss|decide|identify|determine|discover) (?:\w+ ){0,4}effective"
        r"|successful treatment (?:often|involves|depends|requires|begins|starts|of)|(?:most|more"
        r"|less) effective when|(?:has|have|had) not (?:been )?(?:shown|proven|found|effective)"
        r"|effective (?:date|communication|coping)|to (?:more )?effectively manage|(?:crucial|important|essential|key"
        r"|necessary|vital) (?:for|to) (?:\w+ ){0,3}effective|effective (?:\w+ )?treatment (?:[\w/-]+"
        r" ){0,8}(?:requires?|depends|begins|starts|involves)|(?:finding|need for|search for"
        r"|lack of) (?:\w+ )?effective",
        fires=(
            "An effective treatment for anxiety.",
            "We successfully treat migraine.",
            "A powerful tool against PTSD.",
            "It has been used successfully against tremor.",
            "In chosen cases this is an exceptional treatment option.",
        ),
        silent=("Together we look for a strategy, and decide which is effective.",),
    ),
    pattern(
        _NAMES,
        "treatment therapy remedy solution answer medicine medication cure drug used history easier addresses treats"
        " targets",
        r"(?:is|are|as|serves as|becomes?|offers?|provides?) (?:\w+ly )?(?:a|an|the"
        r"|now a)(?: [\w-]+){0,2} (?:treatment|therapy|remedy|solution|answer|medicine|medication|cure"
        r"|drug) (?:for|to) (?:<upto3>)?<condition>|(?:is|be) (?:the|your) answer|(?:key|vital|instrumental"
        r"|invaluable|crucial) (?:in|to|for) (?:the )?(?:treat|manag|reliev|heal)\w*|(?:the"
        r"|an) answer (?:you|to (?:your|their))|there(?: is|'s) (?:finally )?(?:a|an|now a) (?:\w+ )?(?:solution"
        r"|answer|way out)"
        r"|(?:is|are|been) (?:\w+ly |now |also |being )*used (?:(?:most )?\w+ly )*(?:(?:in|at) (?:[\w-]+"
        r" ){1,3})?(?:to (?:treat|manage|relieve|help|alleviate|reduce"
        r"|ease|improve|address|combat)|for"
        r"|in the (?:treatment|management) of|to (?:help )?(?:treat|manage)|in (?:[\w-]+ ){0,6}for (?:the"
        r" )?treatment of|(?:\w+ly )?for) (?:<upto6>)?<condition>"
        r"|(?:addresses|treats|targets) (?:numerous|many|multiple|various|a (?:\w+ )?(?:range|variety|number) of)"
        r" (?:\w+ )?(?:conditions"
        r"|symptoms|ailments|problems|issues|concerns)|mak(?:es|ing) (?:it|\w+)(?: \w+)? easier to|history of (?:being"
        r" used|use) (?:to|for|in|as)",
        unless=r"not a cure|(?:treatment|therapy) for (?:\w+ )?(?:addiction|depression) (?:is|are) available"
        r"|structured form|form of talk|first medicines|off-label|not used|when used|cleared|approved"
        r"|(?:often|sometimes|commonly) used to help|(?:a |your |any |medical )history of (?:\w+ )?(?:drug|alcohol)",
        fires=(
            "Ketamine is a treatment for PTSD.",
            "It is now used to treat chronic pain.",
            "Ketamine has a long history of being used for low moods.",
        ),
        silent=(
            "Ketamine is sometimes used off-label for depression.",
            "TMS is cleared as a treatment for depression.",
        ),
    ),
    *EFFECTS,
    *BENEFITS,
    pattern(
        FLAT,
        "works work worked",
        r"(?:works?|worked)(?=[.!,]|$| (?:wonders|well|great"
        r"|for (?:people|patients|most|many|depression|anxiety|pain|adults|children|chronic|even)|so well|best|even"
        r"|where|when|like magic|on (?:the )?(?:depression|pain|root)))",
        after="treatment stand_in",
        behind=2,
        unless=r"ensures?|make sure|how|works? best for|see (?:if|whether)|what works|work well with|social work"
        r"|work together"
        r"|team|staff",
        fires=("Ketamine works.", "It works well for anxious people."),
        silent=("How it works is not fully understood.", "Ask whether it works for people like you."),
    ),
    pattern(
        FLAT,
        "works work wonders working worked",
        r"(?:they|it) (?:do|does) work|(?:work|works"
        r"|worked) wonders|(?:relief|care"
        r"|solutions?|treatments?|therapy|results?) that (?:really )?works?",
        unless=r"ensures?|make sure|how|works? best for|see (?:if|whether)|what works|work"
        r" well with (?:your|others)|social work"
        r"|work together",
        fires=("It works wonders.", "Care that really works."),
        silent=("How it works is not fully understood.", "Ask whether it works for people like you."),
    ),
    pattern(
        _NAMES,
        "doctors physicians clinicians psychiatrists we",
        r"<any> (?:have |now |also |often )*(?:used?|using) (?:it|ketamine) [^.;]{0,70}?<condition>",
        unless=r"off-?label|anesthe\w+|surgery",
        fires=("Doctors have used it for many reasons, including anxiety.",),
        silent=("Doctors have used ketamine off-label for depression.",),
    ),
    pattern(
        "claims properties",
        "properties effects power effect benefits advantages efficacy effectiveness ability",
        r"(?:great|strong|powerful|rapid|robust|significant|potent|remarkable|proven"
        r"|profound) (?:\w+ )?(?:antidepressant|analgesic"
        r"|healing|therapeutic|anti-anxiety|anti-inflammatory|pain-relieving) (?:properties|effects?|power)"
        r"|(?:supports?|enhances?|boosts?|improves?|restores?|supporting|improving) (?:your|their|the body's|the"
        r" brain's|one's) (?:\w+ )?ability to"
        r"|(?:protective|beneficial|positive|therapeutic|calming|restorative|rejuvenating|anti-aging|curative)"
        r" effects?(?: (?:on|for|in|that|which)|[.,!])"
        r"|benefits (?:of (?:[\w'+-]+ ){1,6}?)?include|(?:its|their) (?:\w+ )?(?:efficacy|effectiveness)(?: (?:in|for"
        r"|at|against)|[.,])|(?:many|numerous|countless|amazing|incredible|wide range of|multiple|host of|myriad"
        r"|endless|great|several"
        r"|significant) (?:\w+ )?(?:benefits|advantages)(?! (?:and|from your|plan))",
        unless=r"insur\w+|plan|employee|discuss|risks",
        fires=("Ketamine has powerful antidepressant effects.", "It has many health benefits."),
        silent=("It may have strong analgesic effects in some people.",),
    ),
    pattern(
        "claims success",
        "success results outcomes result lead leads leading resulting contributes contribute contributing pave paving",
        r"(?:seen?|saw|had|have|see|seeing|gets?|achiev\w+|with|for) (?:\w+ ){0,2}(?:great|excellent|amazing|wonderful"
        r"|remarkable"
        r"|outstanding|tremendous|fantastic|optimal|superior|beautiful|stunning|impressive)"
        r" (?:results|success|outcomes)|(?:success|response|remission|satisfaction|efficacy|cure) rates?|(?:great|much"
        r"|high|proven"
        r"|remarkable|tremendous|good|documented|track record of) success(?! depends)|(?:lead|result|contribut|pav)\w*"
        r" (?:the way )?"
        r"(?:to|in|for) (?:<upto4>)?(?:(?:enhanced|improved|better|healthier|happier|increased|sustained|greater"
        r"|lasting) [\w-]+|reductions?"
        r"|improvements?|relief|weight loss|remission)",
        unless=r"what (?:is|are)|ask|no success|how|exercise|support from",
        fires=(
            "This leads to improved mood.",
            "Our treatment has a high success rate.",
            "It has been used with great success.",
        ),
        silent=("Ask what the clinic's success rate is based on.",),
    ),
    pattern(
        "claims that most patients get better",
        "respond responds responded",
        r"(?:conditions|symptoms|problems|patients|people|that|who) (?:\w+ )?respond(?:s|ed)? (?:very |remarkably "
        r"|especially )?(?:well|best|the best)"
        r" to",
        unless=r"not(?! just| only)|whether|if",
        fires=("Nerve pain responds well to infusions, and so do other problems that respond well to it.",),
        silent=("Ask whether people respond well to it.",),
    ),
    pattern(
        "claims that most patients get better",
        "most many majority countless hundreds thousands millions patients clients people",
        r"(?:most|many|the majority|countless|hundreds|thousands|millions|our|all|patients|clients)(?: of)?(?: of)?(?:"
        r" our| the"
        r"| these)? ?(?:patients|people|clients|individuals|men|women|children|adults|families|couples|who \w+ (?:it"
        r"|treatment|infusions?))? ?(?:<upto4>)?"
        r"(?:feel (?:<upto3>)?<better>|get better|improve(?:d|s)?(?= |[.,])|respond(?:ed)?(?: well| favorably|"
        r" positively)?(?= to| after"
        r"| within|[.,])|(?:experienced?|experiencing|see|seeing|saw|noticing|notice|noticed|find|found|report|enjoy"
        r"|achieved?"
        r"|gain|regained?|maintain) (?:<upto6>)?(?:<gain>|better|less|brighter|lift|boost|change|improved|reduc\w+"
        r"|fewer"
        r"|ability)|recovered?|lose (?:\w+ ){0,3}weight|benefit(?:ed|s)?(?: (?:the most |most |greatly )?from|[.,])"
        r"|helped|have been helped)",
        unless=r"not(?! just| only)|side effects|report to|ask|respond(?:ed)? to (?:our|the|this) (?:survey"
        r"|questionnaire)|notice no"
        r"|(?:notice|experience) (?:some |mild )?(?:tiredness|nausea|pressure|heaviness)|disorders?",
        needs="feel better improve improved improves respond responds responded responding experience experienced"
        " experiencing see seeing noticing"
        " saw notice noticed find found report enjoy achieve achieved gain recover recovered benefit"
        " benefited benefits helped lose maintain regained",
        fires=("Most patients feel better.", "Most of our clients notice less pain."),
        silent=("Many people do not improve.", "Many patients ask about cost."),
    ),
)
_CAN = Wording(r" can ")
_TALKING = words_of(
    r"\w*therap(?:y|ies)|counseling|cbt|dbt|emdr|talking|treatments?|medications?|medicines?|support|skills?|groups?"
    r"|coaching|practice|plans?|exercise|sleep|mindfulness|meditation|breathing|routines?|journal\w*"
)
"""Talking, and treatment in general: what they can do may be said."""
_NEAR = 24
"""So many characters before a claim `can` still softens it."""
_STANDS_FOR_IT = Wording(
    r"\W*it can\b|.*\b(?:this (?:drug|treatment|infusion|medicine|procedure)|the (?:drug|infusion)) can\b"
)
_PURPOSE = Wording(
    r"\b(?:skills?|tools|ways|learn\w*|how|goals?|aims?|aim\w* \w+) (?:[\w-]+ )?to (?:[\w'-]+,? ){1,8}(?:and|or)"
    r"(?: \w+)? $"
)
"""`to combat fear and`: what follows is still the purpose."""
_LISTED = Wording(r"(?<!help )(?<!helps )\bto (?:[\w-]+,? ){1,5}(?:and|or|and/or) (?:\w+ly )?$")
_MEANT = Wording(r"(?<!help )(?<!helps )\bto \w+ly $")
_BASE = Wording(r"[a-z]+(?<!s)(?<!ed)(?<!ing)\b")


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of an effect that is stated flatly; of talking and medicine in general `can` may say what they do."""
    before, text = claim.before, claim.sentence.text
    if (
        _MEANT.search(before)
        or _PURPOSE.search(before)
        or (_LISTED.search(before) and _BASE.match(claim.words.lower()))
    ):
        return
    is_softened = (
        claim.pattern.name not in (GAIN, RESULT)
        and _CAN.search(f" {before[-_NEAR:]}{claim.words}".lower())
        and _TALKING.search(text, 0, claim.end)
        and not (PRODUCT.search(text) or _STANDS_FOR_IT.match(text))
    )
    if (
        claim.is_asserted
        and not claim.is_hedged
        and not claim.is_cited
        and not claim.is_about_others
        and not (claim.follows_unwanted if claim.pattern is EASING else claim.is_unwanted)
        and (claim.has_subject or claim.pattern.name == RESULT or "effective" in claim.words.lower())
        and not is_softened
    ):
        yield claim.problem(_HINT)

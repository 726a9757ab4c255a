"""A text calls a clinic or treatment the best, or better or faster than others.

## Why it matters

FDA knows of no evidence that ketamine is safer, more effective or faster than approved drugs. Texas forbids claims of
superiority that cannot be verified (22 TAC 164.3): for clinics there this is an error.

Source: FDA, 10 October 2023 (copy), https://mdpsychfoundation.org/?p=23187

## Example

```markdown
Ketamine works faster than traditional antidepressants, and our doctors are the best in the state.
```

## Use instead

```markdown
Ketamine acts in another way than common antidepressants do. Which is the best course for you is a question for the
visit.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING
STATES = {"TX": Severity.ERROR}
"""Where it weighs otherwise, by the clinic's region."""

_HINT = "leave the comparison out, or cite a study that made it; describe what you do instead"
_CARE = (
    r"(?:ketamine|tms|treatments?|therap(?:y|ies|ists?)|care|results?|outcomes?|clinics?|providers?|practices?"
    r"|psychiatr\w+|doctors?|physicians?|options?|choices?"
    r"|medic\w+|med spas?|spas?|experts?|expertise|teams?|solutions?|alternatives?|centers?|specialists?|staff"
    r"|services?|infusions?|programs?|facilit\w+|company|help"
    r"|injectors?|experience|technolog\w+|approach(?:es)?|quality|standards?|hands|professionals?|surgeons?|support"
    r"|ways? to (?:treat|relieve|manage|overcome|beat))"
)

PATTERNS = (
    pattern(
        "claims to be the best",
        "best finest greatest",
        r"(?:the|our|your|offers?|provides?|receive|get|delivers?|of|with|very|for|is|are) (?:very "
        rf"|absolute )?<any>(?:[- ]in[- ]class)? (?:<upto3>)?{_CARE}(?! (?:for (?:you|your|each|every|them|that|this"
        r"|a )|possible for))"
        r"|<any> (?:in (?:the )?(?:\w+ )?(?:state|region|area|city|county|country|nation|world|business|field"
        r"|industry|town|clinic|south|north|east|west|[a-z]+ (?:carolina|county|beach|city))|of the best)|(?:is|are"
        r"|simply) the <any>(?=[.!,]|$| at| in\b)|best-in-class",
        unless=r"for (?:the )?best results|best (?:course|way|time|fit|interests?|suited|candidates?|practices?|chance"
        r"|if|when|to|person"
        r"|described|ability|of your ability)|(?:do|does|did|try|doing|our|their|your) (?:\w+ )?best (?:to"
        r"|for)"
        r"|work(?:s|ed)? best|(?:decide|determine|discuss|find|choose|figure out|identify|consider|recommend|suggest"
        r"|explore|tailor\w*|select|which|what)\b.{0,60}best|best .{0,30}(?:for you|for your|for each|depends"
        r"|for (?:him|her|them))",
        fires=("We have the best doctors in the state.", "The best ketamine clinic in Texas."),
        silent=("Together we decide on the best course for you.", "We do our best to answer.", "It is best to ask."),
    ),
    pattern(
        "claims the first place",
        "award 1 number none top leading premier foremost unmatched unparalleled unrivaled unsurpassed unequaled"
        " second world"
        " leader leaders voted renowned elite premiere",
        r"(?:number one|#1|no\. ?1|number 1|top-(?:rated|ranked|tier|quality|notch)|(?:the|a|one of the|our|region's"
        r"|area's|state's|country's|nation's) (?:region's |area's |nation's |most )?(?:top|leading|premier|premiere"
        rf"|foremost|elite) (?:<upto3>)?{_CARE}|unmatched|unparalleled|unrival+ed|unsurpassed|unequal+ed"
        r"|second to none"
        r"|world-class|world-renowned|nationally renowned|(?:industry|recognized|national|market|a|the|clear"
        r"|regional) leaders?(?: in)|voted (?:the )?(?:best|top|number|#)|award[- ]winning|(?:premier|leading|foremost"
        r"|top) (?:[\w&-]+ ){0,3}?(?:provider|clinic|center|practice|doctors?|physicians?|specialists?|destination"
        r"|experts?|surgeons?)|leading (?:provider|clinic|expert|center|practice|authority|edge))",
        unless=r"leading causes?|one of the leading causes|team leaders?",
        fires=("The premier TMS center of the Upstate.", "We are the number one clinic."),
        silent=("Depression is a leading cause of disability.",),
    ),
    pattern(
        "claims to be the most",
        "most highest greatest fastest strongest quickest newest smartest",
        r"(?:the most (?:\w+ and )?(?:[a-z]+) (?:(?:and|available|form of|type of|new|\w+ive) )?(?:way|method|form"
        r"|treatment|therapy"
        r"|technique|option|approach|solution|delivery)|(?:the|our) (?:highest|fullest|best) (?:and most \w+ |possible"
        r" )?(?:absorption"
        r"|bioavailability|effect)|(?:the|our|is|are|state's|region's|area's|world's) (?:\w+ )?most (?:effective"
        r"|powerful|advanced|recommended|trusted"
        r"|experienced|trusted|respected|qualified|successful|comprehensive|innovative|reliable|promising|potent"
        r"|skilled|sought-after|highly|important|significant|exciting|efficient|cutting|knowledgeable|modern|natural"
        r"|caring|compassionate|thorough|affordable)"
        r"|(?:the )?(?:highest|greatest) (?:possible )?(?:quality|standards?|levels?|success|rates?|expertise)"
        r"|(?:the |our )?(?:fastest|strongest|quickest|newest|smartest)[- ](?:acting|working|growing|way for"
        r"|way to (?:relie"
        r"|treat|feel|heal|beat)\w*|treatment|relief|results?|antidepressant|path|route|option))",
        unless=r"most important (?:thing|part|question|step|factor|information|person|point)|most (?:common\w*|often"
        r"|usual|widely|frequent\w*|popular|appropriate|suitable|recent"
        r"|likely)|quickest way to (?:book|reach|get|contact|schedule)",
        fires=("It is the most effective treatment available.", "The highest quality of care."),
        silent=("It is one of the most common conditions.", "The quickest way to book is online."),
    ),
    pattern(
        "claims to be better than others",
        "than compared",
        r"(?:(?:more|far more|less) (?:effective\w*|powerful\w*|quickly|rapidly|reliabl[ey]|durabl[ey]|potent"
        r"|efficient\w*|successful\w*|affordabl[ey]|personal\w*|sustainable|robust\w*|tolerable|natural\w*"
        r"|likely to (?:work|help|improve|respond)|advanced|precise\w*|comfortabl[ey]|experience|convenient\w*"
        r"|gentl[ey])"
        r"|faster|quicker|better|stronger|superior|sooner|safer|longer[- ]lasting|fewer (?:side effects|risks)"
        r"|deeper|cheaper|greater (?:relief|results?|success|improvement|benefits?)|higher (?:success|response"
        r"|remission)(?: rates?)?) (?:(?!and\b)\w+,? ){0,3}(?:than|(?:when |as )?compared (?:to|with))",
        on="standard other treatment",
        within=3,
        unless=r"than (?:usual|normal|average)|better than (?:one|none|nothing|not|waiting|expected)|faster than"
        r" expected|wait|later|(?:sooner"
        r"|rather) than later|than (?:you|they) (?:think|expect|might)",
        fires=("Ketamine is more effective than pills.", "It works faster than SSRIs."),
        silent=("Two short talks are better than one long one.", "It is not safer than other drugs."),
    ),
    pattern(
        "claims to be better than others",
        "different differently compares compare favorably superior outperform outperforms surpass surpasses exceeds"
        " beats better faster quicker safer sets stands"
        " stand outshines smarter",
        r"(?:(?:fundamentally|completely|entirely|totally|radically) different (?:approach|way|mechanism|method)"
        r"|(?:different(?:ly)?|(?:completely|entirely|totally|very) (?:new|different)) (?:\w+ )?(?:than|from) (?:the"
        r" )?(?:\w+ )?(?:conventional"
        r"|traditional|standard|other|typical|most|ordinary|oral|prescription)|compares? (?:very |quite"
        r" )?favou?rabl[ey]|superior (?:to|care|results?|service|quality|outcomes?|option|alternative|treatment"
        r"|efficacy|choice)"
        r"|outperforms?|surpasses|surpass|outshines?|(?:work(?:s|ed)?|acts?|relieves?|helps?|heals?|recovers?"
        r"|effects? (?:is"
        r"|are|come)|is|are) (?:\w+ly |much |far |even |so much |a lot )*(?:faster|quicker|safer|smarter)"
        r"|(?:a |the )?(?:\w+ )?(?:better|faster|quicker|safer|superior|smarter|more effective"
        r"|healthier)(?:,? \w+)? (?:alternative|option|results?|outcomes?|solution|way to (?:treat|heal|relieve"
        r"|manage|feel|beat)|choice|treatment|path|approach)|(?:sets?|setting) (?:\w+ ){1,3}apart|stands? (?:out|above"
        r"|alone)(?: (?:from|among))?)",
        unless=r"(?:for|toward|have|with|to|lead to|leads to) better (?:results|outcomes)(?= and| for)"
        r"|another approach|would suit you better|better option for you|stand out (?:to|in) you|stand alone",
        fires=(
            "It works differently than conventional pills.",
            "Ketamine is superior to oral drugs.",
            "Its effects are significantly faster.",
            "A better alternative to opioids.",
        ),
        silent=("Another approach would suit you better.",),
    ),
    pattern(
        "claims to be better than others",
        "than",
        r"(?:faster|quicker|better|more (?:effectively|efficiently|quickly|rapidly))(?: and [\w ]{0,20})? than"
        r" (?:if|when|drinking|taking|swallowing|relying|what)",
        unless=r"than (?:what )?(?:you|they|we) (?:think|expect|might)",
        fires=("The drip reaches the cells much faster and more efficiently than if you drank it.",),
        silent=("It may pass faster than if you drank it.",),
    ),
    pattern(
        "sets itself above others",
        "unlike",
        r"unlike",
        on="standard other treatment",
        within=3,
        unless=r"unlike (?:a|the|your) (?:cold|flu|friend)|placebo|unlike (?:esketamine|spravato)",
        fires=("Unlike traditional antidepressants, ketamine acts on glutamate.",),
        silent=("It is not unlike other medicines.",),
    ),
    pattern(
        "sets itself above others",
        "whereas compared",
        r"(?:(?:as )?compared (?:to|with) (?:<upto2>)?(?:traditional|conventional|standard|other|oral|medications?"
        r"|antidepressants?|drugs)(?= \w+,? (?:ketamine|it|tms|infusion|this))"
        r"|whereas (?:<upto2>)(?:antidepressants|ssris|medications|pills|drugs))",
        unless=r"placebo",
        fires=("Pills are slow, whereas antidepressants of this kind work at once.",),
        silent=("Compared with placebo, nothing changed.",),
    ),
    pattern(
        "sets itself above others",
        "weeks months",
        r"(?:antidepressants?|ssris?|medications?|medicines?|pills|drugs"
        r"|other treatments?)(?: [\w'-]+){0,5} (?:takes?|taking|require|need)(?: [\w'-]+){0,4} (?:weeks"
        r"|months)(?=.{0,60}\b(?:ketamine|infusions?|tms|but|while|spravato|it (?:works|acts)))",
        fires=("Pills take weeks, but ketamine acts in hours.",),
        silent=("Antidepressants commonly take four to eight weeks.",),
    ),
    pattern(
        "sets itself above others",
        "fail fails failed work worked working helped short",
        r"(?:when|where|after|if|even (?:if|when)|once|because) (?:all|everything|nothing|other|others|traditional"
        r"|conventional|standard|most|your|pills|medications?|antidepressants?|talk therapy|first-line|typical"
        r"|multiple|years of|conservative)(?: [\w'-]+){0,4}"
        r" (?:(?:has|have|had) )?(?:fail(?:s|ed)?(?: you)?|fall short|falls short|fell short|(?:has|have|did|does|do"
        r"|is|are)(?: not|n't) (?:work\w*|help\w*|enough)|(?:haven't|hasn't|didn't|don't|doesn't|aren't"
        r"|isn't) (?:work\w*|help\w*)|(?:else )?(?:has )?(?:work(?:s|ed)|helped))",
        unless=r"\b(?:consider\w*|discuss\w*|option|may|might|could|some|sometimes|approved|cleared|indicated|evaluat\w+|call"
        r"|go to|emergency|studied|question)\b",
        fires=("When all else fails, ketamine succeeds.", "It helps where other treatments have failed."),
        silent=(
            "It may be considered when other treatments have not helped.",
            "The FDA cleared TMS for adults when antidepressants have failed.",
        ),
    ),
    pattern(
        "sets itself above others",
        "short mask masks masking covering merely managing treating",
        r"(?:(?:traditional|conventional|standard|other|typical|oral)(?: [\w',-]+){0,6} (?:falls?|fell) short"
        r"|(?:instead of|rather than|not just|without|don't just|doesn't just|only|simply|merely|just) (?:mask|masks"
        r"|masking|covering|cover|managing|treating|manage|treat)(?: up)?(?: the| your)? (?:symptoms|pain|problem))",
        fires=("Traditional drugs often fall short.", "It treats the cause instead of masking symptoms."),
        silent=("A mask is worn in the waiting room.",),
    ),
    pattern(
        "sets itself above others",
        "surgery surgeries need absorption bioavailability",
        r"(?:avoid|avoids|avoiding|delay|delays|delaying|prevent|prevents|preventing) (?:the need for )?(?:\w+"
        r" )?surger(?:y|ies)"
        r"|(?:eliminat|reduc|avoid|remov)\w* (?:the|your|any) need for (?:<upto3>)(?:surgery|medications?|pills|drugs)"
        r"|(?:maxim(?:um|al)|optimal|complete|full|total|superior|100%) (?:absorption|bioavailability)",
        unless=r"(?:after|before|following) (?:\w+ )?surgery",
        fires=("Injections help patients avoid surgery.", "A drip delivers vitamins for maximum absorption."),
        silent=("They may help some people avoid surgery.", "Before surgery the need for blood tests is discussed."),
    ),
    pattern(
        "claims the first choice",
        "another",
        r"not (?:just )?another (?:\w+ ){0,2}(?:antidepressant|drug|pill|diet|treatment|clinic|therapy|spa)",
        needs="not",
        fires=("This is not just another diet pill.",),
        silent=("Another treatment may suit you better.",),
    ),
    pattern(
        "claims the first choice",
        "only preferred beyond advantages advantage edge choice standard nobody no nothing none anywhere others",
        r"(?:the only (?:[\w'-]+ ){0,4}(?:clinic|provider|center|practice|spa|system|place) (?:in|to|that|with)"
        r"|preferred (?:treatment|option|choice|method|approach)|(?:the|our|a) (?:treatment|therapy|drug"
        r"|medication|option|clinic|provider)(?: \w+)? of choice|(?:the|a"
        r"|new) (?:new )?gold[- ]standard|(?:no|no other|nobody|no one|nothing"
        r"|none)(?: else)?(?: [\w'-]+){0,4} (?:offers?|comes close|compares?|can match|matches|like (?:ours|it|us)"
        r"|does what|has more|more experience|works (?:like|as)|better)|like no other"
        r"|(?:above and )?beyond what (?:any|other)|advantages? over|has (?:\w+ ){0,2}edge over"
        r"|unlike any(?:thing)?(?: other)?)",
        unless=r"no (?:one|other) (?:treatment|plan|approach|medicine) (?:works|suits|fits|offers everything)"
        r"|nobody (?:has|can|is|should)|nothing (?:you|about)",
        fires=("TMS is the treatment of choice.", "No other clinic offers results like ours."),
        silent=("No one plan works for everybody.",),
    ),
)


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of comparisons and superlatives that are neither denied, hedged nor cited."""
    if claim.is_asserted and not claim.is_hedged and not claim.is_cited and not claim.is_about_others:
        yield claim.problem(_HINT)

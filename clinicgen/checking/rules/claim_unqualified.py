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

from clinicgen.checking.claims.claim import PRODUCT, Claim
from clinicgen.checking.claims.effects import ADDED, ADDING, LESS, LESSENED, LESSENING, MORE
from clinicgen.checking.claims.inflection import present
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.claims.wording import Wording, words_of
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_HINT = "write `may`, and for whom, or cite a source in the same paragraph"
_FLAT = "claims an effect without a word of doubt"
_GAIN = "claims relief or improvement"
_RESULT = "claims a result"
_NAMES = "names a condition as what it treats"
_WORKING = (
    r"(?:effective|beneficial|helpful|efficacious|successful|ideal|powerful|valuable|life-saving|healing"
    r"|suited to treat\w*)"
)
_GREAT = r"(?:excellent|exceptional|great|viable|wonderful|fantastic|perfect|superb|outstanding|ideal|superior)"
_STRONG = r"(?:effective|powerful|successful|potent|efficient|highly effective|effective and \w+)"
_MEANS = (
    r"(?:treatments?|therap(?:y|ies)|options?|relief|ways?|solutions?|tools?|alternatives?|remed(?:y|ies)|medications?"
    r"|medicine|strateg\w+|results?|care|approach|interventions?|antidepressant|pain reliever|painkiller|method"
    r"|technique|choices?|muscle relaxant|for)"
)
_SKILLED = (
    r"(?:experience|train\w+|expertise|speciali[sz]\w+|skilled|experts?|adept|interest|dedicated|committed"
    r"|background|certified|goals?|aims?)"
)
_CLINIC = (
    r"(?:we|clinic|center|practice|team|psychiatrists?|clinicians?|doctors?|providers?|physicians?|therapists?"
    r"|specialists?|surgeons?)"
)
_TREATS = (
    rf"{_SKILLED} (?:\w+ ){{0,7}}treat|(?:clinician|doctor|anyone|whoever|someone|person|people|professionals?) who "
    rf"(?:\w+ )?treats?|{_CLINIC} (?:\w+ )?(?:treats?|manages?|prevents?) |we (?:treat|manage)"
)
"""Sentences that say whom a clinic treats, and how well trained its people are."""
_GET = present(
    "induce lead offer provide bring deliver give produce yield get find experience see obtain feel achieve gain enjoy"
)
_LIFTED = (
    r"(?:soars?|improves?|lifts?|brightens?|eases?|lessens?|subsides?|fades?|decreases?|stabilizes?|diminish(?:es)?"
    r"|returns?|increases?|relaxes)"
)

_EASING = pattern(
    _FLAT,
    LESSENING,
    r"(?<!to )(?<!\w to )(?<!on )(?<!about )<any>(?: and \w+| or \w+)?(?: away| up| down| out)?",
    on="ill",
    within=5,
    unless=rf"{_TREATS}|help(?:s|ed)? (?:us|your clinician)|lowers? (?:the |that |this |your )?risks?"
    r"|(?:controls? (?:the|how)|your control)|control of|breaks? (?:between|in|for|from)|used to (?:treat|manage)"
    r"|(?:that|which|to) (?:\w+ )?(?:regulate|control|manage|influence) |treat yourself|managed? care|manage(?:ment)? (?:of|team|your (?:account|appointments))"
    r"|treats? (?:each|every|all|the whole|you)\b",
    fires=(
        "Ketamine relieves anxiety.",
        "It quiets anxiety.",
        "It reduces pain.",
        "Botox softens lines.",
        "Reduces night sweats.",
    ),
    silent=(
        "The goal is to reduce symptoms.",
        "It may ease depression.",
        "We treat adults with depression.",
        "Stress lowers energy.",
    ),
)

_WISHED = (
    r"goals?|wants?|wish\w*|look(?:s|ing)? for|seek\w*|hop(?:e|es|ing)|deserves?|toward|aim\w*|need\w*|purposes?"
    r"|measure\w*|track\w*|if you|when you|people with|exercise|symptoms (?:of|include)|more energy than"
    r"|(?:causes?|leads? to|brings?) (?:\w+ )?(?:stress|anxiety|poor)|no more|interested in|how|the way (?:to|toward)"
    r"|your (?:clinician|provider|doctor)|signs? of|starts? with|risk"
)
"""Words that make of `better sleep` a wish, a goal or a measure."""

PATTERNS = (
    pattern(
        _FLAT,
        "effective beneficial helpful efficacious successful ideal powerful valuable life-saving suited healing",
        rf"(?:is|are|be|remains?|proves?|has been|have been|becomes?|making \w+|makes \w+) (?:(?:<much>|more"
        rf"|most|less|spectacularly|deeply|profoundly) ){{0,3}}(?:an? |the "
        rf"|one of the (?:most )?)?(?:\w+ ){{0,2}}?{_WORKING}(?: [\w'-]+){{0,5}}?(?: (?:for|in|at|because|since|against|treatment"
        r"|option|way|therapy|tool|with|when|to|as|people|on|by|through|that|process|part)|[.,!;]|$)",
        unless=r"(?:experience|train\w+|skilled|adept) (?:\w+ ){0,5}treat|foundation of|(?:as|more|less|how|be"
        r"|equally|most) effective (?:when|if|as|on)|(?:useful|helpful) (?:place|question|sign|thing|first|starting"
        r"|next|information|detail)|helpful (?:to (?:bring|write|know|talk|have|keep|note|ask|make|remember)"
        r"|if|information|for us|in preparing)|useful (?:to|for (?:your|the|planning|tracking)|in planning)"
        r"|successful (?:treatment|therapy) (?:\w+ )?(?:often|involves|depends|requires|begins|starts)"
        r"|(?:once|if|when|until|whether) (?:\w+ ){0,8}effective|for (?:the |your )?\w+ to be|(?:requires?|needs?|must|order|take) (?:[\w-]+ ){0,8}to be|ideal (?:candidates?|weight|body)|ideal for (?:people who"
        r"|patients who|those who|you if)",
        fires=("Ketamine is effective for depression.", "Psychotherapy is an effective treatment for ADHD."),
        silent=("It may be effective for some people.", "It is helpful to bring a list of your medicines."),
    ),
    pattern(
        _FLAT,
        "effective powerful effectively successfully successful proven potent highly excellent great viable wonderful"
        " fantastic perfect superb exceptional outstanding ideal efficient superior",
        rf"(?:is|are|as|be|offers?|an?) (?:an? )?{_GREAT} (?:\w+ ){{0,2}}?(?:treatments?|options?|solutions?|therap(?:y"
        r"|ies)|choices?|alternatives?|remed(?:y|ies)|tool|way) (?:for|to|against|option)|{_GREAT} treatment option"
        rf"|(?:an?|highly|most|very|offers?|provides?|other|proven|safe|fast|more|truly|extremely|incredibly"
        rf"|and) {_STRONG},? (?:[\w-]+,? ){{0,3}}?{_MEANS}|(?:effectively|successfully"
        r"|powerfully) (?:treat\w*|reliev\w*|reduc\w*|manag\w*|eas\w*|alleviat\w*|eliminat\w*|improv\w*|help\w*"
        r"|address\w*|target\w*|calm\w*|lift\w*|restor\w*|overcom\w*|lower\w*)"
        r"|used (?:very |most )?(?:successfully|effectively)|(?<!.)\W*effective (?:[\w-]+ ){0,2}(?:relief|treatments?|solutions?|results)".replace(
            "{_GREAT}", _GREAT
        ),
        unless=r"(?:find|finding|choose|discuss|decide|identify|determine|discover) (?:\w+ ){0,4}effective"
        r"|successful treatment (?:often|involves|depends|requires|begins|starts|of)|(?:most|more"
        r"|less) effective when|(?:has|have|had) not (?:been )?(?:shown|proven|found|effective)"
        r"|effective (?:date|communication|coping)|to (?:more )?effectively manage|(?:crucial|important|essential|key|necessary|vital) (?:for|to) (?:\w+ ){0,3}effective|effective (?:\w+ )?treatment (?:[\w/-]+ ){0,8}(?:requires?|depends|begins|starts|involves)|(?:finding|need for|search for"
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
        "treatment therapy remedy solution answer medicine medication cure drug used history easier addresses treats targets",
        r"(?:is|are|as|serves as|becomes?|offers?|provides?) (?:\w+ly )?(?:a|an|the"
        r"|now a)(?: [\w-]+){0,2} (?:treatment|therapy|remedy|solution|answer|medicine|medication|cure"
        r"|drug) (?:for|to) (?:<upto3>)?<condition>|(?:is|be) (?:the|your) answer|(?:the"
        r"|an) answer (?:you|to (?:your|their))|there(?: is|'s) (?:a|an|now a) (?:\w+ )?(?:solution|answer|way out)"
        r"|(?:is|are|been) (?:\w+ly |now |also |being )*used (?:to (?:treat|manage|relieve|help)|for"
        r"|in the treatment of|in (?:[\w-]+ ){0,6}for (?:the )?treatment of|(?:\w+ly )?for) (?:<upto6>)?<condition>|(?:addresses|treats|targets) (?:numerous|many|multiple|various|a (?:\w+ )?(?:range|variety|number) of) (?:\w+ )?(?:conditions"
        r"|symptoms|ailments|problems|issues|concerns)|mak(?:es|ing) (?:it|\w+)(?: \w+)? easier to|history of (?:being used|use) (?:to|for|in|as)",
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
    _EASING,
    pattern(
        _FLAT,
        present("suppress curb control"),
        r"<any> (?:<upto2>)appetite",
        fires=("Semaglutide suppresses the appetite.",),
        silent=("The pill may curb appetite.",),
    ),
    pattern(
        _FLAT,
        ADDING,
        r"(?<!to )(?<!\w to )<any>(?: and \w+| or \w+)?(?: up)?",
        on="good tissue gain",
        within=5,
        unless=rf"{_SKILLED} (?:\w+ ){{0,7}}(?:improv|promot|enhanc|support)|{_CLINIC} (?:\w+ )?supports?|we support"
        r"|support(?:ing|s)? (?:you|your|each|them|people|groups?|persons?|staff|team|their|the family)\b"
        r"|help(?:s|ed)? (?:us|your clinician)|goals? (?:is|are)|aims?|risks?\b|side effects"
        r"|balance between|role in",
        fires=("The drip boosts energy.", "Progesterone promotes healthy sleep.", "Supports immune health."),
        silent=(
            "The goal is to improve sleep.",
            "It may boost mood in some people.",
            "Our team supports your recovery.",
        ),
    ),
    pattern(
        _RESULT,
        LESSENED,
        r"(?:is|are|can be|be|gets?|has been|have been|was|were) (?:\w+ly |often )*<any>",
        after="ill",
        unless=r"if|whether|until|once|when|how|not|goal|worse|(?:by|with|through|in) (?:\w+ )?(?:stress|illness|age|aging"
        r"|rest|exercise|sleep|diet|avoid\w+|walking|movement|people with|patients with)|may|might|could",
        fires=("Cravings can be greatly reduced.",),
        silent=("Treatment goes on until symptoms are controlled.",),
    ),
    pattern(
        _RESULT,
        ADDED,
        r"(?:is|are|can be|be|gets?|has been|have been) (?:\w+ly |often )*<any>",
        after="good",
        unless=r"if|whether|until|once|when|how|not|goal|worse|(?:by|with|through|in) (?:\w+ )?(?:stress|illness|age|aging"
        r"|rest|exercise|sleep|diet|avoid\w+|walking|movement|people with|patients with)|may|might|could",
        fires=("Energy is restored.",),
        silent=("Whether energy is restored differs.",),
    ),
    pattern(
        _RESULT,
        "ability acts act works work serves power way able designed known capable formulated",
        r"(?:ability|power|capable|(?<!best )(?<!quickest )(?<!only )way|able|known|formulated|acts?|works?|serves?) (?:to|of|for)"
        r"(?: \w+ly)?(?: its ability to)? (?!treat|manage|target)(?:<lessens>|<adds>)",
        on="ill good tissue",
        unless=r"(?:affects?|lose|losing) your ability|(?:affects?|lose|reduces?|impairs?) (?:\w+ )?ability|whether|may be able"
        r"|could be a|best way|a way to (?:manage|cope)",
        fires=("It is a natural way to boost your energy.", "Known for its ability to reduce inflammation."),
        silent=("Ask whether there is a way to reduce the pain.",),
    ),
    pattern(
        _RESULT,
        "uses using harness harnesses harnessing",
        r"<any> (?:[\w-]+,? ){1,8}?to (?!treat|manage|target)(?:<lessens>|<adds>)",
        on="ill good tissue",
        fires=("It uses light to reduce pain.",),
        silent=("It uses a coil to reach the brain.",),
    ),
    pattern(
        _FLAT,
        MORE,
        r"<any>(?: and \w+)?",
        on="mood vigor",
        within=2,
        unless=_WISHED,
        fires=("After TMS many notice it: improved mood, better sleep.", "Increased energy and focus"),
        silent=("Decreased energy", "The goal is better sleep."),
    ),
    pattern(
        _FLAT,
        LESS,
        r"<any>(?: and \w+)?",
        on="woe",
        within=2,
        unless=_WISHED,
        fires=("Reduced pain",),
        silent=("Increased anxiety", "You may want less pain."),
    ),
    pattern(
        _FLAT,
        "makes make making leaves leaving lets letting allows allowing allow enables enabling empowers empowering keeps"
        " keeping",
        r"<any> (?:you|your \w+|patients|people|clients|them|individuals|men|women|(?:the|your) (?:brain|body|skin|mind))"
        r"(?: to)?(?: \w+ly| finally)?",
        on="cope",
        within=0,
        unless=r"(?:you|them|patients|people) (?:to )?(?:sleep|look|stay|rest|feel (?:free|your|the needle))|appointment|schedule",
        fires=("It makes people feel full.", "Ketamine allows the brain to form new habits."),
        silent=("Sessions are short, which allows you to rest at home.",),
    ),
    pattern(
        _RESULT,
        "smoother firmer tighter plumper brighter clearer younger fresher softer fuller slimmer leaner youthful radiant"
        " noticeable visible rested refreshed toned rejuvenated glowing alert defined sculpted looking",
        r"(?:for|lead\w* to|creat\w+|leav\w+|giv\w+|reveal\w*|deliver\w*|result\w* in|achiev\w+|get|provid\w+|produc\w+"
        r"|restor\w+) (?:<upto5>)?<firmer>,? (?:[\w-]+,? ){0,3}?(?:skin|appearance|looks?|lines|lips|complexion|you"
        r"|contours?|face|figure|body|results?|hair|texture|than before)"
        r"|(?:it|skin|face|lines|wrinkles|lips|hair|complexion|body)(?: \w+)? (?:becomes?|looks?|feels?|is left|is|are"
        r"|appears?) (?:\w+ )?<firmer>",
        unless=r"goal|want|wish",
        fires=(
            "The skin becomes smoother.",
            "For younger looking skin.",
            "It leaves lines that are less visible than before.",
        ),
        silent=("You may want fuller lips.",),
    ),
    pattern(
        _FLAT,
        "soar soars improves lifts brightens eases lessens subsides fades decreases improve lift ease decrease"
        " stabilizes diminishes diminish returns relaxes increases",
        rf"(?:moods?|symptoms|pain|sleep|energy|anxiety|depression|focus|outlook|inflammation|tension|cravings"
        rf"|wrinkles|lines|confidence|libido|metabolism|pathways|skin)(?: \w+ly| often| soon| also)? (?:to )?{_LIFTED}(?!"
        r" (?:your|the|a|their|when|if|with sleep|and returns|risk))",
        unless=r"if|once|when|until|as (?:your|symptoms|pain|mood)|how|may|worse\w*|goal|on (?:its|their) own|lowers"
        r"|with age",
        fires=("After ketamine the mood improves.",),
        silent=("Treatment goes on until symptoms improve.",),
    ),
    pattern(
        _GAIN,
        f"{_GET} found produced experienced",
        r"<any>(?: to| in)?(?: \w+ly)?",
        on="relief",
        unless=r"(?:given|done|performed|intended|meant|ordered) to|(?:cannot|can't|not|never) (?:\w+ )?(?:give|provide|offer|promise)|hope you|hope to|see (?:your|the"
        r"|test|lab) results|no benefit|emergency|(?:benefits|risks) and|and risks|feel hope(?:less)?|fees"
        r"|insurance|coverage|tak(?:e|es) (?:\w+ ){0,3}(?:weeks|months)|up to \w+ (?:weeks|months)",
        fires=("TMS offers relief.", "Patients find relief here.", "It provides significant pain relief."),
        silent=("It may bring relief for some people.", "Insurance provides benefits."),
    ),
    pattern(
        _FLAT,
        "helps help helping helped aids assists aid assist",
        r"(?<!may )(?<!might )(?<!could )(?:can |also |really |often )*(?:helps?|helping|helped|aids?(?= with| in)|assists?(?= with"
        r"| in))(?<!we help)(?: to)?(?: with| in)?",
        after="helper",
        behind=6,
        on="ill good better body cope countless",
        within=8,
        unless=r"how (?:it|therapy|treatment)|it helps (?:to|if|us|your (?:clinician|doctor|provider|therapist))"
        r"|help(?:s|ed)? (?:us|your clinician|the clinician|you (?:decide|prepare|understand|choose))|help by|helps? ensure"
        r"|approved (?:to|for)|help is|help (?:from|you find)|for help|we (?:can )?help|need help|get help|help getting",
        fires=("Ketamine helps people with depression.", "TMS helps restore mood.", "It helps people feel fuller."),
        silent=("It helps to write your questions down.", "Therapy may help you feel better."),
    ),
    pattern(
        _FLAT,
        "can",
        r"<product>(?: [\w'-]+){0,3}? can (?:also |even |often |really )?help(?! (?:you )?(?:decide|prepare|understand))",
        needs="help",
        fires=("Botox can help.",),
        silent=("Ask whether Botox can help.",),
    ),
    pattern(
        _FLAT,
        "helps help",
        r"(?:therapy|psychotherapy|treatment|medication|counseling|cbt|dbt)(?: [\w'-]+){0,2} helps? (?:<upto5>)?(?:overcome|heal"
        r"|recover|thrive|feel (?:<upto2>)?better|relieve|reduce|restore|improve)",
        unless=r"how (?:therapy|treatment)",
        fires=("Counseling helps couples recover.",),
        silent=("Counseling may help couples recover.",),
    ),
    pattern(
        _FLAT,
        "works work wonders working worked",
        r"(?:<treatment>|it|this)(?: [\w'-]+){0,2}? (?:works?|worked|really works)(?=[.!,]|$| (?:wonders|well|great"
        r"|for (?:people|patients|most|many|depression|anxiety|pain|adults|children|chronic|even)|so well|best|even"
        r"|where|when|like magic|on (?:the )?(?:depression|pain|root)))|(?:they|it) (?:do|does) work|(?:work|works|worked) wonders|(?:relief|care"
        r"|solutions?|treatments?|therapy|results?) that (?:really )?works?",
        unless=r"how|works? best for|see (?:if|whether)|what works|work well with (?:your|others)|social work"
        r"|work together",
        fires=("Ketamine works.", "It works well for anxious people."),
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
        r"|(?:supports?|enhances?|boosts?|improves?|restores?|supporting|improving) (?:your|their|the body's|the brain's|one's) (?:\w+ )?ability to"
        r"|(?:protective|beneficial|positive|therapeutic|calming|restorative|rejuvenating|anti-aging|curative) effects?(?: (?:on|for|in|that|which)|[.,!])"
        r"|benefits (?:of (?:[\w'+-]+ ){1,6}?)?include|(?:its|their) (?:\w+ )?(?:efficacy|effectiveness)(?: (?:in|for|at|against)|[.,])|(?:many|numerous|countless|amazing|incredible|wide range of|multiple|host of|myriad|endless|great|several"
        r"|significant) (?:\w+ )?(?:benefits|advantages)(?! (?:and|from your|plan))",
        unless=r"insur\w+|plan|employee|discuss|risks",
        fires=("Ketamine has powerful antidepressant effects.", "It has many health benefits."),
        silent=("It may have strong analgesic effects in some people.",),
    ),
    pattern(
        "claims success",
        "success results outcomes result lead leads leading resulting contributes contribute contributing pave paving",
        r"(?:seen?|saw|had|gets?|achiev\w+|with|for) (?:\w+ ){0,2}(?:great|excellent|amazing|wonderful|remarkable"
        r"|outstanding|tremendous|fantastic|optimal|superior|beautiful|stunning|impressive)"
        r" (?:results|success|outcomes)|(?:success|response|remission|satisfaction|efficacy|cure) rates?|(?:great|much|high|proven"
        r"|remarkable|tremendous|good|documented|track record of) success(?! depends)|(?:lead|result|contribut|pav)\w* (?:the way )?"
        r"(?:to|in|for) (?:<upto4>)?(?:(?:enhanced|improved|better|healthier|happier|increased|sustained|greater|lasting) [\w-]+|reductions?"
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
        r"(?:conditions|symptoms|problems|patients|people|that|who) (?:\w+ )?respond(?:s|ed)? (?:very |remarkably |especially )?well"
        r" to",
        unless=r"not(?! just| only)|whether|if",
        fires=("Nerve pain responds well to infusions, and so do other problems that respond well to it.",),
        silent=("Ask whether people respond well to it.",),
    ),
    pattern(
        "claims that most patients get better",
        "most many majority countless hundreds thousands patients clients people",
        r"(?:most|many|the majority|countless|hundreds|thousands|our|all|patients|clients)(?: of)?(?: of)?(?: our| the"
        r"| these)? ?(?:patients|people|clients|individuals|men|women|children|adults|families|couples|who \w+ (?:it"
        r"|treatment|infusions?))? ?(?:<upto4>)?"
        r"(?:feel (?:<upto3>)?<better>|get better|improve(?:d|s)?(?= |[.,])|respond(?:ed)?(?: well| favorably| positively)?(?= to| after"
        r"| within|[.,])|(?:experienced?|experiencing|see|seeing|saw|noticing|notice|noticed|find|found|report|enjoy|achieved?"
        r"|gain|regained?|maintain) (?:<upto6>)?(?:<gain>|better|less|brighter|lift|boost|change|improved|reduc\w+|fewer"
        r"|ability)|recovered?|lose (?:\w+ ){0,3}weight|benefit(?:ed|s)?(?: from|[.,])|helped|have been helped)",
        unless=r"not(?! just| only)|side effects|report to|ask|respond(?:ed)? to (?:our|the|this) (?:survey|questionnaire)|notice no"
        r"|(?:notice|experience) (?:some |mild )?(?:tiredness|nausea|pressure|heaviness)|disorders?",
        needs="feel better improve improved improves respond responds responded responding experience experienced experiencing see seeing noticing"
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
_BASE = Wording(r"[a-z]+(?<!s)(?<!ed)(?<!ing)\b")


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of an effect that is stated flatly; of talking and medicine in general `can` may say what they do."""
    before, text = claim.before, claim.sentence.text
    if _PURPOSE.search(before) or (_LISTED.search(before) and _BASE.match(claim.words.lower())):
        return
    is_softened = (
        claim.pattern.name not in (_GAIN, _RESULT)
        and _CAN.search(f" {before[-_NEAR:]}{claim.words}".lower())
        and _TALKING.search(text, 0, claim.end)
        and not (PRODUCT.search(text) or _STANDS_FOR_IT.match(text))
    )
    if (
        claim.is_asserted
        and not claim.is_hedged
        and not claim.is_cited
        and not claim.is_about_others
        and not (claim.follows_unwanted if claim.pattern is _EASING else claim.is_unwanted)
        and (claim.has_subject or claim.pattern.name == _RESULT or "effective" in claim.words.lower())
        and not is_softened
    ):
        yield claim.problem(_HINT)

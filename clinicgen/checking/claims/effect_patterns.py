"""Patterns of effect: a verb that lessens beside something unwanted, one that adds beside something wished for.

They belong to the rule `claim-unqualified`, and are told apart here by their names: of a `RESULT` no treatment need be
named, since the sentence says what came of it.
"""

from __future__ import annotations

from clinicgen.checking.claims.effects import ADDED, ADDING, LESS, LESSENED, LESSENING, MORE
from clinicgen.checking.claims.inflection import present
from clinicgen.checking.claims.patterns import pattern

FLAT = "claims an effect without a word of doubt"
GAIN = "claims relief or improvement"
RESULT = "claims a result"

_GET = present(
    "induce lead offer provide bring deliver give produce yield cause get find experience see obtain feel achieve gain"
    " prolong extend enjoy"
)
SKILLED = (
    r"(?:experience|train\w+|expertise|speciali[sz]\w+|skilled|experts?|adept|interest|dedicated|committed"
    r"|background|certified|goals?|aims?)"
)
_CLINIC = (
    r"(?:we|clinic|center|practice|team|psychiatrists?|clinicians?|doctors?|providers?|physicians?|therapists?"
    r"|specialists?|surgeons?)"
)
TREATS = (
    rf"{SKILLED} (?:\w+ ){{0,7}}treat|focus\w* (?:\w+ )?on|psychologists|(?:clinician|doctor|anyone|whoever"
    rf"|someone|person|people|professionals?) who "
    rf"(?:\w+ )?treats?|{_CLINIC} (?:\w+ )?(?:treats?|manages?|prevents?) |we (?:treat|manage)"
)
"""Sentences that say whom a clinic treats, and how well trained its people are."""
NATURAL = r"(?:is|are) (?:[\w-]+ ){0,4}(?:hormones?|neurotransmitters?|chemicals?|messengers?)"
"""What the body makes itself, and what that does, nobody sells."""
WISHED = (
    r"goals?|wants?|wish\w*|look(?:s|ing)? for|seek\w*|hop(?:e|es|ing)|deserves?|toward|aim\w*|need\w*|purposes?"
    r"|measure\w*|track\w*|if you|when you|people with|exercise|symptoms (?:of|include)|more energy than"
    r"|(?:causes?|leads? to|brings?) (?:\w+ )?(?:stress|anxiety|poor)|no more|interested in|how|the way (?:to|toward)"
    r"|your (?:clinician|provider|doctor)|signs? of|starts? with|risk"
    r"|declines? in|deficiency|lack of|drop in|low \w+"
)
"""Words that make of `better sleep` a wish, a goal or a measure."""
_LIFTED = (
    r"(?:soars?|improves?|lifts?|brightens?|eases?|lessens?|subsides?|fades?|decreases?|stabilizes?|diminish(?:es)?"
    r"|returns?|increases?|relaxes)"
)

EASING = pattern(
    FLAT,
    LESSENING,
    r"(?<!to )(?<!\w to )(?<!on )(?<!about )<any>(?: and \w+| or \w+)?(?: away| up| down| out)?",
    on="ill",
    within=5,
    unless=rf"{TREATS}|help(?:s|ed)? (?:us|your clinician)|lowers? (?:the |that |this |your )?risks?"
    r"|lower (?:or|and|back|limbs?|legs?|doses?|body|half|third|face|eyelids?|extremit\w+)|(?:controls? (?:the"
    r"|how)|your control)|control of|breaks? (?:between|in|for|from)|used to (?:treat|manage)"
    rf"|(?:that|which|to|in|for) (?:\w+ )?(?:(?:regulat|controll?|manag|influenc)(?:e|es|s|ing)?)|{NATURAL}|treat"
    rf" yourself|managed? care|manage(?:ment)?"
    r" (?:of|team|your (?:account|appointments))"
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

EFFECTS = (
    EASING,
    pattern(
        FLAT,
        present("suppress curb control"),
        r"<any> (?:<upto2>)appetite",
        fires=("Semaglutide suppresses the appetite.",),
        silent=("The pill may curb appetite.",),
    ),
    pattern(
        FLAT,
        ADDING,
        r"(?<!to )(?<!\w to )<any>(?: and \w+| or \w+)?(?: up)?",
        on="good tissue gain",
        within=5,
        unless=rf"{SKILLED} (?:\w+ ){{0,7}}(?:improv|promot|enhanc|support)|{_CLINIC} (?:\w+ )?supports?|we support"
        r"|support(?:ing|s)? (?:you|your|each|them|people|groups?|persons?|staff|team|their|the family)\b"
        r"|help(?:s|ed)? (?:us|your clinician)|goals? (?:is|are)|aims?|risks?\b|side effects|(?:that|which|in|for)"
        r" (?:\w+ )?(?:regulat|controll?|influenc)(?:e|es|s|ing)?"
        rf"|{NATURAL}"
        r"|balance between|role in|trigger points?",
        fires=("The drip boosts energy.", "Progesterone promotes healthy sleep.", "Supports immune health."),
        silent=(
            "The goal is to improve sleep.",
            "It may boost mood in some people.",
            "Our team supports your recovery.",
        ),
    ),
    pattern(
        RESULT,
        LESSENED,
        r"(?:is|are|can be|be|gets?|has been|have been|was|were) (?:\w+ly |often )*<any>",
        after="ill",
        behind=8,
        unless=r"if|whether|until|once|when|how|not|goal|worse|(?:by|with|through|in) (?:\w+ )?(?:stress|illness|age"
        r"|aging"
        r"|rest|exercise|sleep|diet|avoid\w+|walking|movement|people with|patients with)|may|might|could|should",
        fires=("Cravings can be greatly reduced.",),
        silent=("Treatment goes on until symptoms are controlled.",),
    ),
    pattern(
        RESULT,
        ADDED,
        r"(?:is|are|can be|be|gets?|has been|have been) (?:\w+ly |often )*<any>",
        after="good",
        unless=r"if|whether|until|once|when|how|not|goal|worse|(?:by|with|through|in) (?:\w+ )?(?:stress|illness|age"
        r"|aging"
        r"|rest|exercise|sleep|diet|avoid\w+|walking|movement|people with|patients with)|may|might|could|should",
        fires=("Energy is restored.",),
        silent=("Whether energy is restored differs.",),
    ),
    pattern(
        RESULT,
        "ability acts act works work serves serve power way able designed known capable formulated",
        r"(?:ability|power|capable|(?<!best )(?<!quickest )(?<!only )way|able|known|formulated|acts?|works?|serves?)"
        r" (?:to|of|for)"
        r"(?: \w+ly)?(?: its ability to)? (?!treat|manage|target)(?:<lessens>|<adds>)",
        on="ill good tissue",
        unless=r"(?:affects?|lose|losing) your ability|(?:affects?|lose|reduces?|impairs?) (?:\w+ )?ability|whether"
        r"|may be able"
        r"|could be a|best way|a way to (?:manage|cope)",
        fires=("It is a natural way to boost your energy.", "Known for its ability to reduce inflammation."),
        silent=("Ask whether there is a way to reduce the pain.",),
    ),
    pattern(
        FLAT,
        MORE,
        r"<any>(?: and \w+)?",
        on="mood vigor",
        within=2,
        unless=WISHED,
        fires=("After TMS many notice it: improved mood, better sleep.", "Increased energy and focus"),
        silent=("Decreased energy", "The goal is better sleep."),
    ),
    pattern(
        FLAT,
        LESS,
        r"<any>(?: and \w+)?",
        on="woe",
        within=2,
        unless=WISHED,
        fires=("Reduced pain",),
        silent=("Increased anxiety", "You may want less pain."),
    ),
    pattern(
        FLAT,
        "makes make making leaves leaving lets letting allows allowing allow enables enabling empowers empowering keeps"
        " keeping",
        r"<any> (?:you|your \w+|patients|people|clients|them|individuals|men|women|(?:the|your) (?:brain|body|skin"
        r"|mind))"
        r"(?: to)?(?: \w+ly| finally)?",
        on="cope",
        within=0,
        unless=r"(?:you|them|patients|people) (?:to )?(?:sleep|look|stay|rest|feel (?:free|your|the needle))"
        r"|appointment|schedule",
        fires=("It makes people feel full.", "Ketamine allows the brain to form new habits."),
        silent=("Sessions are short, which allows you to rest at home.",),
    ),
    pattern(
        RESULT,
        "smooth clear flawless gorgeous smoother firmer tighter plumper brighter clearer younger fresher softer fuller"
        " slimmer leaner youthful radiant"
        " noticeable visible rested refreshed toned rejuvenated glowing alert defined sculpted looking",
        r"(?:for|promis\w+|offer\w*|lead\w* to|creat\w+|leav\w+|giv\w+|reveal\w*|deliver\w*|result\w* in"
        r"|achiev\w+|get|provid\w+|produc\w+"
        r"|restor\w+) (?:<upto5>)?<firmer>,? (?:[\w-]+,? ){0,3}?(?:skin|appearance|looks?|lines|lips|complexion|you"
        r"|contours?|face|figure|body|results?|hair|texture|than before)"
        r"|(?:it|skin|face|lines|wrinkles|lips|hair|complexion|body)(?: \w+){0,3} (?:becomes?|looks?|feels?|is left|is"
        r"|are"
        r"|appears?) (?:\w+ )?<firmer>",
        unless=r"goal|want|wish|when it comes to|desire",
        fires=(
            "The skin becomes smoother.",
            "For younger looking skin.",
            "It leaves lines that are less visible than before.",
        ),
        silent=("You may want fuller lips.",),
    ),
    pattern(
        FLAT,
        "soar soars improves lifts brightens eases lessens subsides fades decreases improve lift ease decrease"
        " stabilizes diminishes diminish returns relaxes increases",
        rf"(?:moods?|symptoms|pain|sleep|energy|anxiety|depression|focus|outlook|inflammation|tension|cravings"
        rf"|wrinkles|lines|confidence|libido|metabolism|pathways|skin)(?: \w+ly| often| soon| also)? (?:to"
        rf" )?{_LIFTED}(?!"
        r" (?:your|the|a|their|when|if|with sleep|and returns|risk))",
        unless=r"if|once|when|until|as (?:your|symptoms|pain|mood)|how|may|worse\w*|goal|on (?:its|their) own|lowers"
        r"|with age",
        fires=("After ketamine the mood improves.",),
        silent=("Treatment goes on until symptoms improve.",),
    ),
    pattern(
        GAIN,
        f"{_GET} found produced experienced",
        r"<any>(?: to| in)?(?: \w+ly)?",
        on="relief",
        unless=r"achieves? (?:its|the desired|your desired) results|(?:given|done|performed|intended|meant"
        r"|ordered) to|(?:cannot|can't|not|never) (?:\w+ )?(?:give"
        r"|provide|offer|promise)|hope you|hope to|see (?:your|the"
        r"|test|lab) results|no benefit|emergency|(?:benefits|risks) and|and risks|feel hope(?:less)?|fees"
        r"|insurance|coverage|tak(?:e|es) (?:\w+ ){0,3}(?:weeks|months)|up to \w+ (?:weeks|months)",
        fires=("TMS offers relief.", "Patients find relief here.", "It provides significant pain relief."),
        silent=("It may bring relief for some people.", "Insurance provides benefits."),
    ),
    pattern(
        FLAT,
        "helps help helping helped aids assists aid assist",
        r"(?<!may )(?<!might )(?<!could )(?:can |also |really |often )*(?:helps?|helping|helped|aids?(?= with| in)"
        r"|assists?(?= with"
        r"| in))(?<!we help)(?: to)?(?: with| in)?",
        after="product stand_in",
        behind=6,
        on="ill good better body cope countless",
        within=8,
        unless=r"how (?:it|therapy|treatment)|it helps (?:to|if|us|your (?:clinician|doctor|provider|therapist))"
        r"|help(?:s|ed)? (?:us|your clinician|the clinician|you (?:decide|prepare|understand|choose))|help by|helps?"
        r" ensure"
        r"|approved (?:to|for)|help is|help (?:from|you find)|for help|we (?:can )?help|need help|get help|help"
        r" getting",
        fires=("Ketamine helps people with depression.", "TMS helps restore mood.", "It helps people feel fuller."),
        silent=("It helps to write your questions down.", "Therapy may help you feel better."),
    ),
    pattern(
        FLAT,
        "helping",
        r"helping (?:you|people|patients|clients|men|women|them)(?: to)?",
        on="cope better ill",
        within=2,
        unless=r"(?:experience|skilled|dedicated|committed|passionate|interest) (?:\w+ ){0,3}helping|goal|aim",
        fires=("The drip refills what was lost, helping you feel better.",),
        silent=("We are committed to helping people recover.",),
    ),
    pattern(
        FLAT,
        "can",
        r"can (?:also |even |often |really )?help(?! (?:you )?(?:decide|prepare"
        r"|understand))",
        after="product",
        behind=3,
        unless=r"it can help to",
        needs="help",
        fires=("Botox can help.",),
        silent=("Ask whether Botox can help.",),
    ),
    pattern(
        FLAT,
        "helps help",
        r"(?:therapy|psychotherapy|treatment|medication|counseling|cbt|dbt)(?: [\w'-]+){0,2} helps?"
        r" (?:<upto5>)?(?:overcome|heal"
        r"|recover|thrive|feel (?:<upto2>)?better|relieve|reduce|restore|improve)",
        unless=r"how (?:therapy|treatment)",
        fires=("Counseling helps couples recover.",),
        silent=("Counseling may help couples recover.",),
    ),
)

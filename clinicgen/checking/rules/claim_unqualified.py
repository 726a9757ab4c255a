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
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.claims.wording import Wording
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_HINT = "write `may`, and for whom, or cite a source in the same paragraph"
_RELIEVES = (
    r"(?:relieves?|relieving|reduces?|reducing|eases?|easing|alleviates?|alleviating|improves?|improving|lifts?"
    r"|lowers?|lowering|boosts?|boosting|calms?|calming|soothes?|lessens?|enhances?|enhancing|promotes?|promoting"
    r"|smooths?|smoothing"
    r"|minimi[sz]es?|combats?|fights?|treats?|increases?|increasing|strengthens?|stabili[sz]es?|decreases?|decreasing"
    r"|diminishes?|quiets?|melts?|tightens?|plumps?|rejuvenates?|balances?|elevates?|raises?|controls?|curbs?"
    r"|suppresses|blunts?|breaks?|unlocks?|supercharges?|brightens?|sharpens?|dulls?|interrupts?|counteracts?"
    r"|prevents?|burns?|sheds?|remedies|mends?)"
)

_GAIN = "claims relief or improvement"

PATTERNS = (
    pattern(
        "claims an effect without a word of doubt",
        "effective beneficial helpful efficacious successful ideal powerful valuable life-saving",
        r"(?:is|are|be|remains?|proves?|has been|have been|becomes?) (?:<much> ){0,3}(?:an? |the "
        r"|one of the (?:most )?)?(?:\w+ ){0,2}?<any>(?: [\w'-]+){0,5}?(?: (?:for|in|at|against|treatment|option|way"
        r"|therapy|tool|with|when|to|as|people|on|by|through|that|process|part)|[.,!;])",
        unless=r"(?:experience|train\w+|skilled|adept) (?:\w+ ){0,5}treat|foundation of|(?:as|more|less|how|be"
        r"|equally) effective (?:when|if|as)|(?:useful|helpful) (?:place|question|sign|thing|first|starting"
        r"|next|information|detail)|helpful (?:to (?:bring|write|know|talk|have|keep|note|ask|make|remember)"
        r"|if|information|for us|in preparing)|useful (?:to|for (?:your|the|planning|tracking)|in planning)"
        r"|successful (?:treatment|therapy) (?:\w+ )?(?:often|involves|depends|requires|begins|starts)",
        fires=("Ketamine is effective for depression.", "Psychotherapy is an effective treatment for ADHD."),
        silent=("It may be effective for some people.", "It is helpful to bring a list of your medicines."),
    ),
    pattern(
        "claims an effect without a word of doubt",
        "effective powerful effectively successfully successful proven potent highly excellent great viable wonderful"
        " fantastic perfect superb",
        r"(?:is|are|as|offers?|an?) (?:an? )?(?:excellent|great|viable|wonderful|fantastic|perfect|superb"
        r"|outstanding) (?:\w+ )?(?:treatments?|options?|solutions?|therap(?:y|ies)|choices?|alternatives?|remed(?:y"
        r"|ies)|tool) (?:for|to|against)|(?:an?|highly|most|very|offers?|provides?|other|proven|safe|fast|more|truly"
        r"|extremely|incredibly|and) (?:effective|powerful|successful|potent|highly effective"
        r"|effective and \w+),? (?:[\w-]+,? ){0,3}?(?:treatments?|therap(?:y|ies)|options?|relief|ways?|solutions?"
        r"|tools?|alternatives?|remed(?:y|ies)|medications?|medicine|strateg\w+|results?|care|approach|interventions?"
        r"|antidepressant|pain reliever|painkiller|method|technique|for)"
        r"|(?:effectively|successfully|powerfully) (?:treat\w*|reliev\w*|reduc\w*|manag\w*|eas\w*|alleviat\w*"
        r"|eliminat\w*|improv\w*|help\w*|address\w*|target\w*|calm\w*|lift\w*|restor\w*)",
        unless=r"(?:find|finding|choose|discuss|decide|identify|determine|discover) (?:\w+ ){0,4}effective"
        r"|successful treatment (?:often|involves|depends|requires|begins|starts|of)|(?:most|more"
        r"|less) effective when|(?:has|have|had) not (?:been )?(?:shown|proven|found|effective)"
        r"|effective (?:date|communication|coping)|to (?:more )?effectively manage",
        fires=(
            "An effective treatment for anxiety.",
            "We successfully treat migraine.",
            "A powerful tool against PTSD.",
        ),
        silent=("Together we look for a strategy, and decide which is effective.",),
    ),
    pattern(
        "names a condition as what it treats",
        "treatment therapy remedy solution answer medicine medication cure drug used",
        r"(?:is|are|as|serves as|becomes?|offers?|provides?) (?:\w+ly )?(?:a|an|the"
        r"|now a)(?: [\w-]+){0,2} <any> (?:for|to) (?:<upto3>)?<condition>|(?:is|be) (?:the|your) answer|(?:the"
        r"|an) answer (?:you|to (?:your|their))|there(?: is|'s) (?:a|an|now a) (?:\w+ )?(?:solution|answer|way out)"
        r"|(?:is|are|been) (?:\w+ly |now |also |being |often |commonly )*used (?:to (?:treat|manage|relieve|help)|for"
        r"|in the treatment of) (?:<upto3>)?<condition>",
        unless=r"not a cure|(?:treatment|therapy) for (?:\w+ )?(?:addiction|depression) (?:is|are) available"
        r"|structured form|form of talk|first medicines|off-label|not used",
        fires=("Ketamine is a treatment for PTSD.", "It is now used to treat chronic pain."),
        silent=("Ketamine is sometimes used off-label for depression.",),
    ),
    pattern(
        "claims an effect without a word of doubt",
        "relieve relieves relieving reduce reduces reducing ease eases easing alleviate alleviates alleviating"
        " improve improves improving lift lifts lower lowers lowering boost boosts boosting calms calming"
        " soothe soothes lessen lessens enhance enhances enhancing promote promotes promoting smooth smooths"
        " smoothing minimize minimizes combat combats fight fights treat treats increase increases increasing"
        " strengthen strengthens"
        " stabilize stabilizes decrease decreases decreasing diminish diminishes quiets melt melts tighten"
        " tightens plump plumps rejuvenates balance balances elevate elevates raises control controls curb curbs"
        " suppresses blunts breaks unlocks unlock"
        " supercharge brightens sharpens dulls interrupts counteracts prevents prevent burns burn sheds remedies mends",
        rf"(?<!to )(?<!\w to ){_RELIEVES} (?:and \w+ |or \w+ )?(?:away |up |down )?(?:<upto4>)(?:<condition>|<mood>"
        r"|<gain>|nervous system|mind|skin|collagen|lines|traumatic memories)",
        unless=r"(?:experience|train\w+|expertise|speciali[sz]\w+|skilled|experts?|adept|interest|dedicated|committed"
        r"|background|certified) (?:\w+ ){0,7}treat|(?:clinician|doctor|anyone|whoever|someone|person|people"
        r"|professionals?) who (?:\w+ )?treats?|(?:we|clinic|center|practice|team|psychiatrists?|clinicians?"
        r"|doctors?|providers?) (?:\w+ )?(?:treats? (?:adults|children|people|patients|teen\w*|depression"
        r"|anxiety|mood|a |many|most|all|both|conditions|mental|adhd|pain))|(?:goal|aim|help(?:s|ed)? (?:us"
        r"|your clinician))|which (?:calm|lower|treat)"
        r"|lowers? (?:the |that |this |your )?risks?|(?:controls? (?:the|how)|your control)|control of"
        r"|breaks? (?:between|in|for"
        r"|from)|used to treat",
        fires=("Ketamine relieves anxiety.", "The drip boosts energy.", "It reduces pain."),
        silent=("The goal is to reduce symptoms.", "It may ease depression.", "We treat adults with depression."),
    ),
    pattern(
        "claims an effect without a word of doubt",
        "soar soars improves lifts brightens eases lessens subsides fades decreases improve lift ease decrease"
        " stabilizes",
        r"(?:moods?|symptoms|pain|sleep|energy|anxiety|depression|focus|outlook|inflammation|tension|cravings"
        r"|wrinkles|lines|confidence)(?: \w+ly| often| soon| also)? (?:to )?<any>(?! (?:your|the|a|their|when|if"
        r"|with sleep|and returns))",
        unless=r"if|once|when|until|as (?:your|symptoms|pain|mood)|how|may|worse\w*|goal|on (?:its|their) own",
        fires=("After ketamine the mood improves.",),
        silent=("Treatment goes on until symptoms improve.",),
    ),
    pattern(
        _GAIN,
        "lead leads offer offers offering provide provides providing bring brings bringing deliver delivers"
        " delivering give gives giving produce produces produced producing yields get gets find finds found"
        " experience experiences experienced see sees obtain feel achieve",
        r"<any>(?: to)? (?:\w+ly )?(?:<upto4>)?(?:relief|healing|hope|results|improvements?|remission|freedom"
        r"|symptom relief|peace|benefits|success|antidepressant effects?|a (?:lift|boost|break)|reprieve"
        r"|(?:\w+ ){0,3}change)(?! (?:of|from) (?:your|the|a|blood|tests?|screening|questionnaires?))",
        unless=r"(?:cannot|can't|not|never) (?:\w+ )?(?:give|provide|offer|promise)|hope you|hope to|see (?:your|the"
        r"|test|lab) results|no benefit|emergency|(?:benefits|risks) and|and risks|feel hope(?:less)?|fees"
        r"|insurance|coverage",
        fires=("TMS offers relief.", "Patients find relief here.", "It provides significant pain relief."),
        silent=("It may bring relief for some people.", "Insurance provides benefits."),
    ),
    pattern(
        "claims an effect without a word of doubt",
        "helps help helping helped",
        r"(?:ketamine|infusions?|tms|esketamine|spravato|iv|botox|emdr|neurofeedback|hormones?|injections?"
        r"|it)(?: [\w'-]+){0,3}? (?:can |also |really |often )*(?:helps?|helping"
        r"|helped) (?:to )?(?:<upto6>)?(?:<condition>|<mood>|<better>|<body>|heal|recover|cope|thrive|overcome"
        r"|relieve|reduce|restore|treat|(?:millions|thousands|hundreds|countless|so many|numerous)(?: of)?)"
        r"|(?:ketamine|infusions?|tms|esketamine|spravato|botox|emdr|injections?)(?: [\w'-]+){0,3}? can (?:also "
        r"|even |often |really )?"
        r"help(?! (?:you )?(?:decide|prepare|understand))|(?<!.)\W*it can (?:also |even |often )?help (?:promote"
        r"|improve|reduce"
        r"|relieve|restore|treat|ease|patients|people|manage|with (?:<upto3>)?<condition>)"
        r"|(?:therapy|psychotherapy|treatment|medication|counseling|cbt"
        r"|dbt)(?: [\w'-]+){0,2} helps? (?:<upto5>)?(?:overcome|heal|recover|thrive|feel (?:<upto2>)?better|relieve"
        r"|reduce|restore|improve)",
        unless=r"how (?:it|therapy|treatment)|it helps (?:to|if|us|your (?:clinician|doctor|provider|therapist))"
        r"|help(?:s|ed)? (?:us|your clinician|the clinician)",
        fires=("Ketamine helps people with depression.", "TMS helps restore mood."),
        silent=("It helps to write your questions down.", "Therapy may help you feel better."),
    ),
    pattern(
        "claims an effect without a word of doubt",
        "works work wonders working worked",
        r"(?:<treatment>|it|this)(?: [\w'-]+){0,2}? (?:works?|worked|really works)(?=[.!,]|$| (?:wonders|well|great"
        r"|for (?:people|patients|most|many|depression|anxiety|pain|adults|children|chronic|even)|so well|best|even"
        r"|where|when|like magic|on (?:the )?(?:depression|pain|root)))|(?:work|works|worked) wonders|(?:relief|care"
        r"|solutions?|treatments?|therapy|results?) that (?:really )?works?",
        unless=r"how|works? best for|see (?:if|whether)|what works|work well with (?:your|others)|social work"
        r"|work together",
        fires=("Ketamine works.", "It works well for anxious people."),
        silent=("How it works is not fully understood.", "Ask whether it works for people like you."),
    ),
    pattern(
        "names a condition as what it treats",
        "doctors physicians clinicians psychiatrists we",
        r"<any> (?:have |now |also |often )*(?:used?|using) (?:it|ketamine) [^.;]{0,70}?<condition>",
        unless=r"off-?label|anesthe\w+|surgery",
        fires=("Doctors have used it for many reasons, including anxiety.",),
        silent=("Doctors have used ketamine off-label for depression.",),
    ),
    pattern(
        "claims properties",
        "properties effects power effect",
        r"(?:great|strong|powerful|rapid|robust|significant|potent|remarkable|proven"
        r"|profound) (?:\w+ )?(?:antidepressant|analgesic"
        r"|healing|therapeutic|anti-anxiety|anti-inflammatory|pain-relieving) (?:properties|effects?|power)",
        fires=("Ketamine has powerful antidepressant effects.",),
        silent=("It may have strong analgesic effects in some people.",),
    ),
    pattern(
        "claims success",
        "success results outcomes",
        r"(?:seen?|saw|had|gets?|achiev\w+|with) (?:\w+ ){0,2}(?:great|excellent|amazing|wonderful|remarkable"
        r"|outstanding|tremendous|fantastic)"
        r" (?:results|success|outcomes)|(?:success|response|remission|satisfaction) rates?|(?:great|much|high|proven"
        r"|remarkable|tremendous|good"
        r"|documented|track record of) success(?! depends)",
        unless=r"what (?:is|are)|ask|no success|how",
        fires=("Our treatment has a high success rate.", "It has been used with great success."),
        silent=("Ask what the clinic's success rate is based on.",),
    ),
    pattern(
        "claims that most patients get better",
        "most many majority countless hundreds thousands patients clients people",
        r"(?:most|many|the majority|countless|hundreds|thousands|our|all)(?: of)?(?: of)?(?: our| the"
        r"| these)? ?(?:patients|people|clients|individuals|men|women|children|adults|families|couples|who \w+ (?:it"
        r"|treatment|infusions?))? ?(?:<upto4>)?"
        r"(?:feel (?:<upto3>)?<better>|get better|improve(?:d|s)?(?= |[.,])|respond(?:ed)?(?: well)?(?= to| after"
        r"| within|[.,])|(?:experienced?|see|saw|notice|noticed|find|found|report|enjoy|achieved?"
        r"|gain) (?:<upto4>)?(?:<gain>|better|less|brighter|lift|boost|change|improved|reduc\w+|fewer)|recovered?"
        r"|benefit(?:ed|s)?(?: from|[.,])|helped|have been helped)",
        unless=r"not|side effects|report to|ask|respond(?:ed)? to (?:our|the|this) (?:survey|questionnaire)|notice no"
        r"|(?:notice|experience) (?:some |mild )?(?:tiredness|nausea|pressure|heaviness)",
        needs="feel better improve improved improves respond responded responding experience experienced see"
        " saw notice noticed find found report enjoy achieve achieved gain recover recovered benefit"
        " benefited benefits helped",
        fires=("Most patients feel better.", "Most of our clients notice less pain."),
        silent=("Many people do not improve.", "Many patients ask about cost."),
    ),
)
_STANDS_FOR_IT = Wording(r"\W*(?:it|this (?:drug|treatment|infusion|medicine)|the (?:drug|infusion)) can\b")
_PURPOSE = Wording(r"\b(?:skills?|tools|ways|learn\w*|how|goals?|aims?) (?:[\w-]+ )?to (?:[\w'-]+,? ){1,6}(?:and|or) $")
"""`to combat fear and`: what follows is still the purpose."""


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of an effect that is stated flatly; of talking and medicine in general `can` may say what they do."""
    before, text = claim.before, claim.sentence.text
    if _PURPOSE.search(before):
        return
    is_softened = (
        claim.pattern.name != _GAIN
        and " can " in f" {before}{claim.words}".lower()
        and not (PRODUCT.search(text) or _STANDS_FOR_IT.match(text))
    )
    if (
        claim.is_asserted
        and not claim.is_hedged
        and not claim.is_cited
        and not claim.is_about_others
        and not claim.is_unwanted
        and claim.has_subject
        and not is_softened
    ):
        yield claim.problem(_HINT)

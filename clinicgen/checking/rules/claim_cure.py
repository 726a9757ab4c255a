"""A text says that a treatment cures, heals, repairs or ends a condition.

## Why it matters

No treatment on offer in a clinic like these is known to cure depression, PTSD or chronic pain. The FTC wants competent
and reliable scientific evidence for a health claim; Texas forbids claims of permanent cure (22 TAC 164.3).

Source: Texas Occupations Code 101.201(b), https://codes.findlaw.com/tx/occupations-code/occ-sect-101-201/

## Example

```markdown
Ketamine repairs the damage that stress has done to the brain.
```

## Use instead

```markdown
Ketamine is being studied for its effect on how nerve cells connect; what that means for patients is not yet known.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.inflection import forms, present
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_HINT = (
    "say what it may do for some people, with a source, and what is not known: it may ease symptoms, it does not"
    " end them"
)

_HEALS = "claims that something is healed"
_REPAIR = "claims a repair"
_END = "claims the end of a condition"
_MENDS = (
    forms("reverse repair restore regenerate rewire correct reboot recreate rebalance normalize reestablish renew")
    + " "
    + forms("reinvigorate reactivate awaken revitalize fix reset")
    + " rebuild rebuilds rebuilding rebuilt regrow regrows regrowing undo undoes undoing resetting regenerative"
)
_MENDED = "repaired reversed restored healed rewired rebuilt regenerated undone corrected reset"
_GROWS = "grow grows create creates form forms build builds"
_BREAKS = "break breaks disrupt disrupts interrupt interrupts"
_STIRS = present("stimulate promote increase boost enhance induce")
_ENDS = (
    forms("eliminate erase eradicate resolve banish dissolve defeat conquer silence end remove clear abolish vanquish")
    + " beat beats beating overcome overcomes overcoming stop stops stopping obliterate extinguish"
)
_NOT_OURS = (
    r"(?:research\w*|stud(?:y|ies)) (?:in|on) (?:animals|mice|rats)|rapport|self-confidence"
    r"|grow\w* (?:number|interest|evidence)|we (?:build|create|form)|build (?:\w+ ){0,3}(?:relationship|trust)"
    r"|help(?:s|ing)? (?:you|people|them|children|teens) (?:\w+ ){0,2}(?:build|create|form)"
)
"""Growth that is a mouse's, a relationship's or a person's own work."""

PATTERNS = (
    pattern(
        "claims a cure",
        "cure cures cured curing curative",
        r"<any>",
        unless=r"seeking a cure|search for a cure",
        fires=("Ketamine cures depression.", "The cure for anxiety is here."),
        silent=("There is no cure for ADHD.", "Ketamine is not a cure.", "Does ketamine cure depression?"),
    ),
    pattern(
        _HEALS,
        "heal heals healed healing",
        r"<any>(?: \w+)?(?: (?:the|your|their|a|from|old|past|deep|emotional|chronic))",
        on="body damage ill",
        within=3,
        unless=r"healing process|help(?:s|ing)? you heal",
        fires=("Infusions heal the brain.", "It heals your trauma."),
        silent=("Healing takes time.", "The healing process after surgery varies."),
    ),
    pattern(
        _HEALS,
        "heal heals healing",
        r"heals? (?:the|your|anxiety|depression|trauma|pain|nerves|wounds)|(?:deep|true|complete|total|lasting|full)"
        r" healing",
        unless=r"healing process|help(?:s|ing)? you heal",
        fires=("Find true healing.", "It heals wounds that nobody sees."),
        silent=("Nobody can promise complete healing.",),
    ),
    pattern(
        _REPAIR,
        _MENDS,
        r"<any>(?:,? and \w+)?",
        on="body damage mended",
        unless=_NOT_OURS,
        fires=(
            "Ketamine repairs brain damage.",
            "It helps rebuild lost synaptic connections.",
            "TMS resets the circuits of mood.",
        ),
        silent=("We can correct your address in the system.", "It is not known to repair nerve cells."),
    ),
    pattern(
        _REPAIR,
        _GROWS,
        r"<any> (?:\w+,? ){0,2}new(?:,? \w+){0,3}? (?:patterns|habits of mind|brain|neurons?|neural|synap\w+|nerves?"
        r"|connections?"
        r"|pathways?|circuits?|cells?|collagen|tissue)",
        unless=_NOT_OURS,
        fires=("Ketamine grows new connections between nerve cells.",),
        silent=("We build new habits at your pace.",),
    ),
    pattern(
        _REPAIR,
        _BREAKS,
        r"<any>",
        on="body rut",
        within=3,
        unless=_NOT_OURS,
        fires=("It disrupts negative thinking.",),
        silent=("Breaks between visits are short.",),
    ),
    pattern(
        _REPAIR,
        f"{_STIRS} resulting",
        r"(?:<any> (?:\w+ ){0,2}(?:neuroplasticity|neurogenesis|synaptogenesis|brain growth|nerve growth|plasticity"
        r"|bdnf"
        r"|brain-derived neurotrophic factor|(?:growth|creation|formation|regrowth|production) of (?:\w+"
        r" ){0,2}(?:neurons?|nerves?"
        r"|cells?|synap\w+|connections?|pathways?|collagen|tissue))|resulting in neurogenesis)",
        unless=_NOT_OURS,
        fires=("Ketamine promotes neuroplasticity.",),
        silent=("Whether it promotes neuroplasticity in people is not known.",),
    ),
    pattern(
        _REPAIR,
        _MENDED,
        r"(?:is|are|gets?|being|be) (?:\w+ )?<any>",
        after="body damage",
        behind=3,
        fires=("Damaged pathways are restored within days.",),
        silent=("Whether damage can be reversed is not known.",),
    ),
    pattern(
        _END,
        _ENDS,
        r"<any>(?: even)?",
        on="ill",
        within=3,
        unless=r"(?:can|may|to|could) help(?:s|ing)? (?:you|them|people|patients|children|adults|your child|others"
        r"|clients|individuals)"
        r" (?:\w+ )?(?:overcome|beat|conquer|resolve|manage)|(?:stop|stops|stopped"
        r"|stopping) (?:\w+ ){0,2}(?:treatment|medic|tak|the infusion|using)"
        r"|at the end|in the end|(?:by|until|before|after|toward) the end|end of|resolve on (?:its|their) own"
        r"|clear (?:idea|picture|sense)",
        fires=("Infusions eliminate chronic pain.", "We help you beat depression.", "It stops anxiety in its tracks."),
        silent=(
            "Therapy can help you overcome anxiety at your own pace.",
            "At the end of the visit your symptoms are reviewed.",
            "The infusion can be stopped at any time.",
        ),
    ),
    pattern(
        _END,
        "clock time chance tracks rid goodbye wipe wipes wiping melt melts melting behind away",
        r"(?:(?:does|do|will|did) not|(?:does|do|did|wo)n't) stand a chance|(?:stop|end)\w* (?:\w+ ){1,4}in (?:its"
        r"|their) tracks|(?:get|gets|be|getting|finally) rid of|(?:say|saying|wave) (?:goodbye|good-bye) to"
        r"|kiss(?:es)? (?:\w+ ){1,4}good-?bye|(?:wipe|wipes|wiping) (?:out|away)|(?:melt|melts|melting) away"
        r"|(?:leave|put|puts|leaves) (?:<upto3>)<condition> behind|turn(?:s|ing)? back (?:the clock|time)"
        r"|takes? away (?:<upto3>)(?:pain|anxiety|depression|symptoms|cravings|stress|headaches?)",
        unless=r"leave (?:\w+ ){0,3}behind (?:at|in|on)|take away from",
        fires=("Turn back the clock.", "Get rid of migraines.", "Say goodbye to pain."),
        silent=("You cannot simply get rid of grief.",),
    ),
    pattern(
        "claims that a condition goes away",
        "disappear disappears disappeared vanish vanishes vanished dissolve dissolves lifts evaporates evaporate gone"
        " away",
        r"(?:disappear(?:s|ed)?|vanish(?:es|ed)?|dissolves?|lifts|evaporates?|(?:is|are|was|finally|completely) gone"
        r"|(?:melts?"
        r"|goes|go|went|fades?) away)",
        after="ill",
        behind=3,
        unless=r"side effects?|bruis\w+|swelling|nausea|dizz\w+|on (?:its|their) own|sensations?|(?:we|you) are gone",
        fires=("Symptoms disappear after the second visit.", "Your depression lifts."),
        silent=("Side effects usually disappear within a day.", "We are gone for the day."),
    ),
    pattern(
        "claims a life without the condition",
        "off",
        r"off (?:of )?(?:their|your|all|all their|all your) (?:medications?|antidepressants|pills|meds)",
        fires=("Patients are off their antidepressants.",),
        silent=("Nobody should come off their antidepressants alone.", "Nobody is simply off their pills."),
    ),
    pattern(
        "claims a life without the condition",
        "free freedom without",
        r"(?:free (?:of|from)|freedom from|(?:life|living|live|lives|day) without|(?:life|live|days?) (?:that is "
        r"|finally )?free)"
        r"(?: of| from)?",
        on="ill medicine",
        within=3,
        unless=r"feel free|free of charge|no one|if you (?:are|have been)",
        fires=("Live free from anxiety.", "A life without pain is possible."),
        silent=("Parking is free of charge for patients in pain.", "Few people live without stress."),
    ),
    pattern(
        "claims a life without the condition",
        "free",
        r"(?:pain|anxiety|depression|symptom|migraine|stress|medication|acne|wrinkle"
        r"|addiction|(?:live|living|life|stay|be|become) drug)-free(?! (?:parking|consult\w*))",
        unless=r"drug-free (?:therapy|treatment|option|approach|workplace)|pain-free (?:procedure|injection|treatment"
        r"|range)",
        fires=("Enjoy pain-free days.",),
        silent=("Nobody can promise pain-free days.",),
    ),
    pattern(
        "claims that it is for good",
        "permanent permanently forever once good",
        r"(?:permanent (?:relief|results?|solution|improvement|change|recovery|fix|answer|removal|reduction)"
        r"|(?:remov|reduc|eliminat|end|heal|relie)\w* (?:[\w-]+ ){1,3}permanently|permanently (?:remov|eliminat"
        r"|reliev|chang|heal|end|rid|solv|reduc|fix|stop|improv|eras|restor|resolv"
        r"|lift)\w*"
        r"|(?:results?|reduction|removal|loss|destruction|effects?) (?:is|are) permanent|once and for all|(?:end"
        r"|gone|rid|beat|stop|away|disappear|conquer|it|depression|anxiety|pain|control"
        r"|well) for good"
        r"|(?:gone|better|free|well|life|pain) forever)",
        fires=("Permanent relief from knee pain.", "Beat anxiety once and for all."),
        silent=("No result is permanent.",),
    ),
    pattern(
        "claims a cure",
        "resolution elimination eradication reversal restoration regeneration",
        r"(?:complete|full|total|lasting|permanent) <any>|<any> of",
        on="ill body damage",
        fires=("Many reach a complete resolution of symptoms.",),
        silent=("Nobody should count on a complete resolution of symptoms.",),
    ),
    pattern(
        "claims a repair",
        "repair regeneration healing restoration regrowth reset heal regenerate reboot rebooting",
        r"(?:synap\w+|brain|nerve|neural|neuronal|tissue|cellular|joint) (?:repair|regeneration|healing|restoration"
        r"|regrowth)"
        r"|<body> to (?:\w+ )?(?:reset|heal|repair|reboot|regenerate|regrow|recover)|sort of \W?reboot\w*"
        r"|reboot\w* (?:for|of) the",
        unless=r"research (?:in|on)",
        fires=("It allows the brain to reset.", "This opens a window for synaptic repair."),
        silent=("Nerve regeneration has not been shown in people.",),
    ),
    pattern(
        "claims remission",
        "remission",
        r"(?:achiev\w+|reach\w*|experience\w*|go(?:es)? into|goes in|went into|enter\w*|bring\w*|put\w*|induc\w+|into"
        r"|attain\w*)"
        r" (?:<upto3>)remission",
        unless=r"is remission|goal is",
        fires=("Most people achieve full remission.",),
        silent=("Remission means that few symptoms remain.", "Some people reach remission."),
    ),
    pattern(
        "claims to reach the cause",
        "root source cause causes core",
        r"(?:treat|heal|fix|address|target|get|go|reach|resolve|tackle|attack|correct|eliminate|solve)(?:s|es|ing)?"
        r" (?:\w+ ){0,3}(?:root|underlying|true|real|very|core|exact) (?:causes?|source|problems?|of)(?! \w+ is)"
        r"|gets? (?:right )?to the (?:root|source)",
        unless=r"(?:find|understand|explore|identify|look) (?:\w+ ){0,3}cause",
        fires=("It treats the root cause of depression.",),
        silent=("The evaluation looks for the underlying cause.",),
    ),
)


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of a cure that is neither denied nor left open."""
    is_hedged = claim.is_hedged and not claim.before.endswith("designed to ")
    if claim.is_asserted and not is_hedged and not claim.is_about_others:
        yield claim.problem(_HINT)

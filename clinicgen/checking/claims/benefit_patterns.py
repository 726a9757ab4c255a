"""Patterns of benefit: what is good whatever it is done to, and what a treatment is used for.

They belong to the rule `claim-unqualified`, as those of `effect_patterns.py` do, and ask less of an object: where a
treatment is the subject, `improves` and `restores` are claims by themselves.
"""

from __future__ import annotations

from clinicgen.checking.claims.effect_patterns import FLAT, GAIN, NATURAL, SKILLED, TREATS, WISHED
from clinicgen.checking.claims.inflection import present
from clinicgen.checking.claims.patterns import pattern

_GOOD_IN_ITSELF = (
    "improve enhance boost restore replenish relieve alleviate soothe rejuvenate revitalize strengthen rehydrate"
    " detoxify nourish energize rebuild maximize exfoliate hydrate tighten"
)
"""What is claimed by such a verb need not be known: whatever it is done to, it is better for it."""

BENEFITS = (
    pattern(
        FLAT,
        "uses using harness harnesses harnessing used directed applied delivered combined performed taken"
        " prescribed recommended injected placed inserted administered given",
        r"(?:uses|using|harness(?:es|ing)?|(?:(?:is|are|be|been)(?: \w+ly| often| also| sometimes)*|often"
        r"|commonly|frequently) <any>)"
        r" (?:[\w-]+,? ){0,14}?to (?:help )?(?!treat"
        r"|manage|target)"
        r"(?:<lessens>|<adds>)",
        after="product stand_in",
        on="ill good tissue",
        unless=rf"numb\w*|anesthe\w+|topical|cream|cooling|during|comfort|{SKILLED}|off-?label|infection",
        fires=(
            "It uses light to reduce pain.",
            "TMS is directed at the left side of the head to boost mood.",
            "It can be used to enhance recovery.",
        ),
        silent=(
            "A cream is applied to reduce pain.",
            "It may be used to ease pain.",
            "It uses a coil to reach the brain.",
        ),
    ),
    pattern(
        GAIN,
        "reductions reduction improvements improvement decreases decrease relief",
        r"(?:greater|significant|marked|substantial|noticeable|considerable|measurable|sustained|clear) (?:\w+"
        r" ){0,2}"
        r"(?:reductions?|improvements?|decreases?|relief)",
        unless=rf"{WISHED}|if|whether|until|not|may|options? for|finding",
        fires=("Greater reduction of symptoms at four weeks",),
        silent=("You may notice a clear improvement.",),
    ),
    pattern(
        GAIN,
        "relief",
        r"relief (?:for|from)",
        on="ill",
        within=3,
        unless=rf"{WISHED}|if|whether|until|not|may|options? for|finding",
        fires=("Ketamine: relief for depression.",),
        silent=("You may find relief from pain.", "People seek relief from pain."),
    ),
    pattern(
        FLAT,
        "used",
        r"(?:medicine|medication|injection|injectable|treatment|therapy|neurotoxin|drug|procedure|technique)s? used to"
        r" (?:treat|reduce|relieve|alleviate|improve|ease)",
        on="ill",
        within=3,
        unless=r"off-?label|not|approved|sometimes|often",
        fires=("Botox is an injectable used to treat lines.",),
        silent=("Botox is sometimes an injectable used to treat lines.",),
    ),
    pattern(
        FLAT,
        "leaving leaves keeping keeps making makes leave",
        r"<any> (?:it|you|(?:your |the )?\w+) (?:looking |feeling |look |feel )?(?:\w+ly )?(?:smooth|soft|plump|radiant"
        r"|refreshed|hydrated|rejuvenated|revitalized|glowing|youthful|firm|renewed|energized|supple|fuller|full"
        r"|satisfied|lighter|calm\w*|relaxed|better(?! (?:informed|prepared|able|equipped))|younger|clear-headed"
        r"|balanced|stronger|happier|healthier|confident)|mak(?:es|ing) (?:\w+ ){1,6}less (?:noticeable|visible"
        r"|obvious|prominent)",
        fires=("It infuses the skin with moisture, leaving it looking plump and healthy.",),
        silent=("It may leave the skin soft.",),
    ),
    pattern(
        FLAT,
        "good great excellent perfect wonderful ideal",
        r"<any> for",
        on="good tissue ill",
        within=2,
        unless=r"not|if|candidates?|reasons?|time|place|question|care|how",
        fires=("B12 is good for your skin.",),
        silent=("Ask whether it is good for your skin.",),
    ),
    pattern(
        FLAT,
        "benefit benefits",
        r"(?:can|will|do|does) (?:\w+ly |also |all )*benefit(?:s)?(?= (?:from|you|anyone|people|patients|those"
        r"|men|women|the|your"
        r"|many))",
        unless=r"how (?:you|they)|whether|if|may",
        fires=("People with chronic pain can benefit from TMS.",),
        silent=("Ask whether you can benefit from TMS.",),
    ),
    pattern(
        FLAT,
        "boost lift improvement improvements reduction reductions decrease drop",
        r"(?:a|an|the|significant|noticeable|slight|major|marked|visible) <any> (?:in|to)",
        on="ill good",
        unless=rf"{WISHED}|whether|may|until|not",
        fires=("With the drip there is a boost in energy.",),
        silent=("Aging brings a drop in energy.", "A drop in energy can be a sign of depression."),
    ),
    pattern(
        FLAT,
        present(_GOOD_IN_ITSELF),
        r"(?:(?<!to )|(?<=help to )|(?<=helps to ))<any>(?= \w)",
        after="product stand_in",
        unless=rf"{TREATS}|{NATURAL}|to (?:\w+ )?(?:improve|enhance|optimize) (?:your |the )?(?:comfort|care|safety"
        r"|communication|access|accuracy)|with (?:rest|time|age)|whether|if it|used to|experience|aims?|goals?"
        r"|designed",
        fires=("TMS improves the way the brain works.", "It rehydrates your body.", "NAD+ replenishes a coenzyme."),
        silent=("It may enhance the skin.", "Whether TMS improves the way the brain works is not known."),
    ),
)

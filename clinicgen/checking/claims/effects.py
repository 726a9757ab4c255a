"""What treatments are said to do: verbs by the direction they push in, and what they push at.

A claim is a verb that lessens beside something unwanted ("eases pain"), or one that adds beside something wished for
("boosts energy"). The other way round nobody advertises: "stress lowers energy" is no claim.
"""

from __future__ import annotations

from clinicgen.checking.claims.inflection import present

LESSENING = (
    present(
        "relieve reduce ease alleviate lessen lower diminish decrease minimize minimise soothe combat fight treat"
        " control curb suppress interrupt counteract prevent soften shrink melt burn smooth blunt dull tame tackle mend"
        " remedy neutralize improve lift break remove flush manage regulate stabilize balance reset relax dissolve shed"
    )
    + " calms calming quiets quieting fills filling fades fading blurs blurring"
)
"""Verbs that make something unwanted less."""

ADDING = (
    present(
        "improve boost enhance promote increase strengthen elevate raise lift stabilize balance regulate rejuvenate"
        " lighten"
        " tighten"
        " revitalize refresh plump sharpen brighten optimize optimise maximize unlock supercharge accelerate restore"
        " smooth"
        " replenish soothe rebuild nourish energize normalize renew sustain deepen support firm tone stimulate trigger"
        " encourage facilitate add protect foster cultivate catalyze"
    )
    + " calms calming quiets quieting"
)
"""Verbs that make something wished for more."""

LESSENED = (
    "relieved reduced eased alleviated lessened lowered diminished decreased minimized lifted resolved erased improved"
    " flushed smoothed softened controlled suppressed"
)
ADDED = "improved boosted enhanced increased strengthened restored rejuvenated renewed elevated replenished refreshed"

AILMENTS = (
    r"withdrawal(?: symptoms)?|(?:body |belly |excess )?fat|hunger|cravings|blood (?:sugar|glucose)|glucose|a1c"
    r"|triglycerides|stretch marks?|dullness|dryness|texture issues|cholesterol|weight gain"
    r"|hangovers?|jet lag|dehydration|night sweats|(?:dark |age |sun )?spots|pigmentation|pores|blemishes|breakouts"
    r"|sagging|unwanted hair|hair growth|scar tissue|calcifications|pressure on|tightness|cortisol|stress"
    r" hormones|bloating|puffiness|dark circles|congestion|double chin|creases|crow's feet|laxity|toxins|free"
    r" radicals|oxidative stress|infections?|colds|viruses"
    r"|allerg(?:y|ies)|spasms|sweating|stiffness|tension|irritability|food intake|negative (?:thoughts?|thinking"
    r"|emotions?)|osteoporosis|heart disease|(?:bone|muscle|hair|skin) loss|bone and muscle loss|loss of (?:libido"
    r"|muscle)|sleep (?:issues|problems)"
    r"|avoidance|hypervigilance|impulsivity|hyperactivity|reactivity|hopelessness|internal narrative|dysregulation"
    r"|issues (?:like|such as)|troubling symptoms|imperfections|scarring|hyperpigmentation|discoloration|sun damage"
    r"|excess weight|pounds|inches|fatty deposits|rumination|burden of|severity of|appearance of|signs of"
)
"""What nobody wants to have, beside the conditions."""

BOONS = (
    r"health|recovery|productivity|stamina|endurance|muscles?|bone density|fertility|sex drive|vitality|longevity|glow"
    r"|radiance|firmness|elasticity|complexion|hair|detoxification|digestion|neuroplasticity|blood flow|drive"
    r"|(?:weight|fat) loss|relaxation|volume|healing|repair|regeneration|collagen|lips|contours?|glycemic control"
    r"|(?:testosterone|estrogen|hormone|serotonin|dopamine|nutrient|energy) levels|(?:your |their |the |women'?s?"
    r" |men'?s? )?hormones|insulin (?:production|secretion|levels)|fullness|bioavailability|nutrient absorption"
    r"|texture|hormone balance|clarity"
    r"|insights?|(?:self-)?awareness|(?:emotional|psychological) flexibility|self-(?:control|compassion)"
    r"|(?:emotional|trauma) processing|connection to (?:self|life)|sense of (?:calm|peace"
    r"|purpose|meaning|connection|hope)"
    r"|outcomes|lives|appearance|capacity|strength|(?:lean |muscle )?(?:body )?mass|body composition|insulin"
    r" sensitivity|satiety"
    r"|cell turnover"
    r"|elastin|fullness|tone"
)
"""What people wish for, beside mood and function."""

MORE = "more better greater improved increased enhanced boosted strengthened restored renewed elevated deeper healthier"
LESS = "less fewer reduced decreased lessened diminished lowered minimized relieved"
"""Words before a noun that say which way it went: `better sleep`, `fewer migraines`."""

FIRMER = (
    r"(?:smooth|clear|flawless|gorgeous|smoother|firmer|tighter|plumper|brighter|clearer|younger|fresher|softer|fuller"
    r"|slimmer|leaner|(?:more "
    r")?(?:youthful|radiant|rested|refreshed|toned|rejuvenated|glowing|alert|defined|sculpted|even)|less (?:noticeable"
    r"|visible|pronounced|wrinkled)|younger-looking|natural-looking)"
)
"""How skin or a body is said to become."""

COPING = (
    r"(?:heal|recover|cope|thrive|overcome|achieve|lose (?:[\w-]+ ){0,3}(?:weight|pounds|fat|inches)|regain|sleep"
    r"|feel(?! (?:comfortable|at ease|safe|welcome"
    r"|prepared"
    r"|heard|supported|ready|informed|at home|less alone))|burn|fight|function|look|appear|rebuild|live"
    r"|maintain(?! the)|manage"
    r"|repair|cleanse|preserve|reclaim|break|eat (?:less|better|fewer)|protect|prevent|burn|resolve|appear|become"
    r"|restore|treat|regulate|stay (?:calm|focused|sober|hydrated|healthy|strong|young|well)|develop (?:new"
    r"|healthier|better)|form new"
    r"|process)"
)
"""What people are helped to do."""

RELIEF = (
    r"(?:relief|healing|hope|results|improvements?|remission|freedom|symptom relief|peace|benefits|success|recovery"
    r"|antidepressant effects?|a (?:lift|boost|break)|reprieve|(?:weight|fat) loss|reductions?|change)"
    r"(?! (?:of|from) (?:your|the|a|blood|tests?|screening|questionnaires?))"
)
"""What people are said to find."""

TISSUE = r"nervous system|skin|mind|body|brain (?:function|health|activity)|neural activity|lines"
"""What is said to be soothed or renewed."""

VIGOR = (
    r"recovery|absorption|vitality|stamina|endurance|muscle (?:mass|tone|strength|growth)|bone density|longevity|sex"
    r" drive"
    r"|complexion"
    r"|elasticity|blood flow|digestion|skin (?:\w+ )?(?:texture|tone|health|elasticity|hydration)|collagen|weight loss"
    r"|fat loss"
    r"|neuroplasticity"
)
"""What lists of benefits promise more of, beside mood."""

WOES = (
    r"pain|anxiety|depression|stress|inflammation|fatigue|cravings|migraines?|headaches|symptoms|wrinkles|fine lines"
    r"|brain fog|hunger|hot flashes|night sweats|insomnia|panic attacks|irritability|blood sugar"
)
"""What they promise less of."""

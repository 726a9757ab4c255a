"""A text says that a treatment works at once, within hours, or for a long time.

## Why it matters

FDA knows of no evidence that ketamine works faster than approved drugs, and how long an effect lasts differs. Such
words raise expectations that a clinic cannot answer for.

Source: FDA, 10 October 2023 (copy), https://mdpsychfoundation.org/?p=23187

## Example

```markdown
Ketamine provides rapid, long-lasting relief, often within hours.
```

## Use instead

```markdown
If there is an effect, some people notice it within days; for others it comes later or not at all, and it may fade.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.claims.wording import Wording
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_HINT = "say that it differs from person to person and may fade, or cite a study of how soon and how long"
_FAST = (
    r"(?:instant\w*|immediate\w*|rapid|fast|faster|quick|quicker|swift|prompt|same-day|overnight|speedy"
    r"|on-the-spot|next-day|near-instant)"
)
_LONG = (
    r"(?:long(?:er)?[- ]lasting|lasting|long-term|long term|sustained|enduring|durable|prolonged|permanent"
    r"|lifelong|continuous|long-lived)"
)
_SOON = (
    r"(?:(?:(?:with)?in|after|as (?:early|soon|little|quickly|fast) as|in just|in as little as|in only|in under"
    r"|in a matter of|inside|less than|over) (?:just |only |about |as little as |a |an |the |mere |few |couple "
    r"|matter |of |your |their |several |single |first |second |initial |very |"
    r"one |two |three |four |six |or |and |\d+ ?(?:-|–|to)? ?\d* |to |couple of )+(?:seconds?|minutes?|hours?|days?"
    r"|weeks?|hrs?|sessions?|infusions?|treatments?|doses?|visits?|injections?|appointments?)|(?:with)?in (?:seconds"
    r"|minutes|hours|days|weeks))"
)
_EFFECT = (
    r"(?:reliefs?|relieved|better|improv\w+|effects?|results?|respon\w+|benefits?|lift\w*|difference|changes?|works?"
    r"|working|acts?|acting|reduc\w+|eas(?:e|es|ed|ing)|calm\w*|takes? (?:effect|hold)|kicks? in|"
    r"feel\w*|notic\w+|lower\w*|develop\w*|disappear\w*|heal\w*|smooth\w*|antidepressant|brighter|alleviat\w+"
    r"|recover\w*|decreas\w+|happier|gone|vanish\w*|transform\w*|back to|old selves?|bring\w* down|los(?:e|es|ing|t)"
    r" (?:\w+ ){0,3}weight|maximum|seen|reached)"
)

PATTERNS = (
    pattern(
        "claims a rapid effect",
        "instant instantly instantaneous immediate immediately rapid rapidly fast faster quick quicker swift prompt"
        " same overnight speedy next",
        rf"{_FAST},? (?:and |but |yet )?(?:[\w()-]+,? ){{0,5}}?(?:relief|results?|improvements?|effects?|actions?"
        r"|benefits?|recovery|response|changes?|onset|antidepressant|healing|success|remission|reduction|acting|help"
        r"|fix|solution|difference|symptom|pain relief|reprieve|re-?hydration|hydration|absorption|replenishment"
        r"|weight loss)"
        r"|(?:fast|rapid|quick|instant)[- ](?:acting|working)",
        unless=r"(?:immediate|rapid) mechanism|recovery time|changing|(?:quick|fast|rapid|prompt) (?:\w+"
        r" )?(?:response to your|reply|answers"
        r"|help (?:from|with) (?:your"
        r"|our))|no (?:quick|instant|overnight)",
        fires=("It brings rapid relief.", "A fast-acting treatment."),
        silent=("There is no quick fix.", "Call us immediately if you feel chest pain."),
    ),
    pattern(
        "claims a rapid effect",
        "fast faster quickly rapidly immediately instantly swiftly away overnight promptly instant immediate"
        " instantaneous",
        r"(?:works?|acts?|bounc\w+ back|takes? effect|kicks? in|relie\w+|eas(?:es|e)|improv\w+|reduc\w+|lift\w*"
        r"|feel\w*|heal\w*"
        r"|helps?|goes to work|alleviat\w+|recover\w*|respond\w*|calm\w*|better|restor\w+|effects?|notice\w*"
        r"|change\w*|results?|benefits?|disappear\w*|gets? to work|lower\w*|stop\w*|transform\w*)"
        r" (?:[\w'-]+ ){0,4}?(?:so |very |more |almost |nearly |much )?(?:fast|faster|quickly|rapidly|immediately"
        r"|instantly|swiftly|right away|straight away|overnight|promptly)"
        r"|(?:quickly|rapidly|immediately|instantly|swiftly)(?: and \w+)? (?:works?|acts?|relie\w+|eas(?:es|e|ing)"
        r"|improv\w+|reduc\w+|lift\w*|feel\w*|heal\w*|alleviat\w+|restor\w+|lower\w*|calm\w*|chang\w+|takes? effect"
        r"|boost\w*|stop\w*|end\w*|transform\w*|effective|(?:re)?hydrat\w*|replenish\w*|smooths?|tighten\w*)"
        r"|effects (?:is|are) (?:\w+ly )?(?:quick|fast|rapid|immediate|instant)|(?:almost"
        r"|nearly|is|are) (?:instant|immediate"
        r"|instantaneous)(?=[.,!]|$| and)",
        unless=r"call|(?:need|have|try"
        r"|important) to act|tell (?:us|your|the)|emergency|let (?:us|your)|how quickly|will i|stop the infusion"
        r"|get help"
        r"|seek|heart|breathing|not feel better right away|reply|answer|respond (?:to you|quickly to)",
        fires=("Ketamine works quickly.", "Relief is almost immediate."),
        silent=("Tell staff immediately if you feel faint.", "Will I feel better right away?"),
    ),
    pattern(
        "claims an effect within a short time",
        "minutes minute hours hour hrs weeks days day seconds session sessions infusion infusions treatment"
        " treatments dose doses visit visits week injection injections appointment",
        rf"{_EFFECT} (?:[\w'%,-]+ ){{0,8}}?{_SOON}|{_SOON},? (?:[\w'-]+,? ){{0,4}}?{_EFFECT}|(?:day one|day 1"
        r"|very first|the (?:very )?same day)",
        unless=r"work\w* (?:day|hours)|business day|office hours|(?:call|reply|answer|hear|contact|respond|rest"
        r"|arriv\w+|monitor\w*|watch\w*|review\w*|before|hours' notice|cancel\w*|return\w*|follow|check\w*"
        r"|measure\w*)\b.{0,40}(?:with|after|in|day)"
        r"|reviewed after|infusion (?:lasts|takes)|(?:next|a few) steps|results of|test results|(?:learn|practice"
        r"|skills)|return to (?:work|school)|back at work|wear off|fades?|the same day (?:as|each|every|of)|(?:blood"
        r"|lab)\b",
        needs="after within one two three first single few just little same soon early minutes minute hours"
        " hour hrs days day seconds week weeks",
        fires=("Most patients feel better within hours.", "See improvement in as little as one session."),
        silent=(
            "Within minutes of your arrival a nurse takes your blood pressure.",
            "Your clinician will review your progress after the fourth visit.",
        ),
    ),
    pattern(
        "claims a rapid effect",
        "time know",
        r"in no time|before you know it",
        fires=("You feel better in no time.",),
        silent=("Bring the form in time.",),
    ),
    pattern(
        "claims a lasting effect",
        "long lasting longer sustained enduring durable prolonged permanent lifelong continuous",
        rf"{_LONG}(?:,| and)? (?:[\w-]+,? ){{0,3}}?(?:relief|results?|improvements?|benefits?|recovery|change|success"
        r"|remission|healing|solution|antidepressant|effects? on mood|freedom|wellness|health|transformation"
        r"|difference|impact|outcomes?|reduction)"
        r"|(?:is|are"
        r"|long) (?:both )?(?:long-lasting|long lasting|lasting)(?=[.,!]|$| and)",
        unless=r"side effects|long-term (?:effects|safety|use)|lasting (?:effects|problems|harm|damage)|goal",
        fires=("Enjoy long-lasting relief.", "Lasting change is possible."),
        silent=("Long-term effects are not known.", "It may bring lasting relief for some."),
    ),
    pattern(
        "claims a lasting effect",
        "last lasts lasting lasted continue persist remain",
        r"(?:results?|effects?|relief|benefits?|improvements?|it|changes?|gains|makes the treatment)(?:"
        r" [\w'-]+){0,10}? (?:last|lasts"
        r"|lasting|lasted|continue|persist|remain)(?: [\w'-]+){0,5}? (?:days?|weeks?|months?|years?|lifetime"
        r"|long(?:er)?"
        r"|forever|life|after)",
        unless=r"infusion|session lasts|visit|appointment|before|touch-up|last (?:week|month|year|visit|dose|time)|how"
        r" long|until"
        r"|differ\w*|var(?:y|ies)|depend\w*|not",
        fires=("Results last for months.", "The benefits last a lifetime."),
        silent=("It is not clear how long the effects last.", "Effects of alcohol vary and may last hours."),
    ),
    pattern(
        "claims that there is no waiting",
        "wait waiting weeks months",
        r"(?:without|no|not|never|doesn't|instead of|don't|skip)(?: [\w'-]+){0,4} (?:wait\w*"
        r"|takes?)(?: [\w'-]+){0,4} (?:weeks|months|work|feel|results|relief)|(?:not|rather than|instead of) (?:weeks"
        r"|months)(?: or (?:weeks|months|years))?",
        unless=r"appointment|wait(?:ing)? (?:list|room)|referral|antidepressants (?:do|don't) not",
        fires=("It does not take weeks to work.", "Relief in hours, not weeks."),
        silent=("New patients do not wait weeks for an appointment.",),
    ),
)
_ABOUT_STAY = Wording(r"\b(?:staff|nurse|clinician|monitor\w*|arriv\w*|drive|driving|eat|drink|paperwork|blood)\b")


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of speed and duration of a benefit that are neither denied, hedged nor cited."""
    text = claim.sentence.text
    hedged = claim.is_hedged or claim.is_cited
    denies = (
        "wait" in claim.words or "takes" in claim.words or "take" in claim.words or "not weeks" in claim.words.lower()
    )
    asserted = claim.is_asserted or (denies and not claim.sentence.is_question)
    if asserted and not hedged and not claim.is_unwanted and not claim.is_about_others and not _ABOUT_STAY.search(text):
        yield claim.problem(_HINT)

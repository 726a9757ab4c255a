"""A text says that a treatment replaces or reduces opioids, or treats addiction.

## Why it matters

Ketamine is itself a Schedule III controlled substance that can be misused, and it is approved neither for pain nor for
addiction. Someone who stops an opioid on the strength of a web page may come to harm.

Source: FDA, 10 October 2023 (copy), https://mdpsychfoundation.org/?p=23187

## Example

```markdown
Ketamine reduces the need for opioids.
```

## Use instead

```markdown
Do not change opioids on your own; whether another treatment could be added is a question for the prescriber.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_HINT = "leave it out, or cite a source and say that nobody should change such medicines without the prescriber"
_OPIOIDS = (
    r"(?:opioids?|opiates?|narcotics?|pain(?:killers?| killers?| pills?| meds?| medications?| medicines?)"
    r"|oxycodone|hydrocodone|oxycontin|percocet|fentanyl|morphine|prescription pain\w*"
    r"|addictive (?:\w+ )?(?:drugs?|medications?|pills))"
)
_ADDICTION = (
    r"(?:addictions?|alcohol(?:ism)?(?: use| abuse| dependence| addiction| cravings| intake)?|cravings?"
    r"|substance (?:use|abuse)(?: disorders?)?|drug (?:use|abuse|dependence)|opioid (?:use disorder"
    r"|dependence|addiction|withdrawal|cravings)|dependence|drinking|smoking|nicotine|cocaine)"
)

PATTERNS = (
    pattern(
        "claims that it takes the place of opioids",
        "opioid opioids opiate opiates narcotic narcotics painkiller painkillers pills meds killers medication"
        " medications medicine medicines drugs"
        " oxycodone hydrocodone oxycontin percocet fentanyl morphine addictive nonopioid",
        r"(?:(?:leave|leaving|put)|replac\w+|reduc\w+|lower\w*|decreas\w+|eliminat\w+|cut\w*|wean\w*|get\w* off"
        r"|com\w+ off|off|stop\w*|less|fewer|free (?:of|from)|instead of|alternatives? to|substitut\w+|rather than"
        r"|without|no longer need|need for|reliance on|dependence on|avoid\w*|minimi[sz]\w+|spar\w+|taper\w*"
        r"|diminish\w*)"
        rf" (?:[\w'-]+ ){{0,6}}?{_OPIOIDS}|(?:opioid|opiate|narcotic)[- ](?:free|sparing|alternative|substitut\w+"
        r"|replacement)|non-?(?:opioid|narcotic) (?:\w+ )?(?:approach|alternative|option|solution|treatment|relief"
        r"|pain relief)",
        unless=r"(?:before|do not|don't|never|without (?:talking|speaking|asking)|should not"
        r"|unless) (?:\w+ ){0,4}(?:stop|chang|reduc|taper)\w*|(?:reduc|lower|eas)\w* (?:\w+ )?(?:breathing"
        r"|pain\b)|alcohol|dangerous|suddenly|abruptly|carr(?:y|ies) a risk|effects of opioids",
        needs="pain opioid opioids opiate opiates narcotic narcotics painkiller painkillers addictive nonopioid"
        " oxycodone hydrocodone oxycontin percocet fentanyl morphine",
        fires=("Ketamine can replace opioids.", "It reduces the need for narcotics.", "An alternative to opioids."),
        silent=("Do not stop taking opioids on your own.", "Long-term opioid use carries a risk of addiction."),
    ),
    pattern(
        "claims that it treats addiction",
        "addiction addictions alcohol alcoholism cravings craving substance drug opioid dependence drinking smoking"
        " cocaine nicotine",
        r"(?:treats?|treating|curbs?|reduc\w+|breaks?|overcom\w+|beats?|ends?|eliminat\w+"
        r"|helps? (?:\w+ ){0,4}?(?:with|overcome|break|stop|beat|recover from|quit)|cures?|eas\w+|lower\w*|fights?"
        r"|stops?|decreas\w+|effective (?:for|in|against)|recover\w* from|conquer\w*|quit\w*|free(?:dom|s)? (?:from"
        rf"|of)) (?:[\w'-]+ ){{0,5}}?{_ADDICTION}",
        unless=r"(?:risk|signs?|history|potential|chance|likelihood) (?:of|for) (?:\w+ ){0,2}(?:addiction|dependence"
        r"|misuse)|avoid alcohol|quit(?:ting)? smoking before|before|we (?:also )?(?:treat|offer)"
        r"|our (?:clinic|team|doctors|psychiatrists)|people (?:in|with)",
        fires=("Ketamine therapy treats alcohol addiction.", "Infusions curb cravings."),
        silent=("Tell us about any history of addiction.", "It may reduce cravings in some people."),
    ),
)


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of opioids replaced or addiction treated, where nothing denies or softens it."""
    words = claim.words.lower()
    denies = words.startswith(("without", "instead", "rather", "free", "no "))
    asserted = claim.is_asserted or (denies and not claim.sentence.is_question)
    if asserted and not claim.is_hedged and not claim.is_cited:
        yield claim.problem(_HINT)

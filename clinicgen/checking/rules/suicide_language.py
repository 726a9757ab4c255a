"""A text speaks of suicide in words that blame, rate or describe it.

## Why it matters

"Committed" speaks of a crime, "failed" and "successful" rate a death; a method that is described can be copied. Safe
messaging says "died by suicide" and "suicide attempt", gives no method, and always a referral.

Source: http://www.bethe1to.com/reporting-on-suicide/

## Example

```markdown
His brother committed suicide.
```

## Use instead

```markdown
His brother died by suicide.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.claims.wording import Wording
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_HINT = "write `died by suicide` or `suicide attempt`, without a judgement and without a method"

PATTERNS = (
    pattern(
        "blames or rates",
        "suicide suicides attempt attempts suicidal",
        r"(?:commit(?:s|ted|ting)?|completed?|completing) suicides?|(?:failed|unsuccessful|successful|botched"
        r"|incomplete|completed) (?:suicide|suicides)(?: attempts?)?|(?:failed|unsuccessful|successful"
        r"|botched) attempts? (?:at|of|to) (?:suicide|end|kill|take)|suicide (?:attempt )?(?:failed|succeeded"
        r"|was (?:un)?successful)|successfully (?:died|committed)|suicide (?:epidemic|victims?)|(?:attempt\w*"
        r"|tried) suicide (?:and )?(?:unsuccessfully|successfully|failed|without success)|unsuccessfully (?:tried"
        r"|attempted)",
        fires=("He committed suicide.", "After a failed suicide attempt.", "A successful suicide."),
        silent=("He died by suicide.", "After a suicide attempt."),
    ),
    pattern(
        "describes a method or an act",
        "hanged hanging hung shot slit jumped overdosed killed kill jump overdose overdosing jumping",
        r"(?:(?:hanged|hung|shot|killed|kill|killing|stabbed|poisoned) (?:himself|herself|themselves|themself"
        r"|yourself|oneself)|slit (?:his|her|their|your) (?:wrists?|throat)|jump(?:ed|ing)? (?:off|from) (?:a"
        r"|the) (?:bridge|building|roof)|suicide by (?:\w+ )?(?:hanging|overdose|firearm|gun|jumping|drowning"
        r"|poison\w*)|(?:deliberately|intentionally) overdos\w+|overdosed on (?:\w+ )?(?:pills|tylenol|sleeping))",
        fires=("She hanged herself.", "He overdosed on sleeping pills."),
        silent=("Naloxone can reverse an opioid overdose.", "He hung up the phone."),
    ),
)
_ADVISED_AGAINST = Wording(r"(?:\bnot|n't|\bnever|\bavoid|\binstead of|\bthan)(?: say| write| use)?\W*$")


def check_claim(claim: Claim) -> Iterator[Problem]:
    """Tell of such words wherever they stand, but where the text itself says not to use them."""
    if not _ADVISED_AGAINST.search(claim.before):
        yield claim.problem(_HINT)

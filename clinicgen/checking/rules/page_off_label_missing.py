"""A text about ketamine for a psychiatric disorder or for pain does not say near its top that this use is off-label.

## Why it matters

Ketamine is approved as an anesthetic, and not for any psychiatric disorder; for depression, PTSD, OCD, anxiety or
chronic pain its use is off-label. A reader should know before the first benefit is named.

Source: FDA, 10 October 2023 (copy), https://mdpsychfoundation.org/?p=23187

## Example

```markdown
Ketamine infusions may be considered for depression. Ketamine is given through a vein. Ketamine is not for everyone.
```

## Use instead

```markdown
Ketamine infusions may be considered for depression. FDA has not approved ketamine for any psychiatric disorder, so this
use is off-label. Ketamine is given through a vein.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.page_state import body_of, first_use, is_about_ketamine, is_whole
from clinicgen.checking.claims.wording import Wording
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import WrittenText
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_STATEMENT = Wording(
    r"\boff-?\s?label\b|\b(?:not|n't|never|without|no) (?:\w+ ){0,3}?(?:fda[- ])?approv(?:ed|al)\b|\bunapproved\b"
    r"|\bnone of \w+ \w+ \w+ is approved\b"
)
_NEAR = 250
"""So many words from the top of the text it may stand."""
_HINT = "say within the first paragraphs that FDA has not approved ketamine for this use, and that it is off-label"


def check_article(text: WrittenText) -> Iterator[Problem]:
    """Look for the statement among the first words of the body."""
    if not is_whole(text) or not is_about_ketamine(text):
        return
    use = first_use(text)
    if use is None:
        return
    words = 0
    for sentence in body_of(text):
        if _STATEMENT.search(sentence.text):
            return
        words += len(sentence.words)
        if words > _NEAR:
            break
    yield Problem("nothing near the top says that this use is off-label", _HINT, text.sentence_place(use))

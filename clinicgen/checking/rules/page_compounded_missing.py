"""A text speaks of oral, nasal or dissolving ketamine and not of compounded products.

## Why it matters

Such ketamine is compounded: FDA does not evaluate it for safety, effectiveness or quality. Esketamine nasal spray is
another, approved product.

Source: https://scrippsnews.com/stories/fda-warns-of-risks-involved-with-compounded-ketamine-products

## Example

```markdown
Ketamine lozenges are dissolved under the tongue.
```

## Use instead

```markdown
Ketamine lozenges are compounded products, which FDA does not evaluate. They are dissolved under the tongue.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.page_state import is_whole, says
from clinicgen.checking.claims.wording import Wording
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import WrittenText
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_FORM = Wording(r"\b(?:oral|nasal|lozenges?|troches?|sublingual|intranasal|tablets?|nose spray|dissolv\w+|at-home)\b")
_STATEMENT = Wording(
    r"\bcompound\w+\b.{0,120}\b(?:not|n't|never|no) (?:\w+ ){0,4}?(?:evaluat\w+|approv\w+|review\w+)|\b(?:not"
    r"|n't) (?:\w+ ){0,4}?(?:evaluat\w+|approv\w+|review\w+).{0,120}\bcompound"
)
_HINT = "add that compounded ketamine products are not evaluated by FDA"


def check_article(text: WrittenText) -> Iterator[Problem]:
    """Look for the statement where such ketamine is named."""
    if not is_whole(text) or "ketamine" not in text.words:
        return
    for sentence in text.sentences:
        if "ketamine" in sentence.words and _FORM.search(sentence.text) and "esketamine" not in sentence.text:
            if not says(text, _STATEMENT):
                message = "this text does not say that compounded ketamine is not evaluated by FDA"
                yield Problem(message, _HINT, text.sentence_place(sentence))
            return

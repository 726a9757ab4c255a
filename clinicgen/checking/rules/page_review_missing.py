"""An article about treatments or conditions does not say who reviewed it, and when.

## Why it matters

A clinician's name and a date tell readers that somebody answers for the text, and tell the agency when to look again.

Source: Texas, 22 TAC 164.3 (medical direction is disclosed), https://codes.findlaw.com/tx/occupations-code/occ-sect-101-201/

## Example

```markdown
---
title: Living with depression
description: What depression is like.
---
Depression affects sleep and energy. Antidepressants may ease symptoms. Their effects on symptoms differ.
```

## Use instead

```markdown
---
title: Living with depression
description: What depression is like.
reviewed: {by: "A. Rivera, MD", on: 2026-01-15}
---
Depression affects sleep and energy. Antidepressants may ease symptoms. Their effects on symptoms differ.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.page_state import first_health_sentence
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import WrittenText
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_HINT = "let a clinician read it, and write `reviewed: {by: …, on: …}` into the front matter"


def check_article(text: WrittenText) -> Iterator[Problem]:
    """Look for reviewer and day in an article about health."""
    if text.article is None or text.article.reviewed_by:
        return
    first = first_health_sentence(text)
    if first is not None:
        yield Problem("nobody is named who reviewed this article", _HINT, text.sentence_place(first))

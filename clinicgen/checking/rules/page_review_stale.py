"""An article was reviewed more than twelve months ago.

## Why it matters

Approvals, warnings and evidence change; an old review vouches for a text that may no longer be right.

Source: docs/claims.md: the project's own limit.

## Example

```markdown
---
title: Living with depression
description: What depression is like.
reviewed: {by: "A. Rivera, MD", on: 2024-11-01}
---
Depression affects sleep and energy.
```

## Use instead

```markdown
---
title: Living with depression
description: What depression is like.
reviewed: {by: "A. Rivera, MD", on: 2026-01-15}
---
Depression affects sleep and energy.
```
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clinicgen.checking.problem import Problem
from clinicgen.model.content import Article
from clinicgen.model.finding import Place, Severity

SEVERITY = Severity.WARNING

_MONTHS = 12


def check_day(article: Article, today: datetime.date) -> Iterator[Problem]:
    """Compare the day of the review with today."""
    reviewed = article.reviewed_on
    if reviewed is None:
        return
    months = (today.year - reviewed.year) * 12 + today.month - reviewed.month
    if months > _MONTHS or (months == _MONTHS and today.day > reviewed.day):
        place = article.places.get("reviewed.on") or Place(article.content.source.path)
        yield Problem(
            f"this article was last reviewed on {reviewed}", "have it reviewed again, and change the day", place
        )

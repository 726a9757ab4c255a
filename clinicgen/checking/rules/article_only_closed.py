"""An article is meant for a clinic that is closed.

## Why it matters

A closed clinic's site is one page, so the article stands nowhere for that clinic. Often the clinic that took over was
meant to have it.

## Example

```markdown
<!-- file: clinics/pines/clinic.yaml -->
status: closed
<!-- file: articles/x.md -->
---
title: Parking in the courtyard
description: Where to leave the car.
clinics: {only: [pines, harbor]}
---
Drive around the house.
```

## Use instead

```markdown
<!-- file: clinics/pines/clinic.yaml -->
status: closed
<!-- file: articles/x.md -->
---
title: Parking in the courtyard
description: Where to leave the car.
clinics: {only: [harbor]}
---
Drive around the house.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import KnownTexts
from clinicgen.model.clinic_facts import Status
from clinicgen.model.finding import Place, Severity

SEVERITY = Severity.WARNING


def check_library(texts: KnownTexts) -> Iterator[Problem]:
    """Look for closed clinics under `only`."""
    closed = {clinic.slug: clinic for clinic in texts.fleet.clinics if clinic.status is Status.CLOSED}
    if not closed:
        return
    for article in texts.library.articles:
        for index, slug in enumerate(article.only):
            if slug not in closed:
                continue
            facts = closed[slug].facts.closed
            successor = facts.successor if facts and facts.successor not in article.only else None
            hint = f"name `{successor}`, which took over, or remove the name" if successor else "remove the name"
            place = article.places.get(f"clinics.only.{index}") or Place(article.content.source.path)
            yield Problem(f"`{slug}` is closed and shows no articles", hint, place=place)

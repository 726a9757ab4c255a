"""The clinic that is to be canonical for a brand's shared articles is not live or does not carry them.

## Why it matters

With `syndication: owner` or `noindex`, search engines show one clinic's copy of an article. If the owner that the brand
names has none, the copy of the first of its live clinics that has one counts instead, and that may not be the one
that was meant. That an owner lacks single articles is only noted.

Source: `syndication` in docs/reference/settings.md.

## Example

```markdown
<!-- file: clinics/_brands/tidal.yaml -->
owner: pines
<!-- file: clinics/pines/clinic.yaml -->
status: closed
<!-- file: articles/x.md -->
---
title: First visit
description: What the first visit is like.
syndication: owner
---
Bring a list of your medicines.
```

## Use instead

```markdown
<!-- file: clinics/_brands/tidal.yaml -->
owner: harbor
<!-- file: clinics/pines/clinic.yaml -->
status: closed
<!-- file: articles/x.md -->
---
title: First visit
description: What the first visit is like.
syndication: owner
---
Bring a list of your medicines.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import KnownTexts
from clinicgen.model.clinic import Brand, Clinic
from clinicgen.model.clinic_facts import Status
from clinicgen.model.content import Article
from clinicgen.model.finding import Place, Severity
from clinicgen.model.settings import Syndication

SEVERITY = Severity.WARNING


def check_library(texts: KnownTexts) -> Iterator[Problem]:
    """Compare each brand's owner with the clinics that carry what it is to own."""
    owned = [brand for brand in texts.fleet.brands.values() if brand.facts.owner is not None]
    if not owned:
        return
    syndicated = [
        (article, texts.live_carriers(article))
        for article in texts.library.articles
        if article.content.clinic is None and texts.policy_of(article) is not Syndication.SELF
    ]
    for brand in owned:
        yield from _check_brand(brand, texts, syndicated)


def _check_brand(
    brand: Brand, texts: KnownTexts, syndicated: list[tuple[Article, tuple[Clinic, ...]]]
) -> Iterator[Problem]:
    owner = texts.fleet.find(brand.facts.owner or "")
    # Whether the owner exists and is of this brand is asked where the brand's file is read.
    if owner is None or owner.brand is None or owner.brand.slug != brand.slug:
        return
    lacking = []
    for article, carriers in syndicated:
        members = [one.slug for one in carriers if one.brand is not None and one.brand.slug == brand.slug]
        if members and owner.slug not in members:
            lacking.append((article.slug, members[0]))
    if not lacking:
        return
    place = brand.owner_place or Place(f"clinics/_brands/{brand.slug}.yaml")
    stand_ins = ", ".join(f"`{slug}`" for slug in sorted({slug for _, slug in lacking}))
    if owner.status is not Status.LIVE:
        message = f"the owner `{owner.slug}` is {owner.status.value}, so {stand_ins} is canonical for its articles"
        yield Problem(message, "name a live clinic of the brand", place=place)
        return
    named = ", ".join(f"`{slug}`" for slug, _ in lacking[:3]) + (" and others" if len(lacking) > 3 else "")
    message = f"the owner `{owner.slug}` does not carry {named}, so {stand_ins} is canonical there"
    yield Problem(message, "let the owner carry them, or leave it", place=place, severity=Severity.INFO)

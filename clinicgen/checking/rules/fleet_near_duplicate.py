"""Shared articles stand on several sites almost word for word, and every copy says that it is the original.

## Why it matters

Search engines may take such pages for doorways: Google's spam policies name "multiple domain names or pages targeted at
specific regions or cities that funnel users to one page". They then show one copy, or none, and nobody chose which.

This is a note, one for the whole workspace, since sharing articles is what a workspace is for. It counts articles of
which less than a tenth can be the site's own: facts, and what stands in `::: when`. Articles for which some clinic has
a slot's text of its own are not counted, nor those whose `syndication` says `owner` or `noindex`, by themselves or by
`clinicgen.yaml`. `clinicgen list overlap` measures every page.

Source: https://developers.google.com/search/docs/essentials/spam-policies (doorway abuse).

## Example

```markdown
<!-- file: articles/x.md -->
---
title: First visit
description: What the first visit is like.
---
Bring a list of your medicines, and somebody who can drive you home after the first hour here.
```

## Use instead

```markdown
<!-- file: articles/x.md -->
---
title: First visit
description: What the first visit is like.
syndication: owner
---
Bring a list of your medicines, and somebody who can drive you home after the first hour here.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.overlap import NEAR_DUPLICATE_BELOW
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import KnownTexts
from clinicgen.checking.shingles import SIZE, tokens_of_body
from clinicgen.model.clinic_facts import Status
from clinicgen.model.content import Article, Condition, Fact, walk
from clinicgen.model.finding import Severity
from clinicgen.model.settings import Syndication

SEVERITY = Severity.INFO


def check_library(texts: KnownTexts) -> Iterator[Problem]:
    """Count the articles that differ from site to site by less than a tenth."""
    slotted = {slot.slug.partition("/")[0] for slot in texts.library.slots if slot.clinic is not None}
    live = {clinic.slug for clinic in texts.fleet.clinics if clinic.status is Status.LIVE}
    alike, most = 0, 0
    for article in texts.library.articles:
        sites = len(live.intersection(texts.carriers.get(article.content.source.path, ())))
        is_declared = texts.policy_of(article) is not Syndication.SELF
        if article.draft or article.content.clinic is not None or is_declared or article.slug in slotted or sites < 2:
            continue
        if _most_own(article) * 100 < NEAR_DUPLICATE_BELOW * article.content.word_count:
            alike, most = alike + 1, max(most, sites)
    if alike:
        stand = "shared articles stand" if alike > 1 else "shared article stands"
        message = (
            f"{alike} {stand} on up to {most} sites, each copy as an original, "
            f"with less than {NEAR_DUPLICATE_BELOW} % of the text the site's own"
        )
        hint = "see `clinicgen list overlap`; write slots for each clinic, or set `syndication` in clinicgen.yaml"
        yield Problem(message, hint, place=texts.fleet.settings_places.get("syndication"))


def _most_own(article: Article) -> int:
    """Give how many words can differ at most: each fact makes those around it differ as well."""
    most = SIZE * sum(1 for entry in article.faq for word in (*entry.question, *entry.answer) if isinstance(word, Fact))
    # Most pieces are finished HTML, and a survey asks this of every article.
    for piece in walk(tuple([piece for piece in article.content.body if not isinstance(piece, str)])):
        if isinstance(piece, Fact):
            most += SIZE
        elif isinstance(piece, Condition):
            most += sum(1 for _ in tokens_of_body(piece.content))
    return most

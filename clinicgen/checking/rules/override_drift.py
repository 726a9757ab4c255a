"""A clinic's own article replaces a shared one that has changed since somebody compared the two.

## Why it matters

A correction to the shared article, such as a new warning or a better source, does not reach the clinic that replaced
it, and nobody is told.

The own article's front matter says which text of the shared one it was compared with: `overrides:` and twelve digits
and letters. Where they are missing, a note (`clinicgen check -v`) says what to write. Where the shared article has
changed, read its changes, carry over what matters, and write the new ones.

## Example

```markdown
<!-- file: articles/x.md -->
---
title: First visit
description: What the first visit is like.
---
Bring a list of your medicines.
<!-- file: clinics/pines/articles/x.md -->
---
title: First visit in Myrtle Beach
description: What the first visit is like.
overrides: 000000000000
---
Park behind the house.
```

## Use instead

```markdown
<!-- file: articles/x.md -->
---
title: First visit
description: What the first visit is like.
---
Bring a list of your medicines.
<!-- file: clinics/pines/articles/x.md -->
---
title: First visit in Myrtle Beach
description: What the first visit is like.
overrides: a021bfeac590
---
Park behind the house.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import KnownTexts
from clinicgen.model.content import Article
from clinicgen.model.finding import Place, Severity
from clinicgen.model.source import digest_of

SEVERITY = Severity.WARNING

_MARK_LENGTH = 12


def check_library(texts: KnownTexts) -> Iterator[Problem]:
    """Compare what own articles say they replace with the shared articles as they are."""
    own = [one for one in texts.library.articles if one.content.clinic is not None or one.overrides is not None]
    if not own:
        return
    shared = {one.slug: one for one in texts.library.articles if one.content.clinic is None}
    for article in own:
        place = article.places.get("overrides") or article.places.get("title") or Place(article.content.source.path)
        replaced = shared.get(article.slug) if article.content.clinic is not None else None
        if replaced is None:
            if article.overrides is not None and f"article/{article.slug}" not in texts.lost:
                message = "`overrides` is written, but this article replaces no shared one"
                yield Problem(message, "remove the line, or give the file the shared article's name", place=place)
            continue
        mark, path = mark_of(replaced), replaced.content.source.path
        if article.overrides is None:
            message = f"this article replaces `{path}`, and does not say which text of it"
            hint = f"write `overrides: {mark}` in the front matter to be told when it changes"
            yield Problem(message, hint, place=place, severity=Severity.INFO)
        elif article.overrides != mark:
            message = f"`{path}` has changed since this article was compared with it"
            yield Problem(message, f"read what changed there, then write `overrides: {mark}`", place=place)


def mark_of(article: Article) -> str:
    """Give the mark of an article's text as it is: all of the file, front matter included, but for white space."""
    return digest_of(" ".join(article.content.source.text.split()))[:_MARK_LENGTH]

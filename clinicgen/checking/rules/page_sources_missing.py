"""A text about treatments or conditions names no source.

## Why it matters

Readers, and whoever reviews the text, should be able to look up what it says. The FTC wants health claims to rest on
competent and reliable scientific evidence.

Source: 16 CFR 255 and the FTC's health claims guidance; see docs/claims.md.

## Example

```markdown
Depression affects sleep and energy. Antidepressants may ease symptoms. Their effects on symptoms differ.
```

## Use instead

```markdown
Depression affects sleep and energy, as the [National Institute of Mental Health](https://www.nimh.nih.gov/) describes.
Antidepressants may ease symptoms. Their effects on symptoms differ.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.citations import is_cited
from clinicgen.checking.claims.page_state import first_health_sentence, is_whole
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import WrittenText
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_HINT = "name what it rests on: `sources` in the front matter, a link, or a footnote"


def check_article(text: WrittenText) -> Iterator[Problem]:
    """Look for listed sources, links to other sites and footnotes."""
    if not is_whole(text) or (text.article and text.article.sources):
        return
    first = first_health_sentence(text)
    if first is not None and not any(is_cited(passage, ()) for passage in text.content.prose):
        yield Problem("this text speaks of health and names no source", _HINT, text.sentence_place(first))

"""A page shows `{{ … }}`: a fact that was never filled in.

## Why it matters

Where a patient looks for a phone number there is a placeholder. Facts are filled in Markdown and front matter; in
`clinic.yaml` and in a theme's plain files `{{ … }}` is text like any other. Inside code it is meant to be shown.

## Example

```html
<p>Call {{ clinic.phone }} today.</p>
```

## Use instead

```html
<p>Call (843) 788-9718 today.</p> <p>Write <code>{{ clinic.phone }}</code> in articles.</p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clinicgen.checking.html_tokens import EndTag, RawText, Tag, Text
from clinicgen.checking.page_document import PageDocument
from clinicgen.checking.problem import Problem
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.content import Fact, walk
from clinicgen.model.fact_table import fact_table
from clinicgen.model.finding import Severity
from clinicgen.model.site_plan import ArticleSubject, ServiceSubject, TextSubject

SEVERITY = Severity.ERROR

_BRACES = re.compile(r"\{\{[^{}\n]{0,120}(?:\}\})?")
_CODE = frozenset({"code", "pre", "kbd", "samp"})
_UNREAD = frozenset({"script", "style"})


def check_piece(page: PageDocument, site: SiteContext) -> Iterator[Problem]:
    """Find double braces outside of code."""
    if page.kind in ("static", "asset") or "{{" not in page.reading.text:
        return
    literal = _shown_as_code(site) | _missing_in_texts(site)
    for text in _texts(page):
        for found in _BRACES.finditer(text):
            words = found.group()
            # An excerpt shows an article's code as plain words.
            if words.strip("{} ") not in literal:
                hint = "facts are filled in Markdown and front matter; elsewhere write the value itself"
                yield Problem(f"`{words}` was never filled in", hint, words=(words,), is_of_template=True)


def _texts(page: PageDocument) -> Iterator[str]:
    depth = 0
    if not page.tokens:
        yield page.reading.text
    for token in page.tokens:
        if isinstance(token, Tag):
            depth += token.name in _CODE
            yield from (value for value in token.attributes.values() if "{{" in value)
        elif isinstance(token, EndTag):
            depth -= token.name in _CODE and depth > 0
        # Pieces do not show whether the code that begins in one ends in another that is left out.
        elif isinstance(token, Text) and not (depth and page.is_whole) and "{{" in token.text:
            # A feed holds whole articles; their code is told apart by the words themselves.
            yield token.text
        elif isinstance(token, RawText) and token.name not in _UNREAD:
            yield token.text


def _shown_as_code(site: SiteContext) -> frozenset[str]:
    """Give what stands between braces in the finished HTML of texts: facts are cut out there, so it is code."""
    pieces = (
        piece
        for page in site.plan.pages
        if isinstance(page.subject, ArticleSubject | ServiceSubject | TextSubject)
        for piece in walk(page.subject.body)
        if isinstance(piece, str) and "{{" in piece
    )
    return frozenset(found.strip("{} ") for piece in pieces for found in _BRACES.findall(piece))


def _missing_in_texts(site: SiteContext) -> frozenset[str]:
    """Give the facts that titles, descriptions, leads or questions use and the clinic lacks: planning has said so."""
    facts = fact_table(site.clinic)
    names: set[str] = set()
    for page in site.plan.pages:
        match page.subject:
            case ArticleSubject(article=article):
                words = [article.content.title, article.content.description, article.content.lead]
                words += [text for entry in article.faq for text in (entry.question, entry.answer)]
            case TextSubject(content=content) | ServiceSubject(content=content) if content:
                words = [content.title, content.description]
            case _:
                words = []
        names.update(piece.name for text in words for piece in text if isinstance(piece, Fact))
    return frozenset(names.difference(facts))

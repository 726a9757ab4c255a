"""Two pages of a site have the same title.

## Why it matters

In search results and browser tabs a patient cannot tell them apart.

## Example

```html
<!-- file: a/index.html --><title>Ketamine</title>
<!-- file: b/index.html --><title>Ketamine</title>
```

## Use instead

```html
<!-- file: a/index.html --><title>Ketamine for depression</title>
<!-- file: b/index.html --><title>Ketamine for pain</title>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.page_document import address_of
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import BuiltSite
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR


def check_site(site: BuiltSite) -> Iterator[Problem]:
    """Find pages whose title another page has already, and pages without one."""
    seen: dict[str, str] = {}
    for path, traces in site.traces.items():
        if path in site.static:
            continue
        if not traces.title:
            yield Problem(f"`{address_of(path)}` has no title", "give the page a title", file=path)
            continue
        first = seen.setdefault(traces.title.casefold(), path)
        if first != path:
            message = f"`{address_of(path)}` and `{address_of(first)}` have the same title, `{traces.title}`"
            words = (traces.title, *_parts(traces.title))
            yield Problem(message, "give each page a title of its own", words=words, file=path)


def _parts(title: str) -> tuple[str, ...]:
    """Give the parts of a title that a text may hold: templates put the clinic's name after the page's own."""
    return tuple(
        part for mark in (" | ", " · ", " - ", " – ", " — ") if mark in title for part in title.split(mark)[:1]
    )

"""Two pages of a site have the same description.

## Why it matters

Search engines show the same words under both, so neither says what it is about.

## Example

```html
<!-- file: a/index.html --><meta name="description" content="About ketamine.">
<!-- file: b/index.html --><meta name="description" content="About ketamine.">
```

## Use instead

```html
<!-- file: a/index.html --><meta name="description" content="Ketamine for depression.">
<!-- file: b/index.html --><meta name="description" content="Ketamine for pain.">
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.page_document import address_of
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import BuiltSite
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING


def check_site(site: BuiltSite) -> Iterator[Problem]:
    """Find pages whose description another page has already."""
    seen: dict[str, str] = {}
    for path, traces in site.traces.items():
        if path in site.static:
            continue
        first = seen.setdefault(traces.description.casefold(), path)
        if traces.description and first != path:
            message = f"`{address_of(path)}` and `{address_of(first)}` have the same description"
            yield Problem(message, "describe each page in its own words", words=(traces.description,), file=path)

"""A link leads to a place on a page that the page does not have.

## Why it matters

The patient lands at the top of the page and has to search for what was promised.

## Example

```html
<!-- file: index.html --><a href="#risks">Risks</a> <h2 id="benefits">Benefits</h2>
```

## Use instead

```html
<!-- file: index.html --><a href="#risks">Risks</a> <h2 id="risks">Risks</h2>
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
    """Find fragments that no element of the target page has as its id."""
    for path, traces in site.traces.items():
        for written, resolved in traces.links:
            if "#" not in resolved:
                continue
            target, _, fragment = resolved.partition("#")
            if not fragment or fragment == "top":
                continue
            name = target.removeprefix("/")
            file = f"{name}index.html" if not name or name.endswith("/") else name
            page = site.traces.get(file) or site.traces.get(f"{name}/index.html")
            if page and fragment not in page.anchors:
                message = f"`{written}` on `{address_of(path)}` leads to no place on `{target}`"
                words = (written, f"#{fragment}")
                yield Problem(message, "correct what follows the `#`", words=words, file=path)

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
from clinicgen.model.rendered_site import PageTraces

SEVERITY = Severity.ERROR

_TOP = frozenset({"", "top"})
"""Where every page has a place."""


def check_site(site: BuiltSite) -> Iterator[Problem]:
    """Find fragments that no element of the target page has as its id."""
    own_places: dict[int, frozenset[str]] = {}
    for path, traces in site.traces.items():
        for group in traces.links:
            # Most links stand on every page, in groups that all share: what they ask of other pages is asked once.
            own = own_places.get(id(group))
            if own is None:
                places = [resolved for _, resolved in group if "#" in resolved]
                if not any(_is_missing(resolved, path, site) for resolved in places if resolved[0] != "#"):
                    own = frozenset(resolved[1:] for resolved in places if resolved[0] == "#") - _TOP
                    own_places[id(group)] = own
            if own is not None and _has_all(traces, own):
                continue
            for written, resolved in group:
                if _is_missing(resolved, path, site):
                    target = resolved.partition("#")[0] or address_of(path)
                    message = f"`{written}` on `{address_of(path)}` leads to no place on `{target}`"
                    words = (written, f"#{resolved.partition('#')[2]}")
                    yield Problem(message, "correct what follows the `#`", words=words, file=path)


def _is_missing(resolved: str, path: str, site: BuiltSite) -> bool:
    """Tell whether a link of a page leads to a place that its target does not have."""
    target, _, fragment = resolved.partition("#")
    if fragment in _TOP:
        return False
    name = target.removeprefix("/")
    if not target:
        page = site.traces.get(path)
    else:
        file = f"{name}index.html" if not name or name.endswith("/") else name
        page = site.traces.get(file) or site.traces.get(f"{name}/index.html")
    return page is not None and not _has_all(page, frozenset({fragment}))


def _has_all(page: PageTraces, places: frozenset[str]) -> bool:
    for group in page.anchors:
        if not places:
            break
        places -= group
    return not places

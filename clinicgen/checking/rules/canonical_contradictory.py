"""What search engines are told about a page contradicts itself.

## Why it matters

A page that is kept out of search and names another page as its original tells search engines to forget that one too;
a sitemap that lists such pages is not believed. Either can make the clinic's own pages disappear from search.

This follows from `syndication`, and holds by the way sites are planned; the rule makes sure of it.

## Example

```yaml
url: https://somewhere-else.example
```

## Use instead

```yaml
url: https://www.pines.example
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Place, Severity
from clinicgen.model.site_plan import SitePlan

SEVERITY = Severity.ERROR

_HINT = "look at `syndication` in clinicgen.yaml and in the article, and at `url` in clinic.yaml"


def check_plan(plan: SitePlan) -> Iterator[Problem]:
    """Compare each page's canonical address with whether it is indexed and listed."""
    url = plan.clinic.facts.url
    for page in plan.pages:
        is_own = page.canonical == url + page.address
        if page.is_indexed and (is_own or not page.in_sitemap):
            continue
        if page.in_sitemap:
            wrong = "stands in the sitemap and is " + ("kept out of search" if is_own else "not its own canonical")
        elif is_own:
            continue
        else:
            wrong = "is kept out of search and names another page as its original"
        place = Place(page.sources[0]) if page.sources else None
        yield Problem(f"`{page.address}` {wrong}", _HINT, place=place, clinic=plan.clinic.slug)

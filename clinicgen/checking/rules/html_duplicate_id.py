"""Two elements of a page have the same id.

## Why it matters

A link to that place, or a label for that field, leads to the first of them only.

## Example

```html
<h2 id="risks">Risks</h2> <h2 id="risks">Risks</h2>
```

## Use instead

```html
<h2 id="risks">Risks</h2> <h2 id="risks-2">Risks</h2>
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from clinicgen.checking.page_marks import PageMarks
from clinicgen.checking.problem import Problem
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR


def check_marks(marks: PageMarks, site: SiteContext) -> Iterator[Problem]:  # noqa: ARG001
    """Find ids that stand on two elements."""
    ids = marks.identifiers
    if len(set(ids)) == len(ids):
        return
    for identifier, count in Counter(ids).items():
        if count > 1:
            yield Problem(
                f"the id `{identifier}` stands on {count} elements",
                "give each element its own id",
                words=(f'id="{identifier}"', identifier),
                is_of_template=True,
            )

"""A page has no main heading, or more than one.

## Why it matters

People who listen to a page find their way by its headings, and search engines take the main one for its subject.

## Example

```html
<h1>Ketamine infusions</h1> <h1>What to expect</h1>
```

## Use instead

```html
<h1>Ketamine infusions</h1> <h2>What to expect</h2>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.page_marks import PageMarks
from clinicgen.checking.problem import Problem
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR


def check_marks(marks: PageMarks, site: SiteContext) -> Iterator[Problem]:  # noqa: ARG001
    """Count the headings of the first level."""
    count = marks.main_headings
    if count != 1:
        found = "no main heading" if count == 0 else f"{count} main headings"
        message = f"there is {found}" if count == 0 else f"there are {found}"
        words = ("<h1>", "<h1 ") if count else ()
        yield Problem(message, "give the page exactly one `h1`", words=words, is_of_template=True)

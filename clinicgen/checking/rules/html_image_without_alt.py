"""A page shows an image that has no `alt` attribute.

## Why it matters

Screen readers then read the file's name aloud. A picture that only decorates has an empty `alt`.

## Example

```html
<img src="/assets/logo.svg">
```

## Use instead

```html
<img src="/assets/logo.svg" alt="">
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.page_document import PageDocument
from clinicgen.checking.problem import Problem
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR


def check_piece(page: PageDocument, site: SiteContext) -> Iterator[Problem]:  # noqa: ARG001
    """Find images without an alternative text."""
    if not page.is_page:
        return
    for element in page.elements:
        if element.name == "img" and "alt" not in element.attributes:
            source = element.attributes.get("src", "")
            hint = "write what it shows into `alt`, or an empty `alt` where it only decorates"
            yield Problem(f"the image `{source}` has no `alt`", hint, words=(source,) if source else ())

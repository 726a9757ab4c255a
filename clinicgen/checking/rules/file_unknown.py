"""A site that clinicgen published has a file that clinicgen did not make.

## Why it matters

The next build carries it along and proves nothing of it; a build on another machine lacks it.

## Example

```html
<!-- file: old-draft.html, not on record --><html><title>A draft</title></html>
```

## Use instead

```html
<!-- file: old-draft.html --><html><title>A draft</title></html>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.disk_scopes import SiteOnDisk
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING


def check_disk_site(site: SiteOnDisk) -> Iterator[Problem]:
    """Find files that are not on record, where there is one."""
    if site.manifest is None:
        return
    for path in site.sizes:
        if path not in site.manifest:
            hint = "put it into `clinics/<slug>/static/` if it belongs to the site, or remove it"
            yield Problem(f"`{path}` is not of clinicgen's making", hint, file=path)

"""A file of a site is not as clinicgen published it.

## Why it matters

What was changed by hand is lost with the next build, and is on no other machine. What is wrong in it is told like
anything else: the audit reads every file as it lies there.

## Example

```html
<!-- file: index.html, changed since --><html><title>Pines Ketamine</title></html>
```

## Use instead

```html
<!-- file: index.html --><html><title>Pines Ketamine</title></html>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.disk_scopes import SiteOnDisk
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING


def check_disk_site(site: SiteOnDisk) -> Iterator[Problem]:
    """Compare every file with what is on record of the last release."""
    for path, digest in (site.manifest or {}).items():
        if path not in site.sizes:
            yield Problem(f"`{path}` was published and is gone", "build again")
        elif site.digests.get(path, digest) != digest:
            hint = "change its source in the workspace, and build again"
            yield Problem(f"`{path}` was changed after it was published", hint, file=path)

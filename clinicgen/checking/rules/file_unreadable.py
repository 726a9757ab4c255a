"""Something in a site's folder cannot be proved: a link, a device, or a file that nobody may read.

## Why it matters

Some hosts follow links and some refuse them, and nobody has looked at what would be served.

## Example

```text
<!-- file: draft.html, unreadable -->
```

## Use instead

```text
<!-- file: draft.html -->
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.disk_scopes import SiteOnDisk
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR


def check_disk_site(site: SiteOnDisk) -> Iterator[Problem]:
    """Name what could not be read, and why."""
    for path, reason in site.unreadable.items():
        yield Problem(f"`{path}` cannot be proved: {reason}", "put an ordinary file there, or nothing", file=path)

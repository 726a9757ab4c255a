"""A site has no page for addresses that it does not have.

## Why it matters

Hosts then show an error of their own, with no way back to the clinic; Cloudflare Pages shows the home page under every
wrong address, which search engines take for copies of it.

## Example

```html
<!-- file: index.html --><html><title>Pines Ketamine</title></html>
```

## Use instead

```html
<!-- file: index.html --><html><title>Pines Ketamine</title></html>
<!-- file: 404.html --><html><title>This page does not exist</title></html>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.disk_scopes import SiteOnDisk
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING


def check_disk_site(site: SiteOnDisk) -> Iterator[Problem]:
    """Look for `404.html` at the top."""
    if site.heads and "404.html" not in site.sizes:
        yield Problem("there is no `404.html` at the top of the site", "write one that leads back to the clinic")

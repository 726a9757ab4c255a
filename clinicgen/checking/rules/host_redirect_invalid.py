"""A line of `_redirects` says nothing that a host can follow.

## Why it matters

Hosts pass over such a line without a word, and patients who follow an old link or a saved page land on an error.

## Example

```text
<!-- file: _redirects -->
old-page/ /new-page/ 301
```

## Use instead

```text
<!-- file: _redirects -->
/old-page/ /new-page/ 301
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.disk_scopes import SiteOnDisk
from clinicgen.checking.host_rules import RedirectLine, read_redirects
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity
from clinicgen.model.source import SourceText

SEVERITY = Severity.WARNING

_STATUSES = frozenset({"200", "301", "302", "303", "307", "308"})
_NETLIFY_ALONE = frozenset({"404", "410", "401"})


def check_disk_site(site: SiteOnDisk) -> Iterator[Problem]:
    """Read each line as Netlify and Cloudflare Pages do."""
    text = site.texts.get("_redirects", "")
    source = SourceText("_redirects", text)
    targets: dict[str, str] = {}
    for line in read_redirects(text):
        fault = _fault_of(line)
        if not fault and targets.setdefault(line.source, line.target) != line.target:
            fault = (f"`{line.source}` has another target further up, which counts", "remove one of the lines")
        if fault:
            message, hint = fault
            yield Problem(message, hint, source.line_place(line.number))


def _fault_of(line: RedirectLine) -> tuple[str, str] | None:
    if not line.source.startswith(("/", "http://", "https://")):
        return f"`{line.source}` is no path of the site", "begin it with `/`"
    if not line.target:
        return f"`{line.source}` is led nowhere", "write the new address behind it, beginning with `/` or `https://`"
    if line.source.count("*") > 1 or ("*" in line.source and not line.source.endswith("*")):
        return f"`{line.source}` has `*` before its end", "one `*`, as the last character, is read"
    if line.status in _NETLIFY_ALONE:
        return f"the status {line.status} is Netlify's alone", "Cloudflare Pages passes over the line"
    if line.status and line.status not in _STATUSES:
        return f"the status {line.status} is no redirect's", "write 301"
    if line.source.rstrip("/") == line.target.rstrip("/"):
        return f"`{line.source}` is led back to itself", "remove the line"
    return None

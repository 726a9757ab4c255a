"""A line of `_headers` says nothing that a host can send.

## Why it matters

Hosts drop such a line without a word: the site is served without the protection that was meant.

## Example

```text
<!-- file: _headers -->
/*
  X-Content-Type-Options nosniff
```

## Use instead

```text
<!-- file: _headers -->
/*
  X-Content-Type-Options: nosniff
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clinicgen.checking.disk_scopes import SiteOnDisk
from clinicgen.checking.host_rules import read_headers
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity
from clinicgen.model.source import SourceText

SEVERITY = Severity.WARNING

_HEADER = re.compile(r"(?:! ?)?[A-Za-z0-9!#$%&'*+.^_`|~-]+(?::.*|(?<=\w))\Z")


def check_disk_site(site: SiteOnDisk) -> Iterator[Problem]:
    """Read each line as Netlify and Cloudflare Pages do."""
    text = site.texts.get("_headers", "")
    source = SourceText("_headers", text)
    for rule in read_headers(text):
        if rule.lines and not rule.path:
            yield Problem(
                "the header belongs to no path", "write the path above it", source.line_place(rule.lines[0][0])
            )
        elif rule.path and not rule.path.startswith(("/", "http://", "https://")):
            hint = "begin a path with `/`, and indent headers below it"
            yield Problem(f"`{rule.path[:80]}` is no path", hint, source.line_place(rule.number))
        elif not rule.lines:
            hint = "indent what belongs to it"
            yield Problem(f"`{rule.path[:80]}` has no headers", hint, source.line_place(rule.number))
        for number, line in rule.lines:
            if not _HEADER.match(line) or (":" not in line and not line.startswith("!")):
                hint = "write it as `Name: value`"
                yield Problem(f"`{line[:80]}` is no header", hint, source.line_place(number))

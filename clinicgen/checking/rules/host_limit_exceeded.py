"""A site is larger, or has more redirects or longer lines, than a host takes.

## Why it matters

The host refuses the site, or drops what is too much without a word, and old addresses lead nowhere. The limits are
those of Cloudflare Pages (20,000 files, 25 MiB a file, 2,000 redirects and 100 with wildcards, 1,000 characters a line,
100 rules and 2,000 characters a line in `_headers`) and GitHub Pages (1 GB).

## Example

```text
<!-- file: films/visit.mp4, 31457280 bytes -->
```

## Use instead

```text
<!-- file: films/visit.mp4, 20971520 bytes -->
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.disk_scopes import SiteOnDisk
from clinicgen.checking.host_rules import read_headers, read_redirects
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity
from clinicgen.model.source import SourceText

SEVERITY = Severity.WARNING

_MIB = 1024 * 1024
_MOST_FILES, _LARGEST_FILE = 20_000, 25 * _MIB
_LARGEST_SITE = 1_000_000_000
_MOST_REDIRECTS, _MOST_DYNAMIC, _LONGEST_REDIRECT = 2_000, 100, 1_000
_MOST_HEADER_RULES, _LONGEST_HEADER = 100, 2_000


def check_disk_site(site: SiteOnDisk) -> Iterator[Problem]:
    """Count and measure."""
    if len(site.sizes) > _MOST_FILES:
        hint = f"Cloudflare Pages takes {_MOST_FILES:,}; part the site, or use another host"
        yield Problem(f"the site has {len(site.sizes):,} files", hint)
    total = sum(site.sizes.values())
    if total > _LARGEST_SITE:
        yield Problem(f"the site has {total / 1e9:.1f} GB", "GitHub Pages takes 1 GB; use another host")
    for path, size in site.sizes.items():
        if size > _LARGEST_FILE:
            hint = "Cloudflare Pages takes 25 MiB a file; shrink it, or keep it elsewhere and link it"
            yield Problem(f"`{path}` has {size / _MIB:.0f} MiB", hint, file=path)
    if "_redirects" in site.texts:
        yield from _judge_redirects(site.texts["_redirects"])
    if "_headers" in site.texts:
        yield from _judge_headers(site.texts["_headers"])


def _judge_redirects(text: str) -> Iterator[Problem]:
    static = dynamic = 0
    source = SourceText("_redirects", text)
    for line in read_redirects(text):
        # From the first rule with a wildcard on, Cloudflare counts every rule among them.
        is_dynamic = line.is_dynamic or dynamic > 0
        static, dynamic = static + (not is_dynamic), dynamic + is_dynamic
        if static == _MOST_REDIRECTS + 1 and not is_dynamic:
            hint = f"Cloudflare Pages reads {_MOST_REDIRECTS:,}; drop redirects that nobody follows any more"
            yield Problem("there are more redirects than are read", hint, source.line_place(line.number))
        if dynamic == _MOST_DYNAMIC + 1:
            hint = f"Cloudflare Pages reads {_MOST_DYNAMIC}; put those without `*` and `:` first"
            yield Problem("there are more redirects with wildcards than are read", hint, source.line_place(line.number))
            dynamic += 1
        if len(line.text) > _LONGEST_REDIRECT:
            hint = f"Cloudflare Pages reads {_LONGEST_REDIRECT:,} characters; use a shorter target"
            yield Problem(f"the line has {len(line.text):,} characters", hint, source.line_place(line.number))


def _judge_headers(text: str) -> Iterator[Problem]:
    source = SourceText("_headers", text)
    for count, rule in enumerate(read_headers(text), start=1):
        if count == _MOST_HEADER_RULES + 1:
            hint = f"Cloudflare Pages reads {_MOST_HEADER_RULES}; join rules with `*`"
            yield Problem("there are more rules than are read", hint, source.line_place(rule.number))
        for number, line in ((rule.number, rule.path), *rule.lines):
            if len(line) > _LONGEST_HEADER:
                hint = f"Cloudflare Pages reads {_LONGEST_HEADER:,} characters"
                yield Problem(f"the line has {len(line):,} characters", hint, source.line_place(number))

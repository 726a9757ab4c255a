"""A link leads to a page or a file that the site does not have.

## Why it matters

A patient who follows it lands on an error page.

## Example

```html
<!-- file: index.html --><a href="/intake/">Intake form</a>
```

## Use instead

```html
<!-- file: index.html --><a href="/intake/">Intake form</a>
<!-- file: intake/index.html --><a href="/">Home</a>
```
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from clinicgen.checking.link_targets import OUTSIDE
from clinicgen.checking.page_document import address_of
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import BuiltSite
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR


def check_site(site: BuiltSite) -> Iterator[Problem]:
    """Find links into the site that lead nowhere."""
    base = site.base
    sound: set[str] = set()
    walked: set[int] = set()
    for path, traces in site.traces.items():
        for group in traces.links:
            # Most links stand on every page, in groups that all pages share.
            if id(group) in walked:
                continue
            unknown = [link for link in group if link[1] not in sound]
            broken = [link for link in unknown if not _is_sound(link[1], site.paths, site.redirected)]
            if not broken:
                walked.add(id(group))
                sound.update([resolved for _, resolved in unknown])
            for written, resolved in broken:
                target = resolved.partition("#")[0]
                words = tuple(dict.fromkeys((written, written.removeprefix(base), target)))
                if resolved.startswith(OUTSIDE):
                    hint = (
                        f"begin it with `{base}/`, the path of this site's address" if base else "correct the address"
                    )
                    message = f"`{written}` on `{address_of(path)}` leads out of this site"
                else:
                    hint = "correct the address, or remove the link"
                    message = f"`{written}` on `{address_of(path)}` leads to nothing"
                yield Problem(message, hint, words=words, file=path)


def _is_sound(resolved: str, paths: frozenset[str], redirected: Set[str]) -> bool:
    if resolved.startswith("#"):
        return True  # On the page itself, which exists.
    target = resolved.partition("#")[0]
    return not resolved.startswith(OUTSIDE) and (_exists(target, paths) or target.rstrip("/") in redirected)


def _exists(target: str, paths: frozenset[str]) -> bool:
    name = target.removeprefix("/")
    if not name or name.endswith("/"):
        return f"{name}index.html" in paths
    return name in paths or f"{name}/index.html" in paths

"""A page asks another host for something as soon as it is opened.

## Why it matters

The other host then learns who reads about which condition. A page asks nothing of anyone until the visitor follows a
link; fonts, pictures and scripts lie on the site itself.

## Example

```html
<link rel="stylesheet" href="https://fonts.example.net/css">
```

## Use instead

```html
<link rel="stylesheet" href="/assets/site.css"> <a href="https://www.fda.gov/">FDA</a>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clinicgen.checking.html_tokens import Tag
from clinicgen.checking.page_document import PageDocument
from clinicgen.checking.page_marks import requested
from clinicgen.checking.problem import Problem
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.web_addresses import read_address
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_REQUESTING = frozenset(
    {"src", "srcset", "imagesrcset", "poster", "data", "background", "action", "formaction", "ping"}
)
_DRAWN = frozenset({"image", "use", "feimage"})
_QUIET_LINKS = frozenset({"canonical", "alternate", "author", "license", "me", "next", "prev", "help", "search"})
_ELSEWHERE = re.compile(r"(?:(?:https?|wss?|ftp):)?//", re.IGNORECASE)
_STYLE_ADDRESS = re.compile(r"(?:url\(\s*+[\"']?|@import\s*+[\"'])\s*+([^\"')\s]++)", re.IGNORECASE)
_REFRESH = re.compile(r"url\s*+=\s*+[\"']?([^\"']++)", re.IGNORECASE)
_HINT = "copy the file into `static/` or the theme, and ask for it there"


def check_piece(page: PageDocument, site: SiteContext) -> Iterator[Problem]:
    """Find requests to other hosts."""
    for address in _requests(page):
        if _ELSEWHERE.match(address.strip()) and read_address(address.strip()).host != site.host:
            yield Problem(f"opening the page asks `{address.strip()}`", _HINT, words=(address.strip(),))


def _requests(page: PageDocument) -> Iterator[str]:
    if page.output.path.lower().endswith(".css"):
        yield from _STYLE_ADDRESS.findall(page.source_text)
    # A redirect is there to lead elsewhere.
    if page.kind in ("feed", "sitemap", "redirect"):
        return
    for element in page.elements:
        if isinstance(element, Tag):
            if element.attributes:
                yield from _requests_of(element)
        elif element.name == "style":
            yield from _STYLE_ADDRESS.findall(element.text)


def _requests_of(tag: Tag) -> Iterator[str]:
    attributes = tag.attributes
    for name, value in attributes.items():
        if name in _REQUESTING:
            yield from requested(name, value)
    if "style" in attributes:
        yield from _STYLE_ADDRESS.findall(attributes["style"])
    if tag.name == "link" and not _QUIET_LINKS.issuperset(attributes.get("rel", "").lower().split()):
        yield attributes.get("href", "")
    elif tag.name in _DRAWN:
        yield from (attributes[name] for name in ("href", "xlink:href") if name in attributes)
    elif tag.name == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield from _REFRESH.findall(attributes.get("content", ""))

"""The sitemap and the pages that search engines may show are not the same.

## Why it matters

A page that is missing is found late or never; an entry that leads nowhere, or to a page that asks not to be shown,
makes search engines trust the whole list less.

## Example

```html
<!-- file: sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://www.pines.example/gone/</loc></url></urlset>
<!-- file: index.html --><html><title>Pines Ketamine</title></html>
```

## Use instead

```html
<!-- file: sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://www.pines.example/</loc></url></urlset>
<!-- file: index.html --><html><title>Pines Ketamine</title></html>
```
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from clinicgen.checking.disk_scopes import SiteOnDisk
from clinicgen.checking.page_document import address_of
from clinicgen.checking.problem import Problem
from clinicgen.checking.xml_tree import XmlElement, XmlFault, place_of_fault, read_tree
from clinicgen.model.clinic_facts import Status
from clinicgen.model.finding import Severity
from clinicgen.model.source import SourceText

SEVERITY = Severity.WARNING

_MOST_ADDRESSES = 50_000
_LARGEST = 50_000_000
_ROOTS = ("urlset", "sitemapindex")


def check_disk_site(site: SiteOnDisk) -> Iterator[Problem]:
    """Compare the sitemaps with the pages that name themselves as canonical and may be shown."""
    trees: dict[str, XmlElement] = {}
    for path, text in site.texts.items():
        if not path.lower().endswith(".xml"):
            continue
        tree = read_tree(text)
        if isinstance(tree, XmlFault):
            place = place_of_fault(path, text, tree)
            yield Problem(f"the sitemap is no XML: {tree.reason}", "correct it where it breaks off", place)
        elif tree.name in _ROOTS:
            trees[path] = tree
    shown = {_key(_address(path, site)): path for path in site.heads if _is_to_be_shown(path, site)}
    if not trees:
        if shown and site.context.clinic.status is Status.LIVE:
            yield Problem("the site has no sitemap", "write one, and name it in `robots.txt`")
        return
    listed: set[str] = set()
    for path, tree in trees.items():
        yield from _judge_size(path, tree, site)
        if tree.name == "urlset":
            for entry in tree.named("url"):
                listed.add(_key(entry.said("loc")))
                fault = _fault_of(entry.said("loc"), shown, site)
                if fault:
                    place = SourceText(path, site.texts[path]).line_place(entry.line)
                    yield Problem(f"`{entry.said('loc')}` {fault}", "take it off the sitemap", place)
    for key, path in shown.items():
        if key not in listed:
            message = f"`{address_of(path)}` is not on the sitemap"
            yield Problem(message, "put it on the sitemap, or let it say `noindex`", file=path)


def _judge_size(path: str, tree: XmlElement, site: SiteOnDisk) -> Iterator[Problem]:
    if len(tree.children) > _MOST_ADDRESSES or site.sizes[path] > _LARGEST:
        message = f"the sitemap has {len(tree.children):,} entries and {site.sizes[path]:,} bytes"
        yield Problem(message, f"split it: {_MOST_ADDRESSES:,} entries and 50 MB are read", file=path)


def _address(path: str, site: SiteOnDisk) -> str:
    return site.context.clinic.facts.url.rstrip("/") + address_of(path)


def _is_to_be_shown(path: str, site: SiteOnDisk) -> bool:
    head = site.heads[path]
    if not head.is_page or head.is_hidden or path.rpartition("/")[2] == "404.html":
        return False
    own = _address(path, site)
    return head.canonical is None or _key(urljoin(own, head.canonical)) == _key(own)


def _key(address: str) -> str:
    """Give what two spellings of a page's address have in common."""
    parts = urlsplit(address.strip())
    path = unquote(parts.path).removesuffix("index.html").removesuffix(".html").rstrip("/")
    return f"{parts.netloc.lower().removeprefix('www.')}{path}"


def _fault_of(address: str, shown: dict[str, str], site: SiteOnDisk) -> str:
    key = _key(address)
    if key in shown:
        return ""
    if key.partition("/")[0] != site.context.host:
        return "is an address of another host"
    for path, head in site.heads.items():
        if _key(_address(path, site)) == key:
            if head.is_hidden:
                return "asks not to be shown by search engines"
            return "names another address as its canonical one" if head.is_page else "is a page that leads on"
    return "is no page of the site"

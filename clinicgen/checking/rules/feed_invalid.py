"""A feed is no well-formed Atom or RSS, or lacks what its format requires.

## Why it matters

Feed readers and the services that pass articles on refuse it, and say so to nobody. Whoever follows the clinic stops
hearing from it.

## Example

```xml
<!-- file: feed.xml -->
<feed xmlns="http://www.w3.org/2005/Atom"><title>Pines Ketamine</title>
<entry><title>A quiet hour</title></entry></feed>
```

## Use instead

```xml
<!-- file: feed.xml -->
<feed xmlns="http://www.w3.org/2005/Atom"><title>Pines Ketamine</title>
<id>https://www.pines.example/</id><updated>2026-03-02T00:00:00Z</updated><author><name>Pines Ketamine</name></author>
<entry><title>A quiet hour</title><id>https://www.pines.example/articles/quiet-hour/</id>
<updated>2026-03-02T00:00:00Z</updated><link href="https://www.pines.example/articles/quiet-hour/"/></entry></feed>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from clinicgen.checking.disk_scopes import FileOnDisk
from clinicgen.checking.problem import Problem
from clinicgen.checking.xml_tree import XmlElement, XmlFault, place_of_fault, read_tree
from clinicgen.model.finding import Severity
from clinicgen.model.source import SourceText

SEVERITY = Severity.ERROR

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)\Z", re.ASCII)


def check_disk_file(file: FileOnDisk) -> Iterator[Problem]:
    """Read a feed as strictly as its readers do."""
    source = file.output.source
    if file.output.kind != "feed":
        return
    tree = read_tree(file.text)
    if isinstance(tree, XmlFault):
        place = place_of_fault(source, file.text, tree)
        yield Problem(f"the feed is no XML: {tree.reason}", "correct it where it breaks off", place)
        return
    lacks = _atom(tree) if tree.name == "feed" else _rss(tree)
    for element, what, hint in lacks:
        yield Problem(what, hint, SourceText(source, file.text).line_place(element.line))


def _atom(feed: XmlElement) -> Iterator[tuple[XmlElement, str, str]]:
    entries = list(feed.named("entry"))
    is_signed = any(feed.named("author"))
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            if not element.said(name) and not (name == "title" and any(element.named(name))):
                yield element, f"`<{element.name}>` lacks `<{name}>`", "every feed and every entry of Atom needs it"
        for name in ("updated", "published"):
            for moment in element.named(name):
                if not _MOMENT.match(moment.text):
                    yield moment, f"`{moment.text}` is no date of Atom", "write it as `2026-03-02T00:00:00Z`"
        if element is not feed and not is_signed and not any(element.named("author")):
            yield element, "neither the entry nor the feed names an `<author>`", "name one for the whole feed"
    for entry in entries:
        if not any(entry.named("content")) and not any(entry.named("link")):
            yield entry, "`<entry>` has neither `<content>` nor `<link>`", "link the page it is about"


def _rss(root: XmlElement) -> Iterator[tuple[XmlElement, str, str]]:
    channels = list(root.named("channel"))
    if not channels:
        yield root, "the feed has no `<channel>`", "put its title, link and items into one"
    for channel in channels:
        for name in ("title", "link", "description"):
            if not any(channel.named(name)):
                yield channel, f"`<channel>` lacks `<{name}>`", "every channel of RSS needs it"
    for item in (*root.named("item"), *(item for channel in channels for item in channel.named("item"))):
        if not item.said("title") and not item.said("description"):
            yield item, "`<item>` has neither `<title>` nor `<description>`", "give it one of them"
        for moment in item.named("pubDate"):
            if not _is_mail_date(moment.text):
                yield moment, f"`{moment.text}` is no date of RSS", "write it as `Mon, 02 Mar 2026 00:00:00 GMT`"


def _is_mail_date(text: str) -> bool:
    try:
        parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return False
    return True

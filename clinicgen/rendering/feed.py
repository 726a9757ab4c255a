"""Writes the Atom feed: the newest articles in full, every address whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import escape

from clinicgen.model.site_plan import ArticleSubject, Page
from clinicgen.rendering.filling import fill_steps
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.shared_work import ArticleWork
from clinicgen.rendering.show_page import article_work

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write."""

_LONG_AGO = "1970-01-01"
"""Atom wants a day; an article without one was at least not written yesterday."""


def render_feed(site: OpenSite) -> tuple[str, ...]:
    """Write the feed in parts; the site must be shown for readers elsewhere."""
    showing = site.showing
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_xml(showing.home)}</id>",
        f"<title>{_xml(showing.clinic.name)}</title>",
        f"<subtitle>{_xml(showing.clinic.description)}</subtitle>",
        f'<link rel="alternate" type="text/html" href="{_xml(showing.home)}"/>',
        f'<link rel="self" type="application/atom+xml" href="{_xml(showing.absolute("/feed.xml"))}"/>',
        f"<updated>{max((_changed(page) for page in showing.plan.feed), default=_LONG_AGO)}T00:00:00Z</updated>",
        f"<author><name>{_xml(showing.clinic.name)}</name></author>",
    ]
    for page in showing.plan.feed:
        lines.extend(_entry(site, page))
    return ("\n".join((*lines, "</feed>", "")),)


def _entry(site: OpenSite, page: Page) -> Iterator[str]:
    address = site.showing.absolute(page.address)
    yield "<entry>"
    yield f"<id>{_xml(page.canonical)}</id>"
    yield f"<title>{_xml(page.title)}</title>"
    yield f'<link rel="alternate" type="text/html" href="{_xml(address)}"/>'
    if isinstance(page.subject, ArticleSubject):
        if page.subject.article.date:
            yield f"<published>{page.subject.article.date.isoformat()}T00:00:00Z</published>"
        yield f"<updated>{_changed(page)}T00:00:00Z</updated>"
        yield f"<summary>{_xml(page.description)}</summary>"
        html = "".join(_content(site, article_work(site, page.subject)))
        # A bare anchor (a footnote's, say) would lead to the reader's own page. In compiled HTML a quotation mark in
        # a text is an entity, so this finds attributes alone; `_xml` has made entities of theirs.
        whole = html.replace(_xml('href="#'), _xml(f'href="{escape(address)}#'))
        yield f'<content type="html">{whole}</content>'
    yield "</entry>"


def _content(site: OpenSite, work: ArticleWork) -> Iterator[str]:
    """Give an article's text for the feed; what no clinic changes is written for all of them at once."""
    for step in work.laid.steps:
        if not isinstance(step, str):
            yield from map(_xml, fill_steps(site, (step,)))
            continue
        if step not in work.feed_texts:
            work.feed_texts[step] = _xml(step)
        yield work.feed_texts[step]


def _changed(page: Page) -> str:
    return page.changed.isoformat() if page.changed else _LONG_AGO


def _xml(text: str) -> str:
    return str(escape(_NOT_XML.sub("", str(text))))

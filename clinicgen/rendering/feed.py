"""Writes the Atom feed: the newest articles in full, every address whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from clinicgen.model.content import Words
from clinicgen.model.rendered_site import OwnText
from clinicgen.model.site_plan import ArticleSubject, Page
from clinicgen.rendering.filling import fill_steps, splice_words
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.shared_work import ArticleWork
from clinicgen.rendering.show_page import article_work
from clinicgen.rendering.spliced import Parts, printed

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write."""

_LONG_AGO = "1970-01-01"
"""Atom wants a day; an article without one was at least not written yesterday."""


def render_feed(site: OpenSite) -> Parts:
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
    entries = [part for page in showing.plan.feed for part in _entry(site, page)]
    return (site.own(Markup("\n".join(lines)), "feed"), "\n", *entries, "</feed>\n")  # noqa: S704  # Escaped above.


def _entry(site: OpenSite, page: Page) -> Iterator[str]:
    address = site.showing.absolute(page.address)
    yield "<entry>\n<id>"
    yield from _at_home(site, _xml(page.canonical))
    yield "</id>\n<title>"
    words = page.subject.article.content if isinstance(page.subject, ArticleSubject) else None
    yield from _told(site, words.title if words else (), page.title)
    yield '</title>\n<link rel="alternate" type="text/html" href="'
    yield from _at_home(site, _xml(address))
    yield '"/>\n'
    if isinstance(page.subject, ArticleSubject):
        if page.subject.article.date:
            yield f"<published>{page.subject.article.date.isoformat()}T00:00:00Z</published>\n"
        yield f"<updated>{_changed(page)}T00:00:00Z</updated>\n<summary>"
        yield from _told(site, words.description if words else (), page.description)
        yield '</summary>\n<content type="html">'
        yield from _content(site, article_work(site, page.subject), _xml(f'href="{escape(address)}#'))
        yield "</content>\n"
    yield "</entry>\n"


def _told(site: OpenSite, words: Words, filled: str) -> Iterator[str]:
    """Give a title or a description, with the clinic's facts in it as its own."""
    for part in printed(splice_words(site, words, filled)):
        kept = _NOT_XML.sub("", part)
        yield _own(site, part, kept, "words") if isinstance(part, OwnText) else kept


def _content(site: OpenSite, work: ArticleWork, place: str) -> Iterator[str]:
    """Give an article's text for the feed; what no clinic changes is written for all of them at once.

    A bare anchor (a footnote's, say) would lead to the reader's own page. In compiled HTML a quotation mark in a text
    is an entity, so `href="#` finds attributes alone; `_xml` has made entities of theirs.
    """
    for step in work.laid.steps:
        if isinstance(step, str):
            if step not in work.feed_texts:
                work.feed_texts[step] = _xml(step).split(_BARE_ANCHOR)
            first, *others = work.feed_texts[step]
            yield first
            for text in others:
                yield from (*_at_home(site, place), text)
            continue
        for part in fill_steps(site, (step,)):
            if isinstance(part, OwnText):
                yield _own(site, part, _xml(part), "html")
            else:
                yield from _at_home(site, _xml(part).replace(_BARE_ANCHOR, place))


def _at_home(site: OpenSite, text: str) -> Iterable[str]:
    """Cut a text at the site's address."""
    home = _xml(site.showing.home[:-1])
    first, *others = text.split(home)
    parts = [first]
    for other in others:
        parts += (site.own(Markup(home), "home", "feed"), other)  # noqa: S704  # Escaped above.
    return parts


def _own(site: OpenSite, part: OwnText, text: str, place: str) -> OwnText:
    return site.own(Markup(text), *part.role, "feed", place)  # noqa: S704  # It was escaped for that place.


def _changed(page: Page) -> str:
    return page.changed.isoformat() if page.changed else _LONG_AGO


def _xml(text: str) -> str:
    return str(escape(_NOT_XML.sub("", str(text))))


_BARE_ANCHOR = _xml('href="#')

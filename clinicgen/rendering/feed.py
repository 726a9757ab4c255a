"""Writes the Atom feed: the newest articles in full, every address whole.

Like an article's page, its entry has a frame that all sites share which surround it alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from clinicgen.model.rendered_site import OutputFile, OwnText, RenderedFile, Role
from clinicgen.model.site_plan import ArticleSubject, Page
from clinicgen.rendering.bodies import LaidBody
from clinicgen.rendering.filling import fill_steps, own_by_role, splice_words
from clinicgen.rendering.frames import encode_frame, fill_frame, frame_of
from clinicgen.rendering.joining import fuse_plain
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.site_templates import shape_of
from clinicgen.rendering.spliced import MixedText, Parts, printed
from clinicgen.rendering.surroundings import surround

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 has no way to write."""

_LONG_AGO = "1970-01-01"
"""Atom wants a day; an article without one was at least not written yesterday."""

_END = "</content>\n</entry>\n"

_CLOSE = "</feed>\n"

_TEXT, _HTML = "text in XML", "HTML in XML"
"""What is added to the roles of the clinic's own texts."""


def render_feed(site: OpenSite, elsewhere: OpenSite, output: OutputFile) -> RenderedFile:
    """Write the feed; elsewhere is the site shown for readers elsewhere."""
    feed = site.showing.plan.feed
    head = tuple(_text(elsewhere, _begin(site, elsewhere)))
    entries = [_entry(site, elsewhere, page, page.subject) for page in feed if isinstance(page.subject, ArticleSubject)]
    parts = (*head, *(part for entry, _ in entries for part in entry), _CLOSE)
    return RenderedFile(output, "".join(head).encode() + b"".join(data for _, data in entries) + _CLOSE.encode(), parts)


def _begin(site: OpenSite, elsewhere: OpenSite) -> Iterator[str]:
    """Say whose feed it is."""
    showing = site.showing
    home, name = printed(elsewhere.own_address("/")), (elsewhere.own_name(),)
    description = (elsewhere.own(showing.clinic.description, "description"),)
    changed = max((_changed(page) for page in showing.plan.feed), default=_LONG_AGO)
    yield from (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<id>', *home,
        "</id>\n<title>", *name, "</title>\n<subtitle>", *description,
        '</subtitle>\n<link rel="alternate" type="text/html" href="', *home,
        '"/>\n<link rel="self" type="application/atom+xml" href="', *printed(elsewhere.own_address("/feed.xml")),
        f'"/>\n<updated>{changed}T00:00:00Z</updated>\n<author><name>', *name, "</name></author>\n",
    )  # fmt: skip


def _entry(site: OpenSite, elsewhere: OpenSite, page: Page, subject: ArticleSubject) -> tuple[Parts, bytes]:
    """Write an article's entry, in parts and encoded."""
    known = surround(site, page)
    body = known.laid
    shapes = [shape_of(site.theme, name, elsewhere.values, elsewhere.memory) for name in body.partials]
    frame = known.frames.get(("feed", *shapes))
    found = [_own(elsewhere, role) for role in frame.roles] if frame else []
    own = [text for text in found if text is not None]
    if frame is None or len(own) < len(found):
        frame = frame_of((*_text(elsewhere, _head(elsewhere, page, subject)), *_content(elsewhere, page, body), _END))
        own = [elsewhere.memory.owned[role] for role in frame.roles]
        if frame.is_shared:
            known.frames["feed", *shapes] = frame
    return fill_frame(frame, own), encode_frame(frame, own)


def _head(site: OpenSite, page: Page, subject: ArticleSubject) -> Iterator[str]:
    content, published = subject.article.content, subject.article.date
    address = site.own_address(page.address)
    yield "<entry>\n<id>"
    yield from printed(address if page.canonical == address else page.canonical)
    yield "</id>\n<title>"
    yield from printed(splice_words(site, content.title, page.title))
    yield '</title>\n<link rel="alternate" type="text/html" href="'
    yield from printed(address)
    yield '"/>\n'
    if published:
        yield f"<published>{published.isoformat()}T00:00:00Z</published>\n"
    yield f"<updated>{_changed(page)}T00:00:00Z</updated>\n<summary>"
    yield from printed(splice_words(site, content.description, page.description))
    yield '</summary>\n<content type="html">'


def _text(site: OpenSite, parts: Iterable[str]) -> Iterator[str]:
    """Leave out of written XML what XML has no way to write."""
    for part in parts:
        text = _NOT_XML.sub("", part)
        yield site.own(Markup(text), *part.role, _TEXT) if isinstance(part, OwnText) else text  # noqa: S704


def _content(site: OpenSite, page: Page, body: LaidBody) -> Iterator[str]:
    """Give an article's text as the feed writes it.

    A bare anchor (a footnote's, say) would lead to the reader's own page. In compiled HTML a quotation mark in a text
    is an entity, so this finds attributes alone; `_xml` has made entities of theirs.
    """
    anchor, address = _xml('href="#'), site.own_address(page.address)
    for part in fuse_plain(fill_steps(site, body.steps)):
        text = _xml(part)
        if isinstance(part, OwnText) and anchor not in text:
            yield site.own(Markup(text), *part.role, _HTML)  # noqa: S704
        elif isinstance(part, OwnText | MixedText):
            yield MixedText(text.replace(anchor, _xml(f'href="{escape(address)}#')))
        else:
            before, *after = text.split(anchor)
            yield before
            for rest in after:
                yield _xml('href="')
                yield from (
                    site.own(Markup(_xml(one)), *one.role, _HTML) if isinstance(one, OwnText) else _xml(one)  # noqa: S704
                    for one in address.parts
                )
                yield f"#{rest}"


def _own(site: OpenSite, role: Role) -> OwnText | None:
    """Give one of the clinic's own texts as the feed writes it, or None where it is not known yet."""
    owned = site.memory.owned
    if role not in owned:
        written = owned.get(role[:-1]) or own_by_role(site, role[:-1])
        if written is not None:
            text = _xml(written) if role[-1] == _HTML else _NOT_XML.sub("", written)
            return site.own(Markup(text), *role)  # noqa: S704
    return owned.get(role)


def _changed(page: Page) -> str:
    return page.changed.isoformat() if page.changed else _LONG_AGO


def _xml(text: str) -> str:
    return str(escape(_NOT_XML.sub("", str(text))))

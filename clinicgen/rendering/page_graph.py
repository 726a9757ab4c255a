"""Joins a page's JSON-LD: the site's nodes and the page's own, cut where something of the clinic's is filled in.

Its address, and what of it stands in the page's texts, is marked before the nodes are written, and they are cut at the
marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup
from msgspec.structs import replace

from clinicgen.model.rendered_site import OwnText
from clinicgen.model.site_plan import ArticleSubject, FilledQuestion, Page, PageKind
from clinicgen.rendering.json_text import write_nodes
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.page_data import page_nodes
from clinicgen.rendering.page_views import QuestionView
from clinicgen.rendering.spliced import MixedText, SplicedMarkup, SplicedText, splice, varies

_BEGIN, _END = '{"@context":"https://schema.org","@graph":[', "]}"
_EDGE = "\udc00"
"""Stands around a mark: half a character, which no text holds, since it could not be written."""
_MARK = re.compile(f"{_EDGE}([0-9]+){_EDGE}")


def page_graph(
    site: OpenSite,
    page: Page,
    title: str,
    description: str,
    questions: Sequence[QuestionView],
    picture: str | None,
) -> SplicedMarkup:
    """Join the site's nodes and the page's own; title, description and questions are given in pieces.

    Picture is the path of the article's picture.
    """
    own: list[OwnText] = [site.own(site.showing.home[:-1], "home")]
    marked = _mark_texts(page, title, description, questions, own)
    nodes = write_nodes(page_nodes(f"{_EDGE}0{_EDGE}", site.showing, marked, picture))
    texts = _MARK.split(nodes)
    texts[1::2] = [site.own_json(own[int(place)]) for place in texts[1::2]]
    # A page that says the clinic has closed, or that nothing is here, describes no clinic to visit.
    shared = () if page.kind is PageKind.CLOSED else (site.own_nodes(),)
    written = splice((_BEGIN, *shared, "," if shared and nodes else "", *texts, _END))
    # What is told of the people who work here, only this site has.
    return written if page.kind is not PageKind.TEAM else splice((MixedText(written),))


def _mark_texts(
    page: Page, title: str, description: str, questions: Sequence[QuestionView], own: list[OwnText]
) -> Page:
    """Put a mark in place of each piece of the clinic's own; what the marks stand for is added to those known."""

    def mark(text: str) -> str:
        if not isinstance(text, SplicedText):
            return text
        marked = ""
        for part in text.parts:
            if isinstance(part, OwnText):
                marked += f"{_EDGE}{len(own)}{_EDGE}"
                own.append(part)
            else:
                marked += Markup(part).unescape()  # noqa: S704  # What was escaped to be printed.
        return marked

    marked_title = mark(title)
    crumbs = page.crumbs
    if varies(title):
        crumbs = tuple(replace(one, title=marked_title) if one.title == page.title else one for one in crumbs)
    subject = page.subject
    if isinstance(subject, ArticleSubject) and questions:
        faq = tuple(FilledQuestion(mark(one.question), mark(one.answer)) for one in questions)
        subject = replace(subject, faq=faq)
    return replace(page, title=marked_title, description=mark(description), crumbs=crumbs, subject=subject)

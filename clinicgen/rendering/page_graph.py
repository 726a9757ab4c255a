"""Joins a page's JSON-LD: the site's nodes and the page's own; an article's are written once for all clinics.

What a clinic fills into an article's nodes, its address and its facts, is marked before they are written, and they are
cut at the marks.
"""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup

from clinicgen.model.content import Fact, Words
from clinicgen.model.rendered_site import OwnText
from clinicgen.model.site_plan import ArticleSubject, FilledQuestion, Page, PageKind
from clinicgen.rendering.composed import tell_apart_json
from clinicgen.rendering.filling import fill_words
from clinicgen.rendering.json_text import write_nodes
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.page_data import page_nodes
from clinicgen.rendering.shared_work import ArticleWork, GraphPieces
from clinicgen.rendering.spliced import SplicedMarkup, splice

_BEGIN, _END = '{"@context":"https://schema.org","@graph":[', "]}"
_HOME = "\0home\0"
_MARK = re.compile(r"\\u0000(home|[0-9]+)\\u0000")
"""A mark as JSON spells it; facts and texts hold no NUL."""


def page_graph(
    site: OpenSite, site_nodes: str, page: Page, picture: str | None, work: ArticleWork | None = None
) -> SplicedMarkup:
    """Join the site's nodes, already written, and the page's own; picture is the path of the article's picture."""
    # A page that says the clinic has closed, or that nothing is here, describes no clinic to visit.
    shared = () if page.kind is PageKind.CLOSED else (site.own(Markup(site_nodes), "nodes"),)  # noqa: S704  # As below.
    if work is None or not isinstance(page.subject, ArticleSubject):
        own = _write_nodes(site, site.showing.home[:-1], page, picture)
        return splice((_BEGIN, *shared, "," if shared and own else "", *tell_apart_json(site, own), _END))
    return splice((_BEGIN, *shared, ",", *_article_nodes(site, page, page.subject, picture, work), _END))


def _article_nodes(
    site: OpenSite, page: Page, subject: ArticleSubject, picture: str | None, work: ArticleWork
) -> list[str]:
    """Fill an article's nodes, which on other sites are the same but for what is filled in."""
    marked, marked_subject, facts = _mark_facts(site, page, subject)
    told = _told(marked, marked_subject, picture)
    known = work.graph
    if known is None or known[0] != told:
        pieces = _MARK.split(_write_nodes(site, _HOME, marked, picture))
        marks = [None if mark == "home" else facts[int(mark)] for mark in pieces[1::2]]
        known = told, GraphPieces(tuple(pieces[::2]), tuple(marks))
        filled = _fill(site, known[1])
        plain = _write_nodes(site, site.showing.home[:-1], page, picture)
        # Should a text hold a mark itself, it is not cut at all.
        if "".join(filled) != plain:
            return [plain]
        work.graph = known
        return filled
    return _fill(site, known[1])


def _fill(site: OpenSite, graph: GraphPieces) -> list[str]:
    parts: list[str] = [""] * (len(graph.texts) + len(graph.marks))
    parts[::2] = graph.texts
    parts[1::2] = [_filled(site, mark) for mark in graph.marks]
    return parts


def _filled(site: OpenSite, mark: Fact | None) -> OwnText:
    if mark is None:
        return site.own_json(site.showing.home[:-1], "home", "json")
    return site.own_json(fill_words((mark,), site.showing.facts), "fact", mark.name, mark.default or "", "json")


def _mark_facts(site: OpenSite, page: Page, subject: ArticleSubject) -> tuple[Page, ArticleSubject, list[Fact]]:
    """Put a mark in place of each fact that the page's texts were filled with."""
    facts: list[Fact] = []
    table = site.showing.facts

    def mark(words: Words, filled: str) -> str:
        if all(isinstance(piece, str) for piece in words) or fill_words(words, table) != filled:
            return filled
        first = len(facts)
        facts.extend(piece for piece in words if isinstance(piece, Fact))
        marks = iter(range(first, len(facts)))
        return "".join(piece if isinstance(piece, str) else f"\0{next(marks)}\0" for piece in words)

    article = subject.article
    title, description = mark(article.content.title, page.title), mark(article.content.description, page.description)
    faq = tuple(
        FilledQuestion(mark(written.question, entry.question), mark(written.answer, entry.answer))
        for written, entry in zip(article.faq, subject.faq, strict=True)
    )
    if not facts:
        return page, subject, facts
    crumbs = tuple(replace(crumb, title=title) if crumb.title == page.title else crumb for crumb in page.crumbs)
    marked = replace(subject, faq=faq)
    return replace(page, title=title, description=description, crumbs=crumbs, subject=marked), marked, facts


def _told(page: Page, subject: ArticleSubject, picture: str | None) -> tuple[object, ...]:
    """Give all of an article's page that its nodes tell, besides the article."""
    crumbs = [part for crumb in page.crumbs for part in (crumb.title, crumb.address)]
    topics = [topic.title for topic in subject.topics]
    questions = [part for entry in subject.faq for part in (entry.question, entry.answer)]
    return page.address, page.title, page.description, picture, crumbs, topics, questions


def _write_nodes(site: OpenSite, home: str, page: Page, picture: str | None) -> str:
    return write_nodes(page_nodes(home, site.showing, page, picture))

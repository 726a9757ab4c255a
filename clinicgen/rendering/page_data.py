"""Tells search engines about one page: its JSON-LD, one graph of the site's nodes and the page's own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from clinicgen.model.content import Article
from clinicgen.model.site_plan import ArticleSubject, FilledQuestion, Page, PageKind, ServiceSubject
from clinicgen.rendering.clinic_data import Node, clinic_id, known
from clinicgen.rendering.showing import Showing

_ESCAPES = {
    ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029",
}  # fmt: skip
"""What could end a script element or a line of script; JSON spells it otherwise and means the same."""

_TYPES = {
    PageKind.ARTICLES: "CollectionPage",
    PageKind.TOPIC: "CollectionPage",
    PageKind.SERVICES: "CollectionPage",
    PageKind.LOCATIONS: "CollectionPage",
    PageKind.SERVICE: "MedicalWebPage",
    PageKind.ARTICLE: "MedicalWebPage",
    PageKind.CONTACT: "ContactPage",
}


def write_json(node: Node) -> str:
    """Write a node as JSON that can stand inside a script element."""
    return json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def page_graph(site_nodes: Iterable[str], showing: Showing, page: Page, picture: str | None) -> Markup:
    """Join the site's nodes, already written, and the page's own; picture is the article's, as a whole address."""
    own = (write_json(node) for node in _page_nodes(showing, page, picture))
    # A page that says the clinic has closed, or that nothing is here, describes no clinic to visit.
    shared = () if page.kind is PageKind.CLOSED else site_nodes
    graph = ",".join((*shared, *own))
    return Markup(f'{{"@context":"https://schema.org","@graph":[{graph}]}}')  # noqa: S704  # Escaped by write_json.


def _page_nodes(showing: Showing, page: Page, picture: str | None) -> Iterator[Node]:
    if page.kind is PageKind.NOT_FOUND:
        return
    address = showing.absolute(page.address)
    crumbs = _crumb_node(showing, page, address)
    node: Node = {
        "@type": _TYPES.get(page.kind, "WebPage"),
        "@id": f"{address}#webpage",
        "url": address,
        "name": page.title,
        "description": page.description,
        "inLanguage": "en",
    }
    if page.kind is not PageKind.CLOSED:
        node["publisher"] = {"@id": clinic_id(showing)}
    if crumbs:
        node["breadcrumb"] = {"@id": crumbs["@id"]}
    match page.subject:
        case ArticleSubject():
            yield node | _article_part(showing, page, page.subject, address, picture)
            if page.subject.faq:
                yield _faq_node(page.subject.faq, address)
        case ServiceSubject(service=service):
            yield node | {"about": {"@type": "MedicalTherapy", "name": service.name}}
        case _:
            yield node
    if page.kind is PageKind.TEAM:
        yield from _people_nodes(showing)
    if crumbs:
        yield crumbs


def _article_part(showing: Showing, page: Page, subject: ArticleSubject, address: str, picture: str | None) -> Node:
    article = subject.article
    published, changed = article.date, article.updated or article.date
    posting = {
        "@type": "BlogPosting",
        "@id": f"{address}#article",
        "headline": page.title,
        "description": page.description,
        "datePublished": published.isoformat() if published else None,
        "dateModified": changed.isoformat() if changed else None,
        "author": _author(showing, article),
        "publisher": {"@id": clinic_id(showing)},
        "image": picture,
        "citation": [{"@type": "CreativeWork", "name": source.title, "url": source.url} for source in article.sources],
        "mainEntityOfPage": {"@id": f"{address}#webpage"},
    }
    return known(
        {
            "lastReviewed": article.reviewed_on.isoformat() if article.reviewed_on else None,
            "reviewedBy": {"@type": "Person", "name": article.reviewed_by} if article.reviewed_by else None,
            "about": [{"@type": "Thing", "name": topic.title} for topic in subject.topics],
            "mainEntity": known(posting),
        }
    )


def _author(showing: Showing, article: Article) -> Node:
    return {"@type": "Person", "name": article.author} if article.author else {"@id": clinic_id(showing)}


def _faq_node(questions: Iterable[FilledQuestion], address: str) -> Node:
    return {
        "@type": "FAQPage",
        "@id": f"{address}#faq",
        "mainEntity": [
            {
                "@type": "Question",
                "name": entry.question,
                "acceptedAnswer": {"@type": "Answer", "text": entry.answer},
            }
            for entry in questions
        ],
    }


def _people_nodes(showing: Showing) -> Iterator[Node]:
    for person in showing.clinic.practitioners:
        photo = person.photo.src.removeprefix(showing.prefix) if person.photo else None
        yield known(
            {
                "@type": "Person",
                "name": person.name,
                "honorificSuffix": person.credentials,
                "jobTitle": person.role,
                "description": person.bio,
                "image": showing.absolute(photo) if photo else None,
                "worksFor": {"@id": clinic_id(showing)},
            }
        )


def _crumb_node(showing: Showing, page: Page, address: str) -> Node | None:
    if not page.crumbs:
        return None
    return {
        "@type": "BreadcrumbList",
        "@id": f"{address}#breadcrumbs",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": crumb.title, "item": showing.absolute(crumb.address)}
            for place, crumb in enumerate(page.crumbs, 1)
        ],
    }

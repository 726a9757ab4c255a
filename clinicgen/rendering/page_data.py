"""Tells search engines about one page: the nodes of its JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clinicgen.model.content import Article
from clinicgen.model.site_plan import ArticleSubject, FilledQuestion, Page, PageKind, ServiceSubject
from clinicgen.rendering.clinic_data import Node, clinic_id, known
from clinicgen.rendering.showing import Showing

_TYPES = {
    PageKind.ARTICLES: "CollectionPage",
    PageKind.TOPIC: "CollectionPage",
    PageKind.SERVICES: "CollectionPage",
    PageKind.LOCATIONS: "CollectionPage",
    PageKind.SERVICE: "MedicalWebPage",
    PageKind.ARTICLE: "MedicalWebPage",
    PageKind.CONTACT: "ContactPage",
}


def page_nodes(home: str, showing: Showing, page: Page, picture: str | None) -> Iterator[Node]:
    """Give a page's nodes; home is the site's address, without a slash at its end."""
    if page.kind is PageKind.NOT_FOUND:
        return
    address = home + page.address
    crumbs = _crumb_node(home, page)
    node: Node = {
        "@type": _TYPES.get(page.kind, "WebPage"),
        "@id": f"{address}#webpage",
        "url": address,
        "name": page.title,
        "description": page.description,
        "inLanguage": "en",
    }
    if page.kind is not PageKind.CLOSED:
        node["publisher"] = {"@id": clinic_id(home)}
    if crumbs:
        node["breadcrumb"] = {"@id": crumbs["@id"]}
    match page.subject:
        case ArticleSubject():
            yield node | _article_part(home, page, page.subject, picture)
            if page.subject.faq:
                yield _faq_node(page.subject.faq, address)
        case ServiceSubject(service=service):
            yield node | {"about": {"@type": "MedicalTherapy", "name": service.name}}
        case _:
            yield node
    if page.kind is PageKind.TEAM:
        yield from _people_nodes(home, showing)
    if crumbs:
        yield crumbs


def _article_part(home: str, page: Page, subject: ArticleSubject, picture: str | None) -> Node:
    article, address = subject.article, home + page.address
    published, changed = article.date, article.updated or article.date
    posting = {
        "@type": "BlogPosting",
        "@id": f"{address}#article",
        "headline": page.title,
        "description": page.description,
        "datePublished": published.isoformat() if published else None,
        "dateModified": changed.isoformat() if changed else None,
        "author": _author(home, article),
        "publisher": {"@id": clinic_id(home)},
        "image": home + picture if picture else None,
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


def _author(home: str, article: Article) -> Node:
    return {"@type": "Person", "name": article.author} if article.author else {"@id": clinic_id(home)}


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


def _people_nodes(home: str, showing: Showing) -> Iterator[Node]:
    for person in showing.clinic.practitioners:
        photo = person.photo.src.removeprefix(showing.prefix) if person.photo else None
        yield known(
            {
                "@type": "Person",
                "name": person.name,
                "honorificSuffix": person.credentials,
                "jobTitle": person.role,
                "description": person.bio,
                "image": home + photo if photo else None,
                "worksFor": {"@id": clinic_id(home)},
            }
        )


def _crumb_node(home: str, page: Page) -> Node | None:
    if not page.crumbs:
        return None
    return {
        "@type": "BreadcrumbList",
        "@id": f"{home}{page.address}#breadcrumbs",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": crumb.title, "item": home + crumb.address}
            for place, crumb in enumerate(page.crumbs, 1)
        ],
    }

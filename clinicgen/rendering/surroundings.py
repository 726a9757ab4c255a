"""Says what a page shows besides its theme and the clinic's own texts: where that is the same, sites share its frame.

Which texts the site has for it to lead to, where it stands, what its pictures are called. Titles and questions count by
their pieces, and an article's not at all where they say what the article and the clinic's facts let them say.
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.model.content import Words
from clinicgen.model.site_plan import (
    ArticleCard,
    ArticleSubject,
    ClosedSubject,
    HomeSubject,
    ListSubject,
    LocationsSubject,
    Page,
    ServiceSubject,
    Subject,
    TextSubject,
)
from clinicgen.model.source import digest_of
from clinicgen.rendering.bodies import LaidBody, lay_body
from clinicgen.rendering.filling import is_filled_as
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.shared_work import Surrounded
from clinicgen.rendering.show_page import article_work, cards_of, titled
from clinicgen.rendering.spliced import pieces_of

_MOST_OF_ARTICLE, _MOST = 16, 1024
"""How many are kept of one article, and of all other pages: most sites show the same."""
_NO_TEXT = lay_body(())


def surround(site: OpenSite, page: Page) -> Surrounded:
    """Give what all sites share that show the same on a page as this one does."""
    known = site.surrounded.get(page.address)
    if known is None:
        subject = page.subject
        if isinstance(subject, ArticleSubject):
            work = article_work(site, subject)
            known = _find(
                work.surrounded, _MOST_OF_ARTICLE, _of_article(site, page, subject, work.laid), work.laid, work.digest
            )
        else:
            laid = _NO_TEXT
            if isinstance(subject, ServiceSubject | TextSubject) and subject.body:
                laid = site.shared.lay(subject.body, subject.variant)
            shown = (site.theme.theme.name, page.kind, *_of_page(site, page, laid))
            known = _find(site.shared.surrounded, _MOST, shown, laid, "")
        site.surrounded[page.address] = known
    return known


def _find(
    among: dict[tuple[object, ...], Surrounded], most: int, shown: tuple[object, ...], laid: LaidBody, digest: str
) -> Surrounded:
    known = among.get(shown)
    if known is None or known.laid is not laid:
        if len(among) >= most:
            among.clear()
        known = among[shown] = Surrounded(laid, digest_of(digest, repr(shown)))
    return known


def _of_article(site: OpenSite, page: Page, subject: ArticleSubject, laid: LaidBody) -> tuple[object, ...]:
    article, title = subject.article, page.title
    return (
        *_of_any(site, page, subject.recent),
        _said(site, article.content.title, title),
        _said(site, article.content.description, page.description),
        site.name_topics(subject.topics),
        site.showing.assets.paths.get(article.image.path) if article.image else None,
        *(_questions(site, subject) if subject.faq else ()),
        *_reached_by(site, laid),
    )


def _of_page(site: OpenSite, page: Page, laid: LaidBody) -> tuple[object, ...]:
    return (
        *_of_any(site, page, cards_of(page.subject)),
        *map(pieces_of, titled(site, page)),
        *_of_subject(site, page.subject),
        *_reached_by(site, laid),
    )


def _of_any(site: OpenSite, page: Page, cards: tuple[ArticleCard, ...]) -> tuple[object, ...]:
    showing, title = site.showing, page.title
    shown: list[object] = [
        showing.prefix,
        showing.clinic.logo is None,
        title == showing.clinic.name,
        page.address,
        None if page.canonical == showing.absolute(page.address) else page.canonical,
        page.is_indexed,
        not cards,
        len(page.crumbs),
    ]
    for crumb in page.crumbs:
        shown += None if crumb.title == title else crumb.title, crumb.address
    return tuple(shown)


def _of_subject(site: OpenSite, subject: Subject) -> Iterator[object]:
    match subject:
        case ListSubject(pagination=place, topics=topics):
            yield place.number, place.count, place.previous, place.next
            yield site.name_topics(topics)
        case HomeSubject(topics=topics):
            yield site.name_topics(topics)
        case ServiceSubject(service=service, variant=variant):
            yield service.name, service.summary, variant
        case TextSubject(variant=variant):
            yield variant
        case LocationsSubject(clinics=clinics):
            yield not clinics
        case ClosedSubject(message=message, successor=successor):
            yield message, site.other(successor).digest if successor else None
        case _:
            pass


def _reached_by(site: OpenSite, laid: LaidBody) -> tuple[object, ...]:
    """Give what a text shows that neither it nor the clinic's facts hold."""
    plan, paths = site.showing.plan, site.showing.assets.paths
    if not (laid.links or laid.pictures or laid.clinics):
        return ()
    return (
        *map(plan.content_addresses.get, laid.links),
        # A picture's path ends in a fingerprint of its bytes; None where there is no such picture.
        *map(paths.get, laid.pictures),
        *[site.other(other).digest if (other := plan.show_by_name(slug)) else None for slug in laid.clinics],
    )


def _questions(site: OpenSite, subject: ArticleSubject) -> Iterator[str | None]:
    for written, entry in zip(subject.article.faq, subject.faq, strict=True):
        yield _said(site, written.question, entry.question)
        yield _said(site, written.answer, entry.answer)


def _said(site: OpenSite, words: Words, filled: str) -> str | None:
    """Give a text, or None where it is what its words say with the clinic's facts."""
    if len(words) == 1 and isinstance(words[0], str):
        return filled
    return None if is_filled_as(words, site.showing.facts, filled) else filled

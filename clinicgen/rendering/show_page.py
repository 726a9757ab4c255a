"""Shows one page as its template prints it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from msgspec import Struct

from clinicgen.model.content import Article
from clinicgen.model.site_plan import (
    ArticleCard,
    ArticleSubject,
    ClosedSubject,
    Crumb,
    HomeSubject,
    ListSubject,
    LocationsSubject,
    NoSubject,
    Page,
    PageKind,
    Pagination,
    ServiceSubject,
    Subject,
    TextSubject,
    TopicLink,
)
from clinicgen.rendering.clinic_views import MenuLinkView, PictureView
from clinicgen.rendering.composed import show_card, tell_apart
from clinicgen.rendering.filling import FilledText, fill_picture, fill_text, splice_words
from clinicgen.rendering.joining import WHOLE
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.page_graph import page_graph
from clinicgen.rendering.page_views import (
    CardView,
    ClosedView,
    ContentsEntry,
    ContentView,
    CrumbView,
    ListView,
    MetaView,
    PageView,
    PaginationView,
    QuestionView,
    ServiceView,
)
from clinicgen.rendering.shared_work import ArticleWork
from clinicgen.rendering.spliced import SplicedText, printed, splice_text, varies
from clinicgen.rendering.template_reads import Read

LISTED: frozenset[Read] = frozenset({("content", "recent"), ("listing", "cards"), ("locations", None)})
"""The cards of articles or clinics that a page lists."""
_ALWAYS_VARYING: frozenset[Read] = frozenset({("page", "head_title"), ("page", "open_graph"), ("page", "json_ld")})


class Place(Struct, frozen=True):
    """A page's place among the others: all of a page that the clinic's own texts read."""

    kind: str
    href: str
    section_href: str
    robots: str | None


def page_values(site: OpenSite, page: Page) -> dict[str, object]:
    """Give everything the page's template receives: what every page has, and what its kind has besides."""
    subject = page.subject
    own: dict[str, Any]
    picture: PictureView | None = None
    match subject:
        case ArticleSubject():
            work = article_work(site, subject)
            content = _show_article_content(site, subject, work)
            picture = content.image
            own = {"article": work.view, "content": content}
        case ServiceSubject(service=service):
            text = fill_text(site, site.shared.lay(subject.body, subject.variant))
            own = {
                "service": ServiceView(service.name, service.summary),
                "content": _show_content(text, recent=show_cards(site, subject.articles)),
            }
        case TextSubject():
            own = {"content": _show_content(fill_text(site, site.shared.lay(subject.body, subject.variant)))}
        case ListSubject():
            own = {"listing": _show_list(site, subject.cards, subject.topics, subject.pagination)}
        case HomeSubject():
            own = {"listing": _show_list(site, subject.recent, subject.topics, None)}
        case LocationsSubject(clinics=clinics):
            own = {"locations": tuple(site.other(clinic).view for clinic in clinics)}
        case ClosedSubject(message=message, successor=successor):
            own = {"closed": ClosedView(message, site.other(successor).view if successor else None)}
        case NoSubject():
            own = {}
    return {**site.values, "page": show_page(site, page, own.get("content"), picture), **own}


def varying_of(values: Mapping[str, object]) -> frozenset[Read]:
    """Give what holds something of the clinic's among the values of a page, or is left open."""
    page, content = cast(PageView, values["page"]), cast(ContentView | None, values.get("content"))
    found = {
        ("page", "title"): varies(page.title),
        ("page", "crumbs"): any(varies(crumb.title) for crumb in page.crumbs),
        ("page", "description"): varies(page.description),
        ("page", "canonical"): varies(page.canonical),
    }
    if content is not None:
        found[("content", "body")] = varies(content.body)
        found[("content", "contents")] = any(map(_varies_anywhere, content.contents))
        found[("content", "image")] = content.image is not None and varies(content.image.alt)
        found[("content", "faq")] = any(varies(entry.question) or varies(entry.answer) for entry in content.faq)
    return WHOLE | LISTED | _ALWAYS_VARYING | {read for read, is_varying in found.items() if is_varying}


def _varies_anywhere(entry: ContentsEntry) -> bool:
    return varies(entry.title) or any(map(_varies_anywhere, entry.children))


def cards_of(subject: Subject) -> tuple[ArticleCard, ...]:
    """Give the cards of articles that a page shows."""
    match subject:
        case ArticleSubject(recent=cards) | HomeSubject(recent=cards):
            return cards
        case ListSubject(cards=cards) | ServiceSubject(articles=cards):
            return cards
        case _:
            return ()


def article_work(site: OpenSite, subject: ArticleSubject) -> ArticleWork:
    """Give the work that is shared by all pages of an article."""
    name = site.theme.theme.name
    return site.shared.article(name, subject.article, subject.body, subject.variant, subject.reading_minutes)


def place_of(site: OpenSite, page: Page) -> Place:
    """Give a page's place among the others."""
    address = site.showing.address
    section = page.crumbs[1].address if len(page.crumbs) > 1 else page.address
    robots = None if page.is_indexed else "noindex"
    return Place(page.kind.value, address(page.address), site.same(address(section)), robots)


def show_page(site: OpenSite, page: Page, content: ContentView | None, picture: PictureView | None) -> PageView:
    """Show what every page has: head, crumbs, structured data."""
    showing, place = site.showing, place_of(site, page)
    title, description = titled(site, page)
    whole_picture = picture.src.removeprefix(showing.prefix) if picture else None
    is_own_canonical = page.canonical == showing.absolute(page.address)
    return PageView(
        kind=place.kind,
        title=title,
        head_title=_head_title(site, title),
        description=description,
        href=place.href,
        section_href=place.section_href,
        canonical=site.own_address(page.address) if is_own_canonical else page.canonical,
        robots=place.robots,
        crumbs=tuple([_crumb(site, page, crumb, title) for crumb in page.crumbs]),
        open_graph=tuple(_open_graph(site, page, picture, title, description)),
        json_ld=page_graph(site, page, title, description, content.faq if content else (), whole_picture),
    )


def titled(site: OpenSite, page: Page) -> tuple[str, str]:
    """Give the page's title and description, with the pieces that they are printed as where the clinic is in them."""
    match page.subject:
        case ArticleSubject(article=Article(content=content)) | TextSubject(content=content):
            title = splice_words(site, content.title, page.title)
            return title, splice_words(site, content.description, page.description)
        case _:
            return tell_apart(site, page.title), tell_apart(site, page.description)


def _head_title(site: OpenSite, title: str) -> SplicedText:
    name, place = site.showing.clinic.name, site.showing.clinic.address.place
    own = site.own(place, "place") if title == name else site.own_name()
    return splice_text(f"{title} | {place if title == name else name}", (*printed(title), " | ", own))


def _crumb(site: OpenSite, page: Page, crumb: Crumb, title: str) -> CrumbView:
    said = title if crumb.title == title else crumb.title
    return site.crumb(said, site.showing.address(crumb.address), crumb.address == page.address)


def _show_article_content(site: OpenSite, subject: ArticleSubject, work: ArticleWork) -> ContentView:
    image = subject.article.image
    return _show_content(
        fill_text(site, work.laid),
        image=fill_picture(site, image) if image else None,
        faq=tuple(
            [
                QuestionView(
                    splice_words(site, written.question, entry.question),
                    splice_words(site, written.answer, entry.answer),
                )
                for written, entry in zip(subject.article.faq, subject.faq, strict=True)
            ]
        ),
        topics=_show_menu(site, subject.topics),
        recent=show_cards(site, subject.recent),
    )


def _show_content(
    text: FilledText,
    image: PictureView | None = None,
    faq: tuple[QuestionView, ...] = (),
    topics: tuple[MenuLinkView, ...] = (),
    recent: tuple[CardView, ...] = (),
) -> ContentView:
    return ContentView(text.html, text.contents, image, faq, topics, recent)


def _show_list(
    site: OpenSite,
    cards: tuple[ArticleCard, ...],
    topics: tuple[TopicLink, ...],
    pagination: Pagination | None,
) -> ListView:
    address = site.showing.address
    place = None
    if pagination and pagination.count > 1:
        place = PaginationView(
            pagination.number,
            pagination.count,
            address(pagination.previous) if pagination.previous else None,
            address(pagination.next) if pagination.next else None,
        )
    return ListView(show_cards(site, cards), _show_menu(site, topics), place)


def _show_menu(site: OpenSite, topics: tuple[TopicLink, ...]) -> tuple[MenuLinkView, ...]:
    return site.show_once(topics, lambda topic: MenuLinkView(topic.title, site.showing.address(topic.address)))


def show_cards(site: OpenSite, cards: tuple[ArticleCard, ...]) -> tuple[CardView, ...]:
    """Show articles as cards."""
    prefix, show_plain = site.showing.prefix, site.shared.card
    return tuple([show_card(site, card) if card.is_filled else show_plain(prefix, card) for card in cards])


def _open_graph(
    site: OpenSite, page: Page, picture: PictureView | None, title: str, description: str
) -> Iterator[MetaView]:
    yield site.meta("og:type", "article" if page.kind is PageKind.ARTICLE else "website")
    yield MetaView("og:title", title)
    yield MetaView("og:description", description)
    # The page's own address even where another site's copy is canonical: no other clinic is named in a page's head.
    yield MetaView("og:url", site.own_address(page.address))
    name, *card = site.own_metas()
    yield name
    yield site.meta("og:locale", "en_US")
    article = page.subject.article if isinstance(page.subject, ArticleSubject) else None
    served = site.showing.assets.served.get(article.image.path) if article and article.image else None
    if picture and served and served.shared:  # A whole address, for those who read it outside the site.
        yield MetaView("og:image", site.own_address(f"/{served.shared.path}"))
        yield site.meta("og:image:width", str(served.shared.width))
        yield site.meta("og:image:height", str(served.shared.height))
        yield MetaView("og:image:alt", picture.alt)
    else:
        yield from card
    if article:
        if article.date:
            yield MetaView("article:published_time", article.date.isoformat())
        if article.updated:
            yield MetaView("article:modified_time", article.updated.isoformat())

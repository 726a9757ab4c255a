"""Shows one page as its template prints it."""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.model.site_plan import (
    ArticleCard,
    ArticleSubject,
    ClosedSubject,
    HomeSubject,
    ListSubject,
    LocationsSubject,
    NoSubject,
    Page,
    PageKind,
    Pagination,
    ServiceSubject,
    TextSubject,
    TopicLink,
)
from clinicgen.rendering.clinic_views import MenuLinkView, PictureView
from clinicgen.rendering.dates import show_date
from clinicgen.rendering.filling import FilledText, fill_picture, fill_text
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.page_data import page_graph
from clinicgen.rendering.page_views import (
    CardView,
    ClosedView,
    ContentView,
    ListView,
    PageView,
    PaginationView,
    QuestionView,
    ServiceView,
)
from clinicgen.rendering.shared_work import ArticleWork
from clinicgen.rendering.show_clinic import show_other_clinic
from clinicgen.rendering.showing import Showing


def page_values(site: OpenSite, site_nodes: str, page: Page, work: ArticleWork | None) -> dict[str, object]:
    """Give everything the page's template receives: what every page has, and what its kind has besides."""
    subject = page.subject
    own: dict[str, object]
    picture: PictureView | None = None
    match subject:
        case ArticleSubject():
            work = work or article_work(site, subject)
            content = _show_article_content(site, subject, work)
            picture = content.image
            own = {"article": work.view, "content": content}
        case ServiceSubject(service=service):
            text = fill_text(site, site.shared.lay(subject.body, subject.variant))
            own = {
                "service": ServiceView(service.name, service.summary),
                "content": _show_content(text, recent=_show_cards(site, subject.articles)),
            }
        case TextSubject():
            own = {"content": _show_content(fill_text(site, site.shared.lay(subject.body, subject.variant)))}
        case ListSubject():
            own = {"listing": _show_list(site, subject.cards, subject.topics, subject.pagination)}
        case HomeSubject():
            own = {"listing": _show_list(site, subject.recent, subject.topics, None)}
        case LocationsSubject(clinics=clinics):
            own = {"locations": tuple(show_other_clinic(clinic) for clinic in clinics)}
        case ClosedSubject(message=message, successor=successor):
            own = {"closed": ClosedView(message, show_other_clinic(successor) if successor else None)}
        case NoSubject():
            own = {}
    return {**site.values, "page": show_page(site, site_nodes, page, picture, work), **own}


def article_work(site: OpenSite, subject: ArticleSubject) -> ArticleWork:
    """Give the work that is shared by all pages of an article."""
    name = site.theme.theme.name
    return site.shared.article(name, subject.article, subject.body, subject.variant, subject.reading_minutes)


def show_page(
    site: OpenSite, site_nodes: str, page: Page, picture: PictureView | None, work: ArticleWork | None
) -> PageView:
    """Show what every page has: head, crumbs, structured data."""
    showing = site.showing
    address = showing.address
    name, place = showing.clinic.name, showing.clinic.address.place
    whole_picture = picture.src.removeprefix(showing.prefix) if picture else None
    return PageView(
        kind=page.kind.value,
        title=page.title,
        head_title=f"{page.title} | {place if page.title == name else name}",
        description=page.description,
        href=address(page.address),
        section_href=site.same(address(page.crumbs[1].address if len(page.crumbs) > 1 else page.address)),
        canonical=page.canonical,
        robots=None if page.is_indexed else "noindex",
        crumbs=tuple(
            [site.crumb(crumb.title, address(crumb.address), crumb.address == page.address) for crumb in page.crumbs]
        ),
        open_graph=tuple([site.meta(*one) for one in _open_graph(showing, page, picture)]),
        json_ld=page_graph(site_nodes, showing, page, whole_picture, work),
    )


def _show_article_content(site: OpenSite, subject: ArticleSubject, work: ArticleWork) -> ContentView:
    image = subject.article.image
    return _show_content(
        fill_text(site, work.laid),
        image=fill_picture(site.showing, image) if image else None,
        faq=tuple([QuestionView(entry.question, entry.answer) for entry in subject.faq]),
        topics=_show_menu(site, subject.topics),
        recent=_show_cards(site, subject.recent),
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
    return ListView(_show_cards(site, cards), _show_menu(site, topics), place)


def _show_menu(site: OpenSite, topics: tuple[TopicLink, ...]) -> tuple[MenuLinkView, ...]:
    return site.show_once(topics, lambda topic: MenuLinkView(topic.title, site.showing.address(topic.address)))


def _show_cards(site: OpenSite, cards: tuple[ArticleCard, ...]) -> tuple[CardView, ...]:
    return site.show_once(
        cards,
        lambda card: CardView(
            card.title,
            site.showing.address(card.address),
            card.excerpt,
            show_date(card.date) if card.date else None,
            card.reading_minutes,
        ),
    )


def _open_graph(showing: Showing, page: Page, picture: PictureView | None) -> Iterator[tuple[str, str]]:
    yield ("og:type", "article" if page.kind is PageKind.ARTICLE else "website")
    yield ("og:title", page.title)
    yield ("og:description", page.description)
    # The page's own address even where another site's copy is canonical: no other clinic is named in a page's head.
    yield ("og:url", showing.absolute(page.address))
    yield ("og:site_name", showing.clinic.name)
    yield ("og:locale", "en_US")
    shown = picture or showing.clinic.logo
    if shown:
        yield ("og:image", _whole(showing, shown))
        yield ("og:image:alt", shown.alt)
    if isinstance(page.subject, ArticleSubject):
        article = page.subject.article
        if article.date:
            yield ("article:published_time", article.date.isoformat())
        if article.updated:
            yield ("article:modified_time", article.updated.isoformat())


def _whole(showing: Showing, picture: PictureView) -> str:
    """Give a picture's whole address, for those who read it outside the site."""
    return showing.absolute(picture.src.removeprefix(showing.prefix))

"""Shows one page as its template prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clinicgen.model.content import Article
from clinicgen.model.site_plan import (
    ArticleCard,
    ArticleSubject,
    ClosedSubject,
    HomeSubject,
    ListSubject,
    LocationsSubject,
    MenuItem,
    NoSubject,
    Page,
    PageKind,
    Pagination,
    ServiceSubject,
    TextSubject,
    TopicLink,
)
from clinicgen.rendering.clinic_views import LinkView, MenuLinkView, PictureView
from clinicgen.rendering.dates import show_date
from clinicgen.rendering.filling import FilledHeading, FilledText, fill_picture, fill_text
from clinicgen.rendering.page_data import page_graph
from clinicgen.rendering.page_views import (
    ArticleView,
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
    ReviewView,
    ServiceView,
)
from clinicgen.rendering.show_clinic import show_other_clinic
from clinicgen.rendering.showing import Showing
from clinicgen.rendering.templates import OpenTheme

_FEWEST_CONTENTS = 3
"""A table of contents begins to help at this many headings."""


def page_values(theme: OpenTheme, showing: Showing, site_nodes: Iterable[str], page: Page) -> dict[str, object]:
    """Give everything the page's template receives: what every page has, and what its kind has besides."""
    subject = page.subject
    own: dict[str, object]
    picture: PictureView | None = None
    match subject:
        case ArticleSubject():
            content = _show_article_content(theme, showing, subject)
            picture = content.image
            own = {"article": show_article(subject.article, subject.reading_minutes), "content": content}
        case ServiceSubject(service=service):
            text = fill_text(theme, showing, subject.body)
            own = {
                "service": ServiceView(service.name, service.summary),
                "content": _show_content(text, recent=_show_cards(showing, subject.articles)),
            }
        case TextSubject():
            own = {"content": _show_content(fill_text(theme, showing, subject.body))}
        case ListSubject():
            own = {"listing": _show_list(showing, subject.cards, subject.topics, subject.pagination)}
        case HomeSubject():
            own = {"listing": _show_list(showing, subject.recent, subject.topics, None)}
        case LocationsSubject(clinics=clinics):
            own = {"locations": tuple(show_other_clinic(clinic) for clinic in clinics)}
        case ClosedSubject(message=message, successor=successor):
            own = {"closed": ClosedView(message, show_other_clinic(successor) if successor else None)}
        case NoSubject():
            own = {}
    return {
        "clinic": showing.clinic,
        "site": showing.site,
        "theme": showing.settings,
        "page": show_page(showing, site_nodes, page, picture),
        **own,
    }


def show_page(showing: Showing, site_nodes: Iterable[str], page: Page, picture: PictureView | None) -> PageView:
    """Show what every page has: head, crumbs, structured data."""
    address = showing.address
    name, place = showing.clinic.name, showing.clinic.address.place
    whole_picture = _whole(showing, picture) if picture else None
    return PageView(
        kind=page.kind.value,
        title=page.title,
        head_title=f"{page.title} | {place if page.title == name else name}",
        description=page.description,
        href=address(page.address),
        section_href=address(page.crumbs[1].address if len(page.crumbs) > 1 else page.address),
        canonical=page.canonical,
        robots=None if page.is_indexed else "noindex",
        crumbs=tuple(
            CrumbView(crumb.title, address(crumb.address), crumb.address == page.address) for crumb in page.crumbs
        ),
        open_graph=tuple(_open_graph(showing, page, picture)),
        json_ld=page_graph(site_nodes, showing, page, whole_picture),
    )


def show_article(article: Article, reading_minutes: int) -> ArticleView:
    """Show what is the same on every clinic's copy of an article."""
    reviewed = None
    if article.reviewed_by and article.reviewed_on:
        reviewed = ReviewView(article.reviewed_by, show_date(article.reviewed_on))
    return ArticleView(
        published=show_date(article.date) if article.date else None,
        updated=show_date(article.updated) if article.updated else None,
        reviewed=reviewed,
        author=article.author,
        sources=tuple(LinkView(source.title, source.url) for source in article.sources),
        reading_minutes=reading_minutes,
    )


def _show_article_content(theme: OpenTheme, showing: Showing, subject: ArticleSubject) -> ContentView:
    image = subject.article.image
    return _show_content(
        fill_text(theme, showing, subject.body),
        image=fill_picture(showing, image) if image else None,
        faq=tuple(QuestionView(entry.question, entry.answer) for entry in subject.faq),
        topics=_show_menu(showing, subject.topics),
        recent=_show_cards(showing, subject.recent),
    )


def _show_content(
    text: FilledText,
    image: PictureView | None = None,
    faq: tuple[QuestionView, ...] = (),
    topics: tuple[MenuLinkView, ...] = (),
    recent: tuple[CardView, ...] = (),
) -> ContentView:
    return ContentView(text.html, show_contents(text.headings), image, faq, topics, recent)


def show_contents(headings: Iterable[FilledHeading]) -> tuple[ContentsEntry, ...]:
    """Show a table of contents of two levels, where there are headings enough for one."""
    listed = [heading for heading in headings if heading.level <= 3 and heading.title]
    if len(listed) < _FEWEST_CONTENTS:
        return ()
    groups: list[tuple[FilledHeading, list[ContentsEntry]]] = []
    for heading in listed:
        if heading.level <= 2 or not groups:
            groups.append((heading, []))
        else:
            groups[-1][1].append(ContentsEntry(heading.title, f"#{heading.anchor}", ()))
    return tuple(ContentsEntry(first.title, f"#{first.anchor}", tuple(below)) for first, below in groups)


def _show_list(
    showing: Showing,
    cards: Iterable[ArticleCard],
    topics: Iterable[TopicLink],
    pagination: Pagination | None,
) -> ListView:
    place = None
    if pagination and pagination.count > 1:
        place = PaginationView(
            pagination.number,
            pagination.count,
            showing.address(pagination.previous) if pagination.previous else None,
            showing.address(pagination.next) if pagination.next else None,
        )
    return ListView(_show_cards(showing, cards), _show_menu(showing, topics), place)


def _show_menu(showing: Showing, items: Iterable[TopicLink | MenuItem]) -> tuple[MenuLinkView, ...]:
    return tuple(MenuLinkView(item.title, showing.address(item.address)) for item in items)


def _show_cards(showing: Showing, cards: Iterable[ArticleCard]) -> tuple[CardView, ...]:
    return tuple(
        CardView(
            card.title,
            showing.address(card.address),
            card.excerpt,
            show_date(card.date) if card.date else None,
            card.reading_minutes,
        )
        for card in cards
    )


def _open_graph(showing: Showing, page: Page, picture: PictureView | None) -> Iterator[MetaView]:
    yield MetaView("og:type", "article" if page.kind is PageKind.ARTICLE else "website")
    yield MetaView("og:title", page.title)
    yield MetaView("og:description", page.description)
    # The page's own address even where another site's copy is canonical: no other clinic is named in a page's head.
    yield MetaView("og:url", showing.absolute(page.address))
    yield MetaView("og:site_name", showing.clinic.name)
    yield MetaView("og:locale", "en_US")
    shown = picture or showing.clinic.logo
    if shown:
        yield MetaView("og:image", _whole(showing, shown))
        yield MetaView("og:image:alt", shown.alt)
    if isinstance(page.subject, ArticleSubject):
        article = page.subject.article
        if article.date:
            yield MetaView("article:published_time", article.date.isoformat())
        if article.updated:
            yield MetaView("article:modified_time", article.updated.isoformat())


def _whole(showing: Showing, picture: PictureView) -> str:
    """Give a picture's whole address, for those who read it outside the site."""
    return showing.absolute(picture.src.removeprefix(showing.prefix))

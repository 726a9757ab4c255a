"""What templates see of one page: the theme author's reference, values ready to print.

What an article alone decides (`article`) is kept apart from what a clinic fills in (`content`, `page`), so that
templates print them side by side.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup
from msgspec import Struct

from clinicgen.model.site_plan import PageKind
from clinicgen.rendering.clinic_views import (
    ClinicView,
    DateView,
    LinkView,
    MenuLinkView,
    OtherClinicView,
    PictureView,
    SiteView,
)


class CrumbView(Struct, frozen=True):
    """One step of the way from home to the page."""

    title: str
    """What it says."""
    href: str
    """Where it leads."""
    is_current: bool
    """Whether it is the page itself."""


class MetaView(Struct, frozen=True):
    """An Open Graph value for the page's head."""

    property: str
    """Such as `og:title`."""
    content: str
    """Its value."""


class PageView(Struct, frozen=True):
    """`page`: the page that is being rendered."""

    kind: str
    """The kind of page; its template is `<kind>.html`."""
    title: str
    """The page's heading."""
    head_title: str
    """For `<title>`: the heading and the clinic's name."""
    description: str
    """For `<meta name="description">`."""
    href: str
    """The page's own address within the site."""
    section_href: str
    """The address of the section it belongs to: for an article the list of articles."""
    canonical: str
    """For `<link rel="canonical">`."""
    robots: str | None
    """For `<meta name="robots">`, or None where search engines are welcome."""
    crumbs: tuple[CrumbView, ...]
    """The way from home to this page, itself last; empty on home, 404 and closed pages."""
    open_graph: tuple[MetaView, ...]
    """What networks show when the page is shared."""
    json_ld: Markup
    """For `<script type="application/ld+json">`, safe to print there."""


class CardView(Struct, frozen=True):
    """An article as lists show it."""

    title: str
    """The article's title."""
    href: str
    """Its page."""
    excerpt: str
    """Its first words."""
    date: DateView | None
    """The day it was published, or None."""
    reading_minutes: int
    """How long it takes to read."""


class ContentsEntry(Struct, frozen=True):
    """A heading in a table of contents."""

    title: str
    """The heading's text."""
    href: str
    """Its anchor, with `#`."""
    children: tuple[ContentsEntry, ...]
    """The headings below it."""


class QuestionView(Struct, frozen=True):
    """A question and its answer."""

    question: str
    """The question."""
    answer: str
    """The answer."""


class ContentView(Struct, frozen=True):
    """`content`: what the page's text is for this clinic, its facts filled in."""

    body: Markup
    """The text; empty where nothing was written."""
    contents: tuple[ContentsEntry, ...]
    """The table of contents; empty below three headings."""
    image: PictureView | None
    """The picture above the text, or None; so on every page but an article's."""
    faq: tuple[QuestionView, ...]
    """Questions and answers."""
    topics: tuple[MenuLinkView, ...]
    """The topics it is listed under."""
    recent: tuple[CardView, ...]
    """On an article's page other articles, on a service's page those about it."""


class ReviewView(Struct, frozen=True):
    """Who checked an article, and when."""

    by: str
    """The reviewer's name."""
    on: DateView
    """The day of the review."""


class ArticleView(Struct, frozen=True):
    """`article`: what is the same on every clinic's copy of an article."""

    published: DateView | None
    """The day it was published, or None."""
    updated: DateView | None
    """The day of its last change of substance, or None."""
    reviewed: ReviewView | None
    """Who checked it, or None."""
    author: str | None
    """Who wrote it, or None."""
    sources: tuple[LinkView, ...]
    """What it rests on."""
    reading_minutes: int
    """How long it takes to read."""


class PaginationView(Struct, frozen=True):
    """Where a page stands in a list of several pages."""

    number: int
    """This page's number, from 1."""
    count: int
    """How many pages there are."""
    previous_href: str | None
    """The page before, or None."""
    next_href: str | None
    """The page after, or None."""


class ListView(Struct, frozen=True):
    """`listing`: articles of the article list or of a topic, or those the home page shows."""

    cards: tuple[CardView, ...]
    """The articles."""
    topics: tuple[MenuLinkView, ...]
    """Topics to choose from."""
    pagination: PaginationView | None
    """Where this page stands among the list's pages; None where there is one page."""


class ServiceView(Struct, frozen=True):
    """`service`: the service a page is about."""

    name: str
    """The service's name."""
    summary: str | None
    """One or two sentences, or None."""


class ClosedView(Struct, frozen=True):
    """`closed`: what the one page of a closed clinic says."""

    message: str
    """What to tell patients."""
    successor: OtherClinicView | None
    """The clinic that takes over, or None."""


class BlockView(Struct, frozen=True):
    """`block`: what a text wrote between `::: note` (or another block) and `:::`."""

    name: str
    """The block's name: its partial is `blocks/<name>.html`."""
    heading: Markup | None
    """What stands after the name, or None."""
    content: Markup | None
    """What stands inside, or None."""


EVERYWHERE: Mapping[str, type] = {"clinic": ClinicView, "site": SiteView, "theme": Mapping, "page": PageView}
"""What every page's template receives; `theme` holds the theme's settings by name."""

BY_KIND: Mapping[PageKind, Mapping[str, type]] = {
    PageKind.HOME: {"listing": ListView},
    PageKind.ARTICLE: {"article": ArticleView, "content": ContentView},
    PageKind.ARTICLES: {"listing": ListView},
    PageKind.TOPIC: {"listing": ListView},
    PageKind.SERVICES: {},
    PageKind.SERVICE: {"service": ServiceView, "content": ContentView},
    PageKind.CONTACT: {},
    PageKind.PAGE: {"content": ContentView},
    PageKind.TEAM: {},
    PageKind.LOCATIONS: {"locations": tuple},
    PageKind.NONDISCRIMINATION: {},
    PageKind.NOT_FOUND: {},
    PageKind.CLOSED: {"closed": ClosedView},
}
"""What the templates of each kind of page receive besides; `locations` is a list of OtherClinicView."""

IN_BLOCKS: Mapping[str, type] = {
    "clinic": ClinicView, "site": SiteView, "theme": Mapping, "block": BlockView, "other": OtherClinicView,
}  # fmt: skip
"""What the partials in `blocks/` receive: `other` in `clinic.html`, `block` in all others."""

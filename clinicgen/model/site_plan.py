"""What one clinic's site will consist of: every page with its address, and what stands on it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from clinicgen.model.clinic import Clinic
from clinicgen.model.clinic_facts import Service
from clinicgen.model.content import Article, Body, Content
from clinicgen.model.source import SourceFile


class PageKind(StrEnum):
    """Each kind has the template `<kind>.html`."""

    HOME = "home"
    ARTICLE = "article"
    ARTICLES = "articles"
    TOPIC = "topic"
    SERVICES = "services"
    SERVICE = "service"
    CONTACT = "contact"
    PAGE = "page"
    TEAM = "team"
    LOCATIONS = "locations"
    NONDISCRIMINATION = "nondiscrimination"
    NOT_FOUND = "not-found"
    CLOSED = "closed"


class Crumb(Struct, frozen=True):
    """One step of the way from home to a page."""

    title: str
    address: str
    """The page's path within the site, `/` first, without base path."""


class ArticleCard(Struct, frozen=True):
    """An article as lists show it."""

    title: str
    address: str
    excerpt: str
    """Ends on a whole word, with an ellipsis where text was cut."""
    date: datetime.date | None
    reading_minutes: int
    source: str
    """The article's file: what the card says comes from there."""
    is_filled: bool
    """Whether facts of the clinic's were filled in; else it is the same on every clinic's site."""
    digest: str
    """Of all that it says."""


class TopicLink(Struct, frozen=True):
    """A topic that has a page on this site."""

    slug: str
    title: str
    address: str
    article_count: int


class MenuItem(Struct, frozen=True):
    """An entry of the site's menu."""

    title: str
    address: str


class Pagination(Struct, frozen=True):
    """Where a page of a list stands among its pages."""

    number: int
    """From 1."""
    count: int
    previous: str | None
    """The path of the page before, or None."""
    next: str | None


class FilledQuestion(Struct, frozen=True):
    """A question and its answer with this clinic's facts filled in; plain text."""

    question: str
    answer: str


class ArticleSubject(Struct, frozen=True):
    """What an article's page shows."""

    article: Article
    body: Body
    """Resolved for this clinic: no conditions and no slots are left in it."""
    variant: str
    """Digest of the choices made for this clinic (conditions, slot files): same article and variant, same body."""
    faq: tuple[FilledQuestion, ...]
    topics: tuple[TopicLink, ...]
    recent: tuple[ArticleCard, ...]
    """Up to four other articles, newest first."""
    reading_minutes: int


class ListSubject(Struct, frozen=True):
    """What a page of the article list or of a topic shows."""

    cards: tuple[ArticleCard, ...]
    pagination: Pagination
    topics: tuple[TopicLink, ...]


class ServiceSubject(Struct, frozen=True):
    """What a service's page shows."""

    service: Service
    content: Content | None
    body: Body
    variant: str
    articles: tuple[ArticleCard, ...]


class TextSubject(Struct, frozen=True):
    """What a page of `pages/` shows."""

    content: Content
    body: Body
    variant: str


class HomeSubject(Struct, frozen=True):
    """What the home page shows besides the clinic's facts."""

    recent: tuple[ArticleCard, ...]
    topics: tuple[TopicLink, ...]


class LocationsSubject(Struct, frozen=True):
    """The other live clinics of the brand, by slug."""

    clinics: tuple[Clinic, ...]


class ClosedSubject(Struct, frozen=True):
    """What the one page of a closed clinic says."""

    message: str
    successor: Clinic | None


class NoSubject(Struct, frozen=True):
    """Pages that show the clinic's facts and nothing else: services, contact, team, 404."""


Subject: TypeAlias = (
    ArticleSubject
    | ListSubject
    | ServiceSubject
    | TextSubject
    | HomeSubject
    | LocationsSubject
    | ClosedSubject
    | NoSubject
)


class Page(Struct, frozen=True):
    """One page of a site, with every text in its head filled in. Its repr is everything it depends on but the site."""

    kind: PageKind
    address: str
    """The path within the site: `/`, `/articles/x/`; without base path."""
    file: str
    """The file within the site's folder: `articles/x/index.html`."""
    title: str
    """The page's heading; unique within the site."""
    description: str
    """Unique within the site."""
    canonical: str
    """The absolute address search engines are told."""
    is_indexed: bool
    in_sitemap: bool
    """Indexed and its own canonical."""
    changed: datetime.date | None
    """The day of the last true change, where one is known: an article's `updated` or `date`."""
    crumbs: tuple[Crumb, ...]
    """From home to this page; empty on home, 404 and closed pages."""
    subject: Subject
    sources: tuple[str, ...]
    """Files of the workspace its text comes from, nearest first; findings on the page are traced to these."""


class Redirect(Struct, frozen=True):
    """An old path of the site and where it leads."""

    path: str
    """Begins with a slash; without base path."""
    target: str
    """A path of the site (without base path) or an https address."""


class SitePlan(Struct, frozen=True):
    """Everything one clinic's site will consist of, decided before a byte is rendered."""

    clinic: Clinic
    pages: tuple[Page, ...]
    """By address; every page of the site but redirect stubs."""
    redirects: tuple[Redirect, ...]
    """By path."""
    menu: tuple[MenuItem, ...]
    topics: tuple[TopicLink, ...]
    feed: tuple[Page, ...]
    """The newest article pages, newest first, at most 20."""
    static: Mapping[str, SourceFile]
    """Files copied as they are, by path within the site."""
    images: Mapping[str, SourceFile]
    """Pictures that pages show, by path within the workspace."""
    named: Mapping[str, Clinic]
    """Clinics this site may name, by slug: siblings, `refers_to`, a closed clinic's successor."""
    content_addresses: Mapping[str, str]
    """The address of each article, page and service this site has, by `<kind>/<slug>` (`article/x`)."""
    announcement: str | None
    """The announcement in force on the day of the build."""
    today: datetime.date
    """Decides what is built; it is shown nowhere."""
    has_search: bool = False
    """Whether its articles can be searched."""

    def show_by_name(self, slug: str) -> Clinic | None:
        """Give the clinic that a `::: clinic` block shows here, the site's own among them; None where it may not."""
        return self.clinic if slug == self.clinic.slug else self.named.get(slug)

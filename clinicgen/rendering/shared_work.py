"""What the sites of one process share: themes, and texts laid out, each made ready once."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from clinicgen.model.clinic import Clinic
from clinicgen.model.content import Article, Body
from clinicgen.model.pictures import NO_ALBUM, Album
from clinicgen.model.site_plan import ArticleCard
from clinicgen.model.source import SourceFile, SourceText, digest_of
from clinicgen.rendering.asset_names import asset_path
from clinicgen.rendering.bodies import LaidBody, lay_body
from clinicgen.rendering.clinic_views import OtherClinicView
from clinicgen.rendering.dates import show_date
from clinicgen.rendering.frames import Frame
from clinicgen.rendering.page_views import ArticleView, CardView
from clinicgen.rendering.show_article import show_article
from clinicgen.rendering.show_clinic import show_other_clinic
from clinicgen.rendering.templates import OpenTheme

_MOST_TEXTS = 4096
"""How many variants of texts are kept: a few times an agency's articles, in some tens of megabytes."""

_MOST_CARDS = 16_384
"""How many cards that all clinics share are kept."""


class ShownClinic(Struct, frozen=True):
    """A clinic as other clinics' sites show it."""

    clinic: Clinic
    view: OtherClinicView
    digest: str


class Surrounded(Struct, frozen=True):
    """A page on the sites that show the same on it."""

    laid: LaidBody
    """Its text."""
    digest: str
    """Of all that it shows but cards and the clinic's own texts."""
    frames: dict[tuple[object, ...], Frame] = {}
    """By what the clinic leaves of the templates; `feed` before it for the feed's entry."""


class ArticleWork(Struct):
    """What an article's pages have in common, on all sites that show the same variant of it in one theme."""

    article: Article
    reading_minutes: int
    laid: LaidBody
    view: ArticleView
    digest: str
    """Of everything of the article that its pages show but its body, which the variant names."""
    surrounded: dict[tuple[object, ...], Surrounded] = {}
    """By what surrounds it on a site."""


class SharedWork(Struct, frozen=True):
    """What the sites of one process share. Without its memories everything comes out the same, only later."""

    themes: Mapping[str, OpenTheme]
    album: Album = NO_ALBUM
    bodies: dict[str, tuple[Body, LaidBody]] = {}
    """Texts laid out, by variant."""
    articles: dict[tuple[str, str], ArticleWork] = {}
    """By theme and variant."""
    cards: dict[tuple[str, int], tuple[ArticleCard, CardView]] = {}
    """By what stands before the site's paths, and identity."""
    surrounded: dict[tuple[object, ...], Surrounded] = {}
    """Pages that show no article, by theme and what they show."""
    card_frames: dict[tuple[object, ...], Frame] = {}
    """Cards but for the clinic's facts on them, by theme, loop and what they say."""
    others: dict[str, ShownClinic] = {}
    """By slug."""
    asset_paths: dict[tuple[str, str], str] = {}
    """By path and digest in the workspace."""

    def lay(self, body: Body, variant: str) -> LaidBody:
        """Lay a text out, once for each variant."""
        known = self.bodies.get(variant)
        if known is None or known[0] is not body:
            if len(self.bodies) >= _MOST_TEXTS:
                self.bodies.clear()
            known = self.bodies[variant] = body, lay_body(body)
        return known[1]

    def article(self, theme: str, article: Article, body: Body, variant: str, reading_minutes: int) -> ArticleWork:
        """Give the work that an article's pages share."""
        known = self.articles.get((theme, variant))
        laid = self.lay(body, variant)
        if (
            known is None
            or known.article is not article
            or known.laid is not laid
            or known.reading_minutes != reading_minutes
        ):
            if len(self.articles) >= _MOST_TEXTS:
                self.articles.clear()
            view = show_article(article, reading_minutes)
            digest = digest_of(repr(_without_text(article)), variant, str(reading_minutes))
            known = self.articles[theme, variant] = ArticleWork(article, reading_minutes, laid, view, digest)
        return known

    def card(self, prefix: str, card: ArticleCard) -> CardView:
        """Show an article as lists do; a card that all clinics share, once for all sites of one prefix."""
        if card.is_filled:
            return _show_card(prefix, card)
        known = self.cards.get((prefix, id(card)))
        if known is None:  # The card is kept as well, so that no other can take its identity.
            if len(self.cards) >= _MOST_CARDS:
                self.cards.clear()
            known = self.cards[prefix, id(card)] = card, _show_card(prefix, card)
        return known[1]

    def other(self, clinic: Clinic) -> ShownClinic:
        """Show a clinic on other clinics' sites."""
        known = self.others.get(clinic.slug)
        if known is None or known.clinic is not clinic:
            view = show_other_clinic(clinic)
            known = self.others[clinic.slug] = ShownClinic(clinic, view, digest_of(repr(view)))
        return known

    def asset_path(self, file: SourceFile) -> str:
        """Give the path of a file's copy within a site."""
        key = file.path, file.digest
        if key not in self.asset_paths:
            self.asset_paths[key] = asset_path(file)
        return self.asset_paths[key]


def _without_text(article: Article) -> Article:
    """Leave out the text, for which a variant stands, and where in its file the article says what."""
    content = replace(
        article.content, source=SourceText("", ""), body=(), lead=(), anchors=(), acceptances=(), prose=()
    )
    return replace(article, content=content, places={})


def _show_card(prefix: str, card: ArticleCard) -> CardView:
    date = show_date(card.date) if card.date else None
    return CardView(card.title, prefix + card.address, card.excerpt, date, card.reading_minutes)

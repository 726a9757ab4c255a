"""One site while its files are rendered: its theme, what it shows, and what was made for it already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from markupsafe import Markup, escape
from msgspec import Struct, field

from clinicgen.model.clinic import Clinic
from clinicgen.model.rendered_site import OwnText, own_text
from clinicgen.model.site_plan import ArticleCard, PageKind, TopicLink
from clinicgen.model.source import digest_of
from clinicgen.rendering.json_text import write_json
from clinicgen.rendering.page_views import CardView, CrumbView, MetaView
from clinicgen.rendering.picture_variants import SHARED_HEIGHT, SHARED_WIDTH
from clinicgen.rendering.programs import Loop
from clinicgen.rendering.remembered import SiteMemory
from clinicgen.rendering.shared_work import SharedWork, ShownClinic, Surrounded
from clinicgen.rendering.showing import Showing
from clinicgen.rendering.spliced import Parts, SplicedMarkup, SplicedText, splice, splice_text, strip, varies
from clinicgen.rendering.templates import OpenTheme

Value = TypeVar("Value")
View = TypeVar("View")


class _PageOfKind(Struct, frozen=True):
    """Any page of a kind."""

    kind: str


class OpenSite(Struct, frozen=True):
    """One site while its files are rendered. Without its memories everything comes out the same, only later."""

    theme: OpenTheme
    showing: Showing
    shared: SharedWork
    values: Mapping[str, object]
    """What every template receives."""
    nodes: str
    """The structured data that all pages share, written."""
    kinds: dict[PageKind, Mapping[str, object]] = {}
    memory: SiteMemory = field(default_factory=SiteMemory)
    surrounded: dict[str, Surrounded] = {}
    """Pages as this site shows them, by their address."""
    topic_names: dict[int, tuple[object, tuple[str, ...]]] = {}
    markups: dict[Markup, Markup] = {}
    strings: dict[str, str] = {}
    card_digests: dict[int, tuple[object, str]] = {}
    filled_cards: dict[int, tuple[ArticleCard, CardView]] = {}
    told_apart: list[Parts] = []
    """The facts that cards may say filled in; worked out once."""
    lists: dict[tuple[Loop, int], tuple[object, tuple[Parts, bytes]]] = {}
    """What is written of the cards that a page lists, in parts and encoded."""
    single_views: dict[int, tuple[object, object]] = {}
    views: dict[tuple[int, ...], tuple[object, object]] = {}
    crumbs: dict[tuple[str, str, bool], CrumbView] = {}
    metas: dict[tuple[str, str], MetaView] = {}
    kept_metas: list[MetaView] = []

    def own(self, text: str, *role: str) -> OwnText:
        """Give a text of the clinic's own, escaped, by its role: the same object wherever it stands."""
        known = self.memory.owned.get(role)
        if known is None:
            known = self.memory.owned[role] = own_text(str(escape(text)), role)
        return known

    def own_json(self, own: OwnText) -> OwnText:
        """Give a text of the clinic's own as it stands between the quotation marks of JSON in a script."""
        role = *own.role, "json"
        known = self.memory.owned.get(role)
        if known is None:
            known = self.own(Markup(write_json(Markup(own).unescape())[1:-1]), *role)  # noqa: S704  # It ends no script.
        return known

    def own_nodes(self) -> OwnText:
        """Give the structured data that all pages share."""
        return self.own(Markup(self.nodes), "nodes")  # noqa: S704  # As above.

    def own_name(self) -> OwnText:
        """Give the clinic's name, as texts that name the fact have it."""
        return self.own(self.showing.clinic.name, "fact", "clinic.name", "")

    def printed_address(self, path: str) -> Parts:
        """Give the pieces that a link to a path of the site is printed as."""
        if self.showing.prefix == self.showing.home[:-1]:
            return self.own_address(path).parts
        return (str(escape(self.showing.address(path))),)

    def own_address(self, path: str) -> SplicedText:
        """Give the whole address of a path of the site."""
        showing = self.showing
        return splice_text(showing.absolute(path), (self.own(showing.home[:-1], "home"), str(escape(path))))

    def markup(self, text: SplicedMarkup) -> Markup | None:
        """Give a text without white space around it, None where nothing is left; the same object for the same HTML."""
        parts = strip(text.parts)
        if not parts:
            return None
        markup = splice(parts)
        return markup if varies(text) else self.markups.setdefault(markup, markup)

    def same(self, text: str) -> str:
        """Give the one string that stands for all that are equal to it."""
        return self.strings.setdefault(text, text)

    def crumb(self, title: str, href: str, is_current: bool) -> CrumbView:
        """Give a step of the way to a page, the same object for the same step."""
        view = CrumbView(title, href, is_current)
        return view if isinstance(title, SplicedText) else self.crumbs.setdefault((title, href, is_current), view)

    def meta(self, name: str, content: str) -> MetaView:
        """Give an Open Graph value that no clinic changes, the same object for the same value."""
        return self.metas.setdefault((name, content), MetaView(name, content))

    def own_metas(self) -> tuple[MetaView, ...]:
        """Give the Open Graph values that are the same on all pages: the clinic's name, and its card."""
        if not self.kept_metas:
            clinic, showing = self.showing.clinic, self.showing
            card = showing.assets.card
            self.kept_metas.append(MetaView("og:site_name", splice_text(clinic.name, (self.own_name(),))))
            whole, alt = showing.absolute(f"/{card.path}"), ", ".join(card.lines)
            self.kept_metas.append(MetaView("og:image", splice_text(whole, (self.own(whole, "card"),))))
            self.kept_metas.append(self.meta("og:image:width", str(SHARED_WIDTH)))
            self.kept_metas.append(self.meta("og:image:height", str(SHARED_HEIGHT)))
            self.kept_metas.append(MetaView("og:image:alt", splice_text(alt, (self.own(alt, "card", "alt"),))))
        return tuple(self.kept_metas)

    def values_for(self, kind: PageKind) -> Mapping[str, object]:
        """Give what every template receives, and of a page its kind: all that the clinic's own texts read."""
        known = self.kinds.get(kind)
        if known is None:
            known = self.kinds[kind] = {**self.values, "page": _PageOfKind(kind.value)}
        return known

    def other(self, clinic: Clinic) -> ShownClinic:
        """Show another clinic."""
        return self.shared.other(clinic)

    def name_topics(self, topics: tuple[TopicLink, ...]) -> tuple[str, ...]:
        """Give titles and addresses of topics that stand together on many pages."""
        known = self.topic_names.get(id(topics))
        if known is None:
            names = tuple(name for topic in topics for name in (topic.title, topic.address))
            known = self.topic_names[id(topics)] = topics, names
        return known[1]

    def digest_cards(self, cards: tuple[ArticleCard, ...]) -> str:
        """Digest what cards say that stand together on many pages."""
        known = self.card_digests.get(id(cards))
        if known is None:
            known = self.card_digests[id(cards)] = cards, digest_of("".join([card.digest for card in cards]))
        return known[1]

    def show_once(self, values: tuple[Value, ...], show: Callable[[Value], View]) -> tuple[View, ...]:
        """Show values that stand together on many pages; the same values give the same object."""
        key = tuple(map(id, values))
        known = self.views.get(key)
        if known is None:  # The values are kept as well, so that no others can take their identity.
            shown = []
            for value in values:
                if id(value) not in self.single_views:
                    self.single_views[id(value)] = value, show(value)
                shown.append(self.single_views[id(value)][1])
            known = self.views[key] = values, tuple(shown)
        return cast(tuple[View, ...], known[1])


def open_site(theme: OpenTheme, showing: Showing, shared: SharedWork, nodes: str = "") -> OpenSite:
    """Begin to render a site."""
    values = {"clinic": showing.clinic, "site": showing.site, "theme": showing.settings}
    return OpenSite(theme, showing, shared, values, nodes)

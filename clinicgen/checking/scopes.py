"""What a rule is given, by its scope.

A page's rules get the `PageDocument` and the `SiteContext`, a plan's the `SitePlan`, a claim's the `Claim`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from clinicgen.checking.claims.sentences import Sentence
from clinicgen.checking.contact_book import FleetContacts
from clinicgen.model.clinic import Clinic, Fleet
from clinicgen.model.clinic_facts import Status
from clinicgen.model.content import Article, Content, Library
from clinicgen.model.finding import Place
from clinicgen.model.rendered_site import PageTraces
from clinicgen.model.settings import Syndication


class WrittenText(Struct, frozen=True):
    """For `check_article`: an article, page, service body or slot as it is written, once for all clinics."""

    content: Content
    article: Article | None
    """Its front matter, if it is an article."""
    sentences: tuple[Sentence, ...]
    """Its prose, sentence by sentence."""
    words: frozenset[str]
    """Every word of these sentences, in lower case."""

    def place(self, start: int, end: int) -> Place:
        """Give the place of the characters of its file between two offsets."""
        return self.content.source.place(start, end)

    def sentence_place(self, sentence: Sentence) -> Place:
        """Give the place of one of its sentences."""
        end = sentence.start + len(sentence.written.rstrip())
        return self.place(*sentence.passage.span(sentence.start, end))

    @property
    def first_place(self) -> Place:
        """Give the place of its first words."""
        return self.sentence_place(self.sentences[0]) if self.sentences else self.content.source.line_place(1)


class TypedText(Struct, frozen=True):
    """For `check_contacts`: the same file, letter by letter, and what belongs to whichever clinic."""

    content: Content
    article: Article | None
    contacts: FleetContacts

    @property
    def is_shared(self) -> bool:
        """Whether it is nobody's own."""
        return self.content.clinic is None

    def place(self, start: int, end: int) -> Place:
        """Give the place of the characters of its file between two offsets."""
        return self.content.source.place(start, end)


class BuiltSite(Struct, frozen=True):
    """For `check_site`: every page of a site at once.

    A site of which nothing here has changed since nothing was found is not judged again (`verdicts.py`): so this is all
    that a rule may look at.
    """

    base: str
    """The path of the site's address on its host, without a slash at the end."""
    redirected: frozenset[str]
    """Paths that redirects lead from, without the slash at the end."""
    static: frozenset[str]
    """Files that are published as they are."""
    traces: Mapping[str, PageTraces]
    """What is known of each page, by its file."""
    paths: frozenset[str]
    """Every file of the site."""


class KnownTexts(Struct, frozen=True):
    """For `check_library`: the texts of all clinics beside their facts, before anything is planned."""

    fleet: Fleet
    library: Library
    carriers: Mapping[str, frozenset[str]]
    """The clinics that show each shared text, by its path, as far as that is known."""
    lost: Collection[str]
    """Texts that exist and cannot be read, by `<kind>/<slug>`."""

    def live_carriers(self, article: Article) -> tuple[Clinic, ...]:
        """Give the live clinics that carry a shared article, by slug."""
        slugs = self.carriers.get(article.content.source.path, frozenset())
        return tuple(one for one in self.fleet.clinics if one.slug in slugs and one.status is Status.LIVE)

    def policy_of(self, article: Article) -> Syndication:
        """Give who is canonical for an article: as it says itself, or as the workspace says."""
        return article.syndication or self.fleet.settings.syndication


class KnownFleet(Struct, frozen=True):
    """For `check_fleet`: the facts of all clinics, before anything is planned."""

    fleet: Fleet
    contacts: FleetContacts

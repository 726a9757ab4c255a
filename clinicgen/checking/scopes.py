"""What a rule is given, by its scope.

A page's rules get the `PageDocument` and the `SiteContext`, a plan's the `SitePlan`, a claim's the `Claim`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clinicgen.checking.claims.sentences import Sentence
from clinicgen.checking.contact_book import FleetContacts
from clinicgen.model.clinic import Fleet
from clinicgen.model.content import Article, Content
from clinicgen.model.finding import Place
from clinicgen.model.rendered_site import PageTraces


@dataclass(frozen=True, slots=True)
class WrittenText:
    """For `check_article`: an article, page, service body or slot as it is written, once for all clinics."""

    content: Content
    article: Article | None
    """Its front matter, if it is an article."""
    fleet: Fleet = field(repr=False)
    contacts: FleetContacts = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    """Its prose, sentence by sentence."""
    words: frozenset[str] = field(repr=False)
    """Every word of these sentences, in lower case."""

    @property
    def is_shared(self) -> bool:
        """Whether it is nobody's own."""
        return self.content.clinic is None

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


@dataclass(frozen=True, slots=True)
class BuiltSite:
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
    traces: Mapping[str, PageTraces] = field(repr=False)
    """What is known of each page, by its file."""
    paths: frozenset[str] = field(repr=False)
    """Every file of the site."""


@dataclass(frozen=True, slots=True)
class KnownFleet:
    """For `check_fleet`: the facts of all clinics, before anything is planned."""

    fleet: Fleet
    contacts: FleetContacts = field(repr=False)

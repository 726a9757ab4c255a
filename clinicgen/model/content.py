"""Compiled text: ready HTML with typed gaps, the same for every clinic.

A body is a tuple of pieces. A plain string is finished HTML that no clinic changes; every other piece says what a
clinic fills in. `variant.resolve` chooses among the conditional pieces for one clinic, and rendering fills the rest.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from clinicgen.model.finding import Place
from clinicgen.model.prose import Passage
from clinicgen.model.settings import Syndication
from clinicgen.model.source import SourceText

ClinicTarget: TypeAlias = Literal["call", "text", "book", "email", "directions", "reviews", "contact", "home"]
ContentKind: TypeAlias = Literal["article", "page", "service", "slot"]


@dataclass(frozen=True, slots=True)
class Fact:
    """`{{ clinic.phone }}`, optionally with `| default("…")`."""

    name: str
    """The dotted name, such as `clinic.address.city`, as written."""
    default: str | None
    place: Place


Words: TypeAlias = tuple["str | Fact", ...]
"""Plain text (not HTML) with facts in it: titles, descriptions, questions, alternative texts."""


@dataclass(frozen=True, slots=True)
class ClinicLink:
    """`[call us](clinic:call)`: a link whose address is the clinic's own."""

    target: ClinicTarget
    label: Body
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class ContentLink:
    """A relative link to another article, page or service by its file: `[…](other.md#risks)`."""

    kind: ContentKind
    slug: str
    fragment: str
    """The anchor without `#`, or empty."""
    label: Body
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class PathLink:
    """A link to a path of the clinic's own site: `/contact/`, `/forms/intake.pdf`."""

    path: str
    """Begins with a slash; query and fragment included; without the site's base path."""
    label: Body
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the workspace."""

    path: str
    """The file, relative to the workspace."""
    alt: Words
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; its anchor is made from its text without the facts, so it is the same on every site."""

    level: int
    anchor: str
    content: Body


@dataclass(frozen=True, slots=True)
class Block:
    """`::: call-to-action`, `::: crisis`, `::: note`, `::: warning`: drawn by the theme's partial of that name."""

    name: Literal["call-to-action", "crisis", "note", "warning"]
    heading: Body
    """Inline HTML after the block's name; empty where nothing was written."""
    content: Body
    place: Place


ConditionKey: TypeAlias = Literal["service", "clinic", "region", "brand", "has"]


@dataclass(frozen=True, slots=True)
class Test:
    """One `key=value,value` of a condition: `has` wants all its values, every other key any of them."""

    __test__ = False  # Not a test case, whatever a test runner thinks of its name.

    key: ConditionKey
    values: tuple[str, ...]
    places: tuple[Place, ...] = field(default=(), compare=False, repr=False)
    """Where each value stands; empty in a test that no file holds."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`::: when …` (all tests hold) or `::: unless …` (they do not all hold)."""

    negated: bool
    tests: tuple[Test, ...]
    content: Body
    place: Place
    last_line: int = field(default=0, compare=False, repr=False)
    """The file's last line that belongs to it: where its closing colons stand."""


@dataclass(frozen=True, slots=True)
class Slot:
    """`::: slot name`: default text that a clinic's own file may replace."""

    name: str
    default: Body
    place: Place


@dataclass(frozen=True, slots=True)
class ClinicBlock:
    """`::: clinic norfolk`: another clinic's name, phone and link."""

    clinic: str
    place: Place


Piece: TypeAlias = (
    "str | Fact | ClinicLink | ContentLink | PathLink | Picture | Heading | Block | Condition | Slot | ClinicBlock"
)
Body: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """`<!-- accept: rule reason="…" -->`: a finding of that rule in the next block is accepted."""

    rule: str
    reason: str
    place: Place
    first_line: int
    last_line: int
    """The lines of the block it covers, both included; last before first where no block follows."""


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """A question and its answer, as plain text with facts."""

    question: Words
    answer: Words


@dataclass(frozen=True, slots=True)
class Source:
    """A source an article rests on."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Content:
    """One compiled Markdown file: what articles, pages, service bodies and slots have in common."""

    kind: ContentKind
    slug: str
    """The file's name without `.md`; for a slot `<article>/<slot>`."""
    clinic: str | None
    """The clinic whose own file this is, or None for a shared one."""
    source: SourceText = field(repr=False)
    digest: str
    """Digest of the path and text it was compiled from (and of the compiler): equal digests, equal content."""
    title: Words
    """Empty where the front matter has none."""
    description: Words
    body: Body = field(repr=False)
    lead: Words = field(repr=False)
    """The first paragraphs as plain text with facts, about 60 words: what an excerpt is cut from."""
    word_count: int
    anchors: tuple[str, ...] = field(repr=False)
    """Ids that links may point to, in order."""
    acceptances: tuple[Acceptance, ...] = field(repr=False)
    prose: tuple[Passage, ...] = field(default=(), repr=False)
    """Everything it says in words, passage by passage, front matter first: what the claims rules read."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its compiled text and what its front matter says."""

    content: Content
    date: datetime.date | None
    updated: datetime.date | None
    expires: datetime.date | None
    draft: bool
    topics: tuple[str, ...]
    services: tuple[str, ...]
    only: tuple[str, ...]
    except_: tuple[str, ...]
    author: str | None
    reviewed_by: str | None
    reviewed_on: datetime.date | None
    sources: tuple[Source, ...]
    faq: tuple[FaqEntry, ...]
    image: Picture | None
    redirect_from: tuple[str, ...]
    syndication: Syndication | None
    places: dict[str, Place] = field(repr=False)
    """Where each front matter key stands, by dotted path (`redirect_from.0`): for findings about values."""
    overrides: str | None = None
    """The mark of the shared article that this one replaces, as it was when somebody last compared the two."""

    @property
    def slug(self) -> str:
        """The article's name in addresses."""
        return self.content.slug


@dataclass(frozen=True, slots=True)
class PageText:
    """A page of `pages/` or of a clinic's own `pages/`."""

    content: Content
    in_menu: bool


@dataclass(frozen=True, slots=True)
class Library:
    """Everything written for the clinics, compiled. Own files are those of one clinic."""

    articles: tuple[Article, ...]
    pages: tuple[PageText, ...]
    services: tuple[Content, ...]
    slots: tuple[Content, ...]


def walk(body: Body) -> Iterator[Piece]:
    """Give every piece of a body in document order, containers before what they hold."""
    for piece in body:
        yield piece
        match piece:
            case ClinicLink(label=inner) | ContentLink(label=inner) | PathLink(label=inner):
                yield from walk(inner)
            case Heading(content=inner) | Condition(content=inner) | Slot(default=inner):
                yield from walk(inner)
            case Block(heading=heading, content=inner):
                yield from walk(heading)
                yield from walk(inner)
            case _:
                pass

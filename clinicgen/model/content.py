"""Compiled text: ready HTML with typed gaps, the same for every clinic.

A body is a tuple of pieces. A plain string is finished HTML that no clinic changes; every other piece says what a
clinic fills in. `variant.resolve` chooses among the conditional pieces for one clinic, and rendering fills the rest.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from clinicgen.model.finding import Place
from clinicgen.model.prose import Passage
from clinicgen.model.settings import Syndication
from clinicgen.model.source import SourceText

ClinicTarget: TypeAlias = Literal["call", "text", "book", "email", "directions", "reviews", "contact", "home"]
ContentKind: TypeAlias = Literal["article", "page", "service", "slot"]


class Fact(Struct, frozen=True):
    """`{{ clinic.phone }}`, optionally with `| default("…")`."""

    name: str
    """The dotted name, such as `clinic.address.city`, as written."""
    default: str | None
    place: Place


Words: TypeAlias = tuple["str | Fact", ...]
"""Plain text (not HTML) with facts in it: titles, descriptions, questions, alternative texts."""


class ClinicLink(Struct, frozen=True):
    """`[call us](clinic:call)`: a link whose address is the clinic's own."""

    target: ClinicTarget
    label: Body
    title: str
    place: Place


class ContentLink(Struct, frozen=True):
    """A relative link to another article, page or service by its file: `[…](other.md#risks)`."""

    kind: ContentKind
    slug: str
    fragment: str
    """The anchor without `#`, or empty."""
    label: Body
    title: str
    place: Place


class PathLink(Struct, frozen=True):
    """A link to a path of the clinic's own site: `/contact/`, `/forms/intake.pdf`."""

    path: str
    """Begins with a slash; query and fragment included; without the site's base path."""
    label: Body
    title: str
    place: Place


class Picture(Struct, frozen=True):
    """An image of the workspace."""

    path: str
    """The file, relative to the workspace."""
    alt: Words
    title: str
    place: Place


class Heading(Struct, frozen=True):
    """A heading; its anchor is made from its text without the facts, so it is the same on every site."""

    level: int
    anchor: str
    content: Body


class Block(Struct, frozen=True):
    """`::: call-to-action`, `::: crisis`, `::: note`, `::: warning`: drawn by the theme's partial of that name."""

    name: Literal["call-to-action", "crisis", "note", "warning"]
    heading: Body
    """Inline HTML after the block's name; empty where nothing was written."""
    content: Body
    place: Place


ConditionKey: TypeAlias = Literal["service", "clinic", "region", "brand", "has"]


class Test(Struct, frozen=True):
    """One `key=value,value` of a condition: `has` wants all its values, every other key any of them."""

    __test__ = False  # Not a test case, whatever a test runner thinks of its name.

    key: ConditionKey
    values: tuple[str, ...]
    places: tuple[Place, ...] = ()
    """Where each value stands; empty in a test that no file holds."""


class Condition(Struct, frozen=True):
    """`::: when …` (all tests hold) or `::: unless …` (they do not all hold)."""

    negated: bool
    tests: tuple[Test, ...]
    content: Body
    place: Place


class Slot(Struct, frozen=True):
    """`::: slot name`: default text that a clinic's own file may replace."""

    name: str
    default: Body
    place: Place


class ClinicBlock(Struct, frozen=True):
    """`::: clinic norfolk`: another clinic's name, phone and link."""

    clinic: str
    place: Place


Piece: TypeAlias = (
    "str | Fact | ClinicLink | ContentLink | PathLink | Picture | Heading | Block | Condition | Slot | ClinicBlock"
)
Body: TypeAlias = tuple[Piece, ...]


class Acceptance(Struct, frozen=True):
    """`<!-- accept: rule reason="…" -->`: a finding of that rule in the next block is accepted."""

    rule: str
    reason: str
    place: Place
    first_line: int
    last_line: int
    """The lines of the block it covers, both included; last before first where no block follows."""


class FaqEntry(Struct, frozen=True):
    """A question and its answer, as plain text with facts."""

    question: Words
    answer: Words


class Source(Struct, frozen=True):
    """A source an article rests on."""

    title: str
    url: str


class Content(Struct, frozen=True):
    """One compiled Markdown file: what articles, pages, service bodies and slots have in common."""

    kind: ContentKind
    slug: str
    """The file's name without `.md`; for a slot `<article>/<slot>`."""
    clinic: str | None
    """The clinic whose own file this is, or None for a shared one."""
    source: SourceText
    digest: str
    """Digest of the path and text it was compiled from (and of the compiler): equal digests, equal content."""
    title: Words
    """Empty where the front matter has none."""
    description: Words
    body: Body
    lead: Words
    """The first paragraphs as plain text with facts, about 60 words: what an excerpt is cut from."""
    word_count: int
    anchors: tuple[str, ...]
    """Ids that links may point to, in order."""
    acceptances: tuple[Acceptance, ...]
    prose: tuple[Passage, ...] = ()
    """Everything it says in words, passage by passage, front matter first: what the claims rules read."""


class Article(Struct, frozen=True):
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
    places: dict[str, Place]
    """Where each front matter key stands, by dotted path (`redirect_from.0`): for findings about values."""
    overrides: str | None = None
    """The mark of the shared article that this one replaces, as it was when somebody last compared the two."""

    @property
    def slug(self) -> str:
        """The article's name in addresses."""
        return self.content.slug


class PageText(Struct, frozen=True):
    """A page of `pages/` or of a clinic's own `pages/`."""

    content: Content
    in_menu: bool


class Library(Struct, frozen=True):
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

"""Sites as they lie on disk, whoever made them: files, what could not be read, and what an audit tells of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from clinicgen.model.finding import Finding, Place

if TYPE_CHECKING:  # What a build looks at before it reads anything is listed without the types of texts.
    from clinicgen.model.content import Acceptance

ContactKind = Literal["phone", "e-mail", "name", "street", "site", "booking"]
ContactOrigin = Literal["own", "declared", "crisis", "named", "other clinic", "unknown"]
"""`named` is another clinic's where it may stand: in an element about that clinic, or as a shared article's owner."""


class FoundListing(NamedTuple):
    """What lies in a site's folder."""

    sizes: Mapping[str, int]
    """Ordinary files, by path within the folder: how many bytes each has."""
    unreadable: Mapping[str, str]
    """What no host would serve or nobody can read, by path, and why."""


class FoundFile(Struct, frozen=True):
    """A file of a site, read."""

    path: str
    """Within the site's folder."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal."""
    data: bytes
    """Text in UTF-8 with line ends as \\n, whatever it was written in; anything else as it is."""
    is_text: bool


class ContactSight(NamedTuple):
    """A contact that a file shows."""

    kind: ContactKind
    contact: str
    """In the one notation that stands for all."""
    origin: ContactOrigin
    clinic: str
    """The clinic whose fact it is; empty where it is nobody's."""
    fact: str
    """The fact's key; empty where it is none."""
    shown: str
    """As the file shows it."""


class ContactRow(Struct, frozen=True):
    """A contact of one site: where it comes from, and where it stands."""

    site: str
    """The slug of the clinic whose site shows it."""
    kind: ContactKind
    contact: str
    origin: ContactOrigin
    clinic: str
    fact: str
    source: str
    """The workspace's file and line that the fact stands in; empty where it is no fact."""
    files: int
    """How many files show it; 0 where it was not looked for on pages."""
    first: Place | None
    """The first place that shows it."""


class OutsideLink(NamedTuple):
    """An address on another host that a page links to."""

    address: str
    site: str
    place: Place


class Answer(NamedTuple):
    """What another host said of an address."""

    status: int
    """The status code; 0 where nothing was answered."""
    reason: str
    """What was wrong, in words; empty where the address is there."""


class SiteAudit(Struct, frozen=True):
    """What came of the audit of one site."""

    slug: str
    pages: int
    """Files of HTML, redirect pages among them."""
    files: int
    findings: tuple[Finding, ...]
    contacts: tuple[ContactRow, ...]
    """Empty where they were not asked for."""
    outside: tuple[OutsideLink, ...]
    """One for each address."""


class Background(Struct, frozen=True):
    """What a report on findings says besides them."""

    names: Mapping[str, str]
    """Every clinic's name by slug."""
    contacts: tuple[ContactRow, ...]
    acceptances: tuple[Acceptance, ...]
    """Findings that texts of the workspace accept, with their reasons."""


class AuditResult(Struct, frozen=True):
    """What an audit found."""

    findings: tuple[Finding, ...]
    """In order, weighed."""
    sites: tuple[SiteAudit, ...]
    """By slug."""
    background: Background
    """The contacts of every site, if they were counted, and what is accepted."""

"""A site's finished files, and what checking learned from each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from clinicgen.model.finding import Finding

FileKind = Literal["page", "redirect", "feed", "sitemap", "robots", "vcard", "host", "asset", "static", "search"]

SEARCH_FOLDER = "pagefind"
"""The folder of a site that its search lies in; the search finds the site by this name."""


class PageTraces(Struct, frozen=True):
    """What the rest of a site needs to know of one page."""

    title: str
    description: str
    anchors: tuple[frozenset[str], ...]
    """What fragments can lead to, in groups; a group that many pages have is the same object on all of them."""
    links: tuple[tuple[tuple[str, str], ...], ...]
    """Internal links in order: (address as written, site path with fragment it resolves to).

    In groups, shared like those of anchors. Links to the page itself, which would set one page's group apart from
    another's, are noted only where it may lack the place they lead to: as `#place`.
    """


class OutputFile(Struct, frozen=True):
    """A file the site will have, known before it is rendered."""

    path: str
    """Within the site's folder."""
    kind: FileKind
    key: str
    """Digest of everything its bytes and its findings depend on; equal keys, equal bytes, equal findings."""
    source: str
    """The workspace file (or theme template) that findings about it name when nothing nearer is found."""


Role = tuple[str, ...]
"""What a text is on its page: `("fact", "clinic.name", "")`, the same on every clinic's pages."""


class OwnText(str):
    """A part of a page that the clinic alone decides: the same text wherever its site has a part of this role."""

    __slots__ = ("data", "role")

    role: Role
    data: bytes
    """The text, encoded."""


def own_text(text: str, role: Role) -> OwnText:
    """Mark a text as the clinic's own."""
    own = OwnText(text)
    own.role, own.data = role, text.encode()
    return own


class RenderedFile(Struct, frozen=True):
    """A file of the site with its bytes."""

    output: OutputFile
    data: bytes
    parts: tuple[str, ...] = ()
    """Texts whose joining, encoded, is the data; empty for files that were not made of text.

    What the clinic alone decides is an `OwnText`; every other part is a plain string, and one that the article or the
    theme decides is equal on all clinics' pages: work done on a part can be remembered by the part or by its role.
    """


def text_file(output: OutputFile, parts: Iterable[str]) -> RenderedFile:
    """Make a file of its parts."""
    kept = tuple(parts)
    # Encoded one by one: ASCII, which most parts are, costs next to nothing.
    return RenderedFile(output, b"".join(map(str.encode, kept)), kept)


class Proof(Struct, frozen=True):
    """What checking said of one file: kept with the release, so that an unchanged file is not checked again."""

    findings: tuple[Finding, ...]
    traces: PageTraces | None
    """None for files that are not pages."""


class ProofBasis(Struct, frozen=True):
    """What the clean proofs of a site rest on besides its files."""

    own: str
    """Digest of the clinic's own facts."""
    contacts: str
    """Digest of all clinics' contacts; see `Fleet`."""
    contacts_but_numbers: str
    digit_runs: frozenset[str]
    """Digits that stand together on its pages and in its feed: whatever number stands there is part of one of these."""


class ReleaseFile(Struct, frozen=True):
    """One file of a release: bytes to write, or None where the last release already holds them."""

    output: OutputFile
    digest: str
    """SHA-256 of the bytes, in hexadecimal."""
    size: int
    data: bytes | None
    proof: Proof | None
    """None where it is not known, or the last release's is meant: where that was made under the same key."""


class Release(Struct, frozen=True):
    """Everything a site's folder will hold, ready to be published."""

    slug: str
    files: Mapping[str, ReleaseFile]
    """By path within the site's folder."""
    host_snippets: Mapping[str, bytes]
    """Configuration for hosts that read none from the folder, by file name; written beside the sites."""
    verdict: str = ""
    """The name of the verdict that nothing is wrong with the site as a whole; empty where something is."""
    basis: ProofBasis | None = None
    """What its proofs rest on; None where that is not known, and they will count for nothing."""

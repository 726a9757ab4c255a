"""What proofs share: pieces of pages that are harmless on whoever's site they stand, and pages proved for all clinics.

A piece is harmless if it passes on the site of a stranger, to whom nothing belongs: what no clinic is needed for to
be allowed, no clinic can be wronged by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from clinicgen.checking.contact_book import FleetContacts
from clinicgen.checking.html_tokens import Token, read_html
from clinicgen.checking.own_texts import Ends
from clinicgen.checking.page_marks import Leads, PageMarks, mark_tokens
from clinicgen.checking.seams import Seams, Split, find_seams, split_part
from clinicgen.checking.stand_ins import (
    FIRST_CHARACTER,
    LAST_CHARACTER,
    Edge,
    Item,
    Items,
    StandIn,
    StandInKind,
)
from clinicgen.checking.term_borders import TermBorders, find_borders
from clinicgen.checking.term_search import terms_of
from clinicgen.model.rendered_site import FileKind, OwnText, Role

About = TypeVar("About", Edge, Items)

_MOST_PIECES = 200_000
_MOST_PAGES = 8192
_MOST_COPIES = 256
"""How much is kept at once: some 100 MB at worst, a few in practice."""


class Question(Struct, Generic[About], frozen=True, eq=False):
    """What many pages ask of each clinic's own texts, and each clinic is asked once."""

    about: About
    """An edge that nothing may reach over, or a piece that is to pass by itself."""


Questions = dict[tuple[About, FileKind], Question[About]]


class OwnMarks(NamedTuple):
    """Marks that hold clinics' texts: each a text cut before and after every stand-in."""

    title: tuple[str, ...] | None
    description: tuple[str, ...] | None
    links: tuple[tuple[str, ...], ...]
    addresses: tuple[tuple[str, ...], ...]


class PageTemplate(NamedTuple):
    """A page as far as it is the same on all clinics' sites, with stand-ins for the rest; it is clean."""

    edges: frozenset[Question[Edge]]
    """Where the clinic's texts meet others: asked of each clinic."""
    pieces: frozenset[Question[Items]]
    """What is to pass on each site by itself: the clinic's own texts, and what holds some of them."""
    fragments: tuple[Items, ...]
    """The clinic's own texts that are HTML: their marks are the page's."""
    seen: tuple[Items, ...]
    """Those of them that stand in no odd place, such as a comment."""
    marked: tuple[Items, ...]
    """Other pieces that are to pass on each site: their marks are the page's, too."""
    mixed: frozenset[Question[Items]]
    """The pieces that the edges are of: where a clinic's texts meet them badly, they are to pass on its site."""
    named: frozenset[str]
    """Clinics of which it shows something: only a site that may show them has such a page."""
    marks: PageMarks
    """Of the pieces that are the same for all."""
    leads: Leads
    """Where those lead."""
    own_marks: OwnMarks | None
    """The marks of theirs that hold clinics' texts; None where there are none."""


class ProofMemo(Struct):
    """What is known whatever the clinic; one for all sites made in a process."""

    seams: Seams
    borders: TermBorders
    splits: dict[tuple[str, str], Split] = {}
    """Parts of pages, and the state of reading before each, cut."""
    harmless: dict[str, dict[str, PageMarks]] = {}
    """By the country whose rules numbers are read by: the pieces that are harmless there, and their marks."""
    refused: set[tuple[str, Items]] = set()
    """By country: the pieces that are not, with stand-ins."""
    seen: set[str] = set()
    """Pieces that were judged together with others, or on one clinic's site."""
    pages: dict[tuple[str, str, Items], PageTemplate | None] = {}
    """By country, path and parts; None where a page cannot be judged by its pieces."""
    edges: Questions[Edge] = {}
    """By what is asked about, and the kind of file that asks: what is read in another way is asked anew."""
    pieces: Questions[Items] = {}
    """By the same."""
    copies: dict[tuple[str, str, bytes], bool] = {}
    """By country, path and bytes: whether files that are no pages are harmless."""
    digit_runs: set[str] = set()
    """Digits that stand together in what pages share; see `ProofBasis`."""
    stand_ins: dict[tuple[StandInKind, Role], StandIn] = {}
    """By kind and role."""
    by_character: dict[str, StandIn] = {}

    def make_room(self) -> None:
        """Forget what there is too much of."""
        if len(self.splits) > _MOST_PIECES or len(self.seen) > _MOST_PIECES:
            self.splits.clear()
            self.harmless.clear()
            self.refused.clear()
            self.seen.clear()
        if len(self.pages) > _MOST_PAGES:
            self.pages.clear()
            self.edges.clear()
            self.pieces.clear()
        if len(self.copies) > _MOST_COPIES:
            self.copies.clear()

    def split(self, part: str, state: str) -> Split:
        """Cut a part at its first and last seam, where reading is in a state."""
        known = self.splits.get((part, state))
        if known is None:
            known = self.splits[part, state] = split_part(part, state, self.seams)
        return known

    def stand_in(self, kind: StandInKind, role: Role) -> StandIn | None:
        """Give the stand-in for a role; None where there are no more characters."""
        known = self.stand_ins.get((kind, role))
        if known is None:
            code = FIRST_CHARACTER + len(self.stand_ins)
            if code > LAST_CHARACTER:
                return None
            known = self.stand_ins[kind, role] = StandIn(kind, chr(code))
            self.by_character[known.character] = known
        return known


class SiteMemo(Struct):
    """What is known of one clinic's own texts and of the pieces that hold them; it lasts as long as its proof."""

    items: dict[Role, tuple[OwnText, Item]] = {}
    """By role: the text, and what it is in a page's template."""
    items_by_id: dict[int, Item] = {}
    """By the identity of the same texts, which `items` keeps from being given to another text."""
    texts: dict[StandIn, str] = {}
    """What each stands for on this site, as it is written."""
    words: dict[str, str] = {}
    """What each character stands for, as it is read."""
    ends: dict[StandIn, Ends] = {}
    cut: dict[StandIn, tuple[str, ...]] = {}
    """The pieces of those that are HTML."""
    shown: dict[str, bool] = {}
    """Whether the site may show something of a clinic, by slug."""
    kept: set[Question[Edge]] = set()
    """The edges that nothing reaches over on this site."""
    passing: set[Question[Items]] = set()
    """The pieces that pass on this site, each wherever it stands."""
    read: dict[str, Sequence[Token]] = {}
    """Pieces that are read by themselves and have not been judged."""
    passed: set[str] = set()
    """The same as written, those that were cut in their pieces."""
    marks: dict[str, PageMarks] = {}
    """The marks of pieces as they are written."""
    joined_marks: dict[Items, PageMarks] = {}
    """The marks of pieces as they stand in a template."""
    joined: dict[tuple[tuple[Items, ...], tuple[Items, ...]], tuple[PageMarks, tuple[Leads, ...]] | None] = {}
    """By a template's fragments and marked pieces: their marks, None where a page with them is to be proved whole."""
    telling: set[Items] = set()
    """Fragments that show by themselves what every page must."""
    shown_enough: dict[tuple[Items, ...], bool] = {}
    """By fragments: whether they alone show it together."""
    digit_runs: set[str] = set()
    """Digits that stand together in what was judged for this site alone."""

    def mark(self, text: str, tokens: Sequence[Token] | None) -> PageMarks:
        """Give the marks of a piece, whose tokens may be at hand."""
        known = self.marks.get(text)
        if known is None:
            known = self.marks[text] = mark_tokens(read_html(text) if tokens is None else tokens)
        return known


def ask(known: Questions[About], abouts: Iterable[About], kind: FileKind) -> frozenset[Question[About]]:
    """Give the questions that a file of a kind asks: the same ones whenever files of its kind ask them."""
    return frozenset([known.setdefault((about, kind), Question(about)) for about in abouts])


def open_memo(contacts: FleetContacts) -> ProofMemo:
    """Prepare to share work between the proofs of a fleet's sites."""
    return ProofMemo(find_seams(contacts), find_borders(terms_of(contacts.terms), contacts.vanities))

"""Proves pages found on disk by their pieces: what stands on many pages, of one site or of all, is proved once.

Nothing is taken from the build's records: a piece is known by its characters alone, and only after every rule has
looked at it in this run. What passes on the site of a stranger, to whom nothing belongs, passes on every site; what
does not is proved for each clinic. Only "nothing wrong" is ever concluded so: any other page is proved as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from clinicgen.checking.disk_pieces import PieceNotes, join_notes, note_tokens, part_page
from clinicgen.checking.disk_scopes import DataOnDisk
from clinicgen.checking.disk_templates import OwnWords, PieceTemplate, open_own_words
from clinicgen.checking.html_tokens import Token
from clinicgen.checking.page_document import read_document, read_pieces
from clinicgen.checking.page_marks import NO_MARKS
from clinicgen.checking.page_templates import finds_anything
from clinicgen.checking.rule_book import open_rule_book
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.found_site import FoundFile
from clinicgen.model.rendered_site import OutputFile, RenderedFile
from clinicgen.model.vocabulary import Vocabulary

_NO_PAGE = "page.html"
"""A path that no page of a site has: nothing is excused there."""
_MOST_CHARACTERS = 32_000_000
"""How much is kept at once of what all sites share."""

New = Mapping[str, Sequence[Token]]


class CountryMemo(Struct):
    """What is known of pieces whatever the clinic, by the rules of one country."""

    harmless: dict[str, PieceNotes] = {}
    """Pieces that pass on a stranger's site."""
    refused: set[str] = set()
    """Pieces that do not."""
    paths: set[str] = set()
    """Addresses of pages that pass there."""
    copies: dict[tuple[str, str], bool] = {}
    """By path and digest: whether files that are no pages pass there."""
    templates: dict[str, PieceTemplate | None] = {}
    """Pieces with stand-ins for the clinic's words."""
    unfinished: set[str] = set()
    """Pieces that are not read the same whatever follows."""
    size: int = 0
    """How many characters are kept."""

    def make_room(self) -> None:
        """Forget what there is too much of."""
        if self.size > _MOST_CHARACTERS:
            for kept in (self.harmless, self.refused, self.paths, self.copies, self.templates, self.unfinished):
                kept.clear()
            self.size = 0


DiskMemo = dict[str, CountryMemo]
"""What an audit has found out, by country; one for all sites proved in a process."""


class DiskSharing(Struct):
    """The proof of one site's pages by their pieces."""

    site: SiteContext
    memo: CountryMemo
    vocabulary: Vocabulary
    own_words: OwnWords
    passing: dict[str, PieceNotes] = {}
    """Pieces that pass on this site."""
    failing: set[str] = set()
    """Pieces that do not, wherever they stand."""

    def prove_page(self, output: OutputFile, text: str) -> PieceNotes | None:
        """Give the notes of a page whose pieces all pass; None where it is to be proved as a whole."""
        memo = self.memo
        memo.make_room()
        parted = part_page(text, memo.harmless, self._is_known, memo.unfinished)
        if parted is None or not self.failing.isdisjoint(parted.new):
            return None
        own = {text: tokens for text, tokens in parted.new.items() if self._is_own(text)}
        shared = {text: tokens for text, tokens in parted.new.items() if text not in own}
        own |= self._leave_harmless(output, shared)
        here = self._leave_passing(own)
        if not self.failing.isdisjoint(here):
            return None
        is_path_known = output.path in memo.paths
        if (here or not is_path_known) and self._finds(output, here, self.site):
            return None
        pieces = parted.pieces
        if any(pieces.count(one) > 1 for one in here):
            return None  # What a page may name once is not to be named twice.
        only_here = {text: note_tokens(tokens) for text, tokens in here.items()}
        return join_notes([memo.harmless.get(one) or self.passing.get(one) or only_here[one] for one in pieces])

    def passes_anywhere(self, output: OutputFile, found: FoundFile) -> bool:
        """Tell whether a file that sites have copies of passes on a stranger's site, and so on every site."""
        key, copies, stranger = (output.path, found.digest), self.memo.copies, self.site.stranger
        if key not in copies:
            page = read_document(RenderedFile(output, found.data))
            copies[key] = stranger is not None and not finds_anything(page, stranger, open_rule_book())
        return copies[key]

    def _is_known(self, piece: str) -> bool:
        """Tell whether a piece passes on this site, as far as that is known or shown by its template."""
        if piece in self.memo.harmless or piece in self.passing:
            return True
        notes = self.own_words.note(piece) if piece not in self.failing else None
        return notes is not None and self._keep(piece, notes)

    def _keep(self, piece: str, notes: PieceNotes) -> bool:
        """Remember a piece that passes on this site, unless what it says to machines does not."""
        scripts = [DataOnDisk(nodes, self.site, self.vocabulary) for nodes in notes.scripts]
        if any(True for bound in open_rule_book().disk_data for script in scripts for _ in bound.check(script)):
            self.failing.add(piece)
            return False
        self.passing[piece] = notes
        return True

    def _is_own(self, text: str) -> bool:
        return text in self.memo.refused or any(word in text for word, _ in self.own_words.replaced)

    def _leave_harmless(self, output: OutputFile, new: New) -> New:
        """Remember the pieces that pass on a stranger's site, and give the others."""
        memo, stranger = self.memo, self.site.stranger
        if stranger is None:
            return new
        if output.path not in memo.paths and not self._finds(output, {}, stranger):
            memo.paths.add(output.path)
        passing, others = self._part(new, stranger)
        for text, tokens in passing.items():
            notes = note_tokens(tokens)
            if notes.scripts:  # Whether what is said to machines is true, is asked of each clinic.
                others = {**others, text: tokens}
            else:
                memo.harmless[text] = notes
        memo.refused.update(others)
        memo.size += sum(map(len, new))
        return others

    def _leave_passing(self, new: New) -> New:
        """Remember the pieces that pass wherever they stand on this site, and give the others."""
        passing, others = self._part(new, self.site)
        for text, tokens in passing.items():
            if not self._keep(text, note_tokens(tokens)):
                others = {**others, text: tokens}
        # A page may name one address that no other may; what else fails does so on every page.
        if not self.site.canonicals_elsewhere:
            self.failing.update(others)
        return others

    def _part(self, new: New, site: SiteContext) -> tuple[New, New]:
        """Part pieces into those that pass on a site and others: all are judged at once, then by halves."""
        output = OutputFile(_NO_PAGE, "page", "", "")
        passing: dict[str, Sequence[Token]] = {}
        others: dict[str, Sequence[Token]] = {}
        waiting = [list(new.items())] if new else []
        while waiting:
            group = waiting.pop()
            if not self._finds(output, dict(group), site):
                passing.update(group)
            elif len(group) == 1:
                others.update(group)
            else:
                half = len(group) // 2
                waiting += [group[half:], group[:half]]
        return passing, others

    def _finds(self, output: OutputFile, new: New, site: SiteContext) -> bool:
        page = read_pieces(output, new.values(), NO_MARKS)
        return finds_anything(page, site, open_rule_book())


def open_sharing(site: SiteContext, memo: DiskMemo, vocabulary: Vocabulary) -> DiskSharing:
    """Prepare to prove a site's pages; give the same memo to all sites."""
    shared = memo.setdefault(site.country, CountryMemo())
    return DiskSharing(
        site, shared, vocabulary, open_own_words(site, open_rule_book(), shared.templates, _guess_words(site))
    )


def _guess_words(site: SiteContext) -> Iterable[str]:
    """Give what of a clinic's facts its pages show most."""
    clinic, facts = site.clinic, site.clinic.facts
    yield from (facts.url, facts.booking.url, facts.name, clinic.phone.national, clinic.phone.e164, clinic.slug)
    address = facts.address
    yield from filter(None, (facts.email, facts.legal_name, address.city, address.street, address.postal_code))

"""Knows pieces that hold a clinic's own words by the rest of them, which is the same on every clinic's site.

It is the proof that builds use (`page_templates`): the rest is judged once for all, with stand-ins for the clinic's
words, and each clinic is asked what its words change. Which words are its own is guessed from its facts; whatever is
taken for its own, the proof holds.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import Struct

from clinicgen.checking.disk_pieces import PieceNotes, note_tokens
from clinicgen.checking.folded_text import fold
from clinicgen.checking.own_pieces import item_of, pass_own
from clinicgen.checking.page_document import structured_data
from clinicgen.checking.page_marks import NO_MARKS, PageMarks
from clinicgen.checking.page_templates import make_template
from clinicgen.checking.proof_memo import PageTemplate
from clinicgen.checking.rule_book import RuleBook
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.stand_ins import PRIVATE, StandIn
from clinicgen.checking.structured_nodes import read_script
from clinicgen.checking.template_pieces import items_of, keeps_its_shape, read_text
from clinicgen.checking.visible_words import NOTHING_SHOWN, REACH, ShownWords, has_figure
from clinicgen.model.rendered_site import OutputFile, own_text

_FEWEST_CHARACTERS = 4
"""Shorter words stand in too many others."""


class PieceTemplate(NamedTuple):
    """A piece as it is on all clinics' sites."""

    page: PageTemplate
    notes: PieceNotes
    """With stand-ins, and without structured data."""
    data: tuple[str, ...]
    """Its scripts of structured data, with stand-ins."""


class OwnWords(Struct):
    """One clinic's words, and what stands for them."""

    site: SiteContext
    rules: RuleBook
    templates: dict[str, PieceTemplate | None]
    """By the piece with its stand-ins; None where it cannot be judged so. The same for all sites of a country."""
    replaced: tuple[tuple[str, str], ...]
    """What is written, longest first, and what is put in its place."""
    written: Mapping[str, str]
    """By the character that stands in: what is written."""
    read: Mapping[str, str]
    """The same as it is read."""
    folded: Mapping[str, str]
    """The same, folded."""

    def note(self, piece: str) -> PieceNotes | None:
        """Give the notes of a piece that passes on this site; None where that is not known."""
        text = piece
        for written, stand_in in self.replaced:
            text = text.replace(written, stand_in)
        if text == piece or (not piece.isascii() and PRIVATE.search(piece)):
            return None
        if text not in self.templates:
            self.templates[text] = self._make(text)
        template, output = self.templates[text], _OUTPUT
        if template is None or not pass_own(template.page, output, self.site, self.rules):
            return None
        return self._fill(template)

    def _make(self, text: str) -> PieceTemplate | None:
        site = self.site
        if site.stranger is None:
            return None
        tokens = read_text(text)
        if not keeps_its_shape(text, tokens):
            return None
        page = make_template(_OUTPUT, items_of(text, site.memo), site.stranger, self.rules, site.memo)
        if page is None or page.named:
            return None
        return PieceTemplate(page, note_tokens(tokens)._replace(scripts=()), tuple(structured_data(tokens)))

    def _fill(self, template: PieceTemplate) -> PieceNotes:
        """Put the clinic's words into notes: as they are read, and in scripts as they are written."""
        marks, head, shown, _ = template.notes
        return PieceNotes(
            marks if marks is NO_MARKS else self._fill_marks(marks),
            head if head.canonical is None else head._replace(canonical=_put(head.canonical, self.read)),
            self._fill_shown(shown),
            tuple([nodes for data in template.data if (nodes := read_script(_put(data, self.written)))]),
        )

    def _fill_marks(self, marks: PageMarks) -> PageMarks:
        return marks._replace(
            title=None if marks.title is None else _put(marks.title, self.read),
            description=None if marks.description is None else _put(marks.description, self.read),
            links=tuple([_put(link, self.read) for link in marks.links]),
            addresses=tuple([_put(address, self.read) for address in marks.addresses]),
        )

    def _fill_shown(self, shown: ShownWords) -> ShownWords:
        if shown is NOTHING_SHOWN:
            return shown
        words = _put(shown.words, self.folded)
        parted = words if shown.parted is shown.words else _put(shown.parted, self.folded)
        is_whole = shown.near_figures is shown.parted
        # A clinic's words may bring figures of their own.
        return ShownWords(words, parted, parted if is_whole or has_figure(parted) else parted[-REACH:])


_OUTPUT = OutputFile("page.html", "page", "", "")
"""A page that no site has: nothing is excused there."""


def open_own_words(
    site: SiteContext, rules: RuleBook, templates: dict[str, PieceTemplate | None], guessed: Iterable[str]
) -> OwnWords:
    """Prepare to tell a clinic's words from the rest; give the same templates to all sites of a country."""
    replaced: dict[str, str] = {}
    for role, text in enumerate(guessed):
        for written in dict.fromkeys((text, html.escape(text))):
            if len(written) < _FEWEST_CHARACTERS:
                continue
            item = item_of(own_text(written, ("audit", str(role), str(written == text))), _OUTPUT, site)
            if isinstance(item, StandIn) and item.kind in ("words", "home"):
                replaced.setdefault(written, item.written)
    memo = site.own_memo
    ordered = tuple(sorted(replaced.items(), key=lambda one: -len(one[0])))
    as_written = {stand_in.character: text for stand_in, text in memo.texts.items()}
    folded = {character: fold(text) for character, text in memo.words.items()}
    return OwnWords(site, rules, templates, ordered, as_written, memo.words, folded)


def _put(text: str, words: Mapping[str, str]) -> str:
    if text.isascii():
        return text
    for character, word in words.items():
        if character in text:
            text = text.replace(character, word)
    return text

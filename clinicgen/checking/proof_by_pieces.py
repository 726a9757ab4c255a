"""Proves a page by its pieces, leaving out those that have passed before; whatever is in doubt is proved whole.

A page is cut where nothing reaches across (`seams`). A piece that passed on the site of a stranger passes on every
site, and one that passed on this site passes here again; the rules judge the pieces that remain as one page, and the
marks of all pieces. If they find anything at all, or a cut is in doubt, the page is proved whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clinicgen.checking.html_tokens import Text, Token, read_html
from clinicgen.checking.page_document import PageDocument, is_html, read_pieces
from clinicgen.checking.page_marks import NO_MARKS, PageMarks, join_marks, mark_tokens
from clinicgen.checking.rule_book import RuleBook
from clinicgen.checking.seams import TEXT, is_self_contained, split_part
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.text_stretches import NewStretches, Stretches
from clinicgen.model.rendered_site import OutputFile, RenderedFile

_WORTH_SHARING = 200
"""Shorter pieces are judged with the page: to judge one by itself costs more."""


class _Piece(NamedTuple):
    """A piece of a page that is not known to pass."""

    text: str
    tokens: Sequence[Token]
    marks: PageMarks


def pass_by_pieces(file: RenderedFile, site: SiteContext, rules: RuleBook) -> PageMarks | None:
    """Give the marks of a page in which no rule can find anything; None where it must be proved whole."""
    parts = file.parts
    if len(parts) < 2 or file.output.kind != "page" or not is_html(file.output.path) or rules.page:
        return None
    if "".join(parts).encode("utf-8", "surrogatepass") != file.data:
        return None
    site.memo.make_room()
    marks: list[PageMarks] = []
    unjudged: list[_Piece] = []
    harmless = site.memo.harmless.setdefault(site.country, {})
    for text, is_shared in _cut(parts, site):
        known = harmless.get(text) or site.passed.get(text)
        if known is None:
            tokens = _read_piece(text)
            if not is_self_contained(text, tokens):
                return None
            piece = _Piece(text, tokens, mark_tokens(tokens) if "<" in text else NO_MARKS)
            known = piece.marks
            if not (is_shared and _is_harmless(piece, file.output, site, rules)):
                unjudged.append(piece)
        marks.append(known)
    whole = join_marks(marks)
    excused = file.output.path in site.canonicals_elsewhere
    stretches = Stretches() if excused else NewStretches(site.passed_texts)
    rest = read_pieces(file.output, [piece.tokens for piece in unjudged], whole, stretches)
    if _finds_anything(rest, site, rules) or _finds_marks(whole, site, rules):
        return None
    # What this page alone may show, and may show once, is nothing to be remembered.
    if isinstance(stretches, NewStretches):
        site.passed.update((piece.text, piece.marks) for piece in unjudged)
        site.passed_texts.update(stretches.added)
    return whole


def _cut(parts: Sequence[str], site: SiteContext) -> Iterator[tuple[str, bool]]:
    """Give the pieces of a page, and whether each is a part's own and so may stand on other clinics' pages too."""
    memo = site.memo
    state = TEXT
    begun: list[str] = []
    for part in parts:
        split = memo.splits.get((part, state))
        if split is None:
            split = memo.splits[part, state] = split_part(part, state, memo.seams)
        begun.append(split.head)
        if split.has_seam:
            piece = "".join(begun)
            if piece:
                yield piece, False
            if split.middle:
                yield split.middle, len(split.middle) >= _WORTH_SHARING
            begun = [split.tail]
        state = split.state
    yield "".join(begun), False


def _read_piece(text: str) -> Sequence[Token]:
    if "<" not in text and "&" not in text:
        return (Text(0, len(text), text),) if text else ()
    return tuple(read_html(text))


def _is_harmless(piece: _Piece, output: OutputFile, site: SiteContext, rules: RuleBook) -> bool:
    """Tell whether a piece passes on the site of a stranger, and remember it."""
    refused = site.memo.refused.setdefault(site.country, set())
    if site.stranger is None or piece.text in refused:
        return False
    if _finds_anything(read_pieces(output, [piece.tokens], piece.marks, Stretches()), site.stranger, rules):
        refused.add(piece.text)
        return False
    site.memo.harmless[site.country][piece.text] = piece.marks
    return True


def _finds_anything(page: PageDocument, site: SiteContext, rules: RuleBook) -> bool:
    return any(True for bound in rules.piece for _ in bound.check(page, site))


def _finds_marks(marks: PageMarks, site: SiteContext, rules: RuleBook) -> bool:
    return any(True for bound in rules.marks for _ in bound.check(marks, site))

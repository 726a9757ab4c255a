"""Judges what a clinic alone decides: its own texts by themselves, and where they meet the texts around them.

What several pages ask of a clinic it is asked once. Its HTML texts, much of which stands in several of them (a header
has its menu on every kind of page), are cut at the tags of blocks, and each piece is judged once a site; a piece that
comes a second time and passes on a stranger's site is judged no more.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence, Set

from msgspec.structs import replace

from clinicgen.checking.html_tokens import Token
from clinicgen.checking.own_texts import kind_of
from clinicgen.checking.page_document import read_pieces
from clinicgen.checking.page_marks import Leads, PageMarks, find_leads, join_marks, join_parted
from clinicgen.checking.page_templates import finds_anything
from clinicgen.checking.proof_memo import PageTemplate, Question, SiteMemo
from clinicgen.checking.rule_book import RuleBook
from clinicgen.checking.seams import cut_at_blocks, is_self_contained
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.stand_ins import Edge, Item, Items, StandIn
from clinicgen.checking.template_pieces import DATA_CLINIC, FEEDS, read_text
from clinicgen.checking.vanity_numbers import digits_held
from clinicgen.checking.visible_words import ShownWords, join_shown, read_shown
from clinicgen.model.rendered_site import OutputFile, OwnText, Role

_NO_PAGE = "page.html"
"""A path that no page of a site has: nothing is excused there."""


def item_of(part: str, output: OutputFile, site: SiteContext) -> Item:
    """Give what a part of a page is in the page's template."""
    if not isinstance(part, OwnText):
        return str(part)
    memo = site.own_memo
    known = memo.items.get(part.role)
    if known is None:
        item = _new_item(str(part), part.role, output, site)
        known = memo.items[part.role] = part, item
        memo.items_by_id[id(part)] = item
    return known[1] if known[0] == part else str(part)


def _new_item(text: str, role: Role, output: OutputFile, site: SiteContext) -> Item:
    home = site.clinic.facts.url if site.host in site.own_hosts and not site.clinic.base_path else None
    # What a feed holds is HTML that was escaped; its own tags are the feed's.
    read = html.unescape(text) if output.kind == "feed" and "<" not in text else text
    pieces = _cut(text, site) if "<" in text and output.kind not in FEEDS else None
    kind, ends = kind_of(read, home, pieces)
    stand_in = site.memo.stand_in(kind, role) if kind else None
    if stand_in is None:
        return text
    memo = site.own_memo
    memo.texts[stand_in] = text.removeprefix(stand_in.lead) if kind == "home" else text
    memo.words[stand_in.character] = html.unescape(memo.texts[stand_in])
    if ends:
        memo.ends[stand_in] = ends
    if pieces:
        memo.cut[stand_in] = pieces
    return stand_in


def _cut(text: str, site: SiteContext) -> tuple[str, ...] | None:
    """Cut an HTML text into pieces that are read by themselves; None where it must be read as a whole."""
    if DATA_CLINIC in text.lower():
        return None
    memo, harmless = site.own_memo, site.memo.harmless.get(site.country, {})
    pieces = cut_at_blocks(text)
    for piece in pieces:
        if piece not in memo.passed and piece not in memo.read and piece not in harmless:
            tokens = read_text(piece)
            if not is_self_contained(piece, tokens):
                return None
            memo.read[piece] = tokens
    return tuple(pieces)


def pass_own(template: PageTemplate, output: OutputFile, site: SiteContext, rules: RuleBook) -> bool:
    """Tell whether what a site's own texts change on a page passes, and remember what any page may ask again."""
    memo = site.own_memo
    if template.edges <= memo.kept and template.pieces <= memo.passing:
        return True
    memo.kept |= {edge for edge in template.edges - memo.kept if _is_kept(edge.about, site)}
    met = {side for edge in template.edges - memo.kept for side in (edge.about.left, edge.about.right)}
    mixed = {piece for piece in template.mixed if not met.isdisjoint(piece.about)}
    asked = (template.pieces | mixed) - memo.passing
    if output.path not in site.canonicals_elsewhere:
        return _pass_pieces(asked, output, site, rules)
    # What this page alone may show, and may show once, is nothing to be remembered by any other.
    unknown = {piece.about for piece in asked}
    here = [items for items in template.marked if items in unknown]
    anywhere = {piece for piece in asked if piece.about not in here}
    texts = [text for items in here for text in _texts_of(items, output, memo)]
    is_once = len(texts) == len(set(texts))
    elsewhere = replace(output, path=_NO_PAGE)
    return is_once and _pass_pieces(anywhere, elsewhere, site, rules) and _pass_texts(texts, output, site, rules)


def _pass_pieces(pieces: Set[Question[Items]], output: OutputFile, site: SiteContext, rules: RuleBook) -> bool:
    """Tell whether pieces pass with a site's own texts, and remember those that do."""
    memo = site.own_memo
    texts = [text for piece in pieces for text in _texts_of(piece.about, output, memo)]
    if not _pass_texts(texts, output, site, rules):
        return False
    memo.passing |= pieces
    if output.kind not in FEEDS:
        memo.passed.update(texts)
    return True


def _pass_texts(texts: Iterable[str], output: OutputFile, site: SiteContext, rules: RuleBook) -> bool:
    """Tell whether texts pass on a site."""
    memo, harmless = site.own_memo, site.memo.harmless.get(site.country, {})
    is_feed = output.kind in FEEDS
    new = [text for text in dict.fromkeys(texts) if is_feed or (text not in memo.passed and text not in harmless)]
    tokens = {text: memo.read.pop(text, ()) or read_text(text) for text in new}
    if not all(map(is_self_contained, tokens, tokens.values())):
        return False
    if not is_feed:
        tokens = {text: read for text, read in tokens.items() if not _is_harmless(text, read, output, site, rules)}
    if not tokens:
        return True
    marks = join_marks([memo.mark(text, read) for text, read in tokens.items()])
    page = read_pieces(output, tokens.values(), marks)
    if finds_anything(page, site, rules):
        return False
    memo.digit_runs |= digits_held(page.reading.text)
    return True


def _is_harmless(text: str, tokens: Sequence[Token], output: OutputFile, site: SiteContext, rules: RuleBook) -> bool:
    """Tell whether a text passes on whoever's site: asked where it comes a second time, and then remembered."""
    memo, stranger = site.memo, site.stranger
    key = site.country, (text,)
    if text not in memo.seen or key in memo.refused or stranger is None:
        memo.seen.add(text)
        return False
    marks = site.own_memo.mark(text, tokens)
    page = read_pieces(replace(output, path=_NO_PAGE), (tokens,), marks)
    if finds_anything(page, stranger, rules):
        memo.refused.add(key)
        return False
    memo.digit_runs |= digits_held(page.reading.text)
    memo.harmless.setdefault(site.country, {})[text] = marks
    return True


def join_own(
    template: PageTemplate, output: OutputFile, site: SiteContext
) -> tuple[PageMarks, tuple[Leads, ...]] | None:
    """Give the marks of a page's pieces that hold own texts, which many pages share, and where they lead, in groups.

    None where there are several titles.
    """
    joined = site.own_memo.joined
    key = template.fragments, template.marked
    if key not in joined:
        groups = [[_marks_of(items, output, site) for items in pieces] for pieces in key]
        marks = join_parted([*groups[0], *groups[1]])
        joined[key] = None if marks is None else (marks, tuple([find_leads(join_marks(group)) for group in groups]))
    return joined[key]


def shows_enough(template: PageTemplate, output: OutputFile, site: SiteContext, rules: RuleBook) -> bool:
    """Tell whether a page's own texts that are HTML, such as its masthead, show by themselves what every page must."""
    memo, fragments = site.own_memo, template.seen
    if not memo.telling.isdisjoint(fragments):
        return True
    if fragments not in memo.shown_enough:
        memo.shown_enough[fragments] = _find_telling(fragments, output, site, rules)
    return memo.shown_enough[fragments]


def _find_telling(fragments: Sequence[Items], output: OutputFile, site: SiteContext, rules: RuleBook) -> bool:
    """Look for a text that shows enough by itself, such as the masthead, short ones first; or else ask all together."""
    texts = {items: _texts_of(items, output, site.own_memo) for items in fragments}
    shown: dict[Items, ShownWords] = {}
    for items in sorted(texts, key=lambda items: len(texts[items])):
        shown[items] = join_shown([read_shown(read_text(text)) for text in texts[items]])
        if _is_enough(shown[items], site, rules):
            site.own_memo.telling.add(items)
            return True
    return _is_enough(join_shown([shown[items] for items in fragments]), site, rules)


def _is_enough(shown: ShownWords, site: SiteContext, rules: RuleBook) -> bool:
    return not any(True for bound in rules.shown for _ in bound.check(shown, site))


def _marks_of(items: Items, output: OutputFile, site: SiteContext) -> PageMarks:
    memo, harmless = site.own_memo, site.memo.harmless.get(site.country, {})
    known = memo.joined_marks.get(items)
    if known is None:
        texts = _texts_of(items, output, memo)
        known = memo.joined_marks[items] = join_marks([harmless.get(text) or memo.mark(text, None) for text in texts])
    return known


def _is_kept(edge: Edge, site: SiteContext) -> bool:
    """Tell whether nothing can reach over an edge on this site."""
    ends = site.own_memo.ends
    left = ends.get(edge.left) if isinstance(edge.left, StandIn) else None
    right = ends.get(edge.right) if isinstance(edge.right, StandIn) else None
    if edge.needs_plain and not all(side.is_plain for side in (left, right) if side):
        return False
    if edge.needs_space and not ((left and left.ends_apart) or (right and right.starts_apart)):
        return False
    if edge.has_digits and (left is None or left.ends_with_digits) and (right is None or right.starts_with_digits):
        return False
    left_word = left.last_word if left else str(edge.left)
    right_word = right.first_word if right else str(edge.right)
    marks = (left.trail if left else "") + edge.marks + (right.lead if right else "")
    return not site.memo.borders.are_crossed(left_word, marks, right_word)


def _texts_of(items: Items, output: OutputFile, memo: SiteMemo) -> tuple[str, ...]:
    """Give a piece as it is written on a site: in several where it is an own text that was cut."""
    first = items[0]
    if len(items) == 1 and isinstance(first, StandIn) and output.kind not in FEEDS and first in memo.cut:
        return memo.cut[first]
    return ("".join([_own_written(item, memo) if isinstance(item, StandIn) else item for item in items]),)


def _own_written(item: StandIn, memo: SiteMemo) -> str:
    return (item.lead if item.kind == "home" else "") + memo.texts[item]

"""Judges what a clinic alone decides: its own texts by themselves, and where they meet the texts around them."""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence
from dataclasses import replace

from clinicgen.checking.html_tokens import Token
from clinicgen.checking.own_texts import kind_of
from clinicgen.checking.page_document import read_pieces
from clinicgen.checking.page_marks import PageMarks, join_marks, mark_tokens
from clinicgen.checking.page_templates import finds_anything
from clinicgen.checking.phone_numbers import digits_in
from clinicgen.checking.proof_memo import PageTemplate, SiteMemo
from clinicgen.checking.rule_book import RuleBook
from clinicgen.checking.seams import is_self_contained
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.stand_ins import Edge, Item, Items, StandIn
from clinicgen.checking.template_pieces import read_text
from clinicgen.model.rendered_site import OutputFile, OwnText, Role

_NO_PAGE = "page.html"
"""A path that no page of a site has: nothing is excused there."""


def item_of(part: str, output: OutputFile, site: SiteContext) -> Item:
    """Give what a part of a page is in the page's template."""
    if not isinstance(part, OwnText):
        return str(part)
    known = site.own_memo.items.get(part.role)
    if known is None:
        known = site.own_memo.items[part.role] = part, _new_item(str(part), part.role, output, site)
    return known[1] if known[0] == part else str(part)


def _new_item(text: str, role: Role, output: OutputFile, site: SiteContext) -> Item:
    home = site.clinic.facts.url if site.host in site.own_hosts and not site.clinic.base_path else None
    # What a feed holds is HTML that was escaped; its own tags are the feed's.
    read = html.unescape(text) if output.kind == "feed" and "<" not in text else text
    kind, ends = kind_of(read, home)
    stand_in = site.memo.stand_in(kind, role) if kind else None
    if stand_in is None:
        return text
    memo = site.own_memo
    memo.texts[stand_in] = text.removeprefix(stand_in.lead) if kind == "home" else text
    memo.words[ord(stand_in.character)] = html.unescape(memo.texts[stand_in])
    if ends:
        memo.ends[stand_in] = ends
    return stand_in


def pass_own(template: PageTemplate, output: OutputFile, site: SiteContext, rules: RuleBook) -> bool:
    """Tell whether what a site's own texts change passes, and remember it."""
    memo = site.own_memo
    mixed: Collection[Items] = ()
    if not template.edges <= memo.edges:
        memo.edges |= {edge for edge in template.edges - memo.edges if _is_kept(edge, site)}
        mixed = () if template.edges <= memo.edges else template.mixed
    passed = memo.passed
    is_known = template.own <= passed.keys() and all(map(passed.__contains__, template.marked))
    if is_known and not mixed:
        return True
    anywhere = [items for items in (*template.own, *mixed) if items not in passed]
    here = [items for items in dict.fromkeys(template.marked) if items not in passed]
    if output.path not in site.canonicals_elsewhere:
        return _judge([*anywhere, *here], output, site, rules)
    # What this page alone may show, and may show once, is nothing to be remembered by any other.
    if len(here) < len(template.marked) - sum([items in passed for items in template.marked]):
        return False
    return _judge(anywhere, replace(output, path=_NO_PAGE), site, rules) and _judge(here, output, site, rules)


def _judge(pieces: Sequence[Items], output: OutputFile, site: SiteContext, rules: RuleBook) -> bool:
    """Judge pieces with a site's own texts."""
    if not pieces:
        return True
    texts = [_written(items, site.own_memo) for items in pieces]
    tokens: list[Sequence[Token]] = [read_text(text) for text in texts]
    if not all(map(is_self_contained, texts, tokens)):
        return False
    marks = [mark_tokens(read) for read in tokens]
    page = read_pieces(output, tokens, join_marks(marks))
    if finds_anything(page, site, rules):
        return False
    site.own_memo.digit_runs |= digits_in(page.reading.text)
    site.own_memo.passed.update(zip(pieces, marks, strict=True))
    return True


def forget(pieces: Collection[Items], memo: SiteMemo) -> None:
    """Forget that pieces have passed."""
    for items in pieces:
        memo.passed.pop(items, None)


def marks_of_own(stand_ins: tuple[StandIn, ...], memo: SiteMemo) -> PageMarks:
    """Give the marks of own texts that stand together on many pages."""
    known = memo.joined.get(stand_ins)
    if known is None:
        known = memo.joined[stand_ins] = join_marks(memo.passed[stand_in,] for stand_in in stand_ins)
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


def _written(items: Items, memo: SiteMemo) -> str:
    return "".join([_own_written(item, memo) if isinstance(item, StandIn) else item for item in items])


def _own_written(item: StandIn, memo: SiteMemo) -> str:
    return (item.lead if item.kind == "home" else "") + memo.texts[item]

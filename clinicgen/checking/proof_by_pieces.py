"""Proves a page by what is known of its template, asking only what its clinic's own texts change.

A page is judged once for all clinics, with stand-ins for what the clinic alone decides (`page_templates`). On each
site its own texts must pass by themselves, and must not meet the text around them so that a contact could reach over
(`stand_ins`). If anything is found at all, or anything is in doubt, the page is proved whole.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from clinicgen.checking.own_texts import kind_of, read_ends
from clinicgen.checking.page_document import is_html, read_pieces
from clinicgen.checking.page_marks import NO_MARKS, PageMarks, join_marks, mark_tokens
from clinicgen.checking.page_templates import finds_anything, make_template
from clinicgen.checking.proof_memo import PageTemplate, SiteMemo
from clinicgen.checking.rule_book import RuleBook
from clinicgen.checking.seams import is_self_contained
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.stand_ins import Edge, Item, Items, StandIn
from clinicgen.checking.template_pieces import FEEDS, read_text
from clinicgen.checking.web_addresses import covers
from clinicgen.model.rendered_site import OutputFile, OwnText, RenderedFile, Role


def pass_by_pieces(file: RenderedFile, site: SiteContext, rules: RuleBook) -> tuple[PageMarks, ...] | None:
    """Give the marks of a page in which no rule can find anything; None where it must be proved whole."""
    parts, output = file.parts, file.output
    if len(parts) < 2 or not _is_read_by_pieces(output, site) or rules.page or site.stranger is None:
        return None
    items = tuple([part if type(part) is str else _item(part, output, site) for part in parts])
    template = _template(output, items, site, site.stranger, rules)
    if template is None:
        # As if there were only this clinic: its own texts are parts like any others.
        parts = tuple(map(str, parts))
        template = _template(output, parts, site, site.stranger, rules)
    if (
        template is None
        or not all(_may_show(slug, site) for slug in template.named)
        or not _pass_own(template, output, site, rules)
    ):
        return None
    marks = _marks(template, site)
    if output.path in site.canonicals_elsewhere:
        # What this page alone may show, and may show once, is nothing to be remembered.
        if len(set(template.marked)) < len(template.marked):
            return None
        for items in template.marked:
            del site.own_memo.passed[items]
    if output.kind in FEEDS:
        return ()
    return None if marks is None or _finds_marks(marks, site, rules) else marks


def _is_read_by_pieces(output: OutputFile, site: SiteContext) -> bool:
    if output.kind in FEEDS:
        return not site.canonicals_elsewhere
    return output.kind == "page" and is_html(output.path)


def _may_show(slug: str, site: SiteContext) -> bool:
    """Tell whether a site may show something of another clinic, whose addresses are none of its own."""
    known = site.own_memo.shown.get(slug)
    if known is None:
        own = site.own.addresses
        theirs = site.contacts.own[slug] if slug in site.named else None
        known = theirs is not None and not any(
            covers(mine, other) for other in (*theirs.addresses, *theirs.bookings) for mine in own
        )
        site.own_memo.shown[slug] = known
    return known


def _item(part: str, output: OutputFile, site: SiteContext) -> Item:
    """Give what a text of the clinic's own is in the template of a page."""
    if not isinstance(part, OwnText):
        return str(part)
    known = site.own_memo.items.get(part.role)
    if known is None:
        known = site.own_memo.items[part.role] = str(part), _new_item(str(part), part.role, output, site)
    return known[1] if known[0] == part else str(part)


def _new_item(text: str, role: Role, output: OutputFile, site: SiteContext) -> Item:
    home = site.clinic.facts.url if site.host in site.own_hosts and not site.clinic.base_path else None
    # What a feed holds is HTML that was escaped; its own tags are the feed's.
    read = html.unescape(text) if output.kind == "feed" and "<" not in text else text
    kind = kind_of(read, home)
    stand_in = site.memo.stand_in(kind, role) if kind else None
    if stand_in is None:
        return text
    memo = site.own_memo
    memo.texts[stand_in] = text.removeprefix(stand_in.lead) if kind == "home" else text
    memo.words[ord(stand_in.character)] = html.unescape(memo.texts[stand_in])
    ends = read_ends(read) if kind in ("words", "markup") else None
    if ends:
        memo.ends[stand_in] = ends
    return stand_in


def _template(
    output: OutputFile, items: Items, site: SiteContext, stranger: SiteContext, rules: RuleBook
) -> PageTemplate | None:
    pages = site.memo.pages
    key = site.country, output.path, items
    if key not in pages:
        site.memo.make_room()
        pages[key] = make_template(output, items, stranger, rules, site.memo)
    return pages[key]


def _pass_own(template: PageTemplate, output: OutputFile, site: SiteContext, rules: RuleBook) -> bool:
    """Tell whether what a site's own texts change passes, and remember it."""
    memo = site.own_memo
    own = template.own
    if not template.edges <= memo.edges:
        kept = {edge for edge in template.edges - memo.edges if _is_kept(edge, site)}
        memo.edges |= kept
        if not template.edges <= memo.edges:
            own = own.union(template.mixed)
    if own <= memo.passed.keys():
        return True
    wanted = [items for items in own if items not in memo.passed]
    texts = [_written(items, memo) for items in wanted]
    tokens = [read_text(text) for text in texts]
    if not all(map(is_self_contained, texts, tokens)):
        return False
    marks = [mark_tokens(read) for read in tokens]
    if finds_anything(read_pieces(output, tokens, join_marks(marks)), site, rules):
        return False
    memo.passed.update(zip(wanted, marks, strict=True))
    return True


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
    return "".join([_own_written(item, memo) if isinstance(item, StandIn) else str(item) for item in items])


def _own_written(item: StandIn, memo: SiteMemo) -> str:
    return (item.lead if item.kind == "home" else "") + memo.texts[item]


def _marks(template: PageTemplate, site: SiteContext) -> tuple[PageMarks, ...] | None:
    """Give the marks of a page in groups; None where only the whole page shows which of its titles is the first."""
    memo = site.own_memo
    groups = [template.marks, _fill_marks(template.own_marks, memo), *(memo.passed[items] for items in template.marked)]
    groups = [marks for marks in groups if marks is not NO_MARKS]
    if sum(marks.title is not None for marks in groups) > 1:
        return None
    return None if sum(marks.description is not None for marks in groups) > 1 else tuple(groups)


def _fill_marks(marks: PageMarks, memo: SiteMemo) -> PageMarks:
    """Put a site's own texts into marks."""
    if marks is NO_MARKS:
        return marks
    return marks._replace(
        title=_fill_words(marks.title, memo),
        description=_fill_words(marks.description, memo),
        links=tuple([link.translate(memo.words) for link in marks.links]),
        addresses=tuple([address.translate(memo.words) for address in marks.addresses]),
    )


def _fill_words(text: str | None, memo: SiteMemo) -> str | None:
    return None if text is None else " ".join(text.translate(memo.words).split())


def _finds_marks(marks: Sequence[PageMarks], site: SiteContext, rules: RuleBook) -> bool:
    whole = join_marks(marks)
    return any(True for bound in rules.marks for _ in bound.check(whole, site))

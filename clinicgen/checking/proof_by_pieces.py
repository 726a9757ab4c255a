"""Proves a page by what is known of its template, asking only what its clinic's own texts change.

A page is judged once for all clinics, with stand-ins for what the clinic alone decides (`page_templates`). On each
site its own texts must pass by themselves, and must not meet the text around them so that a contact could reach over
(`stand_ins`). If anything is found at all, or anything is in doubt, the page is proved whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clinicgen.checking.html_tokens import read_html
from clinicgen.checking.own_pieces import item_of, join_own, pass_own, shows_enough
from clinicgen.checking.page_document import is_html
from clinicgen.checking.page_marks import NO_MARKS, Leads, PageMarks, find_leads, join_parted
from clinicgen.checking.page_templates import make_template
from clinicgen.checking.proof_memo import OwnMarks, PageTemplate, ProofMemo
from clinicgen.checking.rule_book import RuleBook
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.stand_ins import Items, StandIn
from clinicgen.checking.template_pieces import FEEDS
from clinicgen.checking.visible_words import read_shown
from clinicgen.checking.web_addresses import covers
from clinicgen.model.rendered_site import OutputFile, RenderedFile


def pass_by_pieces(
    file: RenderedFile, site: SiteContext, rules: RuleBook
) -> tuple[PageMarks, tuple[Leads, ...]] | None:
    """Give the marks of a page in which no rule can find anything, and where they lead, in groups.

    None where it must be proved whole.
    """
    parts, output = file.parts, file.output
    if len(parts) < 2 or not _is_read_by_pieces(output, site) or rules.page or site.stranger is None:
        return None
    template = _template(output, parts, site, site.stranger, rules)
    if template is None or not all(_may_show(slug, site) for slug in template.named):
        return None
    if not pass_own(template, output, site, rules):
        return None
    if output.kind in FEEDS:
        return NO_MARKS, ()
    if not shows_enough(template, output, site, rules) and not _shows_all(file, site, rules):
        return None
    return _marks(template, output, site, rules)


def _shows_all(file: RenderedFile, site: SiteContext, rules: RuleBook) -> bool:
    """Tell whether all words of a page together show what every page must."""
    shown = read_shown(read_html(file.data.decode("utf-8", "replace")))
    return not any(True for bound in rules.shown for _ in bound.check(shown, site))


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


def _template(
    output: OutputFile, parts: tuple[str, ...], site: SiteContext, stranger: SiteContext, rules: RuleBook
) -> PageTemplate | None:
    # Nearly always all own texts of a page are known: they are told by their identity, and all other parts are items.
    told: Items = tuple(map(site.own_memo.items_by_id.get, map(id, parts), parts))
    template = site.memo.pages.get((site.country, output.path, told))
    if template is not None:
        return template
    items: Items = tuple(
        [item if type(item) is str or isinstance(item, StandIn) else item_of(item, output, site) for item in told]
    )
    template = _find_or_make(output, items, stranger, rules, site.memo)
    if template is not None:
        return template
    # As if there were only this clinic: its own texts are parts like any others.
    return _find_or_make(output, tuple(map(str, parts)), stranger, rules, site.memo)


def _find_or_make(
    output: OutputFile, items: Items, stranger: SiteContext, rules: RuleBook, memo: ProofMemo
) -> PageTemplate | None:
    key = stranger.country, output.path, items
    if key not in memo.pages:
        memo.make_room()
        memo.pages[key] = make_template(output, items, stranger, rules, memo)
    return memo.pages[key]


def _marks(
    template: PageTemplate, output: OutputFile, site: SiteContext, rules: RuleBook
) -> tuple[PageMarks, tuple[Leads, ...]] | None:
    """Give the marks of a page; None where it must be proved whole."""
    joined = join_own(template, output, site)
    if joined is None:
        return None
    # What all pages have comes first, for rules that look for something that is nearly always among it.
    marks, leads = [joined[0], template.marks], [template.leads, *joined[1]]
    if template.own_marks is not None:
        own = _fill_marks(template.own_marks, site.own_memo.words)
        marks.append(own)
        if own.addresses:
            leads.append(find_leads(own))
    whole = join_parted(marks)
    if whole is None:
        return None
    for bound in rules.marks:
        if any(True for _ in bound.check(whole, site)):
            return None
    return whole, tuple(leads)


def _fill_marks(marks: OwnMarks, words: Mapping[str, str]) -> PageMarks:
    """Put a site's own texts into marks."""
    return PageMarks(
        title=_fill_words(marks.title, words),
        description=_fill_words(marks.description, words),
        main_headings=0,
        identifiers=(),
        anchors=(),
        links=tuple([_fill(link, words) for link in marks.links]),
        addresses=tuple([_fill(address, words) for address in marks.addresses]),
    )


def _fill(text: Iterable[str], words: Mapping[str, str]) -> str:
    return "".join([words.get(piece, piece) for piece in text])


def _fill_words(text: Iterable[str] | None, words: Mapping[str, str]) -> str | None:
    return None if text is None else " ".join(_fill(text, words).split())

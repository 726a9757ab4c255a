"""Proves a page by what is known of its template, asking only what its clinic's own texts change.

A page is judged once for all clinics, with stand-ins for what the clinic alone decides (`page_templates`). On each
site its own texts must pass by themselves, and must not meet the text around them so that a contact could reach over
(`stand_ins`). If anything is found at all, or anything is in doubt, the page is proved whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from clinicgen.checking.own_pieces import forget, item_of, marks_of_own, pass_own
from clinicgen.checking.page_document import is_html
from clinicgen.checking.page_marks import NO_MARKS, PageMarks, join_marks
from clinicgen.checking.page_templates import make_template
from clinicgen.checking.proof_memo import PageTemplate, SiteMemo
from clinicgen.checking.rule_book import RuleBook
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.stand_ins import Items
from clinicgen.checking.template_pieces import FEEDS
from clinicgen.checking.web_addresses import covers
from clinicgen.model.rendered_site import OutputFile, OwnText, RenderedFile


def pass_by_pieces(file: RenderedFile, site: SiteContext, rules: RuleBook) -> tuple[PageMarks, ...] | None:
    """Give the marks of a page in which no rule can find anything; None where it must be proved whole."""
    parts, output = file.parts, file.output
    if len(parts) < 2 or not _is_read_by_pieces(output, site) or rules.page or site.stranger is None:
        return None
    known = site.own_memo.items.get
    items = tuple(
        [
            part
            if type(part) is str
            else own[1]
            if type(part) is OwnText and (own := known(part.role)) is not None and own[0] is part
            else item_of(part, output, site)
            for part in parts
        ]
    )
    template = _template(output, items, site, site.stranger, rules)
    if template is None:
        # As if there were only this clinic: its own texts are parts like any others.
        parts = tuple(map(str, parts))
        template = _template(output, parts, site, site.stranger, rules)
    if template is None or not all(_may_show(slug, site) for slug in template.named):
        return None
    if not pass_own(template, output, site, rules):
        return None
    marks = _marks(template, site)
    if output.path in site.canonicals_elsewhere:
        forget(template.marked, site.own_memo)
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


def _template(
    output: OutputFile, items: Items, site: SiteContext, stranger: SiteContext, rules: RuleBook
) -> PageTemplate | None:
    pages = site.memo.pages
    key = site.country, output.path, items
    if key not in pages:
        site.memo.make_room()
        pages[key] = make_template(output, items, stranger, rules, site.memo)
    return pages[key]


def _marks(template: PageTemplate, site: SiteContext) -> tuple[PageMarks, ...] | None:
    """Give the marks of a page in groups; None where only the whole page shows which of its titles is the first."""
    memo = site.own_memo
    shared = (template.marks, _fill_marks(template.own_marks, memo), marks_of_own(template.fragments, memo))
    groups = [marks for marks in (*shared, *[memo.passed[items] for items in template.marked]) if marks is not NO_MARKS]
    titles = [marks.title for marks in groups if marks.title is not None]
    descriptions = [marks.description for marks in groups if marks.description is not None]
    return tuple(groups) if len(titles) < 2 and len(descriptions) < 2 else None


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

"""A clinic's whole site, decided before a byte is rendered: which pages, at which addresses, saying what."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from msgspec import Struct

from clinicgen.model.clinic import Clinic
from clinicgen.model.clinic_facts import Status
from clinicgen.model.finding import Finding, Place, report
from clinicgen.model.site_plan import ArticleSubject, MenuItem, Page, ServiceSubject, SitePlan, Subject, TextSubject
from clinicgen.model.source import SourceFile
from clinicgen.planning import addresses
from clinicgen.planning.claims import claim_files
from clinicgen.planning.closing import close_site
from clinicgen.planning.desk import Desk, open_desk
from clinicgen.planning.grounds import Grounds
from clinicgen.planning.pages import plan_pages
from clinicgen.planning.problems import DESCRIPTION_LONG
from clinicgen.planning.redirects import gather_wishes, plan_redirects
from clinicgen.planning.shelves import carried_by
from clinicgen.planning.text_pages import TextPage, plan_text_pages
from clinicgen.planning.uses import check_needs
from clinicgen.planning.wording import DESCRIPTION_LIMIT

FEED_SIZE = 20
"""Entries of the feed: the newest articles."""


class SitePlanning(Struct, frozen=True):
    """A plan and what is wrong with it; with errors in it, the plan is not rendered."""

    plan: SitePlan
    findings: tuple[Finding, ...]


def plan_site(clinic: Clinic, grounds: Grounds, today: datetime.date) -> SitePlanning:
    """Plan one clinic's site for a day."""
    desk = open_desk(clinic, grounds, carried_by(clinic, grounds.shelves, today))
    texts = tuple(plan_text_pages(desk))
    pages = tuple(sorted((*plan_pages(desk), *(text.page for text in texts)), key=lambda page: page.address))
    claims = claim_files(clinic, pages)
    redirects, dead_ends = plan_redirects(clinic, gather_wishes(clinic, desk.carried.articles), claims)
    plan = SitePlan(
        clinic=clinic,
        pages=pages,
        redirects=redirects,
        menu=_plan_menu(desk),
        topics=desk.selection.topics,
        feed=tuple(_plan_feed(pages)),
        static=clinic.static,
        images=_shown_images(desk, texts),
        named=desk.named,
        content_addresses=desk.addresses,
        announcement=_announcement(clinic, today),
        today=today,
        has_search=clinic.facts.search and bool(desk.carried.articles),
    )
    findings = (*claims.clashes, *dead_ends, *(finding for text in texts for finding in _check_text(text, desk)))
    if clinic.status is not Status.CLOSED:
        return SitePlanning(plan, findings)
    successor = clinic.facts.closed.successor if clinic.facts.closed else None
    return SitePlanning(close_site(plan, grounds.fleet.find(successor) if successor else None), findings)


def _plan_menu(desk: Desk) -> tuple[MenuItem, ...]:
    facts = desk.clinic.facts
    items = [
        (bool(facts.services), MenuItem("Services", addresses.SERVICES)),
        (bool(desk.carried.articles), MenuItem("Articles", addresses.ARTICLES)),
        *((page.in_menu, MenuItem(desk.fill(page.content.title), addresses.page_address(page.content.slug)))
          for page in desk.carried.pages),
        (bool(facts.practitioners), MenuItem("Team", addresses.TEAM)),
        (bool(desk.siblings), MenuItem("Locations", addresses.LOCATIONS)),
        (True, MenuItem("Contact", addresses.CONTACT)),
    ]  # fmt: skip
    return tuple(item for is_shown, item in items if is_shown)


def _plan_feed(pages: tuple[Page, ...]) -> Iterator[Page]:
    """Give the newest dated articles: a feed's entries need a day."""
    dated = [
        (page.subject.article.date, page)
        for page in pages
        if isinstance(page.subject, ArticleSubject) and page.subject.article.date is not None
    ]
    dated.sort(key=lambda entry: entry[0], reverse=True)
    return (page for _, page in dated[:FEED_SIZE])


def _announcement(clinic: Clinic, today: datetime.date) -> str | None:
    announcement = clinic.facts.announcement
    if announcement is None or (announcement.until is not None and today > announcement.until):
        return None
    return announcement.text


def _shown_images(desk: Desk, texts: tuple[TextPage, ...]) -> dict[str, SourceFile]:
    clinic, images = desk.clinic, desk.grounds.images
    paths = desk.selection.pictures.union(*[text.body.pictures for text in texts if text.body.pictures])
    shown = {path: images[path] for path in sorted(paths) if path in images}
    own = [clinic.facts.theme.logo, *(person.photo for person in clinic.facts.practitioners)]
    for path in own:
        if path is not None and path in clinic.images:
            shown[clinic.images[path].path] = clinic.images[path]
    return shown


def _check_text(text: TextPage, desk: Desk) -> tuple[Finding, ...]:
    """Find what a page's text needs and the clinic lacks, and a description that grew too long."""
    lacking = check_needs(text.words, desk) + check_needs(text.body, desk)
    page, slug = text.page, desk.clinic.slug
    if len(page.description) <= DESCRIPTION_LIMIT:
        return lacking
    message = (
        f"the description of `{page.address}` has {len(page.description)} characters for `{slug}`; "
        f"at most {DESCRIPTION_LIMIT} are shown"
    )
    place = _place_of_description(page.subject)
    return (*lacking, report(DESCRIPTION_LONG, message, place, hint="shorten it", clinic=slug))


def _place_of_description(subject: Subject) -> Place | None:
    match subject:
        case ArticleSubject(article=article):
            return article.places.get("description")
        case ServiceSubject(content=content) | TextSubject(content=content) if content is not None:
            return content.source.line_place(1)
        case _:
            return None

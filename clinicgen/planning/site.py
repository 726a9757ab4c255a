"""A clinic's whole site, decided before a byte is rendered: which pages, at which addresses, saying what."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from clinicgen.model.clinic import Clinic
from clinicgen.model.clinic_facts import Status
from clinicgen.model.finding import Finding, report
from clinicgen.model.site_plan import ArticleSubject, MenuItem, Page, ServiceSubject, SitePlan, TextSubject
from clinicgen.model.source import SourceFile
from clinicgen.planning import addresses
from clinicgen.planning.carriage import carried_by
from clinicgen.planning.claims import claim_files
from clinicgen.planning.closing import close_site
from clinicgen.planning.desk import Desk, open_desk
from clinicgen.planning.grounds import Grounds
from clinicgen.planning.listing import list_topics
from clinicgen.planning.pages import plan_pages
from clinicgen.planning.problems import DESCRIPTION_LONG
from clinicgen.planning.redirects import gather_wishes, plan_redirects
from clinicgen.planning.uses import check_needs, check_words
from clinicgen.planning.variants import NO_NEEDS, Needs
from clinicgen.planning.wording import DESCRIPTION_LIMIT

FEED_SIZE = 20
"""Entries of the feed: the newest articles."""


@dataclass(frozen=True, slots=True)
class SitePlanning:
    """A plan and what is wrong with it; with errors in it, the plan is not rendered."""

    plan: SitePlan
    findings: tuple[Finding, ...]


def plan_site(clinic: Clinic, grounds: Grounds, today: datetime.date) -> SitePlanning:
    """Plan one clinic's site for a day."""
    desk = open_desk(clinic, grounds, carried_by(clinic, grounds.library, today))
    pages = tuple(sorted(plan_pages(desk), key=lambda page: page.address))
    claims = claim_files(clinic, pages)
    redirects, dead_ends = plan_redirects(clinic, gather_wishes(clinic, desk.carried.articles), claims.taken)
    plan = SitePlan(
        clinic=clinic,
        pages=pages,
        redirects=redirects,
        menu=_plan_menu(desk),
        topics=list_topics(desk.carried.articles),
        feed=tuple(_plan_feed(pages)),
        static=clinic.static,
        images=_shown_images(clinic, pages, grounds),
        named=desk.named,
        content_addresses=desk.addresses,
        announcement=_announcement(clinic, today),
        today=today,
    )
    findings = (*claims.clashes, *dead_ends, *_check_texts(desk, pages))
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


def _shown_images(clinic: Clinic, pages: tuple[Page, ...], grounds: Grounds) -> dict[str, SourceFile]:
    paths: set[str] = set()
    for page in pages:
        paths.update(_needs_of(page, grounds).pictures)
        if isinstance(page.subject, ArticleSubject) and page.subject.article.image is not None:
            paths.add(page.subject.article.image.path)
    shown = {path: grounds.images[path] for path in sorted(paths) if path in grounds.images}
    facts = clinic.facts
    own = [facts.theme.logo, *(person.photo for person in facts.practitioners)]
    for path in own:
        if path is not None and path in clinic.images:
            shown[clinic.images[path].path] = clinic.images[path]
    return shown


def _needs_of(page: Page, grounds: Grounds) -> Needs:
    match page.subject:
        case ArticleSubject(variant=variant) | ServiceSubject(variant=variant) | TextSubject(variant=variant) if (
            variant
        ):
            return grounds.variants.known[variant].needs
        case _:
            return NO_NEEDS


def _check_texts(desk: Desk, pages: tuple[Page, ...]) -> Iterator[Finding]:
    """Find what the texts on the pages need and the clinic lacks, and descriptions that grew too long."""
    clinic, known = desk.clinic, desk.grounds.facts
    for page in pages:
        match page.subject:
            case ArticleSubject(article=article):
                content = article.content
                words = [content.title, content.description, content.lead]
                words += [text for entry in article.faq for text in (entry.question, entry.answer)]
                words += [article.image.alt] if article.image else []
                place = article.places.get("description")
            case ServiceSubject(content=service_text):
                words = [service_text.title, service_text.description] if service_text else []
                place = service_text.source.line_place(1) if service_text else None
            case TextSubject(content=content):
                words, place = [content.title, content.description], content.source.line_place(1)
            case _:
                continue
        for text in words:
            yield from check_words(text, clinic, desk.facts, known)
        needs = _needs_of(page, desk.grounds)
        yield from check_needs(
            needs, clinic, desk.facts, known, desk.has, desk.addresses, desk.strangers, desk.grounds.texts
        )
        if len(page.description) > DESCRIPTION_LIMIT:
            message = (
                f"the description of `{page.address}` has {len(page.description)} characters for `{clinic.slug}`; "
                f"at most {DESCRIPTION_LIMIT} are shown"
            )
            yield report(DESCRIPTION_LONG, message, place, hint="shorten it", clinic=clinic.slug)

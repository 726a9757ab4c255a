"""What pages of every kind have: a title and description, a way from home, a standing, the files they come from."""

from __future__ import annotations

import datetime

from clinicgen.model.site_plan import ArticleCard, Crumb, Page, PageKind, Subject
from clinicgen.planning import addresses
from clinicgen.planning.addresses import file_of
from clinicgen.planning.canonical import Standing, own_standing
from clinicgen.planning.desk import Desk
from clinicgen.planning.outlines import HOME_CRUMB
from clinicgen.planning.wording import DESCRIPTION_LIMIT, cut_on_word

SERVICES_CRUMB = Crumb("Services", addresses.SERVICES)


def make_page(
    desk: Desk,
    kind: PageKind,
    address: str,
    title: str,
    description: str,
    subject: Subject,
    *,
    parents: tuple[Crumb, ...] = (),
    sources: tuple[str, ...] = (),
    cards: tuple[ArticleCard, ...] = (),
    standing: Standing | None = None,
    changed: datetime.date | None = None,
) -> Page:
    """Make a page of its subject; `cards` are those of other articles that it shows."""
    found = standing or own_standing(desk, address)
    is_on_the_way = kind not in (PageKind.HOME, PageKind.NOT_FOUND)
    return Page(
        kind=kind,
        address=address,
        file=file_of(address),
        title=title,
        description=description,
        canonical=found.canonical,
        is_indexed=found.is_indexed,
        in_sitemap=found.in_sitemap,
        changed=changed,
        crumbs=(HOME_CRUMB, *parents, Crumb(title, address)) if is_on_the_way else (),
        subject=subject,
        sources=tuple(dict.fromkeys((*sources, *sources_beside(cards, desk)))),
    )


def sources_beside(cards: tuple[ArticleCard, ...], desk: Desk) -> tuple[str, ...]:
    """Give the files that a page comes from which shows these cards, but those of its own text."""
    return tuple(dict.fromkeys((*[card.source for card in cards], *desk.sources)))


def describe(text: str, number: int = 1) -> str:
    """Finish a composed description: the number of a list's later pages, a full stop, at most 160 characters."""
    numbered_text = text if number == 1 else f"{text}, page {number}"
    if len(numbered_text) < DESCRIPTION_LIMIT:
        return numbered_text.rstrip(".") + "."
    return cut_on_word(numbered_text, DESCRIPTION_LIMIT)

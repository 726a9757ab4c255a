"""What is left of a closed clinic's site: one page that says so, and every former address leading to it."""

from __future__ import annotations

from msgspec.structs import replace

from clinicgen.model.clinic import Clinic
from clinicgen.model.site_plan import ClosedSubject, Page, PageKind, Redirect, SitePlan
from clinicgen.planning import addresses
from clinicgen.planning.canonical import unlisted_standing
from clinicgen.planning.wording import DESCRIPTION_LIMIT, cut_on_word, place_name


def close_site(plan: SitePlan, successor: Clinic | None) -> SitePlan:
    """Reduce a plan to the one page of a closed clinic."""
    clinic = plan.clinic
    facts = clinic.facts
    sentence = f"{facts.name} in {place_name(clinic)} is closed."
    standing = unlisted_standing(facts.url, addresses.HOME)
    page = Page(
        kind=PageKind.CLOSED,
        address=addresses.HOME,
        file=addresses.file_of(addresses.HOME),
        title=facts.name,
        description=cut_on_word(sentence, DESCRIPTION_LIMIT),
        canonical=standing.canonical,
        is_indexed=standing.is_indexed,
        in_sitemap=standing.in_sitemap,
        changed=None,
        crumbs=(),
        subject=ClosedSubject((facts.closed.message if facts.closed else None) or sentence, successor),
        sources=tuple(source.path for source in clinic.sources),
    )
    former = {one.address for one in plan.pages} | {redirect.path for redirect in plan.redirects}
    logo = clinic.images.get(facts.theme.logo) if facts.theme.logo else None
    return replace(
        plan,
        pages=(page,),
        redirects=tuple(Redirect(path, addresses.HOME) for path in sorted(former) if path != addresses.HOME),
        menu=(),
        topics=(),
        feed=(),
        images={logo.path: logo} if logo else {},
        named={successor.slug: successor} if successor else {},
        content_addresses={},
        announcement=None,
        has_search=False,
    )

"""Whom an error concerns: the clinics whose sites show the file it stands in. Only their sites are held back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from clinicgen.model.clinic import Clinic, Fleet
from clinicgen.model.clinic_facts import Status
from clinicgen.model.content import Library
from clinicgen.model.finding import Finding, Severity
from clinicgen.model.workspace import Workspace
from clinicgen.planning.carriage import is_carried


class Concerns(Struct, frozen=True):
    """Which clinics each file of a workspace concerns."""

    everyone: frozenset[str]
    """All clinics, those that could not be loaded included."""
    by_path: Mapping[str, frozenset[str]]
    """Files that concern some clinics only, by path; any other file concerns the folder's clinic, or everyone."""
    branded: frozenset[str]
    """Clinics that name a brand."""
    by_theme: Mapping[str, frozenset[str]]
    """Clinics whose theme is this one or extends it."""
    lost: Mapping[str, frozenset[str]]
    """Clinics that would show a clinic which could not be loaded, by that clinic."""


def find_concerns(workspace: Workspace, library: Library) -> Concerns:
    """Work out which clinics each file concerns."""
    fleet = workspace.fleet
    everyone = frozenset(clinic.slug for clinic in fleet.clinics) | {lost.slug for lost in fleet.lost}
    by_path = _users_by_text(fleet, library)
    brands: dict[str, set[str]] = {}
    for clinic in fleet.clinics:
        if clinic.facts.brand:
            brands.setdefault(clinic.facts.brand, set()).add(clinic.slug)
    for lost in fleet.lost:
        if lost.brand:
            brands.setdefault(lost.brand, set()).add(lost.slug)
    for brand, slugs in brands.items():
        by_path[f"clinics/_brands/{brand}.yaml"] = frozenset(slugs)
    return Concerns(
        everyone=everyone,
        by_path=by_path,
        branded=frozenset().union(*brands.values()),
        by_theme=_users_by_theme(workspace),
        lost={lost.slug: _showing(lost.slug, lost.brand, fleet) for lost in fleet.lost if lost.is_shown},
    )


def _users_by_text(fleet: Fleet, library: Library) -> dict[str, frozenset[str]]:
    """Give the clinics that show each shared text; one of a clinic's own in its place keeps it from that clinic.

    Where a text names a clinic or a service that does not exist, nobody knows whose it is: it concerns everyone.
    """
    clinics = {clinic.slug for clinic in fleet.clinics} | {lost.slug for lost in fleet.lost}
    offered = {service.slug for clinic in fleet.clinics for service in clinic.facts.services}
    texts = [article.content for article in library.articles]
    texts += [*(page.content for page in library.pages), *library.services]
    replaced = {(text.kind, text.slug, text.clinic) for text in texts}
    users: dict[str, Iterable[Clinic]] = {}
    for article in library.articles:
        named = {*article.only, *article.except_}
        if clinics.issuperset(named) and (fleet.lost or offered.issuperset(article.services)):
            users[article.content.source.path] = [one for one in fleet.clinics if is_carried(article, one)]
    for page in library.pages:
        users[page.content.source.path] = fleet.clinics
    for text in library.services:
        if fleet.lost or text.slug in offered:
            users[text.source.path] = [one for one in fleet.clinics if _offers(one, text.slug)]
    return {
        text.source.path: frozenset(
            one.slug for one in users[text.source.path] if (text.kind, text.slug, one.slug) not in replaced
        )
        for text in texts
        if text.clinic is None and text.source.path in users
    }


def _offers(clinic: Clinic, service: str) -> bool:
    return any(one.slug == service for one in clinic.facts.services)


def hold_back(findings: Iterable[Finding], concerns: Concerns) -> frozenset[str]:
    """Give the clinics whose sites stay as they are: those an error concerns, and those that show a lost clinic."""
    held: set[str] = set()
    for finding in findings:
        if finding.severity is Severity.ERROR:
            held |= concerned_by(finding, concerns)
    for lost, showing in concerns.lost.items():
        held |= {lost, *showing}
    return frozenset(held)


def concerned_by(finding: Finding, concerns: Concerns) -> frozenset[str]:
    """Give the clinics that a finding concerns."""
    if finding.clinic is not None:
        return frozenset({finding.clinic})
    path = finding.place.path if finding.place else ""
    if path in concerns.by_path:
        return concerns.by_path[path]
    first, _, rest = path.partition("/")
    second = rest.partition("/")[0]
    if first == "clinics" and second in concerns.everyone:
        return frozenset({second})
    if first == "clinics" and second == "_brands":
        # A brand that no clinic names concerns nobody; a brand's picture, everyone who has a brand.
        return concerns.branded if rest.startswith("_brands/images/") else frozenset()
    if first == "themes":
        return concerns.by_theme.get(second, frozenset())
    return concerns.everyone


def estimate_sizes(fleet: Fleet, concerns: Concerns) -> Mapping[str, int]:
    """Give about how many pages each clinic's site has: enough to part the work evenly."""
    sizes = dict.fromkeys((clinic.slug for clinic in fleet.clinics), 1)
    for users in concerns.by_path.values():
        for slug in users:
            sizes[slug] = sizes.get(slug, 1) + 1
    return sizes | {clinic.slug: 1 for clinic in fleet.clinics if clinic.status is Status.CLOSED}


def _users_by_theme(workspace: Workspace) -> dict[str, frozenset[str]]:
    users: dict[str, set[str]] = {}
    for name, slugs in workspace.theme_users.items():
        theme = workspace.themes.get(name)
        for ancestor in theme.lineage if theme else (name,):
            users.setdefault(ancestor, set()).update(slugs)
    return {name: frozenset(slugs) for name, slugs in users.items()}


def _showing(slug: str, brand: str | None, fleet: Fleet) -> frozenset[str]:
    """Give the clinics whose sites would show a clinic: its siblings, and those that refer to it."""
    return frozenset(
        clinic.slug
        for clinic in fleet.clinics
        if (brand is not None and clinic.facts.brand == brand)
        or slug in clinic.facts.refers_to
        or (clinic.facts.closed is not None and clinic.facts.closed.successor == slug)
    )

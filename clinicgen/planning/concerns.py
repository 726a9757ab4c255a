"""Whom an error concerns: the clinics whose sites show the file it stands in. Only their sites are held back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clinicgen.model.clinic import Fleet
from clinicgen.model.content import Library
from clinicgen.model.finding import Finding, Severity
from clinicgen.model.workspace import Workspace
from clinicgen.planning.carriage import is_carried


@dataclass(frozen=True, slots=True)
class Concerns:
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
    by_path: dict[str, frozenset[str]] = {}
    for article in library.articles:
        content = article.content
        if content.clinic is None:
            carriers = frozenset(clinic.slug for clinic in fleet.clinics if is_carried(article, clinic))
            by_path[content.source.path] = carriers
    for text in library.services:
        if text.clinic is None:
            offering = (clinic for clinic in fleet.clinics if any(s.slug == text.slug for s in clinic.facts.services))
            by_path[text.source.path] = frozenset(clinic.slug for clinic in offering)
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

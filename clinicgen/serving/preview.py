"""What a preview shows: each clinic's site as it was last built, and what is wrong with it now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from clinicgen import planning
from clinicgen.model.finding import Finding, Severity


class PreviewSite(Struct, frozen=True):
    """One clinic's site."""

    slug: str
    name: str
    base: str = ""
    """The path it is served under, without last slash."""
    pages: int = 0
    release: str = ""
    """Another one once a newer release is live; empty where there never was one."""
    is_held_back: bool = False
    """Whether an error keeps the site as it was."""
    findings: tuple[Finding, ...] = ()
    """Everything that is wrong and concerns this site, the worst first."""


class Preview(Struct, frozen=True):
    """All sites of a preview, and what concerns none of them."""

    sites: Mapping[str, PreviewSite] = {}
    """By slug."""
    others: tuple[Finding, ...] = ()
    """What is wrong elsewhere in the workspace."""
    trouble: Finding | None = None
    """Why the last build could not run; the sites are those of the last one that could."""

    def problems_of(self, site: PreviewSite) -> tuple[Finding, ...]:
        """Give everything that is to be told beside a page of a site."""
        return ((self.trouble,) if self.trouble else ()) + site.findings


def share_findings(
    findings: Iterable[Finding], concerns: planning.Concerns, slugs: Collection[str]
) -> tuple[dict[str, tuple[Finding, ...]], tuple[Finding, ...]]:
    """Give the findings that concern each of these clinics, and those that concern none of them."""
    shares: dict[str, list[Finding]] = {slug: [] for slug in slugs}
    others: list[Finding] = []
    for finding in findings:
        if finding.severity is Severity.INFO:
            continue
        concerned = planning.concerned_by(finding, concerns)
        if finding.severity is Severity.ERROR:
            # A clinic that cannot be loaded holds back those that would show it.
            concerned = concerned.union(*(concerns.lost.get(slug, ()) for slug in concerned))
        here = concerned.intersection(slugs)
        for slug in here:
            shares[slug].append(finding)
        if not here:
            others.append(finding)
    return {slug: _worst_first(share) for slug, share in shares.items()}, _worst_first(others)


def _worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR))

"""What came of a run: findings, and what was published."""

from __future__ import annotations

from msgspec import Struct

from clinicgen.model.finding import Finding, Severity


class Publication(Struct, frozen=True):
    """What publishing did to one site's folder."""

    written: int
    """Files whose bytes are new or different."""
    removed: int
    """Files of the former release that the new one lacks."""
    is_exchanged: bool
    """False where the live site already was this release and was left alone."""
    notices: tuple[Finding, ...] = ()
    """Foreign files carried along, files changed by hand, and the like."""


class SiteOutcome(Struct, frozen=True):
    """What came of one clinic's site."""

    slug: str
    pages: int
    rendered: int
    """Files rendered now; the rest were recalled from the last release."""
    publication: Publication | None
    """None where the site was held back or nothing was to be written."""


class Report(Struct, frozen=True):
    """All findings of a run, in order."""

    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return self.count(Severity.ERROR) > 0


class BuildResult(Struct, frozen=True):
    """What `build` did."""

    report: Report
    sites: tuple[SiteOutcome, ...]
    """By slug, held-back ones included."""
    held_back: tuple[str, ...]
    """Clinics whose sites stay as they were because an error concerns them."""

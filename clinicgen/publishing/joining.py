"""Publishes a site from the output folders of other machines as one: whole, proved, with its records."""

from __future__ import annotations

from collections.abc import Sequence

from clinicgen.model.finding import Finding, Severity, report
from clinicgen.model.outcome import SiteOutcome
from clinicgen.model.rendered_site import Release, ReleaseFile
from clinicgen.publishing.finished_folder import FinishedFolder, FinishedSite, has_site, read_finished
from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.problems import OUTPUT_SITE_TWICE
from clinicgen.publishing.publish import publish
from clinicgen.publishing.turns import holding_site


def join_site(
    output: OutputFolder, folders: Sequence[FinishedFolder], slug: str
) -> tuple[SiteOutcome, tuple[Finding, ...]]:
    """Publish a site as one or more of the folders hold it; where they disagree or it is not whole, touch nothing."""
    sites = [read_finished(folder, slug) for folder in folders if has_site(folder, slug)]
    findings = tuple(finding for site in sites for finding in site.findings)
    first = sites[0]
    if not _has_errors(findings):
        findings += tuple(_report_twice(first, site) for site in sites[1:] if site.digests != first.digests)
    publication = None
    if not _has_errors(findings):
        with holding_site(output, slug):
            tried = publish(output, Release(slug, first.files, first.snippets, basis=first.basis))
        findings += tried.notices
        publication = None if _has_errors(tried.notices) else tried
    pages = sum(_is_page(file) for file in first.files.values())
    return SiteOutcome(slug, pages, 0, publication), findings


def _is_page(file: ReleaseFile) -> bool:
    # The proofs of pages with findings are not kept.
    return file.proof.traces is not None if file.proof else file.output.path.endswith(".html")


def _has_errors(findings: Sequence[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _report_twice(one: FinishedSite, other: FinishedSite) -> Finding:
    names = [f"`{site.folder.shown(site.slug)}`" for site in (one, other)]
    differing = sorted({path for path, _ in one.digests.items() ^ other.digests.items()})
    return report(
        OUTPUT_SITE_TWICE,
        f"{names[0]} and {names[1]} are different sites of one clinic: `{differing[0]}` differs",
        hint="build all shards from the same files, with the same --today",
        clinic=one.slug,
    )

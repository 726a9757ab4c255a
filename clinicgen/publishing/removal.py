"""Lists the sites clinicgen made and takes them away again, never what others put there."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress

from clinicgen.model.finding import Finding, report
from clinicgen.publishing.live_site import LiveSite, recall
from clinicgen.publishing.notices import report_damage_on_removal, report_guests_on_removal, report_obstacle
from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.plain_errors import saying_plainly
from clinicgen.publishing.problems import OUTPUT_SITE_GONE, OUTPUT_SITE_MISSING
from clinicgen.publishing.site_state import read_state
from clinicgen.publishing.tree import folders_of
from clinicgen.publishing.turns import taking_turn


def list_sites(output: OutputFolder) -> tuple[str, ...]:
    """Give the clinics whose sites we published here, by slug."""
    with saying_plainly("list the sites"):
        folders = sorted((output.records / "sites").iterdir())
        return tuple(folder.name for folder in folders if read_state(output, folder.name).live is not None)


def gone_sites(output: OutputFolder, slugs: Iterable[str]) -> tuple[str, ...]:
    """Give the sites we published whose clinics are not among these."""
    present = frozenset(slugs)
    return tuple(slug for slug in list_sites(output) if slug not in present)


def report_gone(output: OutputFolder, slug: str) -> tuple[Finding, ...]:
    """Warn of a site whose clinic is gone."""
    message = f"`{output.shown(slug)}` belongs to no clinic of this workspace any more"
    hint = "build with --clean to remove it; while it lies there it may be put online"
    return (report(OUTPUT_SITE_GONE, message, hint=hint, clinic=slug),)


def report_missing(output: OutputFolder, slug: str) -> tuple[Finding, ...]:
    """Say that a clinic has no site."""
    message = f"`{output.shown(slug)}` is missing: no merged folder holds it"
    hint = "look at what the build of its shard said, and merge all shards again"
    return (report(OUTPUT_SITE_MISSING, message, hint=hint, clinic=slug),)


def remove_site(output: OutputFolder, slug: str) -> tuple[Finding, ...]:
    """Remove a site and what is kept of it; where something forbids that, it stays whole and the findings say why."""
    live = recall(output, slug)
    with saying_plainly(f"remove the site `{slug}`"), taking_turn(output):
        refused = _refuse_removal(output, live)
        if refused:
            return refused
        work = output.records / "work"
        work.mkdir(exist_ok=True)
        if output.site(slug).exists():
            # Out of sight in one step; what a killed removal leaves in the work folder goes with the next build.
            output.site(slug).rename(work / f"removed-{slug}")
            shutil.rmtree(work / f"removed-{slug}")
        for folder in (output.spare(slug), output.retired(slug), output.snippets(slug), output.site_records(slug)):
            if folder.exists():
                shutil.rmtree(folder)
    return ()


def clean(output: OutputFolder) -> tuple[Finding, ...]:
    """Remove every site and record that clinicgen made here, and the folder itself where nothing else lies in it."""
    findings = [finding for slug in list_sites(output) for finding in remove_site(output, slug)]
    with saying_plainly(f"clean `{output.root.name}`"), taking_turn(output):
        for name in ("cache", "pictures", "work"):
            shutil.rmtree(output.records / name, ignore_errors=True)
        if not findings:
            for name in ("spare", "retired", "hosts", "sites"):
                shutil.rmtree(output.records / name, ignore_errors=True)
            for name in ("turn", "lock"):
                # Windows keeps files that are open, and this build holds both.
                with suppress(PermissionError):
                    (output.records / name).unlink(missing_ok=True)
            for folder in (output.records, output.root):
                if not any(folder.iterdir()):
                    folder.rmdir()
    return tuple(findings)


def _refuse_removal(output: OutputFolder, live: LiveSite) -> tuple[Finding, ...]:
    obstacle = report_obstacle(output, live)
    if obstacle or live.is_damaged:
        return obstacle or report_damage_on_removal(output, live.slug)
    guests = live.tree.files.keys() - live.recorded.keys()
    return report_guests_on_removal(output, live.slug, guests, folders_of(live.recorded))

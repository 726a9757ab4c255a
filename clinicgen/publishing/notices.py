"""Says what publishing found in the output folder."""

from __future__ import annotations

from collections.abc import Iterable, Set

from msgspec.structs import replace

from clinicgen.model.finding import Finding, Severity, report
from clinicgen.publishing.live_site import LiveSite
from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.problems import (
    OUTPUT_CHANGED_BY_HAND,
    OUTPUT_FILE_IN_THE_WAY,
    OUTPUT_FOREIGN_FILE,
    OUTPUT_NOT_OURS,
    OUTPUT_RECORD_DAMAGED,
    OUTPUT_SITE_GONE,
)
from clinicgen.publishing.tree import folders_above


def report_obstacle(output: OutputFolder, live: LiveSite) -> tuple[Finding, ...]:
    """Say why a site's folder cannot be used, where it cannot."""
    if not live.obstacle:
        return ()
    name = output.shown(live.slug)
    hint = f"move `{name}` away, or build into another folder with -o"
    return (report(OUTPUT_NOT_OURS, f"`{name}` {live.obstacle}", hint=hint, clinic=live.slug),)


def report_in_the_way(output: OutputFolder, slug: str, paths: tuple[str, ...]) -> tuple[Finding, ...]:
    """Say which foreign files hold the site back."""
    return tuple(
        report(
            OUTPUT_FILE_IN_THE_WAY,
            f"`{output.shown(slug, path)}` was not made by clinicgen and stands where a file of the site belongs",
            hint=f"move it out of `{output.shown(slug)}/`; what belongs to the site goes into `clinics/{slug}/static/`",
            clinic=slug,
        )
        for path in paths
    )


def report_guests(output: OutputFolder, slug: str, guests: Set[str], ours: Set[str]) -> tuple[Finding, ...]:
    """Warn of each foreign file, or of the outermost folder that holds nothing of ours."""
    return tuple(
        report(
            OUTPUT_FOREIGN_FILE,
            f"`{output.shown(slug, path)}` was not made by clinicgen and was carried along unproved",
            hint=f"put it into `clinics/{slug}/static/` and remove it from `{output.shown(slug)}/`",
            clinic=slug,
        )
        for path in _outermost(guests, ours)
    )


def report_changed(output: OutputFolder, live: LiveSite) -> tuple[Finding, ...]:
    """Warn of each file of ours that was changed or deleted by hand."""
    return tuple(
        report(
            OUTPUT_CHANGED_BY_HAND,
            f"`{output.shown(live.slug, path)}` was "
            + ("changed by hand" if path in live.tree.files else "deleted by hand")
            + " and has been put right",
            hint="change the clinic's facts, the article or the theme instead",
            clinic=live.slug,
        )
        for path in live.changed
    )


def report_damage(output: OutputFolder, live: LiveSite, put_aside: str) -> tuple[Finding, ...]:
    """Warn that a site's record could not be read, and say where a folder was put aside."""
    if not live.is_damaged:
        return ()
    name = output.shown(live.slug)
    return (
        report(
            OUTPUT_RECORD_DAMAGED,
            f"the record of `{name}` could not be read, so the site was built anew"
            + (
                f"; the old folder holds files that the new one lacks and was put aside in `{put_aside}`"
                if put_aside
                else ""
            ),
            hint="look there for files of your own, then delete it" if put_aside else "",
            clinic=live.slug,
        ),
    )


def report_guests_on_removal(output: OutputFolder, slug: str, guests: Set[str], ours: Set[str]) -> tuple[Finding, ...]:
    """Say which foreign files keep a site from being removed."""
    return tuple(
        report(
            OUTPUT_FILE_IN_THE_WAY,
            f"`{output.shown(slug, path)}` was not made by clinicgen, so `{output.shown(slug)}` was not removed",
            hint=f"move it out of `{output.shown(slug)}/`, or delete the folder by hand",
            clinic=slug,
        )
        for path in _outermost(guests, ours)
    )


def report_damage_on_removal(output: OutputFolder, slug: str) -> tuple[Finding, ...]:
    """Say that nobody knows what of a site is ours."""
    name = output.shown(slug)
    message = f"the record of `{name}` could not be read, so it was not removed: it may hold files of others"
    hint = f"delete `{name}` by hand once nothing in it is needed"
    return (replace(report(OUTPUT_RECORD_DAMAGED, message, hint=hint, clinic=slug), severity=Severity.ERROR),)


def tells_of_mending(findings: Iterable[Finding]) -> bool:
    """Tell whether something is said of the sites' folders that the next build need not say again."""
    return any(one.rule.startswith("output-") and one.rule != OUTPUT_SITE_GONE.name for one in findings)


def _outermost(guests: Set[str], ours: Set[str]) -> list[str]:
    """Give each foreign file, or the outermost folder around it that holds nothing of ours."""
    outermost = set()
    for path in guests:
        foreign = [folder for folder in folders_above(path) if folder not in ours]
        outermost.add(foreign[-1] if foreign else path)
    return sorted(outermost)

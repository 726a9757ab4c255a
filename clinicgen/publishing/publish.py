"""Publishes a release: makes the spare tree that release, then exchanges it with the live one in one step."""

from __future__ import annotations

import os
from collections.abc import Mapping, Set

from msgspec.structs import replace

from clinicgen.errors import OutputError
from clinicgen.model.finding import Finding
from clinicgen.model.outcome import Publication
from clinicgen.model.rendered_site import OutputFile, Release, ReleaseFile
from clinicgen.publishing.guests import find_guests
from clinicgen.publishing.live_site import LiveSite, confirm, recall
from clinicgen.publishing.notices import (
    report_changed,
    report_damage,
    report_guests,
    report_in_the_way,
    report_obstacle,
)
from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.plain_errors import saying_plainly
from clinicgen.publishing.record import Record, write_record
from clinicgen.publishing.release_exchange import exchange_release, note_release
from clinicgen.publishing.release_paths import check_paths
from clinicgen.publishing.site_state import read_state
from clinicgen.publishing.snippets import read_snippets, recall_snippets
from clinicgen.publishing.spare_tree import SpareTree, look_at_spare
from clinicgen.publishing.tree import folders_of
from clinicgen.publishing.turns import taking_turn


def publish(output: OutputFolder, release: Release, live: LiveSite | None = None) -> Publication:
    """Make a site this release; where a notice is an error, the live site was left as it was."""
    return publish_over(output, release, live)[0]


def publish_over(
    output: OutputFolder, release: Release, live: LiveSite | None
) -> tuple[Publication, Mapping[str, os.stat_result]]:
    """Publish, and tell how folders and files of the site look now, as far as that is known without another look.

    `live` is what `recall` gave for this site in this build, where the caller has it.
    """
    slug = release.slug
    if live is None or live.state != read_state(output, slug):
        live = recall(output, slug)
    with saying_plainly(f"publish `{slug}`"), taking_turn(output):
        folders = folders_of(release.files)
        refused = tuple(check_paths(release.files.keys(), folders, slug)) or report_obstacle(output, live)
        if refused:
            return _refuse(refused), live.tree.statuses
        return _put_out(output, live, release, folders)


def rollback(output: OutputFolder, slug: str) -> Publication:
    """Exchange a site with its former release; OutputError where that is not kept whole."""
    live = recall(output, slug)
    with saying_plainly(f"roll `{slug}` back"), taking_turn(output):
        refused = report_obstacle(output, live)
        if refused:
            return _refuse(refused)
        spare, record = _confirm_former(output, live)
        former = {
            path: ReleaseFile(OutputFile(path, "static", file.key, ""), file.digest, file.stamp[0], None, None)
            for path, file in record.items()
        }
        snippets = recall_snippets(output.site_records(slug), live.state.spare or "")
        release = Release(slug, former, read_snippets(output, slug) if snippets is None else snippets)
        return _put_out(output, live, release, folders_of(former), spare)[0]


def _refuse(findings: tuple[Finding, ...]) -> Publication:
    return Publication(written=0, removed=0, is_exchanged=False, notices=findings)


def _confirm_former(output: OutputFolder, live: LiveSite) -> tuple[SpareTree, Record]:
    """Give the spare tree as a whole former release, and its record with the stamps its files have now."""
    spare = look_at_spare(output, live)
    if live.state.spare is None or spare.record is None:
        raise OutputError(f"No former release of `{live.slug}` is kept.", "build twice before rolling back")
    confirmed = confirm(spare.root, spare.tree, spare.record)
    if len(confirmed) < len(spare.record):
        raise OutputError(
            f"The former release of `{live.slug}` is not whole any more.", "restore the sources and build again"
        )
    if confirmed != spare.record:
        write_record(output.site_records(live.slug), live.state.spare, confirmed)
    return replace(spare, record=confirmed), confirmed


def _put_out(
    output: OutputFolder, live: LiveSite, release: Release, folders: Set[str], spare: SpareTree | None = None
) -> tuple[Publication, Mapping[str, os.stat_result]]:
    """Make a site this release, whose files lie in these folders; `spare` where it was looked at already."""
    wanted = release.files
    guests = find_guests(output, live, wanted, folders)
    if live.is_damaged:
        # Nobody can tell a stale page from a person's file: neither is carried along, the whole folder is put aside.
        guests = replace(guests, files=frozenset(), folders=frozenset(), in_the_way=())
    if guests.in_the_way:
        return _refuse(report_in_the_way(output, live.slug, guests.in_the_way)), live.tree.statuses
    held: Record = {**live.confirmed, **guests.adopted} if guests.adopted else live.confirmed
    kept = [path for path, file in wanted.items() if (known := held.get(path)) and known.digest == file.digest]
    written = len(wanted) - len(kept)
    removed = len(live.recorded.keys() - wanted.keys())
    visitors, statuses = guests.files, live.tree.statuses
    put_aside = ""
    needs_exchange = (
        written > 0
        or live.tree.files.keys() != wanted.keys() | guests.files
        or live.tree.folders != folders | guests.folders
    )
    if needs_exchange:
        spare = spare or look_at_spare(output, live)
        renewed = exchange_release(output, live, spare, release, folders, held, guests)
        visitors, statuses = visitors | renewed.rescued, renewed.statuses
        if live.is_damaged and live.tree.files.keys() - wanted.keys():
            put_aside = _put_aside(output, live.slug)
    else:
        note_release(output, live, release, held, guests)
    notices = (
        *report_damage(output, live, put_aside),
        *report_changed(output, live),
        *report_guests(output, live.slug, visitors, folders),
    )
    return Publication(written, removed, needs_exchange, notices), statuses


def _put_aside(output: OutputFolder, slug: str) -> str:
    """Move the spare tree to where no build touches it, and say where that is."""
    folder = output.records / "set-aside"
    folder.mkdir(exist_ok=True)
    number = 1
    while (folder / f"{slug}-{number}").exists():
        number += 1
    output.spare(slug).rename(folder / f"{slug}-{number}")
    return f"{output.root.name}/{output.records.name}/set-aside/{slug}-{number}"

"""Publishes a release: makes the spare tree that release, then exchanges it with the live one in one step."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from clinicgen.errors import OutputError
from clinicgen.model.finding import Finding
from clinicgen.model.outcome import Publication
from clinicgen.model.rendered_site import OutputFile, Release, ReleaseFile
from clinicgen.publishing.exchange import put_live
from clinicgen.publishing.folder_memory import find_odd, recollect, remember
from clinicgen.publishing.guests import Guests, find_guests
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
from clinicgen.publishing.proof_log import log_proofs
from clinicgen.publishing.record import Record, RecordedFile, read_record, write_record
from clinicgen.publishing.release_paths import check_paths
from clinicgen.publishing.site_state import SLOTS, SiteState, free_slot, read_state, write_state
from clinicgen.publishing.snippets import write_snippets
from clinicgen.publishing.spare_tree import look_at_spare, renew
from clinicgen.publishing.tree import Memory, folders_of, survey
from clinicgen.publishing.turns import taking_turn


def publish(output: OutputFolder, release: Release, live: LiveSite | None = None) -> Publication:
    """Make a site this release; where a notice is an error, the live site was left as it was.

    `live` is what `recall` gave for this site in this build, where the caller has it.
    """
    slug = release.slug
    if live is None or live.state != read_state(output, slug):
        live = recall(output, slug)
    with saying_plainly(f"publish `{slug}`"), taking_turn(output):
        folders = folders_of(release.files)
        refused = tuple(check_paths(release.files.keys(), folders, slug)) or report_obstacle(output, live)
        if refused:
            return _refuse(refused)
        publication = _put_out(output, live, release.files, folders)
        write_snippets(output, slug, release.host_snippets)
        return publication


def rollback(output: OutputFolder, slug: str) -> Publication:
    """Exchange a site with its former release; OutputError where that is not kept whole."""
    live = recall(output, slug)
    with saying_plainly(f"roll `{slug}` back"), taking_turn(output):
        refused = report_obstacle(output, live)
        if refused:
            return _refuse(refused)
        former = {
            path: ReleaseFile(
                OutputFile(path, "static", file.key, ""),
                file.digest,
                file.stamp[0],
                None,
                live.proofs.proof(path, file.key),
            )
            for path, file in _confirm_former(output, live).items()
        }
        return _put_out(output, live, former, folders_of(former))


def _refuse(findings: tuple[Finding, ...]) -> Publication:
    return Publication(written=0, removed=0, is_exchanged=False, notices=findings)


def _confirm_former(output: OutputFolder, live: LiveSite) -> Record:
    """Give the record of the spare tree, with the stamps its files have now."""
    records, slot = output.site_records(live.slug), live.state.spare
    record = read_record(records, slot) if slot else None
    if not slot or record is None:
        raise OutputError(f"No former release of `{live.slug}` is kept.", "build twice before rolling back")
    root = str(output.spare(live.slug))
    confirmed = confirm(root, survey(root), record)
    if len(confirmed) < len(record):
        raise OutputError(
            f"The former release of `{live.slug}` is not whole any more.", "restore the sources and build again"
        )
    if confirmed != record:
        write_record(records, slot, confirmed)
    return confirmed


def _put_out(output: OutputFolder, live: LiveSite, wanted: Mapping[str, ReleaseFile], folders: Set[str]) -> Publication:
    """Make a site these files, which lie in these folders."""
    guests = find_guests(output, live, wanted, folders)
    if live.is_damaged:
        # Nobody can tell a stale page from a person's file: neither is carried along, the whole folder is put aside.
        guests = replace(guests, files=frozenset(), folders=frozenset(), in_the_way=())
    if guests.in_the_way:
        return _refuse(report_in_the_way(output, live.slug, guests.in_the_way))
    held: Record = {**live.confirmed, **guests.adopted} if guests.adopted else live.confirmed
    kept = [path for path, file in wanted.items() if (known := held.get(path)) and known.digest == file.digest]
    written = len(wanted) - len(kept)
    removed = len(live.recorded.keys() - wanted.keys())
    visitors = guests.files
    put_aside = ""
    needs_exchange = (
        written > 0
        or live.tree.files.keys() != wanted.keys() | guests.files
        or live.tree.folders != folders | guests.folders
    )
    if needs_exchange:
        visitors |= _exchange(output, live, wanted, folders, held, guests)
        if live.is_damaged and live.tree.files.keys() - wanted.keys():
            put_aside = _put_aside(output, live.slug)
    else:
        _refresh_record(output, live, wanted, held, guests)
    notices = (
        *report_damage(output, live, put_aside),
        *report_changed(output, live),
        *report_guests(output, live.slug, visitors, folders),
    )
    return Publication(written, removed, needs_exchange, notices)


def _exchange(
    output: OutputFolder,
    live: LiveSite,
    wanted: Mapping[str, ReleaseFile],
    folders: Set[str],
    held: Record,
    guests: Guests,
) -> frozenset[str]:
    """Make the release in the spare tree and put it live; give the foreign files found in the spare tree."""
    slug, state = live.slug, live.state
    site, spare, records = output.site(slug), output.spare(slug), output.site_records(slug)
    records.mkdir(parents=True, exist_ok=True)
    former = read_record(records, state.spare) if state.spare else None
    if state.spare:
        state = replace(state, spare=None, carried=())
        write_state(output, slug, state)
    memory = recollect(records, live.state.spare, former) if live.state.spare and former else Memory()
    found = look_at_spare(str(spare), former, live.state.carried, memory, live.tree)
    renewed = renew(found, str(site), live.tree, held, wanted, folders, guests)
    slot = free_slot(state)
    log_proofs(live.proofs, wanted)
    write_record(records, slot, renewed.record)
    write_state(output, slug, replace(state, next=slot, next_inode=spare.stat().st_ino))
    has_former = site.exists() and not live.is_damaged
    put_live(spare, site, output.retired(slug))
    write_state(
        output, slug, SiteState(slot, spare=state.live if has_former else None, carried=tuple(sorted(guests.files)))
    )
    odd = guests.files | guests.folders | renewed.rescued
    remember(records, slot, memory, renewed.untouched, odd, output.began)
    if state.live and live.recorded:
        remember(records, state.live, live.memory, live.tree.stamps, find_odd(live.tree, live.recorded), output.began)
    return renewed.rescued


def _put_aside(output: OutputFolder, slug: str) -> str:
    """Move the spare tree to where no build touches it, and say where that is."""
    folder = output.records / "set-aside"
    folder.mkdir(exist_ok=True)
    number = 1
    while (folder / f"{slug}-{number}").exists():
        number += 1
    output.spare(slug).rename(folder / f"{slug}-{number}")
    return f"{output.root.name}/{output.records.name}/set-aside/{slug}-{number}"


def _refresh_record(
    output: OutputFolder, live: LiveSite, wanted: Mapping[str, ReleaseFile], held: Record, guests: Guests
) -> None:
    """Bring what is recorded of the live tree up to date: keys and proofs may change while the bytes do not."""
    records = output.site_records(live.slug)
    log_proofs(live.proofs, wanted)
    record = {path: RecordedFile(file.digest, held[path].stamp, file.output.key) for path, file in wanted.items()}
    slot = live.state.live if live.state.live in SLOTS else SLOTS[0]
    if record != live.recorded:
        write_record(records, slot, record)
        if slot != live.state.live:
            write_state(output, live.slug, SiteState(slot))
    remember(records, slot, live.memory, live.tree.stamps, guests.files | guests.folders, output.began)

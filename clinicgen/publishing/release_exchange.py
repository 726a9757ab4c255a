"""Makes a release in the spare tree and puts it live, in the order that healing relies upon; or only notes it anew."""

from __future__ import annotations

from collections.abc import Set

from msgspec.structs import replace

from clinicgen.model.rendered_site import Release
from clinicgen.publishing.exchange import put_live
from clinicgen.publishing.folder_memory import find_odd, has_news, remember
from clinicgen.publishing.guests import Guests
from clinicgen.publishing.kept_basis import keep_basis
from clinicgen.publishing.live_site import LiveSite
from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.proof_log import log_proofs
from clinicgen.publishing.record import Record, RecordedFile, write_next_record, write_record
from clinicgen.publishing.site_state import SLOTS, SiteState, free_slot, write_state
from clinicgen.publishing.snippets import keep_snippets, write_snippets
from clinicgen.publishing.spare_tree import RenewedTree, SpareTree, renew


def exchange_release(
    output: OutputFolder,
    live: LiveSite,
    spare: SpareTree,
    release: Release,
    folders: Set[str],
    held: Record,
    guests: Guests,
) -> RenewedTree:
    """Make the release in the spare tree and put it live."""
    slug, state = live.slug, live.state
    site, records = output.site(slug), output.site_records(slug)
    records.mkdir(parents=True, exist_ok=True)
    if state.spare:
        state = replace(state, spare=None, carried=())
        write_state(output, slug, state)
    renewed = renew(spare, str(site), live.tree, held, release.files, folders, guests)
    slot = free_slot(state)
    keep_basis(records, release.basis)
    log_proofs(live.proofs, release.files)
    keep_snippets(records, slot, release.host_snippets)
    write_next_record(records, slot, renewed.record)
    inode = output.spare(slug).stat().st_ino
    write_state(output, slug, replace(state, next=slot, next_inode=inode))
    has_former = site.exists() and not live.is_damaged
    put_live(output.spare(slug), site, output.retired(slug))
    former, carried = state.live if has_former else None, tuple(sorted(guests.files))
    write_state(output, slug, SiteState(slot, spare=former, next_inode=inode, carried=carried, verdict=release.verdict))
    write_snippets(output, slug, release.host_snippets)
    odd = guests.files | guests.folders | renewed.rescued
    remember(records, slot, spare.memory, renewed.untouched, odd, output.began)
    if state.live and live.recorded and has_news(live.memory, live.tree.stamps):
        remember(records, state.live, live.memory, live.tree.stamps, find_odd(live.tree, live.recorded), output.began)
    return renewed


def note_release(output: OutputFolder, live: LiveSite, release: Release, held: Record, guests: Guests) -> None:
    """Bring what is kept of the live tree up to date: keys, proofs and snippets may change while no file does."""
    records = output.site_records(live.slug)
    slot = live.state.live if live.state.live in SLOTS else SLOTS[0]
    keep_basis(records, release.basis)
    log_proofs(live.proofs, release.files)
    record = {
        path: RecordedFile(file.digest, held[path].stamp, file.output.key) for path, file in release.files.items()
    }
    if record != live.recorded:
        write_record(records, slot, record)
    state = live.state if slot == live.state.live else SiteState(slot)
    if state != live.state or state.verdict != release.verdict:
        write_state(output, live.slug, replace(state, verdict=release.verdict))
    if write_snippets(output, live.slug, release.host_snippets):
        keep_snippets(records, slot, release.host_snippets)
    remember(records, slot, live.memory, live.tree.stamps, guests.files | guests.folders, output.began)

"""Completes what a killed build left half done."""

from __future__ import annotations

import shutil

from msgspec.structs import replace

from clinicgen.publishing.output_folder import OutputFolder, is_folder
from clinicgen.publishing.site_state import LOST_STATE, SiteState, read_state, write_state


def heal(output: OutputFolder) -> None:
    """Bring every site and the program's own folder into a state that a build can start from."""
    shutil.rmtree(output.records / "work", ignore_errors=True)
    for name in ("sites", "spare", "cache"):
        (output.records / name).mkdir(exist_ok=True)
    for folder in sorted((output.records / "sites").iterdir()):
        for unfinished in folder.glob("*.new"):
            unfinished.unlink()
        settle(output, folder.name)
    for kept in ("cache", "pictures"):
        for unfinished in (output.records / kept).glob("*.new"):
            unfinished.unlink()


def settle(output: OutputFolder, slug: str) -> SiteState:
    """Complete an exchange that was cut short, or find that it never began, and give the state the site is in."""
    state = read_state(output, slug)
    if state.next is not None:
        state = _complete(output, slug, state)
        write_state(output, slug, state)
    return state


def _complete(output: OutputFolder, slug: str, state: SiteState) -> SiteState:
    site, spare, retired = output.site(slug), output.spare(slug), output.retired(slug)
    if is_folder(retired):
        # Two renames were under way, and the first had happened.
        if not is_folder(site):
            (spare if is_folder(spare) else retired).rename(site)
        if is_folder(retired):
            retired.rename(spare)
    if not is_folder(site):
        return SiteState()
    if site.stat().st_ino == state.next_inode:
        return replace(state, live=state.next, spare=state.live, next=None)
    if is_folder(spare) and spare.stat().st_ino == state.next_inode:
        return SiteState(live=state.live, next_inode=site.stat().st_ino)
    # The output folder was copied in that very moment, so the inodes say nothing: the record is not to be trusted.
    return LOST_STATE if state.live or not is_folder(spare) else SiteState()

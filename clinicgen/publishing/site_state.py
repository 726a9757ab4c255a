"""Says which record describes a site's live tree and which its spare one: a tiny file, the last line of which counts.

Each record lies in a slot, a file of its own. While the state names a slot, its record changes only in what it says
beside the bytes: keys, proofs, stamps. Publishing goes

    live a, spare b     before
    live a              while the spare tree is changed: it is no whole release now
    live a, next b      the spare tree is the whole next release, record b says so, and the exchange may have happened
    live b, spare a     after

and whatever moment a build is killed at, healing can tell which of these the disk is in. A state that was cut short
does not count: the one before it leads healing to the same.
"""

from __future__ import annotations

import json

from msgspec import Struct
from msgspec.structs import asdict

from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.sealed_file import add_sealed, read_latest

SLOTS = ("a", "b")
_LOST = "lost"
_MOST_STATES = 16
"""How many states follow one another in the file before it is written anew."""


class SiteState(Struct, frozen=True):
    """Which slots describe which tree."""

    live: str | None = None
    """The slot of the live tree's record, or None where we have published none."""
    spare: str | None = None
    """The slot of the spare tree's record, or None where the spare is no whole release."""
    next: str | None = None
    """During the exchange, the slot of the release that is going live."""
    next_inode: int = 0
    """During the exchange, the inode of the folder that is going live; afterwards, of the one that is."""
    carried: tuple[str, ...] = ()
    """Foreign files in the spare tree of which the live tree was given its own when they were exchanged."""
    verdict: str = ""
    """See `Release.verdict`. It names what it is about, so it may be of another release than the live one."""


LOST_STATE = SiteState(live=_LOST)
"""The site is ours, but nothing more is known: its record is taken for damaged."""


def read_state(output: OutputFolder, slug: str) -> SiteState:
    """Give a site's state; one that cannot be read is the lost state, none at all is the empty one."""
    path = output.site_records(slug) / "state"
    latest = read_latest(path, "state")
    if latest is None:
        return LOST_STATE if path.exists() else SiteState()
    body, is_whole = latest
    try:
        fields = json.loads(body)
        state = SiteState(**{**fields, "carried": tuple(fields["carried"])})
    except (ValueError, TypeError, KeyError):
        return LOST_STATE
    # More may have been cut off than a killed build leaves out: then another tree may be live than the one spoken of.
    is_true = is_whole or state.next_inode == _find_inode(output, slug)
    return state if is_true else LOST_STATE


def _find_inode(output: OutputFolder, slug: str) -> int | None:
    try:
        return output.site(slug).stat().st_ino
    except OSError:
        return None


def write_state(output: OutputFolder, slug: str, state: SiteState) -> None:
    """Set a site's state in one step."""
    add_sealed(output.site_records(slug) / "state", "state", json.dumps(asdict(state)).encode(), _MOST_STATES)


def free_slot(state: SiteState) -> str:
    """Give the slot that does not describe the live tree."""
    return SLOTS[1] if state.live == SLOTS[0] else SLOTS[0]

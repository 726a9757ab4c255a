"""Recalls what a live site holds: what its record says and the disk confirms."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from clinicgen.model.rendered_site import OutputFile, Proof, ProofBasis, ReleaseFile
from clinicgen.publishing.folder_memory import recollect
from clinicgen.publishing.healing import settle
from clinicgen.publishing.kept_basis import read_basis
from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.plain_errors import saying_plainly
from clinicgen.publishing.proof_log import ProofLog
from clinicgen.publishing.record import Record, RecordedFile, read_record
from clinicgen.publishing.site_state import SiteState, read_state
from clinicgen.publishing.tree import Memory, Stamp, Tree, digest_file, survey
from clinicgen.publishing.turns import taking_turn


class LiveFile(NamedTuple):
    """A file of a live site, as a build recalls it."""

    path: str
    recorded: RecordedFile
    proofs: ProofLog

    @property
    def key(self) -> str:
        """The key it was made under."""
        return self.recorded.key

    @property
    def digest(self) -> str:
        """SHA-256 of its bytes, in hexadecimal."""
        return self.recorded.digest

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.recorded.stamp[0]

    @property
    def proof(self) -> Proof | None:
        """What was proved of it."""
        return self.proofs.proof(self.path, self.recorded.key)


class LiveSite(Struct, frozen=True):
    """A live site as it was when it was looked at."""

    slug: str
    state: SiteState
    proofs: ProofLog
    """What was proved of its files."""
    basis: ProofBasis | None = None
    """What these proofs rest on."""
    obstacle: str = ""
    """Why the site's folder cannot be used, or empty where it can."""
    is_damaged: bool = False
    """Whether we made the site, but its record cannot be read."""
    recorded: Record = {}
    """What the record says."""
    confirmed: Record = {}
    """What of it the disk confirms, with the stamps the files have now."""
    tree: Tree = field(default_factory=Tree)
    """What lies in the folder."""
    memory: Memory = field(default_factory=Memory)
    """What was known of it before."""

    @property
    def files(self) -> Mapping[str, LiveFile]:
        """The files that need not be made again as long as their keys are the same."""
        return {path: LiveFile(path, file, self.proofs) for path, file in self.confirmed.items()}

    def recall(self, output: OutputFile) -> ReleaseFile | None:
        """Give a file as the site holds it; None where it must be made, or nobody knows that nothing is wrong in it."""
        known = self.confirmed.get(output.path)
        if known is None or known.key != output.key or not self.proofs.has(output.path, output.key):
            return None
        return ReleaseFile(output, known.digest, known.stamp[0], None, None)

    def proof(self, path: str, key: str) -> Proof | None:
        """Give what was proved of a file that was made under a key; None where something is wrong in it."""
        return self.proofs.proof(path, key)

    @property
    def changed(self) -> tuple[str, ...]:
        """Recorded files that were changed or deleted since, by path."""
        return tuple(sorted(self.recorded.keys() - self.confirmed.keys()))


def recall(output: OutputFolder, slug: str) -> LiveSite:
    """Look at a live site; files whose size, time and inode are as recorded are not read."""
    return _look_at(output, slug, operator.eq, recollect)


def recall_by_reading(output: OutputFolder, slug: str) -> LiveSite:
    """Look at a live site and read every file of it, however untouched it looks."""
    return _look_at(output, slug, lambda _recorded, _found: False, lambda *_: Memory())


def _look_at(
    output: OutputFolder,
    slug: str,
    is_trusted: Callable[[Stamp, Stamp], bool],
    recollect_tree: Callable[[Path, str, Record], Memory],
) -> LiveSite:
    with saying_plainly(f"read the site `{slug}` as it was published"):
        site, state = output.site(slug), read_state(output, slug)
        if state.next is not None:
            # A worker of this very build died in the middle of an exchange, and its clinic is done again.
            with taking_turn(output):
                state = settle(output, slug)
        empty = LiveSite(slug, state, ProofLog(output.site_records(slug) / "proofs"))
        if site.is_symlink():
            return replace(empty, obstacle="is a symbolic link")
        if not site.exists():
            return empty
        if not site.is_dir():
            return replace(empty, obstacle="is a file")
        if state.live is None:
            return replace(empty, obstacle="was not made by clinicgen")
        records = output.site_records(slug)
        record = read_record(records, state.live)
        if record is None:
            return replace(empty, is_damaged=True, tree=survey(str(site)))
        memory = recollect_tree(records, state.live, record)
        tree = survey(str(site), memory)
        confirmed = confirm(str(site), tree, record, is_trusted)
        return replace(empty, basis=read_basis(records), recorded=record, confirmed=confirmed, tree=tree, memory=memory)


def confirm(root: str, tree: Tree, record: Record, is_trusted: Callable[[Stamp, Stamp], bool] = operator.eq) -> Record:
    """Give the files of a record that the disk confirms, with the stamps they have now; on doubt a file is read."""
    find = tree.files.get
    doubtful = [path for path, file in record.items() if not ((found := find(path)) and is_trusted(file.stamp, found))]
    if not doubtful:
        return record
    confirmed = dict(record)
    for path in doubtful:
        file, found = record[path], find(path)
        if found and found[0] == file.stamp[0] and digest_file(f"{root}/{path}") == file.digest:
            confirmed[path] = file._replace(stamp=found)
        else:
            del confirmed[path]
    return confirmed

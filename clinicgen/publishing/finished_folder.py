"""Reads the sites of an output folder that another machine filled, and writes nothing there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from clinicgen.errors import OutputError
from clinicgen.model.finding import Finding, Severity, report
from clinicgen.model.rendered_site import OutputFile, ProofBasis, ReleaseFile
from clinicgen.publishing.kept_basis import read_basis
from clinicgen.publishing.output_folder import RECORDS, OutputFolder, is_folder
from clinicgen.publishing.plain_errors import saying_plainly
from clinicgen.publishing.problems import (
    OUTPUT_CHANGED_BY_HAND,
    OUTPUT_FOREIGN_FILE,
    OUTPUT_NOT_OURS,
    OUTPUT_RECORD_DAMAGED,
)
from clinicgen.publishing.proof_log import ProofLog
from clinicgen.publishing.record import read_record
from clinicgen.publishing.site_state import SiteState, read_state
from clinicgen.publishing.snippets import read_snippets
from clinicgen.publishing.tree import survey


class FinishedFolder(Struct, frozen=True):
    """An output folder that is only read."""

    name: str
    """As it was called by whoever named it: many such folders end in the same name."""
    output: OutputFolder

    def shown(self, slug: str, path: str = "") -> str:
        """Spell a file of a site as messages show it."""
        return f"{self.name}/{slug}/{path}".rstrip("/").encode("utf-8", "replace").decode()


class FinishedSite(Struct, frozen=True):
    """A site as another build published it, every byte compared with its record."""

    slug: str
    folder: FinishedFolder
    files: Mapping[str, ReleaseFile]
    """By path within the site's folder, with their bytes; none where the site cannot be used."""
    snippets: Mapping[str, bytes]
    basis: ProofBasis | None
    """What the proofs of its files rest on."""
    findings: tuple[Finding, ...]
    """Errors where the site cannot be used."""

    @property
    def digests(self) -> Mapping[str, str]:
        """What two copies of the same site have in common: the digest of every file, snippets included."""
        snippets = {f"{RECORDS}/{name}": hashlib.sha256(data).hexdigest() for name, data in self.snippets.items()}
        return {path: file.digest for path, file in self.files.items()} | snippets


def open_finished(folder: Path) -> FinishedFolder:
    """Give an output folder to read from; OutputError where it is none."""
    with saying_plainly(f"read `{folder}`"):
        root = folder.resolve()
        if not is_folder(root):
            raise OutputError(f"`{folder}` is no folder.", "name folders that `clinicgen build` wrote")
        if not is_folder(root / RECORDS):
            raise OutputError(
                f"`{folder}` is no output folder of clinicgen: there is no `{RECORDS}` in it.",
                "what packs a folder may leave hidden ones out; GitHub's upload-artifact takes them with "
                "`include-hidden-files: true`",
            )
    return FinishedFolder(str(folder), OutputFolder(root, turn=""))


def list_finished(folder: FinishedFolder) -> tuple[str, ...]:
    """Give the sites that were published in a folder, by slug."""
    with saying_plainly(f"list the sites in `{folder.name}`"):
        records = folder.output.records / "sites"
        names = sorted(entry.name for entry in records.iterdir()) if is_folder(records) else []
        return tuple(name for name in names if has_site(folder, name))


def has_site(folder: FinishedFolder, slug: str) -> bool:
    """Tell whether a site was published in a folder, or was being published."""
    return read_state(folder.output, slug) != SiteState()


def find_strange_folders(folder: FinishedFolder) -> tuple[Finding, ...]:
    """Refuse what lies among the sites of a folder and is none of ours."""
    ours = {RECORDS, *list_finished(folder)}
    with saying_plainly(f"list the sites in `{folder.name}`"):
        names = sorted(
            entry.name for entry in folder.output.root.iterdir() if entry.is_dir() and entry.name not in ours
        )
    hint = "build it with clinicgen, or move it out of the folder"
    return tuple(
        report(OUTPUT_NOT_OURS, f"`{folder.shown(name)}` was not made by clinicgen and was left out", hint=hint)
        for name in names
    )


def read_finished(folder: FinishedFolder, slug: str) -> FinishedSite:
    """Read a site; one that is not as its build left it has errors, and no files."""
    output, site = folder.output, folder.output.site(slug)
    with saying_plainly(f"read `{folder.shown(slug)}`"):
        state = read_state(output, slug)
        record = read_record(output.site_records(slug), state.live) if state.live else None
        if state.next is not None or record is None or not is_folder(site):
            return FinishedSite(slug, folder, {}, {}, None, (_report_unreadable(folder, slug),))
        proofs = ProofLog(output.site_records(slug) / "proofs")
        files: dict[str, ReleaseFile] = {}
        changed: list[str] = []
        for path, recorded in record.items():
            data = _read(site / path)
            if data is None or hashlib.sha256(data).hexdigest() != recorded.digest:
                changed.append(path)
                continue
            file = OutputFile(path, "static", recorded.key, "")
            files[path] = ReleaseFile(file, recorded.digest, len(data), data, proofs.proof(path, recorded.key))
        if changed:
            return FinishedSite(slug, folder, {}, {}, None, tuple(_report_changed(folder, slug, changed)))
        snippets, basis = read_snippets(output, slug), read_basis(output.site_records(slug))
        strangers = survey(str(site)).files.keys() - record.keys()
    return FinishedSite(slug, folder, files, snippets, basis, tuple(_report_left_behind(folder, slug, strangers)))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _report_unreadable(folder: FinishedFolder, slug: str) -> Finding:
    message = f"`{folder.shown(slug)}` is not there as a whole, or its record cannot be read"
    found = report(OUTPUT_RECORD_DAMAGED, message, hint="build that folder again, and hand over all of it", clinic=slug)
    return replace(found, severity=Severity.ERROR)


def _report_changed(folder: FinishedFolder, slug: str, paths: Iterable[str]) -> Iterator[Finding]:
    for path in sorted(paths):
        message = f"`{folder.shown(slug, path)}` was changed or deleted after it was built"
        found = report(OUTPUT_CHANGED_BY_HAND, message, hint="build that folder again", clinic=slug)
        yield replace(found, severity=Severity.ERROR)


def _report_left_behind(folder: FinishedFolder, slug: str, paths: Iterable[str]) -> Iterator[Finding]:
    for path in sorted(paths):
        message = f"`{folder.shown(slug, path)}` was not made by clinicgen and was left behind"
        hint = f"what belongs to the site goes into `clinics/{slug}/static/`"
        yield report(OUTPUT_FOREIGN_FILE, message, hint=hint, clinic=slug)

"""Keeps what was proved of a site's files in a log: each release adds a chunk with the proofs that are new.

A file's proof is the latest of its path, if it was made under the key that the file has; one that is lost costs time,
for the file is proved again. Proofs with findings are not kept: findings name lines, and lines move. Where the log is
damaged, or more of it is stale than not, it is written anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from clinicgen.model.rendered_site import PageTraces, Proof, ReleaseFile
from clinicgen.publishing.proof_text import ProofText, write_proofs
from clinicgen.publishing.sealed_file import replace_file
from clinicgen.publishing.written_file import write_on

_VERSION = 1
_MOST_CHUNKS = 16
_DAMAGED = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


class ProofLog(Struct, frozen=True, dict=True):
    """The proofs of a site's files, read when they are first asked for."""

    path: Path

    def proof(self, path: str, key: str) -> Proof | None:
        """Give the proof of a file with a key, or None where none is kept."""
        if not self.has(path, key):
            return None
        try:
            return self._latest[path].proof(path)
        except _DAMAGED:
            return None

    def has(self, path: str, key: str) -> bool:
        """Tell whether a file was proved under a key."""
        return self._keys.get(path) == key

    def has_room(self, added: int, wanted: int) -> bool:
        """Tell whether a chunk of proofs may be added, of how many a release wants; else all are to be written anew."""
        kept = sum(len(chunk.keys) for chunk in self._chunks)
        return 0 < len(self._chunks) < _MOST_CHUNKS and kept + added <= 2 * wanted

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {path: key for chunk in self._chunks for path, key in chunk.keys.items()}

    @cached_property
    def _latest(self) -> dict[str, ProofText]:
        """The chunk in which each file's proof stands."""
        return {path: chunk for chunk in self._chunks for path in chunk.keys}

    @cached_property
    def _chunks(self) -> tuple[ProofText, ...]:
        try:
            chunks = _read_chunks(self.path.read_bytes())
            if all(chunk.keys for chunk in chunks):
                return chunks
        except (OSError, *_DAMAGED):
            pass
        return ()


def log_proofs(log: ProofLog, files: Mapping[str, ReleaseFile]) -> None:
    """Keep the proofs of a release's files: those that come with it, and those that the log has of the others."""
    new: dict[str, tuple[str, PageTraces | None]] = {}
    kept: list[ReleaseFile] = []
    is_refuted = False
    for path, file in files.items():
        is_known = log.has(path, file.output.key)
        if file.proof and file.proof.findings:
            # What was clean with the same bytes may not be so any more, when the contacts of others have changed.
            is_refuted |= is_known
        elif is_known:
            kept.append(file)
        elif file.proof:
            new[path] = (file.output.key, file.proof.traces)
    if not new and not is_refuted:
        return
    if not is_refuted and log.has_room(len(new), len(new) + len(kept)):
        write_on(str(log.path), _write_chunk(write_proofs(new)))
        return
    for file in kept:
        proof = log.proof(file.output.path, file.output.key)
        if proof:
            new[file.output.path] = (file.output.key, proof.traces)
    replace_file(log.path, _write_chunk(write_proofs(new)))


def _write_chunk(text: str) -> bytes:
    body = text.encode("utf-8", "surrogatepass")
    return f"{_VERSION} {len(body)} {hashlib.sha256(body).hexdigest()}\n".encode() + body


def _read_chunks(data: bytes) -> tuple[ProofText, ...]:
    """Give the chunks of a log; ValueError where one of them is not what was written."""
    chunks = []
    start = 0
    while start < len(data):
        end = data.index(b"\n", start)
        version, length, digest = data[start:end].decode().split(" ")
        start = end + 1 + int(length)
        body = memoryview(data)[end + 1 : start]
        if start <= end or int(version) != _VERSION or hashlib.sha256(body).hexdigest() != digest:
            raise ValueError
        chunks.append(ProofText(str(body, "utf-8", "surrogatepass")))
    return tuple(chunks)

"""What most tests of publishing begin with: an open output folder and a way to make releases."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from clinicgen.model.rendered_site import OutputFile, PageTraces, Proof, Release, ReleaseFile
from clinicgen.publishing import OutputFolder, open_output

MakeRelease = Callable[..., Release]


def _make_release(
    files: Mapping[str, str], slug: str = "columbia", snippets: Mapping[str, bytes] | None = None
) -> Release:
    made = {}
    for path, text in files.items():
        data = text.encode()
        digest = hashlib.sha256(data).hexdigest()
        proof = Proof((), PageTraces(path, text, (frozenset({"top"}),), ((("/", "/"), ("/contact/", "/contact/")),)))
        made[path] = ReleaseFile(OutputFile(path, "page", f"key of {text}", "x.md"), digest, len(data), data, proof)
    return Release(slug, made, snippets or {})


@pytest.fixture
def make_release() -> MakeRelease:
    return _make_release


@pytest.fixture
def output(tmp_path: Path) -> Iterator[OutputFolder]:
    with open_output(tmp_path / "build", tmp_path, print) as opened:
        yield opened


@pytest.fixture
def read_tree() -> Callable[[Path], dict[str, str]]:
    def read(folder: Path) -> dict[str, str]:
        return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}

    return read

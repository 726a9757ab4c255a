from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicgen.loading.reading import LARGEST_FILE, FoundFile, decode_text, read_file, read_text
from clinicgen.model.finding import Finding
from clinicgen.model.source import SourceFile, SourceText


def _found(path: Path) -> FoundFile:
    return FoundFile(path.name, str(path))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        (b"\xef\xbb\xbfname: x\n", "name: x\n"),
        ("Zoë’s 🏥".encode(), "Zoë’s 🏥"),
        (b"", ""),
    ],
    ids=["line ends become one kind", "a byte order mark is dropped", "every letter stays", "an empty file"],
)
def test_utf_8_is_read(data: bytes, text: str) -> None:
    assert decode_text("a.md", data) == SourceText("a.md", text)


@pytest.mark.parametrize(
    ("data", "message", "line", "column"),
    [
        (b"title: x\nname: Zo\xeb\n", "`a.md` holds the byte 0xEB, which is not UTF-8", 2, 9),
        (b"a\r\nb\r\n\xff", "`a.md` holds the byte 0xFF, which is not UTF-8", 3, 1),
        ("né\0e".encode(), "`a.md` holds a null byte", 1, 3),
        (b"x\xed\xa0\x80", "`a.md` holds the byte 0xED, which is not UTF-8", 1, 2),
    ],
    ids=["latin-1", "windows line ends", "null", "lone surrogate"],
)
def test_other_bytes_are_refused_where_they_stand(data: bytes, message: str, line: int, column: int) -> None:
    finding = decode_text("a.md", data)
    assert isinstance(finding, Finding)
    assert finding.message == message
    assert finding.hint == "save it as UTF-8"
    assert finding.place is not None
    assert finding.place.span is not None
    assert (finding.place.span.line, finding.place.span.column) == (line, column)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_called_by_its_name(encoding: str) -> None:
    finding = decode_text("a.md", "name: Harbor\n".encode(encoding))
    assert isinstance(finding, Finding)
    assert finding.message == "`a.md` is UTF-16, not UTF-8"


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_finding(data: bytes) -> None:
    read = decode_text("a.md", data)
    if isinstance(read, SourceText):
        assert "\r" not in read.text
        assert "\0" not in read.text
    else:
        assert read.rule == "path-not-text"


def test_a_text_above_a_megabyte_is_refused(tmp_path: Path) -> None:
    (tmp_path / "long.md").write_bytes(b"a" * 2_000_000)
    finding = read_text(_found(tmp_path / "long.md"))
    assert isinstance(finding, Finding)
    assert (finding.rule, finding.message) == ("path-too-large", "`long.md` is larger than 1 MB")


def test_a_file_above_what_hosts_take_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    finding = read_file(_found(tmp_path / "film.mp4"))
    assert isinstance(finding, Finding)
    assert finding.message == "`film.mp4` is larger than 25 MiB"


def test_a_file_of_just_the_largest_size_is_read(tmp_path: Path) -> None:
    (tmp_path / "long.md").write_bytes(b"a" * 1_000_000)
    assert isinstance(read_text(_found(tmp_path / "long.md")), SourceText)


def test_a_pipe_in_a_files_place_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    finding = read_text(_found(tmp_path / "a.md"))
    assert isinstance(finding, Finding)
    assert finding.message == "`a.md` is no ordinary file"


def test_a_file_that_may_not_be_read_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.md").write_text("")
    monkeypatch.setattr(os, "open", refuse)
    finding = read_text(_found(tmp_path / "a.md"))
    assert isinstance(finding, Finding)
    assert finding.message == "`a.md` cannot be read: permission denied"


def test_a_file_is_known_by_the_digest_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    read = read_file(_found(tmp_path / "a.pdf"))
    assert isinstance(read, SourceFile)
    assert read.digest == "315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027"

"""A text that was compiled before is not compiled again, and nobody can tell the difference."""

from __future__ import annotations

import datetime
import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clinicgen import all_texts, checking, full_build, loading, parsing, pipeline, publishing, working
from clinicgen.all_texts import AllTexts, TextMemo
from clinicgen.model.markdown_file import MarkdownFile

from .conftest import write_files
from .sample_agency import AGENCY

TODAY = datetime.date(2026, 11, 22)
QUIET = "articles/quiet-hour.md"


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    write_files(tmp_path / "agency", AGENCY)
    return tmp_path / "agency"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list that grows by the path of each text that is compiled."""
    paths: list[str] = []
    compile_text = parsing.compile_text

    def note(file: MarkdownFile) -> parsing.Compiled:
        paths.append(file.source.path)
        return compile_text(file)

    monkeypatch.setattr(parsing, "compile_text", note)
    return paths


def read(root: Path, memo: TextMemo, jobs: int = 1, program: str = "p") -> AllTexts:
    workspace = loading.load_workspace(root)
    contacts = checking.index_contacts(workspace.fleet)
    return all_texts.make_library(workspace.texts, workspace.fleet, contacts, program, memo, jobs)


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def test_what_is_recalled_is_what_would_be_compiled(agency: Path, compiled: list[str]) -> None:
    edit(agency, QUIET, "You decide", "Call (757) 555-4141, as you decide")
    first = read(agency, TextMemo())
    assert len(compiled) == len(loading.load_workspace(agency).texts)
    memo = all_texts.read_memo(all_texts.write_memo(first.memo))
    compiled.clear()
    again = read(agency, memo)
    assert compiled == []
    assert (again.library, again.findings) == (first.library, first.findings)
    assert any(finding.rule == "content-hardcoded-contact" for finding in again.findings)
    assert again.memo.says_the_same(memo)


def test_only_what_changed_is_compiled_and_what_is_gone_is_forgotten(agency: Path, compiled: list[str]) -> None:
    memo = read(agency, TextMemo()).memo
    compiled.clear()
    edit(agency, QUIET, "You decide", "You may decide")
    (agency / "articles/first-visit.md").unlink()
    later = read(agency, memo).memo
    assert compiled == [QUIET]
    assert not later.says_the_same(memo)
    assert len(later.packs) == len(memo.packs) - 1


def test_another_phone_has_texts_judged_again_and_not_compiled(agency: Path, compiled: list[str]) -> None:
    edit(agency, QUIET, "You decide", "Call (843) 555-7001, as you decide")
    memo = read(agency, TextMemo()).memo
    compiled.clear()
    edit(agency, "clinics/harbor/clinic.yaml", "555-2368", "555-7001")
    assert any(finding.rule == "content-hardcoded-contact" for finding in read(agency, memo).findings)
    assert compiled == []


def test_what_another_program_compiled_counts_for_nothing(agency: Path, compiled: list[str]) -> None:
    memo = read(agency, TextMemo(), program="one").memo
    compiled.clear()
    read(agency, memo, program="other")
    assert len(compiled) == len(memo.packs)


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_give_what_one_gives(agency: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(working, "LEAST_SHARE", 1)
    alone, together = read(agency, TextMemo()), read(agency, TextMemo(), jobs)
    assert (together.library, together.findings, together.memo) == (alone.library, alone.findings, alone.memo)


class Trap:
    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str]]:
        return pytest.fail, ("what was kept was run",)


@pytest.mark.parametrize(
    "pack", [b"", b"no pickle", pickle.dumps(Trap()), pickle.dumps(({}, ())), pickle.dumps(TODAY), pickle.dumps((1, 2))]
)
def test_from_what_is_no_pack_nothing_comes(agency: Path, pack: bytes, compiled: list[str]) -> None:
    first = read(agency, TextMemo())
    compiled.clear()
    damaged = TextMemo("p", first.memo.contacts, dict.fromkeys(first.memo.packs, pack), first.memo.harmless)
    again = read(agency, damaged)
    assert (again.library, again.findings, again.memo) == (first.library, first.findings, first.memo)
    assert len(compiled) == len(first.memo.packs)


@pytest.mark.parametrize("data", [None, b"", b"{}", b"[]\n", b'{"packs": []}\n', b'{"packs": {"x": "y"}}\n', b"\xff\n"])
def test_from_what_is_no_memo_an_empty_one_comes(data: bytes | None) -> None:
    assert all_texts.read_memo(data) == TextMemo()


def test_a_build_starts_from_the_memo_of_the_last_one(agency: Path, tmp_path: Path, compiled: list[str]) -> None:
    def build(**more: bool) -> None:
        pipeline.build(agency, today=TODAY, output=tmp_path / "sites", jobs=1, **more)

    build()
    everything = len(compiled)
    compiled.clear()
    edit(agency, "clinicgen.yaml", "Ask for a visit", "Ask us")
    build()
    assert compiled == []
    build(clean=True)
    assert len(compiled) == everything
    memo = max((tmp_path / "sites/.clinicgen/cache").iterdir(), key=lambda path: path.stat().st_size)
    memo.write_bytes(memo.read_bytes()[:-1])
    compiled.clear()
    edit(agency, "clinicgen.yaml", "Ask us", "Ask them")
    build()
    assert len(compiled) == everything
    assert json.dumps(str(agency)).encode() not in memo.read_bytes()
    with publishing.open_output(tmp_path / "sites", agency, lambda _: None) as folder:
        assert all_texts.read_memo(publishing.recall_memo(folder, full_build.TEXTS)).packs

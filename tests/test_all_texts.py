"""A text that was compiled before is not compiled again, and nobody can tell the difference."""

from __future__ import annotations

import datetime
import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from clinicgen import all_texts, checking, full_build, loading, parsing, pipeline, publishing, working
from clinicgen.all_texts import AllTexts
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.survey_memo import SurveyMemo, read_memo, write_memo

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


def read(root: Path, memo: SurveyMemo, jobs: int = 1) -> AllTexts:
    workspace = loading.load_workspace(root)
    contacts = checking.index_contacts(workspace.fleet)
    return all_texts.make_library(workspace.texts, workspace.fleet, contacts, memo, jobs, lambda: None)


def memo_of(root: Path, texts: AllTexts) -> SurveyMemo:
    """Give what the next build knows, as it comes from the disk."""
    contacts = loading.load_workspace(root).fleet.contacts_digest
    return read_memo(write_memo(SurveyMemo("p", contacts, texts.packs, texts.harmless, texts.ownerless)))


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def test_what_is_recalled_is_what_would_be_compiled(agency: Path, compiled: list[str]) -> None:
    edit(agency, QUIET, "You decide", "Call (757) 555-4141, as you decide")
    first = read(agency, SurveyMemo())
    assert len(compiled) == len(loading.load_workspace(agency).texts)
    compiled.clear()
    again = read(agency, memo_of(agency, first))
    assert compiled == []
    assert again == first
    assert any(finding.rule == "content-hardcoded-contact" for finding in again.findings)


def test_only_what_changed_is_compiled_and_what_is_gone_is_forgotten(agency: Path, compiled: list[str]) -> None:
    first = read(agency, SurveyMemo())
    memo = memo_of(agency, first)
    compiled.clear()
    edit(agency, QUIET, "You decide", "You may decide")
    (agency / "articles/first-visit.md").unlink()
    later = read(agency, memo)
    assert compiled == [QUIET]
    assert len(later.packs) == len(first.packs) - 1
    assert not memo_of(agency, later).says_the_same(memo)


def test_another_phone_has_texts_searched_again_and_neither_compiled_nor_read(
    agency: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(agency, QUIET, "You decide", "Call (843) 555-7001, as you decide")
    memo = memo_of(agency, read(agency, SurveyMemo()))
    compiled.clear()
    edit(agency, "clinics/harbor/clinic.yaml", "555-2368", "555-7001")
    monkeypatch.setattr(checking, "judge_text", pytest.fail)
    assert any(finding.rule == "content-hardcoded-contact" for finding in read(agency, memo).findings)
    assert compiled == []


def test_what_another_program_found_out_counts_for_nothing() -> None:
    memo = SurveyMemo(
        "one", "contacts", {"text": b"pack"}, frozenset({"text"}), frozenset({"text"}), frozenset({"theme"})
    )
    assert memo.of("one") == memo
    assert memo.of("other") == SurveyMemo()
    assert read_memo(write_memo(memo)) == memo


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_give_what_one_gives(agency: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(working, "LEAST_SHARE", 1)
    assert read(agency, SurveyMemo(), jobs) == read(agency, SurveyMemo())


class Trap:
    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str]]:
        return pytest.fail, ("what was kept was run",)


@pytest.mark.parametrize(
    "pack", [b"", b"no pickle", pickle.dumps(Trap()), pickle.dumps(({}, ())), pickle.dumps(TODAY), pickle.dumps((1, 2))]
)
def test_from_what_is_no_pack_nothing_comes(agency: Path, pack: bytes, compiled: list[str]) -> None:
    first = read(agency, SurveyMemo())
    compiled.clear()
    damaged = replace(memo_of(agency, first), packs=dict.fromkeys(first.packs, pack))
    assert read(agency, damaged) == first
    assert len(compiled) == len(first.packs)


@pytest.mark.parametrize("data", [None, b"", b"{}", b"[]\n", b'{"packs": []}\n', b'{"packs": {"x": "y"}}\n', b"\xff\n"])
def test_from_what_is_no_memo_an_empty_one_comes(data: bytes | None) -> None:
    assert read_memo(data) == SurveyMemo()


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
    [memo] = [path for path in (tmp_path / "sites/.clinicgen/cache").iterdir() if b'"packs"' in path.read_bytes()]
    memo.write_bytes(memo.read_bytes()[:-1])
    compiled.clear()
    edit(agency, "clinicgen.yaml", "Ask us", "Ask them")
    build()
    assert len(compiled) == everything
    assert json.dumps(str(agency)).encode() not in memo.read_bytes()
    with publishing.open_output(tmp_path / "sites", agency, lambda _: None) as folder:
        assert read_memo(publishing.recall_memo(folder, full_build.SURVEY)).packs

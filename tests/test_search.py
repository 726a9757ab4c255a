"""A clinic that asks for a search has one, made of its finished articles; one that does not has no trace of it."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from clinicgen import indexing, pipeline
from clinicgen.errors import SearchError
from clinicgen.model.outcome import BuildResult

from .conftest import ARTICLE, HARBOR, NORFOLK, MakeWorkspace, write_files
from .test_cached_equals_clean import Tree, read_tree

TODAY = datetime.date(2026, 11, 22)
CLINIC = "clinics/harbor/clinic.yaml"
ASKING = HARBOR + "    search: yes\n"
SECOND = ARTICLE.replace("A quiet hour", "The second hour").replace("You sit down", "You lie down")


def build(root: Path, output: str = "build", **more: Any) -> BuildResult:
    return pipeline.build(root, **({"output": root / output, "today": TODAY, "jobs": 1} | more))


def read_site(root: Path, output: str = "build", slug: str = "harbor") -> Tree:
    folder = root / output
    return read_tree(folder / slug) | read_tree(folder / ".clinicgen/hosts" / slug)


def index_of(site: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in site.items() if path.startswith("pagefind/")}


@pytest.fixture
def pagefind() -> None:
    if indexing.find_pagefind() is None:
        pytest.skip("Pagefind is not installed, `pip install -e '.[search]'` brings it")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Note the addresses of each index that is made."""
    noted: list[list[str]] = []
    make_index = indexing.make_index

    def note(program: indexing.Pagefind, pages: Mapping[str, bytes]) -> Mapping[str, bytes]:
        noted.append(sorted(pages))
        return make_index(program, pages)

    monkeypatch.setattr(indexing, "make_index", note)
    return noted


@pytest.fixture
def without_pagefind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)


def test_a_site_without_a_search_has_no_trace_of_one(make_workspace: MakeWorkspace, without_pagefind: None) -> None:
    root = make_workspace()
    assert build(root).held_back == ()
    for slug in ("harbor", "norfolk"):
        site = read_site(root, slug=slug)
        assert b"script-src 'self';" in site["_headers"]
        for path, data in site.items():
            assert "search" not in path
            assert "pagefind" not in path
            for trace in (b"pagefind", b"_search", b"wasm", b"search.css", b"search.js"):
                assert trace not in data, path


@pytest.mark.usefixtures("pagefind")
def test_a_search_that_was_taken_away_leaves_nothing(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    build(root, "never")
    write_files(root, {CLINIC: ASKING})
    build(root)
    assert index_of(read_site(root))
    write_files(root, {CLINIC: HARBOR + "    search: no\n"})
    build(root)
    assert read_site(root) == read_site(root, "never")


@pytest.mark.usefixtures("pagefind")
@pytest.mark.parametrize("theme", ["clarity", "harbor"])
def test_a_site_with_a_search_has_the_field_the_index_and_the_right_to_run_it(
    make_workspace: MakeWorkspace, theme: str
) -> None:
    asking = ASKING.replace("harbor.test", "group.test/harbor", 1) + f"    theme: {{name: {theme}}}\n"
    root = make_workspace({CLINIC: asking, "pages/about.md": "---\ntitle: Us\ndescription: About us.\n---\nWe.\n"})
    assert build(root).report.findings == ()
    site = read_site(root)
    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json", "pagefind/wasm.en.pagefind"} <= site.keys()
    assert len([path for path in site if path.startswith("pagefind/fragment/e")]) == 1
    listed = site["articles/index.html"].decode()
    assert 'data-index="/harbor/pagefind/"' in listed
    assert 'href="/harbor/articles/#_search"' in site["about/index.html"].decode()
    for name in ("_headers", "nginx.conf", "Caddyfile", "apache.conf"):
        assert b"script-src 'self' 'wasm-unsafe-eval';" in site[name], name
    assert not index_of(read_site(root, slug="norfolk"))
    assert b"wasm" not in read_site(root, slug="norfolk")["_headers"]
    assert pipeline.audit(root, root / "build").findings == ()


@pytest.mark.usefixtures("pagefind")
def test_defaults_may_ask_for_all_clinics_and_one_may_decline(make_workspace: MakeWorkspace) -> None:
    declining = {"clinicgen.yaml": "defaults: {search: yes}\n", CLINIC: HARBOR + "    search: no\n"}
    root = make_workspace(declining)
    build(root)
    assert not index_of(read_site(root))
    assert index_of(read_site(root, slug="norfolk"))


@pytest.mark.usefixtures("pagefind")
@pytest.mark.parametrize(
    "why", ["    status: closed\n", "    articles: {exclude: [quiet-hour]}\n"], ids=["closed", "no articles"]
)
def test_where_there_is_nothing_to_search_there_is_no_search(make_workspace: MakeWorkspace, why: str) -> None:
    root = make_workspace({CLINIC: ASKING + why})
    build(root)
    site = read_site(root)
    assert not index_of(site)
    assert b"wasm" not in site["_headers"]
    assert b"_search" not in site["index.html"]


def test_a_search_that_cannot_be_made_is_an_error_with_its_place(
    make_workspace: MakeWorkspace, without_pagefind: None
) -> None:
    root = make_workspace({CLINIC: ASKING})
    result = build(root)
    (finding,) = result.report.findings
    assert (finding.rule, finding.severity, finding.clinic) == ("search-not-installed", "error", "harbor")
    assert finding.place is not None and finding.place.span is not None
    assert (finding.place.path, finding.place.span.line, finding.place.span.column) == (CLINIC, 8, 9)
    assert 'pip install "clinicgen[search]"' in finding.hint
    assert result.held_back == ("harbor",)
    assert (root / "build" / "norfolk").is_dir()
    assert pipeline.check(root, today=TODAY).findings == result.report.findings


def test_defaults_that_cannot_be_met_are_told_once(make_workspace: MakeWorkspace, without_pagefind: None) -> None:
    root = make_workspace({"clinicgen.yaml": "defaults: {search: yes}\n"})
    result = build(root)
    (finding,) = result.report.findings
    assert finding.place is not None
    assert finding.place.path == "clinicgen.yaml"
    assert result.held_back == ("harbor", "norfolk")


def test_who_makes_it_a_warning_gets_a_site_without_a_search(
    make_workspace: MakeWorkspace, without_pagefind: None
) -> None:
    root = make_workspace()
    build(root, "never")
    write_files(root, {CLINIC: ASKING, "clinicgen.yaml": "check: {severity: {search-not-installed: warning}}\n"})
    assert build(root).held_back == ()
    assert read_site(root) == read_site(root, "never")


def test_what_is_installed_later_is_noticed(make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    if indexing.find_pagefind() is None:
        pytest.skip("Pagefind is not installed, `pip install -e '.[search]'` brings it")
    root = make_workspace({CLINIC: ASKING})
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "pagefind_bin", None)
        assert build(root).held_back == ("harbor",)
    assert build(root).held_back == ()
    assert index_of(read_site(root))


@pytest.mark.usefixtures("pagefind")
def test_an_index_is_made_anew_only_where_an_article_changed(
    make_workspace: MakeWorkspace, made: list[list[str]]
) -> None:
    root = make_workspace({CLINIC: ASKING, "clinics/norfolk/clinic.yaml": NORFOLK + "    search: yes\n"})
    build(root)
    quiet, both = ["/articles/quiet-hour/"], ["/articles/quiet-hour/", "/articles/second/"]
    assert made == [quiet, quiet]
    changes: list[tuple[Mapping[str, str], list[list[str]]]] = [
        ({}, []),
        ({"static/form.txt": "Bring this form.\n"}, []),
        ({"pages/about.md": "---\ntitle: Us\ndescription: About us.\n---\nWe.\n"}, []),
        ({"clinics/harbor/articles/second.md": SECOND}, [both]),
        ({"articles/quiet-hour.md": ARTICLE.replace("sit", "stand")}, [both, quiet]),
        ({CLINIC: ASKING.replace("555-2368", "555-2369")}, [both]),
    ]
    for number, (change, expected) in enumerate(changes):
        made.clear()
        write_files(root, change)
        build(root)
        assert made == expected, change
        build(root, f"clean-{number}")
        for slug in ("harbor", "norfolk"):
            assert read_site(root, slug=slug) == read_site(root, f"clean-{number}", slug), change


@pytest.mark.usefixtures("pagefind")
@pytest.mark.parametrize("harm", ["gone", "changed"])
def test_an_index_that_was_damaged_by_hand_is_made_whole(make_workspace: MakeWorkspace, harm: str) -> None:
    root = make_workspace({CLINIC: ASKING})
    build(root)
    before = read_site(root)
    damaged = next((root / "build/harbor/pagefind/index").iterdir())
    damaged.unlink()
    if harm == "changed":
        damaged.write_bytes(b"nothing")
    build(root)
    assert read_site(root) == before


@pytest.mark.usefixtures("pagefind")
def test_workers_make_the_same_bytes(make_workspace: MakeWorkspace) -> None:
    root = make_workspace({"clinicgen.yaml": "defaults: {search: yes}\n"})
    build(root)
    build(root, "apart", jobs=2)
    for slug in ("harbor", "norfolk"):
        assert read_site(root, slug=slug) == read_site(root, "apart", slug)


@pytest.mark.usefixtures("pagefind")
def test_a_program_that_fails_keeps_the_old_site(
    make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_workspace({CLINIC: ASKING})
    build(root)
    before = read_site(root)

    def fail(*_: object) -> Mapping[str, bytes]:
        raise SearchError("Pagefind: no room")

    monkeypatch.setattr(indexing, "make_index", fail)
    write_files(root, {"articles/quiet-hour.md": ARTICLE.replace("sit", "stand")})
    result = build(root)
    assert [(finding.rule, finding.message) for finding in result.report.findings] == [
        ("search-failed", "Pagefind: no room")
    ]
    assert result.held_back == ("harbor",)
    assert read_site(root) == before


@pytest.mark.parametrize("path", ["static/pagefind/form.txt", "pages/pagefind.md"])
def test_the_folder_of_the_index_is_the_site_s_own(make_workspace: MakeWorkspace, path: str) -> None:
    text = "---\ntitle: Us\ndescription: About us.\n---\nWe.\n"
    root = make_workspace({path: text})
    assert pipeline.check(root, today=TODAY).findings == ()
    write_files(root, {CLINIC: ASKING})
    (finding,) = [one for one in pipeline.check(root, today=TODAY).findings if one.rule == "path-taken"]
    assert finding.place is not None
    assert finding.place.path == path


def test_without_a_search_nothing_of_pagefind_is_imported(make_workspace: MakeWorkspace) -> None:
    import subprocess

    root = make_workspace()
    code = (
        "import sys; from clinicgen import pipeline; pipeline.build(jobs=1); pipeline.build(jobs=1)\n"
        "assert 'pagefind_bin' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

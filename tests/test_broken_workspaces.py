"""Every way to break a workspace is refused in words that help, and the sites built before stay as they were.

The ways are tables of text in `tests/broken/` (see `broken_tables.py`); what a text file cannot say is below.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from clinicgen import pipeline
from clinicgen.errors import WorkspaceError
from clinicgen.model.finding import Finding
from clinicgen.model.outcome import BuildResult
from tests.broken_tables import EVERYONE, Case, place_of, read_tables

HERE = Path(__file__).parent
GOOD = HERE / "workspaces" / "good"
CASES = read_tables(HERE / "broken")
TODAY = datetime.date(2026, 11, 22)


def build(root: Path) -> BuildResult:
    return pipeline.build(root, today=TODAY, jobs=1)


def snapshot(folder: Path) -> dict[str, str]:
    """Digest every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def say(findings: tuple[Finding, ...]) -> str:
    return "\n".join(
        f"{one.severity} {one.rule} {place_of(one)} | {one.message} | {one.hint} [{one.clinic}]" for one in findings
    )


@pytest.fixture(scope="module")
def built_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built") / "good"
    shutil.copytree(GOOD, root)
    result = build(root)
    assert result.report.findings == ()
    assert result.held_back == ()
    return root


@pytest.fixture
def workspace(built_workspace: Path, tmp_path: Path) -> Path:
    """A good workspace whose sites are built already."""
    root = tmp_path / "good"
    shutil.copytree(built_workspace, root)
    return root


def check_held(result: BuildResult, held: tuple[str, ...], before: Mapping[str, Mapping[str, str]], root: Path) -> None:
    assert result.held_back == tuple(sorted(held)), say(result.report.findings)
    for slug in EVERYONE:
        site = snapshot(root / "build" / slug)
        if slug in held:
            assert site == before[slug]
        else:
            assert "index.html" in site


def test_the_tables_hold_many_ways_to_break_a_workspace() -> None:
    assert len(CASES) >= 150
    assert len({case.sentence for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.sentence for case in CASES])
def test_what_is_broken_is_refused_in_words_that_help(case: Case, workspace: Path) -> None:
    before = {slug: snapshot(workspace / "build" / slug) for slug in EVERYONE}
    case.break_workspace(workspace)
    result = build(workspace)
    found = result.report.findings
    for expected in case.expected:
        assert any(expected.matches(one) for one in found), f"{expected}\n{say(found)}"
    unexpected = tuple(one for one in found if one.severity == "error" and not case.is_expected(one))
    assert unexpected == (), say(unexpected)
    assert result.report.has_errors == any(one.severity == "error" for one in case.expected)
    check_held(result, case.held, before, workspace)


def _many_brackets(root: Path) -> None:
    (root / "clinics/norfolk/clinic.yaml").write_text(f"name: {'[' * 10_000}\n")


def _many_keys(root: Path) -> None:
    deep = "".join(f"{' ' * level}a:\n" for level in range(1, 61))
    (root / "clinics/norfolk/clinic.yaml").write_text(f"facts:\n{deep}")


def _two_megabytes(root: Path) -> None:
    (root / "clinics/norfolk/clinic.yaml").write_text("# " + "x" * 2_000_000 + "\n")


def _utf_16(root: Path) -> None:
    path = root / "clinics/norfolk/clinic.yaml"
    path.write_bytes(path.read_text().encode("utf-16"))


def _latin_1(root: Path) -> None:
    path = root / "clinics/norfolk/clinic.yaml"
    path.write_bytes(path.read_text().replace("Mind & Body", "Café").encode("latin-1"))


def _nul(root: Path) -> None:
    path = root / "clinics/norfolk/clinic.yaml"
    path.write_bytes(path.read_bytes().replace(b"Mind", b"Mi\x00nd"))


def _alias_bomb(root: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    (root / "clinics/norfolk/clinic.yaml").write_text("\n".join(lines))


def _outward_link(root: Path) -> None:
    (root / "clinics/norfolk/static/passwd.txt").symlink_to("/etc/passwd")


def _outward_folder(root: Path) -> None:
    (root.parent / "elsewhere").mkdir()
    (root / "clinics/norfolk/images").symlink_to(root.parent / "elsewhere")


def _link_to_itself(root: Path) -> None:
    (root / "clinics/norfolk/images").symlink_to("images")


def _many_quotations(root: Path) -> None:
    front = "---\ntitle: Deep\ndescription: A deep text.\n---\n"
    (root / "clinics/norfolk/pages").mkdir()
    (root / "clinics/norfolk/pages/deep.md").write_text(front + ">" * 5_000 + " deep\n")


def _site_is_a_link(root: Path) -> None:
    site = root / "build/norfolk"
    site.rename(root / "moved")
    site.symlink_to(root / "moved")


ODD_WAYS: dict[str, tuple[Callable[[Path], None], str, str, tuple[str, ...]]] = {
    "ten thousand brackets": (_many_brackets, "clinic-invalid-yaml", "clinics/norfolk/clinic.yaml:1:38", ("32",)),
    "sixty levels": (_many_keys, "clinic-invalid-yaml", "clinics/norfolk/clinic.yaml:33:33", ("deeper than 32",)),
    "two megabytes": (_two_megabytes, "path-too-large", "clinics/norfolk/clinic.yaml", ("1 MB",)),
    "UTF-16": (_utf_16, "path-not-text", "clinics/norfolk/clinic.yaml", ("UTF-16", "UTF-8")),
    "Latin-1": (_latin_1, "path-not-text", "clinics/norfolk/clinic.yaml:1:18", ("0xE9", "UTF-8")),
    "a NUL": (_nul, "path-not-text", "clinics/norfolk/clinic.yaml:1:17", ("null byte",)),
    "an alias bomb": (_alias_bomb, "clinic-invalid-yaml", "clinics/norfolk/clinic.yaml:1:5", ("anchor",)),
    "a file that is a link out": (_outward_link, "path-outside-workspace", "clinics/norfolk/static/passwd.txt", ()),
    "a folder that is a link out": (_outward_folder, "path-outside-workspace", "clinics/norfolk/images", ()),
    "a link to itself": (_link_to_itself, "path-broken-link", "clinics/norfolk/images", ()),
    "five thousand quotations": (_many_quotations, "text-too-deep", "clinics/norfolk/pages/deep.md:5:19", ()),
    "a link as site": (_site_is_a_link, "output-not-ours", "-", ("`build/norfolk`", "symbolic link", "move")),
}


@pytest.mark.parametrize("way", ODD_WAYS)
def test_hostile_files_are_refused_and_never_crash(way: str, workspace: Path) -> None:
    spoil, rule, place, words = ODD_WAYS[way]
    spoil(workspace)
    before = {slug: snapshot(workspace / "build" / slug) for slug in EVERYONE}
    result = build(workspace)
    found = tuple(one for one in result.report.findings if one.severity == "error")
    assert any(
        one.rule == rule and place_of(one) == place and all(word in f"{one.message} {one.hint}" for word in words)
        for one in found
    ), say(found)
    check_held(result, ("norfolk",), before, workspace)


def test_a_folder_that_clinicgen_did_not_make_is_refused_and_kept(workspace: Path) -> None:
    novel = workspace / "build/easton/chapter-1.txt"
    novel.parent.mkdir()
    novel.write_text("It was a quiet hour.")
    facts = (workspace / "clinics/norfolk/clinic.yaml").read_text()
    for old, new in (
        ("Norfolk Mind & Body", "Easton Rest"),
        ("norfolk", "easton"),
        ("555-2141", "555-2142"),
        ("4 Granby", "6 Granby"),
    ):
        facts = facts.replace(old, new)
    (workspace / "clinics/easton").mkdir()
    (workspace / "clinics/easton/clinic.yaml").write_text(facts)
    result = build(workspace)
    (finding,) = result.report.findings
    assert (finding.rule, finding.clinic) == ("output-not-ours", "easton")
    assert "`build/easton` was not made by clinicgen" in finding.message
    assert result.held_back == ("easton",)
    assert [path.name for path in novel.parent.iterdir()] == ["chapter-1.txt"]


def test_a_folder_without_a_workspace_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as refused:
        build(tmp_path)
    assert "clinicgen init" in f"{refused.value.message} {refused.value.hint}"


def test_a_workspace_without_clinics_is_refused(workspace: Path) -> None:
    for slug in EVERYONE:
        shutil.rmtree(workspace / "clinics" / slug)
    (workspace / "clinicgen.yaml").write_text("syndication: self\n")
    result = build(workspace)
    assert result.report.has_errors
    assert all((workspace / "build" / slug / "index.html").exists() for slug in EVERYONE)


SEVERAL = {
    "An unknown key is refused, and the key that was meant is named",
    "A booking address without encryption is refused",
    "A link that runs code is refused",
    "An unknown block is refused with the one that was meant",
    "A slot that its article does not open is refused",
    "A setting's default that is none of its choices is refused",
    "An unknown rule cannot be ignored",
}


def test_everything_that_is_broken_is_reported_in_one_run(workspace: Path) -> None:
    before = {slug: snapshot(workspace / "build" / slug) for slug in EVERYONE}
    cases = [case for case in CASES if case.sentence in SEVERAL]
    assert len(cases) == len(SEVERAL)
    for case in cases:
        case.break_workspace(workspace)
    result = build(workspace)
    for case in cases:
        for expected in case.expected:
            assert any(map(expected.matches, result.report.findings)), f"{expected}\n{say(result.report.findings)}"
    check_held(result, EVERYONE, before, workspace)
    # The good workspace again, and all is well at once.
    for path in ("clinics", "articles", "themes"):
        shutil.rmtree(workspace / path)
        shutil.copytree(GOOD / path, workspace / path)
    (workspace / "clinicgen.yaml").unlink()
    assert build(workspace).report.findings == ()


def test_what_pages_show_is_found_although_the_facts_are_broken_too(workspace: Path) -> None:
    """A fact one clinic lacks does not hide what other pages of its site show."""
    wanted = {
        "An optional fact that a carrying clinic lacks is refused for that clinic": "fact-missing",
        "Another clinic's number in a clinic's own article is refused": "contact-unknown",
        "Another clinic's number in a clinic's static file is refused": "contact-unknown",
        "A template that links to nothing is refused": "link-broken",
    }
    for case in CASES:
        if case.sentence in wanted:
            case.break_workspace(workspace)
    article = workspace / "clinics/greenville/articles/stairs.md"
    article.parent.mkdir()
    article.write_text("---\ntitle: Stairs\ndescription: How to climb.\n---\nSee [the lift](/lift/).\n")
    found = build(workspace).report.findings
    assert {one.rule for one in found if one.severity == "error"} == {*wanted.values()}
    broken = {place_of(one) for one in found if one.rule == "link-broken"}
    assert broken == {"clinics/greenville/articles/stairs.md:5:16", "themes/plain/templates/partials/recent.html:1:10"}


def test_check_finds_what_build_finds_and_writes_nothing(workspace: Path) -> None:
    for case in CASES:
        if case.sentence in SEVERAL:
            case.break_workspace(workspace)
    before = snapshot(workspace)
    report = pipeline.check(workspace, today=TODAY, jobs=1)
    assert snapshot(workspace) == before
    assert report.findings == build(workspace).report.findings


def run(*arguments: str, workspace: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "clinicgen", *arguments, "-C", str(workspace)]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent), "NO_COLOR": "1"}
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)


def break_by(sentence: str, workspace: Path) -> None:
    next(case for case in CASES if case.sentence == sentence).break_workspace(workspace)


def test_the_command_line_says_what_is_wrong_and_exits_with_1(workspace: Path) -> None:
    break_by("An unknown key is refused, and the key that was meant is named", workspace)
    done = run("build", workspace=workspace)
    assert done.returncode == 1
    assert done.stdout.startswith(
        "error[clinic-missing-key]: the required key `phone` is missing\n"
        "  --> clinics/harbor/clinic.yaml:1:1\n"
    )  # fmt: skip
    assert (
        "error[clinic-unknown-key]: unknown key `phne`\n"
        "  --> clinics/harbor/clinic.yaml:4:1\n"
        "   |\n"
        " 4 | phne: (843) 555-2368\n"
        "   | ^^^^ did you mean `phone`?\n"
    ) in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_the_command_line_exits_with_0_where_nothing_is_wrong(workspace: Path) -> None:
    done = run("check", "--today", "2026-11-22", workspace=workspace)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "harbour"),
        ("build", "--today", "tomorrow"),
        ("build", "--colour"),
        ("explain", "harbor", "phne"),
        ("rule", "no-such-rule"),
    ],
)
def test_what_cannot_be_run_exits_with_2_and_says_why(arguments: tuple[str, ...], workspace: Path) -> None:
    done = run(*arguments, workspace=workspace)
    assert done.returncode == 2
    assert done.stderr.strip() and "Traceback" not in done.stderr


@pytest.mark.parametrize("format_", ["json", "github", "sarif"])
def test_programs_can_read_what_is_wrong(format_: str, workspace: Path) -> None:
    break_by("An unknown key inside a mapping is refused where it stands", workspace)
    done = run("build", "--format", format_, workspace=workspace)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    if format_ == "json":
        told = json.loads(done.stdout)
        assert (told["version"], told["summary"]) == (1, {"error": 1, "warning": 0, "info": 0})
        (finding,) = told["findings"]
        assert finding == {
            "rule": "clinic-unknown-key", "severity": "error", "message": "unknown key `lable`",
            "hint": "did you mean `label`?", "clinic": "norfolk", "path": "clinics/norfolk/clinic.yaml",
            "line": 7, "column": 3, "end_line": 7, "end_column": 8,
        }  # fmt: skip
    elif format_ == "github":
        assert done.stdout.startswith("::error ")
        for word in ("file=clinics/norfolk/clinic.yaml", "line=7", "col=3", "unknown key `lable`"):
            assert word in done.stdout
    else:
        (tool_run,) = json.loads(done.stdout)["runs"]
        (result,) = tool_run["results"]
        assert (result["ruleId"], result["level"]) == ("clinic-unknown-key", "error")
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (7, 3)

"""The command line, as people and programs use it: every command, every way out."""

from __future__ import annotations

import json
import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest
from sarif_pydantic import Sarif

from clinicgen import __version__, pipeline
from clinicgen.cli.program import run

from .conftest import ARTICLE, HARBOR, MakeWorkspace, write_files
from .test_cached_equals_clean import read_tree

BROKEN = HARBOR.replace("phone: (843)", "phne: (843)")
DRAFT = ARTICLE.replace("date: 2026-03-02", "draft: true").replace("A quiet hour", "A draft")
TO_COME = ARTICLE.replace("2026-03-02", "2027-01-05").replace("A quiet hour", "Later")


class Said(NamedTuple):
    """What came of a command."""

    code: int
    output: str
    remarks: str


Call = Callable[..., Said]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Call:
    """Run a command in this process, in an empty folder unless another is given."""
    empty = tmp_path / "empty folder"
    empty.mkdir()

    def run_command(*words: str | Path, folder: Path = empty) -> Said:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["clinicgen", *map(str, words)])
        code = run()
        return Said(code, *capsys.readouterr())

    return run_command


def run_apart(*words: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "clinicgen", *words]
    return subprocess.run(
        command, check=False, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60
    )


@pytest.fixture
def agency(make_workspace: MakeWorkspace) -> Path:
    return make_workspace()


@pytest.fixture
def broken(make_workspace: MakeWorkspace) -> Path:
    return make_workspace({"clinics/harbor/clinic.yaml": BROKEN})


class TestWaysToSayIt:
    """Options stand where one expects them."""

    @pytest.mark.parametrize(
        "words",
        [
            ["-C", "{}", "check", "--format", "json", "-q"],
            ["check", "-C", "{}", "--format", "json", "-q"],
            ["--workspace", "{}", "--format", "json", "-q", "check"],
            ["-q", "check", "--format=json", "--workspace={}"],
            ["-C", "/nowhere", "check", "-C", "{}", "-q", "--format", "json"],
            ["--format", "sarif", "check", "-C", "{}", "-q", "--format", "json"],
        ],
    )
    def test_before_and_after_the_command(self, call: Call, broken: Path, words: list[str]) -> None:
        said = call(*(word.format(broken) for word in words))
        assert (said.code, said.remarks) == (1, "")
        assert json.loads(said.output)["summary"]["error"] > 0

    def test_in_a_folder_of_the_workspace(self, call: Call, agency: Path) -> None:
        assert call("build", folder=agency / "clinics/harbor").code == 0
        assert (agency / "build/harbor/index.html").is_file()
        assert not (agency / "clinics/harbor/build").exists()

    def test_as_a_module(self, agency: Path) -> None:
        done = run_apart("list", "clinics", folder=agency)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Norfolk Mind & Body" in done.stdout

    @pytest.mark.parametrize("words", [["--help"], ["-h"], ["build", "--help"], ["new", "--help"], ["rule", "-h"]])
    def test_help(self, call: Call, words: list[str]) -> None:
        said = call(*words)
        assert said.code == 0
        assert said.output.startswith("Usage: ")

    def test_the_version(self, call: Call) -> None:
        said = call("--version")
        assert (said.code, __version__ in said.output) == (0, True)

    def test_every_command_of_the_design_is_there(self, call: Call) -> None:
        said = call("--help").output
        for command in (
            "build",
            "merge",
            "check",
            "new",
            "init",
            "rollback",
            "list",
            "explain",
            "rule",
            "schema",
            "clean",
        ):
            assert re.search(rf"^  {command} ", said, re.MULTILINE), command


class TestBuild:
    """`clinicgen build`."""

    def test_it_says_what_it_made(self, call: Call, agency: Path) -> None:
        said = call("build", "-C", agency)
        assert said.output == ""
        assert re.fullmatch(
            r"2 sites, \d+ pages, \d+ files changed in \d+\.\d s: no findings", said.remarks.splitlines()[-1]
        )
        again = call("build", "-C", agency)
        assert ", 0 files changed in " in again.remarks

    def test_quietly(self, call: Call, agency: Path) -> None:
        assert call("build", "-q", "-C", agency) == (0, "", "")

    def test_at_length(self, call: Call, agency: Path) -> None:
        said = call("build", "-v", "-j", "1", "-C", agency).remarks
        assert re.search(r"^harbor: \d+ pages, \d+ files rendered$", said, re.MULTILINE)

    def test_some_clinics_only(self, call: Call, agency: Path) -> None:
        assert call("build", "norfolk", "-C", agency).code == 0
        assert [path.name for path in (agency / "build").glob("[a-z]*")] == ["norfolk"]

    def test_elsewhere(self, call: Call, agency: Path, tmp_path: Path) -> None:
        (tmp_path / "here").mkdir()
        assert call("build", "-C", agency, "-o", "out/sites", folder=tmp_path / "here").code == 0
        assert (tmp_path / "here/out/sites/harbor/index.html").is_file()
        assert not (agency / "build").exists()

    @pytest.mark.parametrize(
        "output",
        ["clinics/x", "clinics", "articles/a/b", "pages", "static/x", "themes", ".", "..", "clinics/harbor/out"],
    )
    def test_never_among_the_sources(self, call: Call, agency: Path, output: str) -> None:
        before = read_tree(agency)
        said = call("build", "-o", output, folder=agency)
        assert (said.code, said.output) == (2, "")
        assert re.match(r"error: The output folder `[^`]+` (lies in|is the workspace)", said.remarks)
        assert read_tree(agency) == before

    def test_a_day_decides_what_has_come(self, call: Call, make_workspace: MakeWorkspace) -> None:
        root = make_workspace({"articles/later.md": TO_COME})
        page = root / "build/harbor/articles/later/index.html"
        assert call("build", "-C", root, "--today", "2027-01-04").code == 0
        assert not page.exists()
        assert call("build", "-C", root, "--today", "2027-01-05").code == 0
        assert page.exists()
        assert call("build", "-C", root, "--today", "2027-01-04").code == 0
        assert not page.exists()

    def test_drafts_on_request(self, call: Call, make_workspace: MakeWorkspace) -> None:
        root = make_workspace({"articles/draft.md": DRAFT + "    {{ clinic.nothing }}\n"})
        page = root / "build/harbor/articles/draft/index.html"
        said = call("build", "-C", root)
        assert said.code == 0
        assert said.output.startswith("warning[fact-unknown]: ")
        assert not page.exists()
        said = call("build", "-C", root, "--drafts")
        assert said.code == 1
        assert said.output.startswith("error[fact-unknown]: ")
        write_files(root, {"articles/draft.md": DRAFT})
        assert call("build", "-C", root, "--drafts").code == 0
        assert page.exists()

    def test_an_error_holds_its_clinic_back_and_the_exit_code_says_so(self, call: Call, broken: Path) -> None:
        said = call("build", "-C", broken)
        assert said.code == 1
        assert "harbor: held back; the site stays as it was" in said.remarks
        assert [path.name for path in (broken / "build").glob("[a-z]*")] == ["norfolk"]

    def test_the_sites_of_clinics_that_are_gone(self, call: Call, agency: Path) -> None:
        call("build", "-C", agency)
        (agency / "clinics/harbor").rename(agency / "clinics/harbor-east")
        said = call("build", "-C", agency)
        assert said.code == 0
        assert said.output.startswith("warning[output-site-gone]: `build/harbor` belongs to no clinic")
        assert "--clean" in said.output
        assert (agency / "build/harbor/index.html").is_file()
        assert call("build", "-C", agency, "--clean").code == 0
        assert not (agency / "build/harbor").exists()
        assert sorted(path.name for path in (agency / "build").glob("[a-z]*")) == ["harbor-east", "norfolk"]
        assert "harbor`" not in call("build", "-C", agency).output

    def test_a_clinic_that_cannot_be_read_is_not_gone(self, call: Call, agency: Path) -> None:
        call("build", "-C", agency)
        write_files(agency, {"clinics/harbor/clinic.yaml": "name: [\n"})
        said = call("build", "-C", agency, "--clean")
        assert said.code == 1
        assert "output-site-gone" not in said.output
        assert (agency / "build/harbor/index.html").is_file()

    def test_a_folder_of_somebody_else_is_left_alone(self, call: Call, agency: Path) -> None:
        write_files(agency, {"build/harbor/thesis.txt": "Years of work.\n"})
        said = call("build", "-C", agency, "--clean")
        assert said.code == 1
        assert "error[output-not-ours]: `build/harbor`" in said.output
        assert (agency / "build/harbor/thesis.txt").is_file()
        assert (agency / "build/norfolk/index.html").is_file()


class TestFindings:
    """What is found is said in four forms."""

    def test_as_text_exactly_as_designed(self, call: Call, broken: Path) -> None:
        said = call("check", "-C", broken)
        assert said.code == 1
        expected = dedent("""\
            error[clinic-unknown-key]: unknown key `phne`
              --> clinics/harbor/clinic.yaml:3:1
               |
             3 | phne: (843) 555-2368
               | ^^^^ did you mean `phone`?
            """)
        assert expected in said.output
        assert "\x1b" not in said.output + said.remarks
        assert "\r" not in said.remarks

    def test_what_concerns_many_clinics_alike_is_said_once(self, call: Call, make_workspace: MakeWorkspace) -> None:
        root = make_workspace({"static/contact/index.html": "<p>Hello</p>\n"})
        said = call("check", "-C", root)
        assert said.output.count("static/contact/index.html\n") == 1
        report = json.loads(call("check", "--format", "json", "-C", root).output)
        assert {finding["clinic"] for finding in report["findings"]} == {"harbor", "norfolk"}

    def test_warnings_too_unless_quiet(self, call: Call, make_workspace: MakeWorkspace) -> None:
        root = make_workspace(
            {
                "clinics/harbor/clinic.yaml": HARBOR.replace(
                    "https://book.harbor.test/new", "https://harbor.test/contact/"
                )
            }
        )
        assert call("check", "-C", root).output.startswith("warning[booking-is-own-page]: ")
        quiet = call("check", "-q", "-C", root)
        assert quiet == (0, "", "")

    def test_as_json(self, call: Call, broken: Path) -> None:
        said = call("check", "--format", "json", "-C", broken)
        report = json.loads(said.output)
        assert list(report) == ["version", "findings", "summary"]
        assert report["version"] == 1
        assert list(report["summary"]) == ["error", "warning", "info"]
        for severity, count in report["summary"].items():
            assert sum(finding["severity"] == severity for finding in report["findings"]) == count
        found = next(finding for finding in report["findings"] if finding["rule"] == "clinic-unknown-key")
        assert found == {
            "rule": "clinic-unknown-key", "severity": "error", "message": "unknown key `phne`",
            "hint": "did you mean `phone`?", "clinic": "harbor", "path": "clinics/harbor/clinic.yaml",
            "line": 3, "column": 1, "end_line": 3, "end_column": 5,
        }  # fmt: skip

    def test_as_json_when_all_is_well(self, call: Call, agency: Path) -> None:
        said = call("build", "--format", "json", "-C", agency)
        assert said.code == 0
        summary = {"error": 0, "warning": 0, "info": 0}
        assert json.loads(said.output) == {"version": 1, "findings": [], "summary": summary}

    def test_columns_count_code_points(self, call: Call, make_workspace: MakeWorkspace) -> None:
        root = make_workspace({"articles/quiet-hour.md": ARTICLE + "    Café 🙂 naïve {{ clinic.phon }}\n"})
        report = json.loads(call("check", "--format", "json", "-C", root).output)
        (found,) = (finding for finding in report["findings"] if finding["rule"] == "fact-unknown")
        assert (found["path"], found["line"]) == ("articles/quiet-hour.md", 12)
        assert (found["column"], found["end_column"]) == (14, 31)

    def test_as_sarif(self, call: Call, broken: Path) -> None:
        log = Sarif.model_validate_json(call("check", "--format", "sarif", "-C", broken).output)
        results = log.runs[0].results or []
        assert {result.rule_id for result in results} >= {"clinic-unknown-key", "clinic-missing-key"}
        rules = [rule.id for rule in log.runs[0].tool.driver.rules or []]
        assert all(rules[result.rule_index or 0] == result.rule_id for result in results)

    def test_as_github_commands(self, call: Call, broken: Path) -> None:
        lines = call("check", "--format", "github", "-C", broken).output.splitlines()
        assert (
            "::error title=clinic-unknown-key,file=clinics/harbor/clinic.yaml,line=3,endLine=3,col=1,endColumn=4"
            "::unknown key `phne` (did you mean `phone`?)" in lines
        )
        assert all(re.match(r"::(error|warning|notice) title=[a-z0-9-]+(,|::)", line) for line in lines)

    def test_build_and_check_find_the_same(self, call: Call, broken: Path) -> None:
        assert call("check", "-C", broken).output == call("build", "-C", broken).output

    def test_check_finds_what_concerns_the_clinics_asked_for(self, call: Call, agency: Path) -> None:
        assert call("check", "norfolk", "-C", agency).code == 0

    def test_check_writes_nothing(self, call: Call, broken: Path) -> None:
        def look() -> dict[str, tuple[int, int]]:
            found = [broken, *broken.rglob("*")]
            return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in found}

        before = look()
        for jobs in ("1", "2"):
            assert call("check", "-j", jobs, "-C", broken).code == 1
            assert look() == before

    def test_characters_that_the_terminal_lacks(self, make_workspace: MakeWorkspace) -> None:
        root = make_workspace({"clinics/harbor/clinic.yaml": BROKEN.replace("Harbor Psychiatry", "Håfen 名前")})
        plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
        for form in ("text", "json", "github", "sarif"):
            done = subprocess.run(
                [sys.executable, "-m", "clinicgen", "check", "--format", form],
                check=False, cwd=root, env={**os.environ, **plain}, capture_output=True, timeout=60,
            )  # fmt: skip
            assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
            if form in ("json", "sarif"):
                assert json.loads(done.stdout.decode("utf-8"))
        done = subprocess.run(
            [sys.executable, "-m", "clinicgen", "list", "clinics"],
            check=False, cwd=make_workspace({"clinics/harbor/clinic.yaml": HARBOR.replace("Harbor P", "Håfen P")}),
            env={**os.environ, **plain}, capture_output=True, timeout=60,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"H\\xe5fen Psychiatry" in done.stdout


class TestMerge:
    """`clinicgen build --shard` and `clinicgen merge`."""

    @pytest.fixture
    def shards(self, call: Call, agency: Path, tmp_path: Path) -> list[Path]:
        folders = [tmp_path / "one", tmp_path / "two"]
        for number, folder in enumerate(folders, start=1):
            said = call("build", "--shard", f"{number}/2", "-o", folder, "-C", agency)
            assert said.code == 0
            assert said.remarks.startswith("1 site, ")
        return folders

    def test_it_says_what_it_merged(self, call: Call, agency: Path, shards: list[Path]) -> None:
        said = call("merge", *shards, folder=agency)
        assert (said.code, said.output) == (0, "")
        assert re.fullmatch(r"2 sites, \d+ pages, \d+ files changed in \d+\.\d s: no findings\n", said.remarks)
        assert ", 0 files changed in " in call("merge", *shards, folder=agency).remarks
        built = call("build", "-v", "-j", "1", folder=agency).remarks
        assert re.findall(r"(\d+) files rendered", built) == ["0", "0"]
        assert ", 0 files changed in " in built

    def test_without_a_workspace_it_only_merges(self, call: Call, shards: list[Path], tmp_path: Path) -> None:
        said = call("merge", shards[0], "-o", tmp_path / "merged", "-q")
        assert said == (0, "", "")
        said = call("merge", *shards)
        assert said.code == 2
        assert "name a folder with -o" in said.remarks
        said = call("merge", *shards, "-C", tmp_path / "nowhere", "-o", tmp_path / "merged")
        assert said.code == 2

    def test_it_tells_which_clinic_is_missing(self, call: Call, agency: Path, shards: list[Path]) -> None:
        (held,) = [path.name for path in shards[1].glob("[a-z]*")]
        said = call("merge", shards[0], "--format", "json", folder=agency)
        assert said.code == 1
        (finding,) = json.loads(said.output)["findings"]
        assert (finding["rule"], finding["clinic"]) == ("output-site-missing", held)


class TestWhatCannotRun:
    """Exit code 2, a sentence, and what to write instead."""

    @pytest.mark.parametrize(
        ("words", "message", "hint"),
        [
            (["build", "nrfolk"], "there is no clinic `nrfolk`", "did you mean `norfolk`?"),
            (["check", "nrfolk"], "there is no clinic `nrfolk`", "did you mean `norfolk`?"),
            (["list", "pages", "habor"], "there is no clinic `habor`", "did you mean `harbor`?"),
            (["explain", "nobody", "phone"], "there is no clinic `nobody`", "there is `harbor`, `norfolk`"),
            (["explain", "harbor", "phne"], "`harbor` has no `phne`", "did you mean `phone`?"),
            (["explain", "harbor", "/contct/"], "`harbor` has no page `/contct/`", "did you mean `/contact/`?"),
            (["rule", "contact-unknwon"], "there is no rule `contact-unknwon`", "did you mean `contact-unknown`?"),
            (["new", "clinic", "Nine Lives"], "`Nine Lives` is not a slug", "use lower-case letters"),
            (["new", "article", "x", "--clinic", "nobody"], "there is no clinic `nobody`", ""),
            (["new", "clinic", "harbor"], "`clinics/harbor/clinic.yaml` is there already", ""),
            (["rollback", "nrfolk"], "there is no site `nrfolk`", ""),
            (["rollback"], "There is no site to roll back.", "build twice"),
            (["build", "--shard", "5/4"], "there is no shard 5 of 4", "count from 1"),
            (["build", "--shard", "1/4", "harbor"], "a shard decides by itself", "name clinics or a shard"),
            (["build", "--scheduler", "nobody", "-j", "2"], "-j is for this machine", "leave one of them out"),
            (["merge", "clinics"], "`clinics` is no output folder of clinicgen", "include-hidden-files: true"),
            (["merge", "nowhere"], "`nowhere` is no folder", "`clinicgen build` wrote"),
        ],
    )
    def test_names_that_do_not_exist(self, call: Call, agency: Path, words: list[str], message: str, hint: str) -> None:
        said = call(*words, folder=agency)
        assert (said.code, said.output) == (2, "")
        assert said.remarks.startswith(f"error: {message}")
        assert hint in said.remarks

    @pytest.mark.parametrize(
        "command", ["build", "check", "list clinics", "explain a b", "rollback", "clean", "new clinic a"]
    )
    def test_outside_of_a_workspace(self, call: Call, command: str) -> None:
        said = call(*command.split())
        assert said.code == 2
        assert "there is no workspace in" in said.remarks
        assert "clinicgen init" in said.remarks

    @pytest.mark.parametrize(
        "words",
        [
            ["bild"], ["build", "--today", "2026-13-01"], ["build", "--today", "tomorrow"], ["build", "-j", "0"],
            ["build", "--format", "xml"], ["check", "-o", "x"], ["list"], ["list", "clinic"], ["explain", "harbor"],
            ["schema", "house"], ["build", "--cleen"], ["-C"],
            ["merge"], ["build", "--shard", "2"], ["build", "--shard", "2/x"], ["build", "--shard", "-1/2"],
        ],
    )  # fmt: skip
    def test_what_is_no_command_line(self, call: Call, agency: Path, words: list[str]) -> None:
        said = call(*words, folder=agency)
        assert (said.code, said.output) == (2, "")
        assert "Error: " in said.remarks

    def test_an_output_folder_that_is_a_file(self, call: Call, agency: Path) -> None:
        write_files(agency, {"out": "x"})
        said = call("build", "-C", agency, "-o", agency / "out")
        assert said.code == 2
        assert "out" in said.remarks

    def test_an_output_folder_that_cannot_be_written(self, call: Call, agency: Path) -> None:
        # Root may write everywhere but where the system itself has no room for a folder.
        forbidden = (
            Path("/proc/clinicgen") if getattr(os, "geteuid", int)() == 0 and Path("/proc").is_dir() else agency / "out"
        )
        if forbidden.parent == agency:
            forbidden.mkdir(mode=0o500)
        said = call("build", "-C", agency, "-o", forbidden)
        assert said.code == 2
        assert "Traceback" not in said.remarks


class TestQuestions:
    """`list`, `explain`, `rule` and `schema`."""

    def test_lists_for_people(self, call: Call, agency: Path) -> None:
        assert call("list", "clinics", "-C", agency).output == dedent("""\
            clinic   name                 place           phone           status  pages  url
            harbor   Harbor Psychiatry    Georgetown, SC  (843) 555-2368  live    8      https://harbor.test
            norfolk  Norfolk Mind & Body  Norfolk, VA     (757) 555-4141  live    6      https://norfolk.test
            """)
        articles = call("list", "articles", "-C", agency).output.splitlines()
        assert articles[1].split() == ["quiet-hour", "2026-03-02", "20", "harbor,", "norfolk", "articles/quiet-hour.md"]

    @pytest.mark.parametrize("what", ["clinics", "articles", "pages", "redirects"])
    def test_lists_for_programs(self, call: Call, make_workspace: MakeWorkspace, what: str) -> None:
        root = make_workspace({"clinics/harbor/clinic.yaml": HARBOR + "    redirects: {/old/: /contact/}\n"})
        listed = json.loads(call("list", what, "--format", "json", "-C", root).output)
        assert listed["version"] == 1
        assert listed["rows"]
        of_norfolk = json.loads(call("list", what, "norfolk", "--format", "json", "-C", root).output)
        assert all("harbor" not in str(row.get("clinic")) for row in of_norfolk["rows"])

    def test_nothing_to_list(self, call: Call, agency: Path) -> None:
        assert call("list", "redirects", "-C", agency) == (0, "", "nothing to list\n")

    def test_a_clinic_that_cannot_be_read_is_listed_as_such(self, call: Call, broken: Path) -> None:
        assert re.search(r"^harbor .* cannot be read", call("list", "clinics", "-C", broken).output, re.MULTILINE)

    @pytest.mark.parametrize(
        ("key", "rows"),
        [
            ("phone", {"value": "(843) 555-2368", "from": "clinics/harbor/clinic.yaml:3:8"}),
            ("city", {"value": "Georgetown", "from": "clinics/harbor/clinic.yaml:5:37"}),
            ("booking.url", {"from": "clinics/harbor/clinic.yaml:4:16"}),
            ("booking.label", {"value": "Request an appointment", "from": "clinicgen's default"}),
            ("services", {"from": "clinics/harbor/clinic.yaml:7:3"}),
            ("/articles/quiet-hour/", {"kind": "article", "template": "article.html"}),
            ("/articles/quiet-hour", {"kind": "article"}),
            ("https://harbor.test/contact/#x", {"kind": "contact"}),
            ("https://harbor.test/", {"kind": "home"}),
        ],
    )
    def test_explanations(self, call: Call, agency: Path, key: str, rows: Mapping[str, str]) -> None:
        explained = json.loads(call("explain", "harbor", key, "--format", "json", "-C", agency).output)
        assert rows.items() <= explained.items()
        for value in rows.values():
            assert value in call("explain", "harbor", key, "-C", agency).output

    def test_layers_are_explained(self, call: Call, make_workspace: MakeWorkspace) -> None:
        root = make_workspace(
            {
                "clinicgen.yaml": "defaults:\n  tagline: From below\n  insurance: [Aetna]\n",
                "clinics/_brands/tide.yaml": "name: Tide\ntagline: From the brand\n",
                "clinics/harbor/clinic.yaml": HARBOR + "    brand: tide\n",
            }
        )
        assert "clinics/_brands/tide.yaml:2:10" in call("explain", "harbor", "tagline", "-C", root).output
        assert "clinicgen.yaml:2:12" in call("explain", "norfolk", "tagline", "-C", root).output
        assert "clinicgen.yaml:3:" in call("explain", "harbor", "insurance", "-C", root).output

    def test_rules_are_listed_and_explained(self, call: Call) -> None:
        listed = json.loads(call("rule", "--format", "json").output)["rows"]
        assert [row["rule"] for row in listed] == [rule.name for rule in pipeline.all_rules()]
        page = call("rule", "contact-unknown").output
        assert page.startswith("# contact-unknown\n\nerror (cannot be lowered or ignored)\n\n")
        assert "## Why it matters" in page
        assert json.loads(call("rule", "contact-unknown", "--format", "json").output)["is_fixed"] is True

    def test_schemas(self, call: Call) -> None:
        every = json.loads(call("schema").output)
        assert list(every) == ["clinic", "brand", "workspace", "article", "page", "service", "theme"]
        for kind, schema in every.items():
            assert json.loads(call("schema", kind).output) == schema
        assert "phone" in every["clinic"]["properties"]


class TestBeginnings:
    """`init`, `new clinic` and `new article`."""

    def test_a_workspace_from_nothing(self, call: Call, tmp_path: Path) -> None:
        said = call("init", "agency", folder=tmp_path)
        assert said.code == 0
        assert "cd agency && clinicgen build" in said.remarks
        said = call("build", folder=tmp_path / "agency")
        assert (said.code, said.output) == (0, "")
        assert list((tmp_path / "agency/build").glob("*/index.html"))

    def test_init_overwrites_nothing(self, call: Call, tmp_path: Path) -> None:
        call("init", "agency", folder=tmp_path)
        before = read_tree(tmp_path / "agency")
        said = call("init", "agency", folder=tmp_path)
        assert (said.code, read_tree(tmp_path / "agency") == before) == (2, True)

    @pytest.mark.parametrize("name", ['O\'Neill & Søn: "Mind" #1', "no", "- [a]", "${HOME} $name"])
    def test_a_clinic_of_any_name_builds_at_once(self, call: Call, agency: Path, name: str) -> None:
        assert call("new", "clinic", "third", "--name", name, "--city", "Ægir", folder=agency).code == 0
        said = call("build", "third", folder=agency)
        assert (said.code, "error" in said.output) == (0, False)
        assert "noindex" in (agency / "build/third/index.html").read_text("utf-8")
        listed = json.loads(call("list", "clinics", "third", "--format", "json", folder=agency).output)["rows"]
        assert (listed[0]["name"], listed[0]["place"]) == (name, "Ægir, SC")

    def test_a_clinic_from_flags(self, call: Call, agency: Path) -> None:
        flags = ["--phone", "(803) 555-7070", "--url", "https://third.test", "--booking-url", "https://b.third.test/1"]
        assert call("new", "clinic", "third", *flags, folder=agency).code == 0
        assert call("check", "third", folder=agency).code == 0
        assert "(803) 555-7070" in call("explain", "third", "phone", folder=agency).output

    def test_an_article(self, call: Call, agency: Path) -> None:
        assert call("new", "article", "What's café-au-lait? No 1", "--date", "2026-02-03", folder=agency).code == 0
        path = agency / "articles/whats-cafe-au-lait-no-1.md"
        assert "date: 2026-02-03" in path.read_text("utf-8")
        said = call("build", "--drafts", folder=agency)
        assert (said.code, said.output) == (0, "")
        assert (agency / "build/norfolk/articles/whats-cafe-au-lait-no-1/index.html").is_file()
        assert call("new", "article", "What's café-au-lait? No 1", folder=agency).code == 2

    def test_an_article_of_one_clinic(self, call: Call, agency: Path) -> None:
        assert call("new", "article", "Our house", "--clinic", "norfolk", "--slug", "house", folder=agency).code == 0
        assert (agency / "clinics/norfolk/articles/house.md").is_file()
        assert call("build", "--drafts", folder=agency).code == 0

    @pytest.mark.parametrize("title", ["???", "名前"])
    def test_a_title_without_letters_for_an_address(self, call: Call, agency: Path, title: str) -> None:
        said = call("new", "article", title, folder=agency)
        assert said.code == 2
        assert "--slug" in said.remarks
        assert call("new", "article", title, "--slug", "questions", folder=agency).code == 0


class TestReturns:
    """`rollback` and `clean`."""

    def test_there_and_back(self, call: Call, agency: Path) -> None:
        call("build", folder=agency)
        first = read_tree(agency / "build/harbor")
        write_files(agency, {"articles/quiet-hour.md": ARTICLE.replace("You sit", "You stand")})
        call("build", folder=agency)
        second = read_tree(agency / "build/harbor")
        assert second != first
        said = call("rollback", "harbor", folder=agency)
        assert (said.code, said.remarks) == (0, "harbor: the former release is live again\n")
        assert read_tree(agency / "build/harbor") == first
        call("rollback", folder=agency)
        assert read_tree(agency / "build/harbor") == second
        assert "You sit" in (agency / "build/norfolk/articles/quiet-hour/index.html").read_text("utf-8")
        call("build", folder=agency)
        assert "You stand" in (agency / "build/norfolk/articles/quiet-hour/index.html").read_text("utf-8")

    def test_one_build_is_nothing_to_go_back_to(self, call: Call, agency: Path) -> None:
        call("build", folder=agency)
        said = call("rollback", folder=agency)
        assert said.code == 2
        assert "harbor: No former release" in said.remarks

    def test_findings_of_a_rollback_are_one_object(self, call: Call, agency: Path) -> None:
        call("build", folder=agency)
        write_files(agency, {"articles/quiet-hour.md": ARTICLE.replace("You sit", "You stand")})
        call("build", folder=agency)
        write_files(agency, {"build/harbor/mine.txt": "x", "build/norfolk/mine.txt": "x"})
        said = call("rollback", "--format", "json", folder=agency)
        found = json.loads(said.output)["findings"]
        assert [(one["rule"], one["clinic"]) for one in found] == [
            ("output-foreign-file", "harbor"), ("output-foreign-file", "norfolk"),
        ]  # fmt: skip

    def test_clean_removes_what_was_built_and_nothing_else(self, call: Call, agency: Path) -> None:
        before = read_tree(agency)
        call("build", folder=agency)
        said = call("clean", folder=agency)
        assert (said.code, said.remarks) == (0, "removed: harbor, norfolk\n")
        assert read_tree(agency) == before
        call("build", folder=agency)
        write_files(agency, {"build/harbor/mine.txt": "x"})
        said = call("clean", folder=agency)
        assert said.code == 1
        assert "build/harbor/mine.txt" in said.output
        assert (agency / "build/harbor/mine.txt").is_file()
        assert not (agency / "build/norfolk").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo-terminals")
class TestTerminals:
    """What a person at a terminal sees, and a pipe does not."""

    def run_on_terminal(self, folder: Path, *words: str, **environment: str) -> str:
        import pty

        leader, follower = pty.openpty()
        plain = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
        process = subprocess.Popen(
            [sys.executable, "-m", "clinicgen", *words], cwd=folder, env={**plain, "TERM": "xterm", **environment},
            stdout=follower, stderr=follower, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(follower)
        said = b""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and select.select([leader], [], [], 60)[0]:
            try:
                piece = os.read(leader, 65536)
            except OSError:
                break
            if not piece:
                break
            said += piece
        os.close(leader)
        process.wait(60)
        return said.decode()

    def test_progress_on_one_line_that_goes(self, agency: Path) -> None:
        said = self.run_on_terminal(agency, "build")
        assert re.search(r"\r\x1b\[2K2/2 clinics, \d+ pages, \d+ pages/s\r\x1b\[2K", said)
        assert re.search(r"\r\x1b\[2K2 sites, \d+ pages, \d+ files changed in [\d.]+ s: no findings\r\n$", said)

    def test_no_progress_when_quiet_or_for_programs(self, agency: Path) -> None:
        assert self.run_on_terminal(agency, "build", "-q") == ""
        said = self.run_on_terminal(agency, "build", "--format", "json")
        assert json.loads(said.replace("\r\n", "\n"))["findings"] == []

    def test_colour_unless_it_is_not_wanted(self, broken: Path) -> None:
        assert "\x1b[1;31merror[clinic-unknown-key]\x1b[0m" in self.run_on_terminal(broken, "check")
        for unwanted in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            assert "\x1b[1;31m" not in self.run_on_terminal(broken, "check", **unwanted)


class TestPipes:
    """Readers may go whenever they like."""

    @pytest.mark.parametrize(
        ("command", "code"), [("list pages", 0), ("check", 1), ("check --format json", 1), ("rule", 0)]
    )
    def test_a_reader_who_has_gone_is_no_error(self, broken: Path, command: str, code: int) -> None:
        process = subprocess.Popen(
            [sys.executable, "-m", "clinicgen", *command.split()], cwd=broken,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout
        process.stdout.close()
        _, complaint = process.communicate(timeout=60)
        assert process.returncode == code
        assert b"Traceback" not in complaint
        assert b"BrokenPipe" not in complaint

    def test_output_through_head(self, agency: Path) -> None:
        done = subprocess.run(
            f"'{sys.executable}' -m clinicgen rule --format json | head -n 1", check=False, shell=True, cwd=agency,
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert (done.stdout, done.stderr) == ("{\n", "")


HEAVY = (
    "pydantic", "jinja2", "markdown_it", "phonenumbers", "yaml", "multiprocessing", "starlette", "uvicorn",
    "watchfiles", "clinicgen.pipeline",
)  # fmt: skip


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["build", "--help"], ["serve", "--help"], ["new", "article", "--help"]]
)
def test_help_imports_nothing_heavy(words: list[str], tmp_path: Path) -> None:
    code = (
        "import sys\nfrom clinicgen.cli.program import run\nrun()\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], check=False, cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "[]\n")


def test_a_check_of_nothing_renders_nothing_with_click_alone(agency: Path) -> None:
    # The Python door needs no command line.
    code = f"import sys, clinicgen\nprint(clinicgen.check({str(agency)!r}).findings, 'click' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("() False\n", "")

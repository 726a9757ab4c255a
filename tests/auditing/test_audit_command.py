"""The command `clinicgen audit`, and the reports of build, check and audit, as people use them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clinicgen.cli.program import program
from tests.conftest import MakeWorkspace


@pytest.fixture
def agency(make_workspace: MakeWorkspace) -> Path:
    root = make_workspace()
    assert run(root, "build", "-q").exit_code == 0
    return root


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(program, ["-C", str(root), *words])


def spoil(root: Path) -> None:
    page = root / "build" / "harbor" / "contact" / "index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", "\n<p>Or 212-736-5000.</p></main>"), "utf-8")


def test_sites_that_are_right_are_told_so(agency: Path) -> None:
    result = run(agency, "audit", "-j", "1")
    assert result.exit_code == 0
    assert "2 sites, " in result.output
    assert "no findings" in result.output


def test_what_is_wrong_is_told_with_file_line_and_column(agency: Path) -> None:
    spoil(agency)
    result = run(agency, "audit", str(agency / "build"), "-j", "1", "-q")
    assert result.exit_code == 1
    assert "error[contact-unknown]: `212-736-5000` is not a number of Harbor Psychiatry" in result.output
    assert "--> harbor/contact/index.html:" in result.output
    assert "| <p>Or 212-736-5000.</p></main>" in result.output


def test_findings_are_json_and_csv_for_programs(agency: Path) -> None:
    spoil(agency)
    report = json.loads(run(agency, "audit", "-j", "1", "-q", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run(agency, "audit", "-j", "1", "-q", "--format", "csv").stdout)))
    assert report["summary"] == {"error": 1, "warning": 1, "info": 0}
    assert [(one["rule"], one["path"], str(one["line"] or "")) for one in report["findings"]] == [
        (row["rule"], row["path"], row["line"]) for row in rows
    ]
    assert {row["rule"] for row in rows} == {"contact-unknown", "file-edited-by-hand"}


def test_contacts_are_a_table_in_text_csv_and_json(agency: Path) -> None:
    spoil(agency)
    text = run(agency, "audit", "--contacts", "-j", "1", "-q").stdout
    rows = list(
        csv.DictReader(io.StringIO(run(agency, "audit", "--contacts", "-j", "1", "-q", "--format", "csv").stdout))
    )
    objects = json.loads(run(agency, "audit", "--contacts", "-j", "1", "-q", "--format", "json").stdout)["rows"]
    assert text.splitlines()[0].split() == [
        "site",
        "kind",
        "contact",
        "comes",
        "from",
        "fact",
        "files",
        "first",
        "place",
    ]
    assert len(text.splitlines()) == len(rows) + 1 == len(objects) + 1
    (unknown,) = [row for row in rows if row["comes from"] == "UNKNOWN"]
    assert (unknown["contact"], unknown["files"]) == ("(212) 736-5000", "1")
    assert unknown["first place"].startswith("harbor/contact/index.html:")
    (own,) = [row for row in rows if row["contact"] == "(757) 555-4141"]
    assert (own["site"], own["comes from"], own["fact"]) == (
        "norfolk",
        "its own phone",
        "clinics/norfolk/clinic.yaml:3",
    )


def test_contacts_in_a_format_for_findings_are_refused(agency: Path) -> None:
    result = run(agency, "audit", "--contacts", "-j", "1", "--format", "sarif")
    assert result.exit_code == 2
    assert "text, csv or json" in result.output


@pytest.mark.parametrize("command", ["build", "check", "audit"])
def test_a_report_is_a_page_with_findings_contacts_and_what_was_accepted(command: str, agency: Path) -> None:
    if command == "audit":
        spoil(agency)
    report = agency / "report.html"
    said = run(agency, command, "-j", "1", "--report", str(report))
    assert f"the report is in {report}" in said.output
    page = report.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "(843) 555-2368" in page
    assert ("<mark>212-736-5000</mark>" in page) is (command == "audit")
    printed = run(agency, command, "-j", "1", "-q", "--format", "html").stdout
    assert printed == page


def test_a_report_that_cannot_be_written_is_told(agency: Path) -> None:
    result = run(agency, "check", "-j", "1", "--report", str(agency / "no-folder" / "report.html"))
    assert result.exit_code != 0
    assert "Could not write the report" in str(result.exception)


def test_a_folder_that_is_not_there_cannot_be_audited(agency: Path) -> None:
    result = run(agency, "audit", str(agency / "nowhere"), "-j", "1")
    assert result.exit_code != 0
    assert "cannot be read" in str(result.exception)


def test_lists_are_csv_too(agency: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(agency, "list", "clinics", "--format", "csv").stdout)))
    assert [row["clinic"] for row in rows] == ["harbor", "norfolk"]

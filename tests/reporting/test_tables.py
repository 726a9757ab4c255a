"""Tables for people and spreadsheets."""

from __future__ import annotations

import csv
import io

from clinicgen.model.finding import Finding, Place, Severity, Span
from clinicgen.reporting import FINDING_COLUMNS, as_columns, as_csv, finding_rows

FOUND = Finding("link-broken", Severity.ERROR, 'a, "b"\nc', Place("a.html", Span(2, 3, 2, 9)), "", "harbor")


def test_findings_become_rows_that_a_spreadsheet_reads_back() -> None:
    text = as_csv(finding_rows([FOUND]), FINDING_COLUMNS)
    (row,) = csv.DictReader(io.StringIO(text))
    assert row == {
        "clinic": "harbor", "severity": "error", "rule": "link-broken", "message": 'a, "b"\nc', "write instead": "",
        "path": "a.html", "line": "2", "column": "3",
    }  # fmt: skip


def test_without_findings_there_is_the_line_of_headings() -> None:
    assert as_csv([], FINDING_COLUMNS) == "clinic,severity,rule,message,write instead,path,line,column\n"


def test_no_cell_is_taken_for_a_calculation() -> None:
    rows = [{"a": "=1+1", "b": "+18435552368", "c": "@SUM(A1)", "d": "-2", "e": "plain"}]
    assert as_csv(rows) == "a,b,c,d,e\n'=1+1,'+18435552368,'@SUM(A1),'-2,plain\n"


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert (
        as_columns([{"a": "long word", "b": True}, {"a": None, "b": 3}])
        == "a          b\nlong word  yes\n-          3\n"
    )
    assert as_columns([]) == ""

"""Findings for programs: exactly the shapes that were promised, and valid whatever they hold."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from sarif_pydantic import Sarif

from clinicgen import pipeline, reporting
from clinicgen.model.finding import Finding, Place, Rule, Severity, Span

UNKNOWN = Rule("clinic-unknown-key", Severity.ERROR, "A key is not known.", "## Why it matters\n\nIt is not read.\n")
PHONE = Finding(
    "clinic-unknown-key",
    Severity.ERROR,
    "unknown key `phne`",
    Place("clinics/columbia/clinic.yaml", Span(4, 1, 4, 5), "phne: 1"),
    "did you mean `phone`?",
    "columbia",
)
BARE = Finding("title-duplicate", Severity.WARNING, "two titles")
LONG = Finding("x", Severity.INFO, "over lines", Place("articles/a b:c.md", Span(2, 3, 5, 1), "y"))


def test_json_is_one_object_with_findings_and_their_sum() -> None:
    assert json.loads(reporting.as_json([PHONE, BARE])) == {
        "version": 1,
        "findings": [
            {
                "rule": "clinic-unknown-key", "severity": "error", "message": "unknown key `phne`",
                "hint": "did you mean `phone`?", "clinic": "columbia", "path": "clinics/columbia/clinic.yaml",
                "line": 4, "column": 1, "end_line": 4, "end_column": 5,
            },
            {
                "rule": "title-duplicate", "severity": "warning", "message": "two titles", "hint": None,
                "clinic": None, "path": None, "line": None, "column": None, "end_line": None, "end_column": None,
            },
        ],
        "summary": {"error": 1, "warning": 1, "info": 0},
    }  # fmt: skip


def test_json_of_nothing_is_an_object_too() -> None:
    empty = {"version": 1, "findings": [], "summary": {"error": 0, "warning": 0, "info": 0}}
    assert json.loads(reporting.as_json([])) == empty
    assert reporting.as_json([]).endswith("}\n")


def test_github_commands_name_file_and_columns() -> None:
    assert reporting.as_github([PHONE, BARE, LONG]).splitlines() == [
        "::error title=clinic-unknown-key,file=clinics/columbia/clinic.yaml,line=4,endLine=4,col=1,endColumn=4"
        "::unknown key `phne` (did you mean `phone`?)",
        "::warning title=title-duplicate::two titles",
        "::notice title=x,file=articles/a b%3Ac.md,line=2,endLine=5::over lines",
    ]


def test_github_commands_cannot_be_forged() -> None:
    evil = Finding(
        "x", Severity.ERROR, "a\n::warning::b\r%0A\x1b[31m", Place("a,line=9::.md", Span(1, 1, 1, 2), ""), "c\nd"
    )
    said = reporting.as_github([evil])
    assert said == (
        "::error title=x,file=a%2Cline=9%3A%3A.md,line=1,endLine=1,col=1,endColumn=1"
        "::a%0A::warning::b%0D%250A\N{REPLACEMENT CHARACTER}[31m (c%0Ad)\n"
    )


def unknown_keys(value: object, where: str = "") -> Iterator[str]:
    """Give the keys of a SARIF log that the package does not know; `columnKind` is the standard's all the same."""
    if isinstance(value, BaseModel):
        yield from (f"{where}/{key}" for key in value.model_extra or {} if key not in ("$schema", "columnKind"))
        for name in type(value).model_fields:
            yield from unknown_keys(getattr(value, name), f"{where}/{name}")
    elif isinstance(value, list):
        for item in value:
            yield from unknown_keys(item, where)


def test_sarif_is_what_the_standard_names() -> None:
    text = reporting.as_sarif([PHONE, BARE, LONG], [UNKNOWN], "1.2.3")
    log = Sarif.model_validate_json(text)
    assert list(unknown_keys(log)) == []
    assert json.loads(text)["version"] == "2.1.0"
    (run,) = log.runs
    assert (run.tool.driver.name, run.tool.driver.semantic_version) == ("clinicgen", "1.2.3")
    assert [rule.id for rule in run.tool.driver.rules or []] == ["clinic-unknown-key"]
    assert json.loads(text)["runs"][0]["columnKind"] == "unicodeCodePoints"
    first, second, third = run.results or []
    assert (first.rule_id, first.rule_index, first.level) == ("clinic-unknown-key", 0, "error")
    assert first.message.text == "unknown key `phne` (did you mean `phone`?)"
    physical = (first.locations or [])[0].physical_location
    assert physical
    assert physical.artifact_location
    assert physical.artifact_location.uri == "clinics/columbia/clinic.yaml"
    assert physical.region
    assert physical.region.model_dump(exclude_none=True) == {
        "start_line": 4, "start_column": 1, "end_line": 4, "end_column": 5,
    }  # fmt: skip
    assert (second.level, second.locations) == ("warning", None)
    assert third.level == "note"
    third_place = (third.locations or [])[0].physical_location
    assert third_place
    assert third_place.artifact_location
    assert third_place.artifact_location.uri == "articles/a%20b%3Ac.md"


def test_sarif_describes_every_rule() -> None:
    rules = pipeline.all_rules()
    findings = [Finding(rule.name, rule.severity, "x") for rule in rules]
    log = Sarif.model_validate_json(reporting.as_sarif(findings, rules, "1"))
    described = log.runs[0].tool.driver.rules or []
    assert [rule.id for rule in described] == [rule.name for rule in rules]
    assert all(rule.short_description and rule.short_description.text for rule in described)
    assert [result.rule_index for result in log.runs[0].results or []] == list(range(len(rules)))


any_text = st.text(st.characters(), max_size=20)
any_path = st.text(st.characters(exclude_categories=["Cs"]) | st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF))
places = st.builds(
    Place, any_path, st.none() | st.builds(Span, *[st.integers(1, 10**6)] * 4), any_text
)  # fmt: skip
rule_names = st.from_regex(r"[a-z]+-[a-z]+", fullmatch=True)
anything = st.builds(Finding, rule_names, st.sampled_from(Severity), any_text, st.none() | places, any_text, any_text)


@given(st.lists(anything, max_size=3))
def test_whatever_findings_hold_every_form_can_be_written_and_read(findings: list[Finding]) -> None:
    data = reporting.as_json(findings).encode("utf-8", "backslashreplace")
    assert len(json.loads(data)["findings"]) == len(findings)
    log = json.loads(reporting.as_sarif(findings, [], "1").encode("utf-8", "backslashreplace"))
    assert len(log["runs"][0]["results"]) == len(findings)
    lines = reporting.as_github(findings).encode("utf-8", "backslashreplace").decode().split("\n")
    assert len(lines) == len(findings) + 1
    text = reporting.as_text(findings)
    assert not any(one != "\n" and not one.isprintable() for one in text)


def test_undecodable_file_names_are_no_obstacle() -> None:
    strange = Finding("x", Severity.ERROR, "a", Place("articles/\udcff.md"))
    assert json.loads(reporting.as_json([strange]).encode("utf-8", "backslashreplace"))
    log = json.loads(reporting.as_sarif([strange], [], "1"))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "articles/%FF.md"

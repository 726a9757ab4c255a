"""Text becomes typed values, and every wrong one is found where it stands."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from clinicgen.loading.typed_values import TypedResult, read_typed
from clinicgen.loading.yaml_tree import read_tree
from clinicgen.model.clinic_facts import ClinicFacts
from clinicgen.model.front_matter import ArticleFrontMatter
from clinicgen.model.settings import WorkspaceSettings
from clinicgen.model.source import SourceText
from clinicgen.model.theme import ThemeManifest

GOOD = """\
name: Harbor
url: https://harbor.example
phone: 8437889718
booking: {url: https://book.harbor.example}
address: {city: Conway, region: sc, postal_code: 02134}
"""


def read(text: str, model: type[BaseModel] = ClinicFacts) -> TypedResult[BaseModel]:
    tree, findings = read_tree(SourceText("clinic.yaml", text), "clinic")
    assert tree is not None and findings == ()
    return read_typed(model, tree, "clinic")


def told(result: TypedResult[BaseModel]) -> list[tuple[str, str, str, str]]:
    found = []
    for finding in result.findings:
        span = finding.place.span if finding.place else None
        assert span
        rule = finding.rule.removeprefix("clinic-")
        found.append((rule, f"{span.line}:{span.column}-{span.end_column}", finding.message, finding.hint))
    return found


def test_values_mean_what_the_person_wrote() -> None:
    result = read(GOOD + "facts: {parking: no, at: 08:00, n: 1_000, z: '~'}\nbooking_note: ~\n")
    facts = result.value
    assert isinstance(facts, ClinicFacts) and result.findings == ()
    assert facts.phone == "8437889718"
    assert facts.address.postal_code == "02134"
    assert facts.address.region == "SC"
    assert facts.facts == {"parking": "no", "at": "08:00", "n": "1_000", "z": "~"}


def test_every_value_has_its_place_by_dotted_path() -> None:
    places = read(GOOD + "services:\n  - slug: a\n    name: A\n").places
    span = places["services.0.name"].span
    assert span and (span.line, span.column) == (8, 11)
    assert places["booking.url"].excerpt == "booking: {url: https://book.harbor.example}"
    assert "services" in places and "" not in places


LIST_HINT = "write one item a line, each after `- `"
KEYS_HINT = "write `key: value` lines, indented"

WRONG = [
    ("phne: x", ("unknown-key", "6:1-5", "unknown key `phne`", "did you mean `phone`?")),
    ("Tagline: x", ("unknown-key", "6:1-8", "unknown key `Tagline`", "did you mean `tagline`?")),
    ("time-zone: x", ("unknown-key", "6:1-10", "unknown key `time-zone`", "did you mean `time_zone`?")),
    ("city: x", ("unknown-key", "6:1-5", "unknown key `city`", "write it under `address`")),
    ("zorg: x", ("unknown-key", "6:1-5", "unknown key `zorg`", "remove it, or put it under `facts`")),
    (
        "closed: {mesage: x}",
        ("unknown-key", "6:10-16", "unknown key `mesage`", "did you mean `message`?"),
    ),
    (
        "closed: {zorg: x}",
        ("unknown-key", "6:10-14", "unknown key `zorg`", "the keys here are `message`, `successor`"),
    ),
    (
        "practitioners: [{name: A, rol: x}]",
        ("unknown-key", "6:27-30", "unknown key `rol`", "did you mean `role`?"),
    ),
    (
        "status: Lve",
        (
            "invalid-value",
            "6:9-12",
            "`status`: `Lve` is not among the values allowed",
            "did you mean `live`? allowed are `live`, `preview`, `closed`",
        ),
    ),
    (
        "status: on hold",
        (
            "invalid-value",
            "6:9-16",
            "`status`: `on hold` is not among the values allowed",
            "write `live`, `preview`, `closed`",
        ),
    ),
    ("status: [live]", ("invalid-value", "6:9-15", "`status`: expected text, found a list", "")),
    ("services: x", ("invalid-value", "6:11-12", "`services`: expected a list, found text", LIST_HINT)),
    ("services: [x]", ("invalid-value", "6:12-13", "`services.0`: expected keys and values, found text", KEYS_HINT)),
    ("closed: x", ("invalid-value", "6:9-10", "`closed`: expected keys and values, found text", KEYS_HINT)),
    ("facts: [x]", ("invalid-value", "6:8-11", "`facts`: expected keys and values, found a list", KEYS_HINT)),
    ("tagline: [x]", ("invalid-value", "6:10-13", "`tagline`: expected text, found a list", "")),
    ("hours: {monday: {a: b}}", ("invalid-value", "6:17-23", "`hours.monday`: expected text, found a mapping", "")),
    ("hours: {monday: [x, [y]]}", ("invalid-value", "6:21-24", "`hours.monday.1`: expected text, found a list", "")),
    ("insurance: [a, ~]", ("invalid-value", "6:16-17", "`insurance.1`: expected text, found nothing", "")),
    (
        "email: front desk",
        ("invalid-value", "6:8-18", "`email`: `front desk` is not an e-mail address", "write it like name@example.org"),
    ),
    (
        "facts: {A b: c}",
        (
            "invalid-value",
            "6:9-12",
            "`facts.A b`: `A b` is not a fact's name",
            "use lower-case letters, digits and underscores, a letter first",
        ),
    ),
    (
        "announcement: {text: x, until: tomorrow}",
        (
            "invalid-value",
            "6:32-40",
            "`announcement.until`: `tomorrow` is not a date",
            "write it as YYYY-MM-DD, like 2026-03-02",
        ),
    ),
    (
        "reviews: [{platform: Yelp}]",
        ("missing-key", "6:12-20", "the required key `reviews.0.url` is missing", "add `url: …`"),
    ),
    (
        "geo: {latitude: 1}",
        ("missing-key", "6:1-4", "the required key `geo.longitude` is missing", "add `longitude: …`"),
    ),
]


@pytest.mark.parametrize(("line", "expected"), WRONG)
def test_a_wrong_value_is_explained_at_its_place(line: str, expected: tuple[str, str, str, str]) -> None:
    result = read(f"{GOOD}{line}\n")
    assert told(result) == [expected]
    assert result.value is None


def test_a_missing_key_is_reported_on_the_first_line() -> None:
    assert told(read("# Harbor\nname: Harbor\nurl: https://harbor.example\nphone: 8437889718\n")) == [
        ("missing-key", "1:1-9", "the required key `booking` is missing", "add `booking: …`"),
        ("missing-key", "1:1-9", "the required key `address` is missing", "add `address: …`"),
    ]


def test_a_required_key_cannot_be_removed() -> None:
    text = GOOD.replace("phone: 8437889718", "phone: ~")
    assert told(read(text)) == [
        ("missing-key", "3:1-6", "`phone` is required and cannot be removed", "write its value")
    ]


def test_all_problems_of_a_file_are_found_at_once() -> None:
    result = read("name: [x]\nphne: y\nstatus: lve\nservices: [{slug: A}]\n")
    assert {rule for rule, *_ in told(result)} == {"invalid-value", "unknown-key", "missing-key"}
    assert len(result.findings) == 9


def test_an_empty_value_is_not_reported_twice() -> None:
    tree, findings = read_tree(SourceText("clinic.yaml", f"{GOOD}tagline:\nservices:\nstatus:\n"), "clinic")
    assert tree and len(findings) == 3
    assert read_typed(ClinicFacts, tree, "clinic").findings == ()


def test_keys_with_an_alias_are_suggested_as_users_write_them() -> None:
    result = read("title: x\ndescription: y\nclinics: {exept: [a], except_: [b]}\n", ArticleFrontMatter)
    hints = [hint for *_, hint in told(result)]
    assert hints == ["did you mean `except`?", "did you mean `except`?"]


def test_other_models_are_read_alike() -> None:
    theme = "name: x\ndescription: y\nsettings:\n  a:\n    type: color\n    default: x\n    descripton: z\n"
    assert [(rule, hint) for rule, _, _, hint in told(read(theme, ThemeManifest))] == [
        ("invalid-value", "did you mean `colour`? allowed are `colour`, `length`, `choice`"),
        ("unknown-key", "did you mean `description`?"),
    ]
    settings = "check: {severity: {some-rule: wrning}}\n"
    assert told(read(settings, WorkspaceSettings))[0][2] == (
        "`check.severity.some-rule`: `wrning` is not among the values allowed"
    )


def test_a_very_long_wrong_value_is_cut_in_the_message() -> None:
    (finding,) = read(f"{GOOD}email: {'x' * 5000}\n").findings
    assert len(finding.message) == 300 and finding.message.endswith("…")

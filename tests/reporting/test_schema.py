"""Editors accept what clinicgen accepts, and mark what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from clinicgen.reporting.schema import KINDS, schema_for

ROOT = Path(__file__).parents[2]

CLINIC = """\
name: NO
url: https://harbor.example
phone: 8437889718
text_phone: ~
address: {city: Myrtle Beach, region: NO, postal_code: 02134, street: 12}
booking: {label: Book, utm: no}
hours: {monday-friday: "09:00-17:00", saturday: closed, sunday: ["09:00-10:00", "11:00-12:00"]}
geo: {latitude: 33.6, longitude: -78.8}
facts: {parking: yes, rooms: 4}
theme: {name: clarity, primary: "#1f5f6b"}
holidays: [{date: "2026-12-25", hours: closed, label: ~}]
services: [{slug: ketamine, name: Ketamine}]
"""


def problems(kind: str, text: str) -> list[str]:
    validator = Draft7Validator(schema_for(kind))
    return sorted(error.json_path for error in validator.iter_errors(yaml.safe_load(text)))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_valid_schema_that_is_the_same_each_time(kind: str) -> None:
    schema = schema_for(kind)
    Draft7Validator.check_schema(schema)
    assert json.dumps(schema) == json.dumps(schema_for(kind))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described(kind: str) -> None:
    schema = schema_for(kind)
    definitions = schema.get("definitions", {})
    bare = []
    for name, value in schema["properties"].items():
        described = "description" in value or "description" in definitions.get(
            str(value.get("$ref", value.get("anyOf", [{}])[0].get("$ref", ""))).rpartition("/")[2], {}
        )
        if not described:
            bare.append(name)
    assert bare == []


@pytest.mark.parametrize("pattern", ["clinics/*/clinic.yaml", "clinics/_brands/*.yaml", "clinicgen.yaml"])
def test_the_files_of_this_repository_pass(pattern: str) -> None:
    kind = {"clinics/*/clinic.yaml": "clinic", "clinicgen.yaml": "workspace"}.get(pattern, "brand")
    for path in sorted(ROOT.glob(pattern)):
        assert problems(kind, path.read_text(encoding="utf-8")) == [], path


def test_unquoted_phones_postal_codes_and_no_pass() -> None:
    assert problems("clinic", CLINIC) == []


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("phne: x", "$"),
        ("status: lve", "$.status"),
        ("booking: {url: http://x.example}", "$.booking"),
        ("services: [{slug: A B, name: x}]", "$.services"),
        ("geo: {latitude: 1}", "$.geo"),
        ("address: {city: X}", "$.address"),
        ("phone: ~", "$.phone"),
        ("facts: {A b: c}", "$.facts"),
        ("hours: {monday: {a: b}}", "$.hours"),
    ],
)
def test_what_the_loader_refuses_is_marked(line: str, where: str) -> None:
    found = problems("clinic", f"name: x\nurl: https://harbor.example\n{line}\n")
    assert any(one.startswith(where) for one in found), found


def test_a_clinic_needs_its_name_and_address_and_may_inherit_the_rest() -> None:
    assert problems("clinic", "name: x\nurl: https://x.example\n") == []
    assert problems("clinic", "name: x\n") == ["$"]


def test_a_brand_may_hold_any_clinic_key_and_needs_only_its_name() -> None:
    assert problems("brand", "name: x\nowner: columbia\nbooking: {label: Book}\naddress: {country: CA}\n") == []
    assert problems("brand", "owner: columbia\n") == ["$"]
    assert problems("brand", "name: x\nbrand: y\n") == ["$"]


def test_defaults_may_hold_any_clinic_key_and_need_none() -> None:
    assert problems("workspace", "defaults: {phone: 8437889718, address: {country: CA}, tagline: ~}\n") == []
    assert problems("workspace", "defaults: ~\ncheck: ~\n") == []
    assert problems("workspace", "defaults: {phne: x}\n") == ["$.defaults"]


def test_front_matter_and_themes_are_checked() -> None:
    assert problems("article", "title: x\ndescription: y\nclinics: {except: [a]}\nservices: [b]\n") == []
    assert problems("article", "title: x\n") == ["$"]
    assert problems("service", "title: ~\n") == []
    assert problems("theme", "name: x\ndescription: y\nsettings: {a: {type: color, default: a, description: b}}\n")

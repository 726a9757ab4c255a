"""Clinics beside one another: themes, successors, addresses, and clinics that cannot be loaded."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicgen.model.clinic import LostClinic

from .fleet_sample import COLUMBIA, CONWAY, load, only, told


def test_a_brands_settings_may_be_meant_for_the_theme_its_clinics_choose() -> None:
    result = load(
        {"columbia": f"{COLUMBIA}brand: harbor\ntheme: {{name: bold}}\n", "conway": f"{CONWAY}brand: harbor\n"},
        {"harbor": "name: Harbor\ntheme: {primary: '#abc', shade: '#def'}\n"},
    )
    assert told(result) == []
    chosen = {clinic.slug: clinic.theme_settings for clinic in result.fleet.clinics}
    assert chosen["columbia"] == {"shade": "#def"}
    assert chosen["conway"]["primary"] == "#abc"
    assert result.theme_users == {"bold": ("columbia",), "clarity": ("conway",)}


def test_a_theme_that_cannot_be_used_is_not_called_unknown() -> None:
    result = load({"columbia": f"{COLUMBIA}theme: {{name: broken, x: y}}\n"})
    assert told(result) == []
    assert result.theme_users == {"broken": ("columbia",)}


# The fleet


def test_a_closed_clinic_needs_a_live_successor_that_is_not_itself() -> None:
    def close(successor: str) -> list[str]:
        text = f"{COLUMBIA}status: closed\nclosed: {{successor: {successor}}}\n"
        return told(
            load({"columbia": text, "conway": CONWAY, "gone": f"{CONWAY}status: closed\n".replace("conway", "g")})
        )

    assert close("conway") == []
    assert close("columbia") == [
        "clinic-invalid-value columbia/clinic.yaml:7:21 [columbia] `columbia` cannot succeed itself "
        "(name the clinic that takes over, or remove `successor`)"
    ]
    assert close("gone") == [
        "clinic-invalid-value columbia/clinic.yaml:7:21 [columbia] `gone` cannot take over: its status is closed "
        "(name a live clinic)"
    ]
    assert close("nobody") == [
        "clinic-unknown-name columbia/clinic.yaml:7:21 [columbia] there is no clinic `nobody` "
        "(there is `columbia`, `conway`, `gone`)"
    ]


def test_a_brands_owner_must_exist_and_it_cannot_name_a_brand() -> None:
    result = load({"columbia": COLUMBIA}, {"harbor": "name: Harbor\nowner: colombia\nbrand: other\n"})
    assert told(result) == [
        "brand-unknown-name _brands/harbor.yaml:2:8 there is no clinic `colombia` (did you mean `columbia`?)",
        "brand-invalid-value _brands/harbor.yaml:3:1 a brand's file cannot name a brand: its clinics name it "
        "(remove the line)",
    ]


@pytest.mark.parametrize(
    "other",
    ["https://columbia.harbor.health", "https://COLUMBIA.harbor.health/", "https://columbia.harbor.health:443"],
)
def test_two_clinics_cannot_have_one_site_address(other: str) -> None:
    result = load({"columbia": COLUMBIA, "conway": CONWAY.replace("https://conway.harbor.health", other)})
    assert [
        (one.rule, one.clinic, one.place.span.line if one.place and one.place.span else 0) for one in result.findings
    ] == [
        ("site-address-twice", "columbia", 2),
        ("site-address-twice", "conway", 2),
    ]


def test_one_site_may_lie_under_anothers_path() -> None:
    assert (
        told(
            load(
                {"columbia": COLUMBIA, "conway": CONWAY.replace("conway.harbor.health\n", "columbia.harbor.health/c\n")}
            )
        )
        == []
    )


EXAMPLES = [
    ("phone: (803) 335-5232", "phone: (803) 555-0142", "an example number"),
    ("phone: (803) 335-5232", "phone: 18035550199", "an example number"),
    ("https://columbia.harbor.health", "https://www.example.com", "an example address"),
    ("https://book.harbor.health/columbia", "https://harbor.EXAMPLE/columbia", "an example address"),
    ("city: Columbia", "city: Columbia, street: at mail@example.com", "an example address"),
]


@pytest.mark.parametrize(("true", "example", "what"), EXAMPLES)
def test_only_a_preview_may_hold_example_facts(true: str, example: str, what: str) -> None:
    text = COLUMBIA.replace(true, example)
    assert told(load({"columbia": f"{text}status: preview\n"})) == []
    for status in ("", "status: closed\n"):
        (finding,) = load({"columbia": text + status}).findings
        assert (finding.rule, finding.clinic) == ("preview-facts-in-live", "columbia")
        assert finding.message == f"{what} reaches nobody, and this clinic is not a preview"


def test_a_live_clinics_brand_holds_no_example_facts_either() -> None:
    brand = "name: Harbor\nurl: https://harbor.example\n"
    assert told(load({"columbia": f"{COLUMBIA}brand: harbor\nstatus: preview\n"}, {"harbor": brand})) == []
    (finding,) = load({"columbia": f"{COLUMBIA}brand: harbor\n"}, {"harbor": brand}).findings
    assert finding.place and finding.place.path == "clinics/_brands/harbor.yaml"
    assert (finding.rule, finding.clinic) == ("preview-facts-in-live", "columbia")


@pytest.mark.parametrize(
    "text",
    [
        "(803) 555-0200",
        "803-555-1234",
        "https://counterexample.com",
        "example.community",
        "NPI 955501234",
        "12555014567",
    ],
)
def test_facts_that_only_resemble_examples_are_fine(text: str) -> None:
    assert told(load({"columbia": f"{COLUMBIA}facts: {{a: '{text}'}}\n"})) == []


# Clinics that cannot be loaded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, LostClinic("columbia", None, True)),
        ("brand: harbor\nname: [\n", LostClinic("columbia", "harbor", True)),
        ("status: preview\nname: 'x\nbrand: 'harbor'\n", LostClinic("columbia", "harbor", False)),
        ("status: closed # x\n\tname: x\n", LostClinic("columbia", None, False)),
        (f"{COLUMBIA}brand: harbor\nstatus: preview\nphne: x\n", LostClinic("columbia", "harbor", False)),
        (f"{COLUMBIA}brand: nobody\n", LostClinic("columbia", "nobody", True)),
    ],
)
def test_a_clinic_that_cannot_be_loaded_still_counts(text: str | None, expected: LostClinic) -> None:
    result = load({"columbia": text, "conway": CONWAY}, {"harbor": "name: Harbor\n"})
    assert result.fleet.lost == (expected,)
    assert [clinic.slug for clinic in result.fleet.clinics] == ["conway"]


@pytest.mark.parametrize("brand", [None, "name: [\n", "name: ~\n"])
def test_a_broken_brand_loses_its_clinics_and_no_other(brand: str | None) -> None:
    result = load({"columbia": f"{COLUMBIA}brand: harbor\n", "conway": CONWAY}, {"harbor": brand})
    assert [lost.slug for lost in result.fleet.lost] == ["columbia"]
    assert [clinic.slug for clinic in result.fleet.clinics] == ["conway"]
    assert all(finding.rule.startswith("brand-") for finding in result.findings)


def test_unreadable_settings_lose_every_clinic_without_calling_their_keys_missing() -> None:
    result = load({"columbia": "name: Harbor\n"}, settings="defaults: [\n")
    assert [finding.rule for finding in result.findings] == ["workspace-invalid-yaml"]
    assert [lost.slug for lost in result.fleet.lost] == ["columbia"]


def test_settings_are_typed_and_keep_their_places() -> None:
    result = load({}, settings="check:\n  ignore: [a-rule]\n  severity: {b-rule: warning}\nsyndication: owner\n")
    assert result.findings == ()
    assert result.fleet.settings.syndication == "owner"
    span = result.fleet.settings_places["check.ignore.0"].span
    assert span and (span.line, span.column) == (2, 12)
    assert "check.severity.b-rule" in result.fleet.settings_places


def test_wrong_settings_are_found_in_settings_and_defaults_alike() -> None:
    result = load({}, settings="syndicaton: self\nallowed_contacts: [988, '((((', x@, '']\ndefaults: {phne: x}\n")
    assert told(result) == [
        "workspace-unknown-key clinicgen.yaml:1:1 unknown key `syndicaton` (did you mean `syndication`?)",
        "workspace-empty-value clinicgen.yaml:2:37 an item of this list is empty (write a value or leave the line out)",
        "workspace-unknown-key clinicgen.yaml:3:12 unknown key `phne` (did you mean `phone`?)",
    ]


def test_the_digest_of_contacts_changes_with_any_contact_and_nothing_else() -> None:
    def digest(old: str = "", new: str = "", settings: str | None = None) -> str:
        return load(
            {"columbia": COLUMBIA.replace(old, new) if old else COLUMBIA}, settings=settings
        ).fleet.contacts_digest

    same = digest()
    assert digest("region: SC}\n", "region: SC}\ntagline: x\n") == same
    for old, new in (
        ("name: Harbor", "name: Port"), ("335-5232", "335-5233"), ("book.harbor", "booking.harbor"),
        ("https://columbia", "https://col"), ("city: Columbia", "city: Columbia, street: 1 Main St"),
        ("name:", "email: a@harbor.health\nname:"), ("name:", "alternate_names: [x]\nname:"),
    ):  # fmt: skip
        assert digest(old, new) != same, new
    assert digest(settings="allowed_contacts: [1-800-662-4357]\n") != same


AWKWARD = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zs", "Zl", "Zp")),
    min_size=1,
    max_size=40,
).filter(lambda text: "{{" not in text)


@given(AWKWARD)
def test_any_name_survives_from_yaml_to_clinic(name: str) -> None:
    quoted = "'" + name.replace("'", "''") + "'"
    clinic = only(load({"columbia": COLUMBIA.replace("Harbor Columbia", quoted)}))
    assert clinic.facts.name == unicodedata.normalize("NFC", name)


@given(st.text(max_size=80))
def test_no_file_whatever_gives_a_traceback(text: str) -> None:
    result = load({"columbia": text, "conway": CONWAY + text}, {"harbor": text}, text)
    assert result.findings


def test_a_message_shows_no_control_characters_and_no_endless_value() -> None:
    result = load({"columbia": f'{COLUMBIA}status: "\\e[31mlive"\ntime_zone: {"x" * 9000}\n'})
    assert all(finding.message.isprintable() and len(finding.message) <= 300 for finding in result.findings)
    assert len(result.findings) == 2

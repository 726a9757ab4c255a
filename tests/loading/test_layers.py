"""Facts lie in layers: defaults, brand, clinic; each value keeps its place and each problem is told once."""

from __future__ import annotations

from clinicgen.model.clinic_facts import Status

from .fleet_sample import COLUMBIA, CONWAY, load, only, told


def test_a_clinic_alone_has_what_it_says_and_the_defaults() -> None:
    clinic = only(load({"columbia": COLUMBIA}))
    assert clinic.facts.name == "Harbor Columbia"
    assert clinic.facts.booking.label == "Request an appointment"
    assert (clinic.phone.e164, clinic.status, clinic.brand, clinic.week) == ("+18033355232", Status.LIVE, None, ())
    assert clinic.theme_settings == {"primary": "#111111", "measure": "42rem", "corners": "soft"}


def test_layers_lie_over_one_another_and_keep_the_place_of_each_value() -> None:
    clinic = only(
        load(
            {"columbia": f"{COLUMBIA}brand: harbor\ntagline: Own\ninsurance: [C]\nemail: ~\n"},
            {
                "harbor": "name: Harbor\ntagline: Brand\nbooking: {label: Book}\nfacts: {b: brand, both: brand}\n"
                "insurance: [A, B]\nemail: a@harbor.health\nfax: (803) 335-5233\n"
            },
            "defaults:\n  tagline: Defaults\n  facts: {a: defaults, both: defaults}\n  medical_director: Dr. X\n",
        )
    )
    facts = clinic.facts
    assert (facts.tagline, facts.booking.label, facts.insurance, facts.email) == ("Own", "Book", ("C",), None)
    assert facts.facts == {"a": "defaults", "b": "brand", "both": "brand"}
    assert clinic.fax and clinic.fax.national == "(803) 335-5233"
    assert clinic.brand and clinic.brand.facts.name == "Harbor"
    files = {path: clinic.places[path].path for path in ("tagline", "booking.label", "booking.url", "medical_director")}
    assert files == {
        "tagline": "clinics/columbia/clinic.yaml",
        "booking.label": "clinics/_brands/harbor.yaml",
        "booking.url": "clinics/columbia/clinic.yaml",
        "medical_director": "clinicgen.yaml",
    }
    assert [source.path for source in clinic.sources] == [
        "clinics/columbia/clinic.yaml",
        "clinics/_brands/harbor.yaml",
        "clinicgen.yaml",
    ]


def test_address_geo_and_hours_replace_as_a_whole_but_for_the_country() -> None:
    clinic = only(
        load(
            {"york": COLUMBIA.replace("(803) 335-5232", "020 7946 0018") + 'hours: {friday: "9:00-17:00"}\n'},
            settings="defaults:\n  address: {street: 1 Main St, city: X, region: YY, country: GB}\n"
            '  hours: {monday: "9:00-17:00"}\n',
        )
    )
    assert (clinic.facts.address.street, clinic.facts.address.country) == (None, "GB")
    assert clinic.phone.national == "020 7946 0018"
    assert [day.weekday for day in clinic.week] == [4]


def test_a_brands_own_keys_never_reach_its_clinics() -> None:
    brand = "name: Harbor\nlegal_name: Harbor LLC\nurl: https://harbor.health\nowner: columbia\n"
    clinic = only(load({"columbia": f"{COLUMBIA}brand: harbor\n"}, {"harbor": brand}))
    assert (clinic.facts.name, clinic.facts.legal_name) == ("Harbor Columbia", None)
    assert clinic.brand and clinic.brand.facts.legal_name == "Harbor LLC"
    result = load({"columbia": COLUMBIA.replace("name: Harbor Columbia\n", "brand: harbor\n")}, {"harbor": brand})
    assert told(result) == [
        "clinic-missing-key columbia/clinic.yaml:1:1 [columbia] the required key `name` is missing (add `name: …`)"
    ]


def test_the_brand_may_come_from_the_defaults_and_be_removed() -> None:
    result = load(
        {"columbia": COLUMBIA, "conway": f"{CONWAY}brand: ~\n"},
        {"harbor": "name: Harbor\n"},
        "defaults: {brand: harbor}\n",
    )
    assert told(result) == []
    brands = {clinic.slug: clinic.brand and clinic.brand.slug for clinic in result.fleet.clinics}
    assert brands == {"columbia": "harbor", "conway": None}


def test_removing_a_required_value_counts_as_missing() -> None:
    text = COLUMBIA.replace("phone: (803) 335-5232", "phone: ~")
    result = load({"columbia": text}, settings="defaults: {phone: (803) 335-5232}\n")
    assert told(result) == [
        "clinic-missing-key columbia/clinic.yaml:3:1 [columbia] "
        "`phone` is required and cannot be removed (write its value)"
    ]


def test_a_key_that_no_layer_completes_is_missing_in_the_clinics_own_file() -> None:
    text = "\n".join(line for line in COLUMBIA.split("\n") if not line.startswith("booking"))
    result = load({"columbia": f"{text}brand: harbor\n"}, {"harbor": "name: Harbor\nbooking: {label: Book}\n"})
    assert told(result) == [
        "clinic-missing-key columbia/clinic.yaml:1:1 [columbia] the required key `booking.url` is missing "
        "(add `url: …`)"
    ]


def test_a_problem_of_a_shared_layer_is_reported_once_and_loses_its_clinics() -> None:
    brand = "name: Harbor\nphne: x\nfax: 123\nstatus: lve\n"
    result = load({"columbia": f"{COLUMBIA}brand: harbor\n", "conway": f"{CONWAY}brand: harbor\n"}, {"harbor": brand})
    assert told(result) == [
        "brand-unknown-key _brands/harbor.yaml:2:1 unknown key `phne` (did you mean `phone`?)",
        "brand-invalid-value _brands/harbor.yaml:3:6 `fax`: `123` has too few digits "
        "(write it like (843) 788-9718, or with its country code if it is not of US)",
        "brand-invalid-value _brands/harbor.yaml:4:9 `status`: `lve` is not among the values allowed "
        "(did you mean `live`? allowed are `live`, `preview`, `closed`)",
    ]
    assert [(lost.slug, lost.brand) for lost in result.fleet.lost] == [("columbia", "harbor"), ("conway", "harbor")]


def test_a_layer_that_nobody_uses_is_checked_all_the_same() -> None:
    result = load(
        {"columbia": COLUMBIA},
        {"harbor": "onwer: columbia\ntime_zone: America/New_Yrok\ntheme: {primry: red}\nhours: {mon: closed}\n"},
    )
    assert told(result) == [
        "brand-missing-key _brands/harbor.yaml:1:1 the required key `name` is missing (add `name: …`)",
        "brand-unknown-key _brands/harbor.yaml:1:1 unknown key `onwer` (did you mean `owner`?)",
        "brand-invalid-value _brands/harbor.yaml:2:12 `time_zone`: there is no time zone `America/New_Yrok` "
        "(did you mean `America/New_York`?)",
        "brand-unknown-key _brands/harbor.yaml:3:9 unknown key `primry`: no such setting in the theme `clarity` "
        "(did you mean `primary`?)",
        "brand-invalid-value _brands/harbor.yaml:4:9 `hours`: `mon` names no day of the week (did you mean `monday`?)",
    ]
    assert [clinic.slug for clinic in result.fleet.clinics] == ["columbia"]


def test_everything_wrong_with_a_clinic_is_found_in_one_run() -> None:
    text = COLUMBIA.replace("(803) 335-5232", "12") + (
        "phne: x\ntime_zone: Mars/Base\nhours: {funday: closed}\nbrand: nobody\n"
        "services: [{slug: a, name: A}, {slug: a}]\n"
    )
    rules = [finding.rule for finding in load({"columbia": text}).findings]
    assert rules == [
        "clinic-invalid-value", "clinic-unknown-key", "clinic-invalid-value", "clinic-invalid-value",
        "clinic-unknown-name", "clinic-missing-key", "clinic-duplicate-value",
    ]  # fmt: skip

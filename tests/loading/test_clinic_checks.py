"""Every fact that means nothing is explained where it stands."""

from __future__ import annotations

import pytest

from clinicgen.model.theme import ThemeSetting

from .fleet_sample import COLUMBIA, CONWAY, THEMES, load, only, theme, told

LINES = [
    (
        "brand: harbr",
        "clinic-unknown-name columbia/clinic.yaml:6:8 [columbia] there is no brand `harbr` (did you mean `harbor`?)",
    ),
    (
        "refers_to: [conwy]",
        "clinic-unknown-name columbia/clinic.yaml:6:13 [columbia] there is no clinic `conwy` (did you mean `conway`?)",
    ),
    (
        "closed: {message: x}",
        "clinic-invalid-value columbia/clinic.yaml:6:1 [columbia] `closed` stands here, but the clinic's status is not "
        "closed (write `status: closed`, or remove `closed`)",
    ),
    (
        "theme: {name: clarty}",
        "clinic-unknown-name columbia/clinic.yaml:6:15 [columbia] there is no theme `clarty` (did you mean `clarity`?)",
    ),
    (
        "theme: {primry: '#fff'}",
        "clinic-unknown-key columbia/clinic.yaml:6:9 [columbia] unknown key `primry`: no such setting in the theme "
        "`clarity` (did you mean `primary`?)",
    ),
    (
        "theme: {primary: red}",
        "clinic-invalid-value columbia/clinic.yaml:6:18 [columbia] `theme.primary`: `red` is not a colour "
        '(write "#rgb" or "#rrggbb", in quotes)',
    ),
    (
        "theme: {measure: 1px; x}",
        "clinic-invalid-value columbia/clinic.yaml:6:18 [columbia] `theme.measure`: `1px; x` is not a length "
        "(write a number and its unit, like 42rem or 16px)",
    ),
    (
        "theme: {corners: rund}",
        "clinic-invalid-value columbia/clinic.yaml:6:18 [columbia] `theme.corners`: `rund` is not among the choices "
        "(did you mean `round`? choose `soft`, `round`)",
    ),
    (
        "theme: {corners: [soft]}",
        "clinic-invalid-value columbia/clinic.yaml:6:18 [columbia] `theme.corners`: expected text",
    ),
    (
        "theme: {logo: images/lgo.svg}",
        "clinic-unknown-name columbia/clinic.yaml:6:15 [columbia] there is no picture `images/lgo.svg` in this folder "
        "(did you mean `images/logo.svg`?)",
    ),
    (
        "practitioners: [{name: A, photo: images/a.jpg}]",
        "clinic-unknown-name columbia/clinic.yaml:6:34 [columbia] there is no picture `images/a.jpg` in this folder "
        "(add the file, or correct its name)",
    ),
    (
        "time_zone: new york",
        "clinic-invalid-value columbia/clinic.yaml:6:12 [columbia] `time_zone`: there is no time zone `new york` "
        "(did you mean `America/New_York`?)",
    ),
    (
        "time_zone: ../../etc/passwd",
        "clinic-invalid-value columbia/clinic.yaml:6:12 [columbia] `time_zone`: there is no time zone "
        "`../../etc/passwd` (write an IANA name, like America/New_York)",
    ),
    (
        "services: [{slug: a, name: A}, {slug: a, name: B}]",
        "clinic-duplicate-value columbia/clinic.yaml:6:39 [columbia] the service `a` is written twice "
        "(keep one, or give it a slug of its own)",
    ),
    (
        "holidays: [{date: 2026-12-25, hours: closed}, {date: 2026-12-25, hours: closed}]",
        "clinic-duplicate-value columbia/clinic.yaml:6:54 [columbia] the holiday 2026-12-25 is written twice "
        "(keep one; its hours can be a list)",
    ),
    (
        "holidays: [{date: 2026-12-25, hours: [9:00-12:00, x]}]",
        "clinic-invalid-value columbia/clinic.yaml:6:51 [columbia] `holidays.0.hours`: `x` is not a span of time "
        '(write opening and closing by the 24-hour clock, like "09:00-17:00", or closed)',
    ),
    (
        "hours: {monday-friday: closed, tuesday: closed}",
        "clinic-invalid-value columbia/clinic.yaml:6:32 [columbia] `hours`: `tuesday` and `monday-friday` both name "
        "Tuesday (name each day once; a day can have a list of spans)",
    ),
    (
        f"description: {'x' * 161}",
        "clinic-invalid-value columbia/clinic.yaml:6:14 [columbia] `description` has 161 characters, more than 160 "
        "(shorten it: search results cut it off)",
    ),
    (
        'tagline: "At {{ clinic.name }}"',
        "clinic-invalid-value columbia/clinic.yaml:6:10 [columbia] a fact holds `{{`, but facts are not filled in "
        "facts (write it out)",
    ),
    (
        "redirects: {/old/: http://x.health/}",
        "clinic-invalid-value columbia/clinic.yaml:6:20 [columbia] `redirects`: `http://x.health/` is nowhere to lead "
        "to (write a path of this site, like /articles/new-page/, or an https address)",
    ),
    (
        "redirects: {/old/: //evil.health/}",
        "clinic-invalid-value columbia/clinic.yaml:6:20 [columbia] `redirects`: `//evil.health/` is nowhere to lead to "
        "(write a path of this site, like /articles/new-page/, or an https address)",
    ),
    (
        "redirects: {/old/: https://a:b@x.health/}",
        "clinic-invalid-value columbia/clinic.yaml:6:20 [columbia] `redirects`: holds a user name or password "
        "(write a path of this site, like /articles/new-page/, or an https address)",
    ),
    (
        "text_phone: 911",
        "clinic-invalid-value columbia/clinic.yaml:6:13 [columbia] `text_phone`: `911` is a crisis number, never a "
        "clinic's (write the clinic's own number)",
    ),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_wrong_fact_is_explained_at_its_place(line: str, expected: str) -> None:
    result = load(
        {"columbia": f"{COLUMBIA}{line}\n", "conway": CONWAY}, {"harbor": "name: Harbor\n"}, images=("images/logo.svg",)
    )
    assert told(result) == [expected]


def test_a_country_that_does_not_exist_is_an_error() -> None:
    text = COLUMBIA.replace("region: SC", "region: SC, country: ZZ")
    assert told(load({"columbia": text})) == [
        "clinic-invalid-value columbia/clinic.yaml:5:48 [columbia] `address.country`: there is no country `ZZ` "
        "(write its two-letter code, like US)"
    ]


def test_what_is_allowed_is_allowed() -> None:
    text = COLUMBIA + (
        "redirects: {/a/: /b/, /c: https://x.health/y?z=1, /d/: '/articles/e/#f'}\n"
        "theme: {name: clarity, primary: '#FFF', corners: round, logo: images/logo.svg}\n"
        "holidays: [{date: 2026-12-25, hours: closed}, {date: 2026-01-01, hours: '9:00-12:00'}]\n"
        "practitioners: [{name: A}]\nrefers_to: [columbia]\n"
    )
    clinic = only(load({"columbia": text}, images=("images/logo.svg",)))
    assert clinic.theme_settings == {"primary": "#fff", "measure": "42rem", "corners": "round"}
    assert [str(holiday.date) for holiday in clinic.holidays] == ["2026-01-01", "2026-12-25"]
    assert clinic.images["images/logo.svg"].path == "clinics/columbia/images/logo.svg"


def test_a_picture_beside_the_brand_files_serves_the_brands_clinics() -> None:
    result = load(
        {"columbia": f"{COLUMBIA}brand: harbor\n"},
        {"harbor": "name: Harbor\nlogo: images/harbor.svg\ntheme: {logo: images/harbor.svg}\n"},
        brand_images=("images/harbor.svg", "images/other.svg"),
    )
    clinic = only(result)
    assert list(clinic.images) == ["images/harbor.svg"]
    assert clinic.brand and clinic.brand.logo and clinic.brand.logo.path == "clinics/_brands/images/harbor.svg"
    missing = load({"columbia": COLUMBIA}, {"harbor": "name: Harbor\nlogo: images/x.svg\n"})
    assert told(missing) == [
        "brand-unknown-name _brands/harbor.yaml:2:7 there is no picture `images/x.svg` in clinics/_brands/ "
        "(add the file, or correct its name)"
    ]


def test_a_colour_that_cannot_be_read_is_an_error_that_names_the_nearest_that_can() -> None:
    setting = ThemeSetting(type="colour", default="#1f5f6b", description="x", on_light="#f4f6f6")
    themes = {**THEMES, "clarity": theme("clarity", primary=setting)}
    result = load({"columbia": COLUMBIA + "theme: {primary: '#2fa8b8'}\n"}, themes=themes)
    assert told(result) == [
        "clinic-invalid-value columbia/clinic.yaml:6:18 [columbia] `theme.primary`: `#2fa8b8` is hard to read on the "
        'pages\' light background: its contrast is 2.6, text needs 4.5 (the nearest colour that passes is `"#227b86"`)'
    ]


def test_a_brands_colour_that_cannot_be_read_is_told_once_where_it_stands() -> None:
    setting = ThemeSetting(type="colour", default="#1f5f6b", description="x", on_light="#f4f6f6")
    themes = {**THEMES, "clarity": theme("clarity", primary=setting)}
    brand = "name: Harbor\ntheme:\n  primary: '#ff0'\n"
    clinics = {"columbia": f"{COLUMBIA}brand: harbor\n", "conway": f"{CONWAY}brand: harbor\n"}
    (line,) = told(load(clinics, {"harbor": brand}, themes=themes))
    assert line.startswith("brand-invalid-value _brands/harbor.yaml:3:12 ")
    assert "its contrast is 1, text needs 4.5" in line

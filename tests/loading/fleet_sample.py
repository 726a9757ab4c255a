"""Small fleets written as text, and what loading says of them."""

from __future__ import annotations

from collections.abc import Mapping

from clinicgen.loading.fleet import load_fleet
from clinicgen.loading.fleet_files import ClinicFiles, FleetFiles, FleetResult
from clinicgen.model.clinic import Clinic
from clinicgen.model.source import SourceFile, SourceText
from clinicgen.model.theme import Theme, ThemeSetting

COLUMBIA = """\
name: Harbor Columbia
url: https://columbia.harbor.health
phone: (803) 335-5232
booking: {url: https://book.harbor.health/columbia}
address: {city: Columbia, region: SC}
"""
CONWAY = """\
name: Harbor Conway
url: https://conway.harbor.health
phone: (843) 788-9718
booking: {url: https://book.harbor.health/conway}
address: {city: Conway, region: SC}
"""


def theme(name: str, **settings: ThemeSetting) -> Theme:
    return Theme(name, settings, (), {}, {}, (name,), "")


THEMES = {
    "clarity": theme(
        "clarity",
        primary=ThemeSetting(type="colour", default="#111111", description="x"),
        measure=ThemeSetting(type="length", default="42rem", description="x"),
        corners=ThemeSetting(type="choice", default="soft", choices=("soft", "round"), description="x"),
    ),
    "bold": theme("bold", shade=ThemeSetting(type="colour", default="#222222", description="x")),
}


def picture(path: str) -> SourceFile:
    return SourceFile(path, b"x", "x")


def load(
    clinics: Mapping[str, str | None],
    brands: Mapping[str, str | None] | None = None,
    settings: str | None = None,
    *,
    images: tuple[str, ...] = (),
    brand_images: tuple[str, ...] = (),
    themes: Mapping[str, Theme] = THEMES,
) -> FleetResult:
    def source(path: str, text: str | None) -> SourceText | None:
        return None if text is None else SourceText(path, text)

    return load_fleet(
        FleetFiles(
            settings=source("clinicgen.yaml", settings),
            brands={slug: source(f"clinics/_brands/{slug}.yaml", text) for slug, text in (brands or {}).items()},
            clinics={
                slug: ClinicFiles(
                    source(f"clinics/{slug}/clinic.yaml", text),
                    {path: picture(f"clinics/{slug}/{path}") for path in images},
                )
                for slug, text in clinics.items()
            },
            themes=themes,
            lost_themes=("broken",),
            brand_images={path: picture(f"clinics/_brands/{path}") for path in brand_images},
        )
    )


def told(result: FleetResult) -> list[str]:
    lines = []
    for finding in result.findings:
        place = finding.place
        assert place and place.span
        where = f"{place.path.removeprefix('clinics/')}:{place.span.line}:{place.span.column}"
        hint = f" ({finding.hint})" if finding.hint else ""
        whom = f" [{finding.clinic}]" if finding.clinic else ""
        lines.append(f"{finding.rule} {where}{whom} {finding.message}{hint}")
    return lines


def only(result: FleetResult) -> Clinic:
    assert told(result) == []
    (clinic,) = result.fleet.clinics
    return clinic

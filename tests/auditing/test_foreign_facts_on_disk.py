"""Another clinic's name, street, site, booking address, e-mail or number is found wherever it is planted on disk."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

import pytest

import clinicgen
from clinicgen.model.finding import Finding
from tests.auditing.test_planted_on_disk import plant
from tests.conftest import HARBOR, write_files

NAMES = ("Aspen", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gingko", "Hazel", "Ivy", "Juniper", "Kapok", "Larch")
"""One clinic for each place, so that no two findings are the same."""


def clinic_of(number: int, name: str) -> str:
    lettered = "800-KETAMIN" if name == "Aspen" else f"(212) 736-50{number:02}"
    return f"""
        name: {name} Grove Psychiatry
        legal_name: {name} Grove Holdings LLC
        url: https://{name.lower()}.test
        phone: {lettered}
        fax: (212) 736-51{number:02}
        email: desk@{name.lower()}.test
        booking: {{url: "https://book.{name.lower()}.test/new?clinic={number}"}}
        address: {{street: {number + 20} {name} St, city: Georgetown, region: SC}}
    """


FACTS = {
    "name": ("{Name} Grove Psychiatry", "contact-foreign"),
    "name in capitals": ("{NAME} GROVE PSYCHIATRY", "contact-foreign"),
    "legal name": ("{Name} Grove Holdings LLC", "contact-foreign"),
    "street": ("{street} {Name} Street", "contact-foreign"),
    "site": ("https://www.{name}.test/contact/", "contact-foreign"),
    "booking": ("https://book.{name}.test/new?clinic={number}", "contact-foreign"),
    "e-mail": ("desk@{name}.test", "contact-unknown"),
    "fax": ("212.736.51{number:02}", "contact-unknown"),
}
PLACES = {
    "text": ("page", "<p>Come to @ today.</p>"),
    "alternative text": ("page", '<img src="/x.png" alt="@">'),
    "description": ("page", '<meta name="description" content="@">'),
    "title": ("page", "<svg><title>@</title></svg>"),
    "structured data": ("page", '<script type="application/ld+json">{"description": "@"}</script>'),
    "comment": ("page", "<!-- @ -->"),
    "script": ("page", '<script>say("@")</script>'),
    "feed": ("x.xml", "<feed>\n<title>@</title></feed>"),
    "contact card": ("x.vcf", "BEGIN:VCARD\nNOTE:@\nEND:VCARD"),
    "text file": ("x.txt", "Hello\n@\n"),
    "references": ("page", "<p>&#64;</p>"),
    "no-break space": ("page", "<p>@</p>"),
}
NOBODYS = ("1-877-QUIETER", "1-888-426-4435", "(866) 736-5000", "1 800 736 5000")
"""Free to call, and no clinic's."""
VANITIES = (
    "1-800-KETAMIN",
    "1-800-KETAMINE",
    "(800) KETAMINE",
    "800.KETAMIN",
    "1800KETAMINE",
    "800-538-2646",
    *NOBODYS,
)
Found = tuple[Mapping[str, list[Finding]], Mapping[str, int]]


def written(place: str, fact: str, number: int) -> str:
    """Spell a fact of the clinic of that number for a place."""
    name = NAMES[number]
    text = FACTS[fact][0].format(
        Name=name, NAME=name.upper(), name=name.lower(), number=number, street=number + 20
    )  # fmt: skip
    if place == "references":
        return "<p>" + "".join(f"&#{ord(one)};" for one in text) + "</p>"
    if place == "no-break space":
        text = text.replace(" ", "\u00a0")
    return PLACES[place][1].replace("@", text)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    root = tmp_path_factory.mktemp("agency")
    write_files(root, {"clinics/harbor/clinic.yaml": HARBOR})
    write_files(
        root, {f"clinics/{name.lower()}/clinic.yaml": clinic_of(*one) for one in enumerate(NAMES) for name in one[1:]}
    )
    clinicgen.build(root, only=["harbor"], jobs=1)
    sites = tmp_path_factory.mktemp("sites")
    shutil.copytree(root / "build" / "harbor", sites / "harbor")
    page = (sites / "harbor" / "contact" / "index.html").read_text("utf-8")
    files: dict[str, str] = {}
    lines: dict[str, int] = {}
    for number, place in enumerate(PLACES):
        file = PLACES[place][0]
        for index, fact in enumerate(FACTS):
            text = written(place, fact, number)
            key = f"{place}: {fact}"
            name = f"n{number}-{index}/" + ("index.html" if file == "page" else file)
            whole, lines[key] = plant(page, text) if file == "page" else (text, 2)
            files[name] = whole
    for index, vanity in enumerate(VANITIES):
        files[f"v{index}/index.html"], lines[vanity] = plant(page, f"<p>Call {vanity} now</p>")
    write_files(sites / "harbor", {path: text.encode() for path, text in files.items()})
    by_file: dict[str, list[Finding]] = {}
    for finding in clinicgen.audit(root, sites, jobs=1).findings:
        if finding.place and finding.rule.startswith("contact-"):
            by_file.setdefault(finding.place.path, []).append(finding)
    return by_file, lines


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("place", PLACES)
def test_another_clinics_fact_is_found_and_named_with_its_line(place: str, fact: str, found: Found) -> None:
    by_file, lines = found
    number, index = list(PLACES).index(place), list(FACTS).index(fact)
    file = f"harbor/n{number}-{index}/{'index.html' if PLACES[place][0] == 'page' else PLACES[place][0]}"
    findings = [one for one in by_file.get(file, []) if one.rule == FACTS[fact][1]]
    slug = NAMES[number].lower()
    assert [one for one in findings if f"(`{slug}`)" in one.message]
    assert lines[f"{place}: {fact}"] in [one.place.span.line for one in findings if one.place and one.place.span]


@pytest.mark.parametrize("vanity", VANITIES)
def test_a_number_that_is_free_to_call_or_in_letters_is_found_and_named_with_its_line(
    vanity: str, found: Found
) -> None:
    by_file, lines = found
    findings = by_file.get(f"harbor/v{VANITIES.index(vanity)}/index.html", [])
    assert lines[vanity] in [one.place.span.line for one in findings if one.place and one.place.span]
    assert bool([one for one in findings if "Aspen Grove" in one.message]) is (vanity not in NOBODYS)

"""A contact planted anywhere in a finished site, in any notation, is found by the audit and named with its line."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import clinicgen
from clinicgen.model.finding import Finding
from tests.auditing.planting import PLACES, Plant, plant_numbers
from tests.conftest import write_files
from tests.sample_agency import AGENCY

PLANTS = tuple(plant_numbers())
CONTACT_RULES = ("contact-unknown", "contact-foreign")


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("agency")
    write_files(root, AGENCY)
    clinicgen.build(root, jobs=1)
    return root


def plant(page: str, line: str) -> tuple[str, int]:
    """Put a line into a finished page; give the page and the line's number."""
    lines = page.split("\n")
    number = next(index for index, text in enumerate(lines) if "</main>" in text)
    return "\n".join([*lines[:number], line, *lines[number:]]), number + 1


@pytest.fixture(scope="module")
def found(
    agency: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[dict[str, list[Finding]], dict[str, int]]]:
    """Audit a site into which everything is planted, each in a page or file of its own."""
    sites = tmp_path_factory.mktemp("sites")
    shutil.copytree(agency / "build" / "harbor", sites / "harbor")
    page = (sites / "harbor" / "about" / "index.html").read_text("utf-8")
    lines: dict[str, int] = {}
    for one in PLANTS:
        text, lines[one.file] = plant(page, one.text) if one.is_line else (one.text, line_in(one))
        target = sites / "harbor" / one.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    by_file: dict[str, list[Finding]] = {}
    for finding in clinicgen.audit(agency, sites, jobs=1).findings:
        if finding.place and finding.rule in CONTACT_RULES:
            by_file.setdefault(finding.place.path.removeprefix("harbor/"), []).append(finding)
    yield by_file, lines


def line_in(one: Plant) -> int:
    return PLACES[one.place].around.partition("@")[0].count("\n") + 1


@pytest.mark.parametrize("one", PLANTS, ids=lambda one: f"{one.place}: {one.notation}")
def test_a_planted_number_is_found_and_named_with_its_line(
    one: Plant, found: tuple[Mapping[str, list[Finding]], Mapping[str, int]]
) -> None:
    by_file, lines = found
    findings = by_file.get(one.file, [])
    assert findings
    places = [finding.place for finding in findings]
    assert lines[one.file] in [place.span.line for place in places if place and place.span]


def test_everything_that_is_planted_has_a_place_and_a_number_of_its_own() -> None:
    assert len({one.number for one in PLANTS}) == len(PLANTS) == len({one.file for one in PLANTS})
    assert len(PLANTS) > 500
    assert len(Counter(one.place for one in PLANTS)) == len(PLACES)

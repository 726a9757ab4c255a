"""Pages about the site itself: named in the footer, and never there unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicgen import pipeline
from tests.conftest import write_files
from tests.page_reader import ReadPage

CLINIC = """
    name: Harbor Psychiatry
    url: https://harbor.test/georgetown
    phone: (843) 788-9718
    booking: {url: "https://book.harbor.test/new"}
    address: {city: Georgetown, region: SC}
"""
PRIVACY = "---\ntitle: Privacy here\ndescription: What this site does not do.\n---\nNo cookies.\n"


def _build(root: Path, clinic: str, **more: str) -> Path:
    write_files(root, {"clinics/harbor/clinic.yaml": clinic, **more})
    report = pipeline.build(root, jobs=1).report
    assert [finding for finding in report.findings if finding.severity == "error"] == []
    return root / "build" / "harbor"


def _footer_links(site: Path) -> dict[str, str]:
    page = ReadPage((site / "contact" / "index.html").read_text("utf-8"))
    return {one.attributes["href"]: one.name for one in page.all("a") if "footer" in one.within}


def test_a_clinic_that_says_nothing_has_no_page_of_notices(tmp_path: Path) -> None:
    site = _build(tmp_path, CLINIC)
    assert not (site / "nondiscrimination").exists()
    assert not any("nondiscrimination" in href for href in _footer_links(site))


@pytest.mark.parametrize("theme", ["clarity", "harbor"])
def test_a_clinic_that_takes_part_in_a_federal_programme_has_a_draft_of_the_notices(tmp_path: Path, theme: str) -> None:
    asked = CLINIC + f"    receives_hhs_funds: yes\n    theme: {{name: {theme}}}\n"
    site = _build(tmp_path, asked)
    page = ReadPage((site / "nondiscrimination" / "index.html").read_text("utf-8"))
    assert "Draft for counsel" in page.visible
    assert "Harbor Psychiatry complies with applicable federal civil rights laws" in page.visible
    assert "/georgetown/nondiscrimination/" in _footer_links(site)
    assert "https://harbor.test/georgetown/nondiscrimination/" in (site / "sitemap.xml").read_text("utf-8")


def test_a_page_on_privacy_is_named_in_the_footer_without_standing_in_the_menu(tmp_path: Path) -> None:
    site = _build(tmp_path, CLINIC, **{"pages/privacy.md": PRIVACY})
    assert "/georgetown/privacy/" in _footer_links(site)
    page = ReadPage((site / "contact" / "index.html").read_text("utf-8"))
    assert not any("header" in one.within and "privacy" in one.attributes["href"] for one in page.all("a"))

"""Every page of the documentation is true: its commands run, its examples build, its links lead somewhere."""

from __future__ import annotations

import datetime
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from clinicgen.cli.program import program
from clinicgen.model.finding import Severity
from clinicgen.pipeline import build, check
from tests.conftest import REPOSITORY, MakeWorkspace

PAGES = sorted([REPOSITORY / "README.md", *(REPOSITORY / "docs").rglob("*.md")])
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
TODAY = datetime.date(2026, 11, 22)


def fences(page: str, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall((REPOSITORY / page).read_text("utf-8")) if kind == language]


@pytest.mark.parametrize("page", ["README.md", "docs/first-day.md"])
def test_the_commands_of_a_page_do_what_it_says(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = 0
    for line in "\n".join(fences(page, "sh")).splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["cd"]:
            monkeypatch.chdir(words[1])
        elif words[:1] == ["clinicgen"]:
            result = CliRunner().invoke(program, words[1:])
            assert result.exit_code == 0, f"{line}\n{result.output}"
            ran += 1
    assert ran > 1
    assert (tmp_path / "agency" / "build" / "riverside" / "index.html").is_file()


def test_a_first_day_has_no_findings(tmp_path: Path) -> None:
    runner = CliRunner()
    root = tmp_path / "agency"
    runner.invoke(program, ["init", str(root)])
    runner.invoke(program, ["-C", str(root), "new", "clinic", "greenville"])
    assert check(root, today=TODAY).findings == ()


def test_the_mistake_of_the_first_day_is_told_with_what_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    runner.invoke(program, ["init", "agency"])
    runner.invoke(program, ["-C", "agency", "new", "clinic", "greenville"])
    assert runner.invoke(program, ["-C", "agency", "build"]).exit_code == 0
    before = Path("agency/build/greenville/index.html").read_bytes()
    facts = Path("agency/clinics/greenville/clinic.yaml")
    facts.write_text(facts.read_text("utf-8").replace("\nphone:", "\nphne:"), "utf-8")
    result = runner.invoke(program, ["-C", "agency", "build"])
    assert result.exit_code == 1
    assert "did you mean `phone`?" in result.output
    assert Path("agency/build/greenville/index.html").read_bytes() == before


def test_the_article_of_the_page_on_articles_builds(make_workspace: MakeWorkspace) -> None:
    article, blocks = fences("docs/articles.md", "markdown")[:2]
    text = article + "\n" + blocks.replace("::: slot", "::: slot")
    root = make_workspace({"articles/talk-therapy.md": text})
    report = check(root, today=TODAY)
    assert [finding for finding in report.findings if finding.severity is not Severity.INFO] == []


def test_the_repository_builds_as_the_readme_says(tmp_path: Path) -> None:
    result = build(REPOSITORY, output=tmp_path / "build", today=TODAY)
    assert [finding.message for finding in result.report.findings if finding.severity is Severity.ERROR] == []
    assert [site.slug for site in result.sites] == [
        "albuquerque", "columbia", "infusionmd", "myrtle-beach", "waxahachie",
    ]  # fmt: skip
    phones = {"columbia": "(803) 335-5232", "myrtle-beach": "(843) 788-9718", "albuquerque": "(505) 639-4973"}
    for slug, phone in phones.items():
        for page in (tmp_path / "build" / slug / "articles").rglob("index.html"):
            assert phone in page.read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    targets = [target.partition("#")[0] for target in LINK.findall(text)]
    local = [target for target in targets if target and "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []

"""Every page of the documentation is true: its commands run, its examples build, its links lead somewhere."""

from __future__ import annotations

import datetime
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from clinicgen.cli.program import program
from clinicgen.model.finding import Severity
from clinicgen.pipeline import build, check
from tests.conftest import REPOSITORY, MakeWorkspace, write_files
from tests.sample_agency import AGENCY
from tests.test_same_bytes import read_sites

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


def test_the_theme_of_the_page_on_previews_is_started_and_used(make_workspace: MakeWorkspace) -> None:
    page = (REPOSITORY / "docs/previewing.md").read_text("utf-8")
    commands = [shlex.split(line) for fence in fences("docs/previewing.md", "sh") for line in fence.splitlines()]
    (words,) = [words[1:] for words in commands if words[:2] == ["clinicgen", "new"]]
    (settings,) = fences("docs/previewing.md", "yaml")
    root = make_workspace({"clinicgen.yaml": settings})
    assert CliRunner().invoke(program, ["-C", str(root), *words]).exit_code == 0
    assert check(root, today=TODAY).findings == ()
    for path in (path for path in root.rglob("themes/**/*") if path.is_file()):
        assert path.relative_to(root).as_posix() in page
    assert {words[1] for words in commands if words[0] == "clinicgen"} == {"serve", "new"}


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


def run_steps(job: dict[str, Any], values: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Run a job's steps of a workflow as they stand, but for what sets a machine up; give what it hands on."""
    environment = {**os.environ, "GITHUB_OUTPUT": str(folder / "handed-on"), "PATH": PATH}
    for step in job["steps"]:
        if "run" in step and "pip install" not in step["run"]:
            subprocess.run(["bash", "-ec", fill(step["run"], values)], check=True, cwd=folder, env=environment)
    handed_on = folder / "handed-on"
    return dict(line.split("=", 1) for line in handed_on.read_text().splitlines()) if handed_on.exists() else {}


def fill(text: str, values: Mapping[str, str]) -> str:
    """Fill in what stands in `${{ }}`; a name without a value is a mistake in the page."""
    return re.sub(r"\$\{\{ (.+?) \}\}", lambda found: values[found[1]], text)


PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def test_the_matrix_of_the_page_on_scaling_builds_what_one_machine_would(tmp_path: Path) -> None:
    (text,) = fences("docs/scaling.md", "yaml")
    jobs = yaml.safe_load(text)["jobs"]
    checkout = tmp_path / "checkout"
    write_files(checkout, AGENCY)
    (tmp_path / "day").mkdir()
    day = run_steps(jobs["day"], {}, tmp_path / "day")["today"]
    for shard in map(str, jobs["build"]["strategy"]["matrix"]["shard"]):
        folder = shutil.copytree(checkout, tmp_path / f"machine-{shard}")
        run_steps(jobs["build"], {"matrix.shard": shard, "needs.day.outputs.today": day}, folder)
        (upload,) = [step["with"] for step in jobs["build"]["steps"] if "upload-artifact" in step.get("uses", "")]
        assert upload["include-hidden-files"] is True
        # As an artifact: the files below the path, without empty folders, and with other times.
        for path in (folder / upload["path"]).rglob("*"):
            if path.is_file():
                name = fill(upload["name"], {"matrix.shard": shard})
                target = checkout / "shards" / name / path.relative_to(folder / upload["path"])
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    (download,) = [step["with"] for step in jobs["merge"]["steps"] if "download-artifact" in step.get("uses", "")]
    assert download == {"pattern": "shard-*", "path": "shards"}
    run_steps(jobs["merge"], {}, checkout)
    build(checkout, output=tmp_path / "usual", today=datetime.date.fromisoformat(day), jobs=1)
    assert read_sites(checkout / "build") == read_sites(tmp_path / "usual")


def test_the_cluster_of_the_page_on_scaling_builds_what_one_machine_would(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="not installed, `pip install -e '.[dask]'` brings it")
    write_files(tmp_path / "agency", AGENCY)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    here = {"10.0.0.5:8786": f"127.0.0.1:{port}", "--port 8786": f"--port {port}", "/shared": str(tmp_path)}

    def say_here(text: str) -> str:
        for there, local in here.items():
            text = text.replace(there, local)
        return text

    (commands,) = [fence for fence in fences("docs/scaling.md", "sh") if "dask" in fence]
    scheduler, workers, building = say_here(commands).splitlines()
    (code,) = fences("docs/scaling.md", "python")
    running = []
    try:
        for command in (scheduler, workers.replace("--nworkers 8", "--nworkers 2")):
            words = [sys.executable, "-m", "dask", *shlex.split(command)[1:]]
            running.append(subprocess.Popen(words, cwd=tmp_path, start_new_session=True, stderr=subprocess.DEVNULL))
        for words in (["-m", *shlex.split(building)], ["-c", say_here(code)]):
            subprocess.run([sys.executable, *words], check=True, cwd=tmp_path / "agency")
    finally:
        for process in reversed(running):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    build(tmp_path / "agency", output=tmp_path / "usual", jobs=1)
    usual = read_sites(tmp_path / "usual")
    assert read_sites(tmp_path / "build") == usual
    assert read_sites(tmp_path / "agency" / "build") == usual


def test_the_theme_that_the_page_on_themes_makes_is_one(tmp_path: Path) -> None:
    choice, manifest = fences("docs/themes.md", "yaml")
    (style,), (template,) = fences("docs/themes.md", "css"), fences("docs/themes.md", "html")
    name = yaml.safe_load(manifest)["name"]
    made = {
        f"themes/{name}/theme.yaml": manifest,
        f"themes/{name}/static/{name}.css": style,
        f"themes/{name}/templates/contact.html": template,
    }
    write_files(tmp_path, {**AGENCY, **made, "clinicgen.yaml": f"defaults:\n  theme: {{name: {name}}}\n"})
    report = build(tmp_path, today=TODAY, jobs=1).report
    assert [finding for finding in report.findings if finding.severity is Severity.ERROR] == []
    page = (tmp_path / "build/harbor/contact/index.html").read_text("utf-8")
    assert '<p class="lead paper-blue">' in page and "whichever suits you better" in page
    (style_file,) = (tmp_path / "build/harbor/assets").glob("site.*.css")
    assert style.strip() in style_file.read_text("utf-8")
    write_files(tmp_path, {"clinicgen.yaml": "defaults:\n" + "".join(f"  {line}\n" for line in choice.splitlines())})
    assert build(tmp_path, today=TODAY, jobs=1).report.findings == report.findings
    styles = [path.read_text("utf-8") for path in (tmp_path / "build").glob("*/assets/site.*.css")]
    assert any("--primary: #23476b;" in text for text in styles)  # Where no brand has a colour of its own.

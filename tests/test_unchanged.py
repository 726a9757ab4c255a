"""A build that would change nothing is not done, and tells what it would have told; every change is noticed."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from clinicgen import full_build, loading, pipeline, publishing, unchanged
from clinicgen.errors import BuildStoppedError
from clinicgen.loading import source_look
from clinicgen.loading.reading import FoundFile
from clinicgen.model.outcome import BuildResult
from clinicgen.publishing import site_look

from .conftest import write_files
from .sample_agency import AGENCY

TODAY = datetime.date(2026, 11, 22)
QUIET = "articles/quiet-hour.md"
NOTE = "themes/quiet/templates/blocks/note.html"


@dataclass
class Agency:
    """A workspace that was built, and how often it has been built in full since."""

    root: Path
    output: Path
    full: list[str] = field(default_factory=list)

    def build(self, **asked: Any) -> BuildResult:
        return pipeline.build(self.root, output=self.output, jobs=1, **({"today": TODAY} | asked))

    def is_built_in_full(self, **asked: Any) -> bool:
        self.full.clear()
        self.build(**asked)
        return bool(self.full)


@pytest.fixture
def agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Agency:
    made = Agency(tmp_path / "agency", tmp_path / "sites")
    write_files(made.root, AGENCY)
    build_sites = full_build.build_sites

    def note(*given: Any, **more: Any) -> full_build.Built:
        made.full.append("built")
        return build_sites(*given, **more)

    monkeypatch.setattr(full_build, "build_sites", note)
    made.build()
    return made


def look(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Give how everything beneath a folder looks, but for the lock and the turn."""
    places = {path.relative_to(folder).as_posix(): path.lstat() for path in folder.rglob("*")}
    return {
        path: (status.st_size, status.st_mtime_ns, status.st_ino)
        for path, status in places.items()
        if path not in (".clinicgen/lock", ".clinicgen/turn", ".clinicgen")
    }


def test_a_build_that_changes_nothing_writes_nothing(agency: Agency) -> None:
    before = look(agency.output)
    assert not agency.is_built_in_full()
    assert not agency.is_built_in_full()
    assert look(agency.output) == before


def without_rendered(result: BuildResult) -> BuildResult:
    return replace(result, sites=tuple(replace(site, rendered=0) for site in result.sites))


BREAKS: dict[str, tuple[str, str, str]] = {
    "nothing": (QUIET, "", ""),
    "a warning": (QUIET, "You sit", "In Norfolk, you sit"),
    "an error in an article": (QUIET, "{{ clinic.city }}", "{{ clinic.town }}"),
    "an error of one clinic": ("clinics/conway/clinic.yaml", "8435554141", "12"),
    "an unreadable clinic": ("clinics/norfolk/clinic.yaml", "url:", "url: ["),
    "a broken template": (NOTE, "{{", "{%"),
}


@pytest.mark.parametrize("broken", BREAKS)
def test_what_is_told_again_is_what_a_full_build_tells(agency: Agency, broken: str) -> None:
    path, old, new = BREAKS[broken]
    text = (agency.root / path).read_text("utf-8")
    (agency.root / path).write_text(text.replace(old, new, 1), "utf-8")
    agency.build()
    seen: list[tuple[str, int, int]] = []
    assert not agency.is_built_in_full()
    recalled = agency.build(progress=lambda outcome, done, total: seen.append((outcome.slug, done, total)))
    (agency.output / ".clinicgen" / "cache").rename(agency.output / ".clinicgen" / "gone")
    full = agency.build()
    assert recalled == without_rendered(full)
    assert seen == [(site.slug, number, len(full.sites)) for number, site in enumerate(full.sites, start=1)]


def run_program(agency: Agency, *words: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "clinicgen", *words, "-C", str(agency.root), "-o", str(agency.output), "-j", "2",
         "--today", "2026-11-22"],
        capture_output=True, check=False, text=True, timeout=60,
    )  # fmt: skip
    # With -v, sites are told of as they are done, in any order.
    said = "\n".join(sorted(re.sub(r"in [0-9.]+ s", "in a while", done.stderr).splitlines()))
    return done.returncode, done.stdout, said


@pytest.mark.parametrize("words", [[], ["-v"], ["--format", "json"]])
@pytest.mark.parametrize("broken", ["nothing", "an error of one clinic"])
def test_the_program_says_the_same(agency: Agency, words: list[str], broken: str) -> None:
    path, old, new = BREAKS[broken]
    text = (agency.root / path).read_text("utf-8")
    (agency.root / path).write_text(text.replace(old, new, 1), "utf-8")
    agency.build()
    agency.build()
    recalled = run_program(agency, "build", *words)
    for kept in (agency.output / ".clinicgen" / "cache").glob("*"):
        kept.unlink()
    code, out, said = run_program(agency, "build", *words)
    if broken == "nothing" or "-v" not in words:
        # A site with findings has pages that a full build proves again, and `-v` counts them.
        assert recalled == (code, out, said)


def edit(path: str, old: str, new: str) -> Callable[[Agency], None]:
    def change(agency: Agency) -> None:
        text = (agency.root / path).read_text("utf-8")
        assert old in text
        (agency.root / path).write_text(text.replace(old, new, 1), "utf-8")

    return change


def rewrite(path: str) -> Callable[[Agency], None]:
    """Change a source's words but neither its size nor its time."""

    def change(agency: Agency) -> None:
        place = agency.root / path
        before = place.stat()
        place.write_bytes(place.read_bytes().replace(b"You", b"Hou"))
        os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert place.stat().st_size == before.st_size

    return change


def put(path: str, text: str = "Words.\n") -> Callable[[Agency], None]:
    def change(agency: Agency) -> None:
        (agency.root / path).parent.mkdir(parents=True, exist_ok=True)
        (agency.root / path).write_text(text, "utf-8")

    return change


def link(path: str, target: str) -> Callable[[Agency], None]:
    def change(agency: Agency) -> None:
        (agency.root / path).unlink(missing_ok=True)
        (agency.root / path).symlink_to(target)

    return change


SOURCES: dict[str, Callable[[Agency], None]] = {
    "a word": edit(QUIET, "You decide", "You may decide"),
    "a word as long": edit(QUIET, "You decide", "Who decide"),
    "a word as long, and the time set back": rewrite(QUIET),
    "a fact": edit("clinics/harbor/clinic.yaml", "555-2368", "555-7001"),
    "a setting": edit("clinicgen.yaml", "Ask for a visit", "Ask us"),
    "a template": put(NOTE, "<aside>{{ block.content }}</aside>\n"),
    "a new template": put("themes/quiet/templates/partials/topics.html", "<p>Topics</p>\n"),
    "a new article": put("articles/deep/more.md", "---\ntitle: More\ndescription: And more.\n---\nMore.\n"),
    "a new file in a new folder": put("clinics/norfolk/static/a/b.txt"),
    "a new folder": lambda agency: (agency.root / "clinics" / "elsewhere").mkdir(),
    "a file that nothing reads": put("articles/notes.txt"),
    "a folder that is nearly one of ours": put("article/more.md"),
    "an article gone": lambda agency: (agency.root / QUIET).unlink(),
    "an article renamed": lambda agency: (agency.root / QUIET).rename(agency.root / "articles/quiet.md") and None,
    "a picture": lambda agency: (agency.root / "articles/images/room.png").write_bytes(b"x") and None,
    "a link": link("articles/again.md", "quiet-hour.md"),
    "a link in a file's place": link(QUIET, "first-visit.md"),
    "a file that must not be read": lambda agency: (agency.root / QUIET).chmod(0o200),
    "another folder of the same name": lambda agency: (
        agency.root.rename(agency.root.with_name("old")) and subprocess.run(
            ["cp", "-a", str(agency.root.with_name("old")), str(agency.root)], check=True
        ) and None
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", SOURCES)
def test_every_change_of_a_source_is_noticed(agency: Agency, change: str) -> None:
    assert not agency.is_built_in_full()
    SOURCES[change](agency)
    assert agency.is_built_in_full()
    agency.build()
    assert not agency.is_built_in_full()


def test_a_change_of_what_a_link_leads_to_is_noticed(agency: Agency) -> None:
    (agency.root / "elsewhere").mkdir()
    (agency.root / QUIET).rename(agency.root / "elsewhere/quiet-hour.md")
    (agency.root / QUIET).symlink_to("../elsewhere/quiet-hour.md")
    agency.build()
    assert not agency.is_built_in_full()
    edit("elsewhere/quiet-hour.md", "You decide", "Who decide")(agency)
    assert agency.is_built_in_full()


def test_a_source_that_changes_twice_in_a_moment_is_noticed(agency: Agency) -> None:
    # As it looks to a clock that stands still for a second.
    moment = time.time_ns() // 1_000_000_000 * 1_000_000_000
    place = agency.root / QUIET
    data = place.read_bytes()
    place.write_bytes(data.replace(b"You", b"Who"))
    os.utime(place, ns=(moment, moment))
    before = loading.look_at_sources(agency.root, moment)
    place.write_bytes(data)
    os.utime(place, ns=(moment, moment))
    assert loading.look_at_sources(agency.root, moment) != before


def first_page(agency: Agency) -> Path:
    return agency.output / "harbor/articles/quiet-hour/index.html"


def in_place(agency: Agency, path: Path) -> None:
    path.write_bytes(path.read_bytes()[::-1])


OUTPUTS: dict[str, Callable[[Agency], object]] = {
    "a page changed by hand": lambda agency: in_place(agency, first_page(agency)),
    "a page gone": lambda agency: first_page(agency).unlink(),
    "a page replaced": lambda agency: (first_page(agency).unlink(), first_page(agency).write_bytes(b"x")),
    "a page that is a link": lambda agency: (
        first_page(agency).unlink(), first_page(agency).symlink_to("/etc/hostname"),
    ),
    "a foreign file": lambda agency: (agency.output / "harbor/articles/google.html").write_bytes(b"x"),
    "a foreign folder": lambda agency: (agency.output / "harbor/articles/quiet-hour/new").mkdir(),
    "a site gone": lambda agency: (agency.output / "harbor").rename(agency.output / "gone"),
    "all sites gone": lambda agency: [path.rename(agency.root / path.name) for path in agency.output.glob("[a-z]*")],
    "a rollback": lambda agency: publishing_rollback(agency, "harbor"),
    "a copy": lambda agency: (
        agency.output.rename(agency.output.with_name("old")),
        subprocess.run(["cp", "-a", str(agency.output.with_name("old")), str(agency.output)], check=True),
    ),
    "no records": lambda agency: (agency.output / ".clinicgen/sites").rename(agency.output / ".clinicgen/others"),
    "a damaged state": lambda agency: in_place(agency, agency.output / ".clinicgen/sites/harbor/state"),
    "a damaged record": lambda agency: in_place(
        agency, max((agency.output / ".clinicgen/sites/harbor").glob("*.record"))
    ),
    "a damaged snippet": lambda agency: in_place(agency, min((agency.output / ".clinicgen/hosts/harbor").iterdir())),
    "no snippet": lambda agency: min((agency.output / ".clinicgen/hosts/harbor").iterdir()).unlink(),
    "a record more": lambda agency: (agency.output / ".clinicgen/sites/other").mkdir(),
}  # fmt: skip


def publishing_rollback(agency: Agency, slug: str) -> None:
    with publishing.open_output(agency.output, agency.root, lambda _: None) as folder:
        publishing.rollback(folder, slug)


@pytest.mark.parametrize("change", OUTPUTS)
def test_every_change_of_what_was_built_is_noticed(agency: Agency, change: str) -> None:
    edit("clinicgen.yaml", "Ask for a visit", "Ask us")(agency)  # So that there is a release to roll back to.
    agency.build()
    assert not agency.is_built_in_full()
    OUTPUTS[change](agency)
    assert agency.is_built_in_full()


def test_what_changes_in_the_moment_it_was_written_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stand_still(path: str) -> SimpleNamespace:
        return SimpleNamespace(st_size=1, st_ctime_ns=2_000_000_001, st_mtime_ns=2_000_000_001, st_ino=1)

    write_files(tmp_path, {"harbor/index.html": "one", "norfolk/index.html": "one"})
    for slug in ("harbor", "norfolk"):
        write_files(tmp_path / ".clinicgen", {f"sites/{slug}/state": "", f"hosts/{slug}/nginx.conf": ""})
    output = publishing.OutputFolder(tmp_path, "")
    monkeypatch.setattr(site_look.os, "lstat", stand_still)
    looks = [publishing.look_at_site(output, slug, ["index.html"]) for slug in ("harbor", "norfolk")]
    written = publishing.write_looks(output, looks)
    assert written
    assert publishing.look_the_same(output, written)
    write_files(tmp_path, {"harbor/index.html": "two"})
    assert not publishing.look_the_same(output, written)
    write_files(tmp_path, {"harbor/index.html": "one"})
    assert publishing.look_the_same(output, written)
    write_files(tmp_path, {"norfolk/other.html": "one"})
    assert not publishing.look_the_same(output, written)


def test_nothing_is_kept_where_times_are_too_coarse(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_look, "_COARSE", 1)
    edit(QUIET, "You decide", "Who decide")(agency)
    assert agency.is_built_in_full()
    assert agency.is_built_in_full()


@pytest.mark.parametrize(
    "asked",
    [
        {"today": datetime.date(2026, 11, 23)},
        {"today": None},
        {"drafts": True},
        {"only": ["harbor"]},
        {"shard": (1, 2)},
        {"clean": True},
    ],
    ids=str,
)
def test_whoever_asks_for_something_else_gets_it(agency: Agency, asked: dict[str, Any]) -> None:
    assert agency.is_built_in_full(**asked)
    assert agency.is_built_in_full(**asked) is bool(asked.get("clean"))
    if asked != {"clean": True}:
        assert agency.is_built_in_full()
    assert not agency.is_built_in_full()


def test_another_day_is_noticed_where_none_was_given(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    agency.build(today=None)
    assert not agency.is_built_in_full(today=None)
    days_now = unchanged.days_now

    def tomorrow(zones: Any) -> dict[str, datetime.date]:
        return {zone: day + datetime.timedelta(days=1) for zone, day in days_now(zones).items()}

    monkeypatch.setattr(unchanged, "days_now", tomorrow)
    assert agency.is_built_in_full(today=None)


def test_another_program_is_noticed(agency: Agency, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "module.py"
    module.write_text("one", "utf-8")
    found = source_look.find_program_files()
    assert {"program/pipeline.py", "library/jinja2"} < {file.path for file in found}
    monkeypatch.setattr(source_look, "find_program_files", lambda: (*found, FoundFile("program/x", str(module))))
    assert agency.is_built_in_full()
    assert not agency.is_built_in_full()
    module.write_text("two", "utf-8")
    assert agency.is_built_in_full()


def note_of(agency: Agency) -> Iterator[Path]:
    return (path for path in (agency.output / ".clinicgen/cache").iterdir() if b"sources" in path.read_bytes())


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:100],
        lambda data: data.replace(b"harbor", b"arbour"),
    ],
)
def test_a_damaged_note_is_as_good_as_none(agency: Agency, damage: Callable[[bytes], bytes]) -> None:
    [note] = note_of(agency)
    note.write_bytes(damage(note.read_bytes()))
    assert agency.is_built_in_full()
    assert not agency.is_built_in_full()


@pytest.mark.parametrize("body", [b"", b"{}", b"[]\n", b'{"request": 1}\n', b"\xff", b"null\n"])
def test_a_note_of_something_else_is_as_good_as_none(agency: Agency, body: bytes) -> None:
    with publishing.open_output(agency.output, agency.root, lambda _: None) as folder:
        publishing.keep_memo(folder, "unchanged", body)
    assert agency.is_built_in_full()


def test_a_build_that_was_stopped_leaves_no_note_that_misleads(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(QUIET, "You decide", "Who decide")(agency)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(BaseException, match=r"stopped|^$"):
        agency.build(progress=stop)
    edit(QUIET, "Who decide", "You decide")(agency)
    assert agency.is_built_in_full()


def test_a_build_stopped_after_its_last_site_names_what_it_published(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit("clinics/norfolk/clinic.yaml", "(757) 555-4141", "(757) 555-4142")(agency)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(full_build, "_report", stop)
    with pytest.raises(BuildStoppedError) as stopped:
        agency.build()
    assert stopped.value.published == ("norfolk",)


def test_a_warning_that_is_given_once_is_given_once(agency: Agency) -> None:
    in_place(agency, first_page(agency))
    assert "output-changed-by-hand" in {finding.rule for finding in agency.build().report.findings}
    assert "output-changed-by-hand" not in {finding.rule for finding in agency.build().report.findings}
    assert not agency.is_built_in_full()


def test_a_build_that_finds_nothing_changed_reads_no_text_and_needs_no_types(agency: Agency) -> None:
    code = (
        "import sys; from clinicgen.cli.program import run; code = run(); "
        "print(code, sorted({'pydantic', 'yaml', 'jinja2', 'markdown_it', 'phonenumbers', 'multiprocessing'}"
        " & {name.partition('.')[0] for name in sys.modules}))"
    )
    words = ["-q", "build", "-C", str(agency.root), "-o", str(agency.output), "--today", "2026-11-22"]
    agency.build()
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=True, text=True, timeout=60)
    assert done.stdout.strip() == "0 []"


@pytest.mark.parametrize("text", ["You decide", "Who decide"], ids=["exchanged", "not exchanged"])
def test_what_is_changed_by_hand_while_a_build_runs_is_noticed_by_the_next(
    agency: Agency, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    page = agency.output / "harbor/contact/index.html"
    data = page.read_bytes()
    look_at_site = publishing.look_at_site

    def change_and_look(*given: Any) -> publishing.Look:
        page.write_bytes(data.replace(b"<", b"[", 1))
        return look_at_site(*given)

    edit(QUIET, "You decide", text)(agency)
    edit("clinicgen.yaml", "# Under every clinic.", "# Under each clinic.")(agency)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "look_at_site", change_and_look)
        agency.build()
    assert agency.is_built_in_full()
    assert page.read_bytes() == data

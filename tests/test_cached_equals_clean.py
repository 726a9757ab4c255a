"""Whatever was edited, a build with the cache gives byte for byte what a clean build gives, and finds the same."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from clinicgen import checking, pipeline, reporting
from clinicgen.model.finding import Finding
from clinicgen.model.outcome import BuildResult, SiteOutcome
from clinicgen.model.rendered_site import Proof

from .sample_agency import AGENCY, PIXEL

TODAY = datetime.date(2026, 11, 22)
START = {path: text if isinstance(text, bytes) else dedent(text).lstrip("\n") for path, text in AGENCY.items()}
Files = dict[str, str | bytes]
Tree = dict[str, bytes]


def read_tree(folder: Path) -> Tree:
    """Give every file below a folder by path; a folder without files counts too."""
    found: Tree = {}
    for root, folders, names in os.walk(folder):
        here = Path(root)
        found |= {(here / name).relative_to(folder).as_posix(): (here / name).read_bytes() for name in names}
        found |= {f"{(here / name).relative_to(folder).as_posix()}/": b"" for name in folders}
    return found


def lay_out(root: Path, files: Files) -> None:
    """Make a folder hold these files; those that are so already are left untouched."""
    root.mkdir(exist_ok=True)
    for path in [path for path in root.rglob("*") if path.is_file()]:
        if path.relative_to(root).as_posix() not in files:
            path.unlink()
    for folder in sorted((path for path in root.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        target = root / name
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def say(result: BuildResult) -> object:
    """Give what was found in the sources; what was found in the output folder differs by right."""
    report = json.loads(reporting.as_json(result.report.findings))
    return [finding for finding in report["findings"] if not finding["rule"].startswith("output-")]


@dataclass
class Bench:
    """A workspace that is edited, the folder it is built into again and again, and a place for clean builds."""

    root: Path
    files: Files
    today: datetime.date = TODAY
    drafts: bool = False

    @property
    def source(self) -> Path:
        return self.root / "agency"

    @property
    def output(self) -> Path:
        return self.root / "sites"

    def build(self, output: Path | None = None, **more: bool) -> BuildResult:
        return pipeline.build(
            self.source, today=self.today, output=output or self.output, jobs=1, drafts=self.drafts, **more
        )

    def lay_out(self) -> None:
        """Make the workspace on disk hold the files as they are edited."""
        lay_out(self.source, self.files)

    def settle(self) -> dict[str, SiteOutcome]:
        """Build with the cache and without, hold one against the other, and give what the first did."""
        self.lay_out()
        before = {path.name: read_tree(path) for path in self.output.glob("[a-z]*")}
        cached = self.build()
        fresh = self.root / "fresh"
        clean = self.build(fresh)
        assert say(cached) == say(clean)
        made = {site.slug for site in clean.sites if site.publication}
        assert {site.slug for site in cached.sites if site.publication} == made
        assert set(cached.held_back) == set(clean.held_back)
        for slug in made:
            assert read_tree(self.output / slug) == read_tree(fresh / slug), slug
            snippets = f".clinicgen/hosts/{slug}"
            assert read_tree(self.output / snippets) == read_tree(fresh / snippets), slug
        for slug in before.keys() - made:
            assert read_tree(self.output / slug) == before[slug], slug
        shutil.rmtree(fresh)
        return {site.slug: site for site in cached.sites}

    def swap(self, path: str, old: str, new: str) -> None:
        text = self.files.get(path)
        if isinstance(text, str):
            self.files[path] = text.replace(old, new, 1)

    def move(self, old: str, new: str) -> None:
        for path in [path for path in self.files if path.startswith(old)]:
            self.files[new + path.removeprefix(old)] = self.files.pop(path)


@contextmanager
def open_bench() -> Iterator[Bench]:
    with tempfile.TemporaryDirectory(prefix="clinicgen-test-") as folder:
        yield Bench(Path(folder), dict(START))


@pytest.fixture
def bench() -> Iterator[Bench]:
    with open_bench() as opened:
        opened.lay_out()
        opened.build()
        yield opened


Edit = Callable[[Bench], None]
QUIET, FIRST, DEEP = "articles/quiet-hour.md", "articles/first-visit.md", "articles/deep/evaluation.md"
HARBOR, CONWAY, NORFOLK, LAKESIDE = (
    f"clinics/{slug}/clinic.yaml" for slug in ("harbor", "conway", "norfolk", "lakeside")
)
THEME, NOTE = "themes/quiet/theme.yaml", "themes/quiet/templates/blocks/note.html"


SETTING = "settings:\n  wide: {type: length, default: 3rem, description: How wide it is.}"


def swap(path: str, old: str, new: str) -> Edit:
    return lambda bench: bench.swap(path, old, new)


def put(path: str, text: str | bytes) -> Edit:
    return lambda bench: bench.files.__setitem__(path, text if isinstance(text, bytes) else dedent(text).lstrip("\n"))


def drop(path: str) -> Edit:
    return lambda bench: bench.files.pop(path, None) and None


def move(old: str, new: str) -> Edit:
    return lambda bench: bench.move(old, new)


def copy_clinic(bench: Bench) -> None:
    text = bench.files.get(CONWAY)
    if isinstance(text, str):
        twin = text.replace("Harbor Psychiatry", "Twin Rivers").replace("8435554141", "8435559988")
        bench.files["clinics/twin/clinic.yaml"] = twin.replace("conway", "twin")


EDITS: dict[str, Edit] = {
    # facts
    "another phone": swap(HARBOR, "555-2368", "555-7001"),
    "a number two clinics share": swap(NORFOLK, "(757) 555-4141", "(843) 555-4141"),
    "no phone": swap(CONWAY, "phone: 8435554141\n", ""),
    "a bad phone": swap(CONWAY, "8435554141", "12"),
    "another name": swap(HARBOR, "Harbor Psychiatry & Care", "Håfen & Söhne <b>\"O'Brien\""),
    "a sibling's name": swap(CONWAY, "name: Harbor Psychiatry", "name: Conway Care"),
    "no e-mail": swap(HARBOR, "email: desk@harbor.test\n", ""),
    "another street": swap(HARBOR, "21 Main St", "1 Main St"),
    "another city": swap(NORFOLK, "Norfolk, region", "Suffolk, region"),
    "other hours": swap(HARBOR, "13:00-17:00", "14:00-18:00"),
    "a tagline": swap(HARBOR, "Someone listens", "We listen"),
    "no announcement": swap(NORFOLK, "announcement:", "# announcement:"),
    "another service": swap(CONWAY, "services:\n", "services:\n  - {slug: evaluation, name: Evaluation}\n"),
    "a service's summary": swap(HARBOR, "Conversations with a therapist.", "Conversations once a week."),
    "a comma without quotes": swap(HARBOR, "Conversations with a therapist.", "Conversations, once a week."),
    "a redirect": swap(HARBOR, "/old-hour/: /articles/quiet-hour/", "/older/: /contact/"),
    "a path in the address": swap(NORFOLK, "https://norfolk.test", "https://norfolk.test/mind"),
    "no path": swap(CONWAY, "https://group.test/conway", "https://conway.test"),
    "a preview": swap(CONWAY, "brand: tide", "brand: tide\nstatus: preview"),
    "open again": swap(
        LAKESIDE, "status: closed\nclosed: {message: We have closed our doors., successor: harbor}\n", ""
    ),
    "closed": swap(CONWAY, "brand: tide", "brand: tide\nstatus: closed\nclosed: {successor: harbor}"),
    "another successor": swap(LAKESIDE, "successor: harbor", "successor: norfolk"),
    "no brand": swap(CONWAY, "brand: tide\n", ""),
    "another brand": swap("clinics/_brands/tide.yaml", "name: Tide", "name: High Tide"),
    "a brand's fact": swap("clinics/_brands/tide.yaml", "[Aetna, Cigna]", "[Cigna]"),
    "a brand's colour": swap("clinics/_brands/tide.yaml", "#224466", "#446622"),
    "a broken brand": put("clinics/_brands/tide.yaml", "name: [\n"),
    "a colour": swap(NORFOLK, "#884422", "#228844"),
    "a theme's loss": swap(NORFOLK, "name: quiet, ", ""),
    "another booking place": swap(HARBOR, "place=1", "place=2"),
    "own booking": swap(NORFOLK, "https://book.norfolk.test/start", "https://norfolk.test/contact/"),
    "a practitioner": swap(HARBOR, "Ada O'Neill", "Bob Oak"),
    "a picture": put("clinics/harbor/images/ada.png", PIXEL + b"more"),
    "an unreadable clinic": swap(NORFOLK, "url:", "url: ["),
    "a clinic gone": move("clinics/norfolk/", "elsewhere/norfolk/"),
    "a clinic renamed": move("clinics/conway/", "clinics/conway-west/"),
    "a clinic more": copy_clinic,
    # settings
    "a default": swap("clinicgen.yaml", "Ask for a visit", "Ask us"),
    "no declared contact": swap("clinicgen.yaml", "allowed_contacts", "# allowed_contacts"),
    "an ignored rule": put("clinicgen.yaml", "check: {ignore: [link-not-carried]}\n"),
    "a rule that weighs more": put("clinicgen.yaml", "check: {severity: {link-not-carried: error}}\n"),
    "one owner": put("clinicgen.yaml", "syndication: owner\n"),
    "no settings": drop("clinicgen.yaml"),
    # texts
    "a word": swap(QUIET, "You decide whether to come again.", "You decide whether you come again."),
    "a word of the excerpt": swap(QUIET, "You sit down and talk.", "You sit, and talk."),
    "a heading": swap(QUIET, "## What happens", "## What you do"),
    "an anchor that others use": swap(FIRST, "## Before", "## Before all else"),
    "a title": swap(FIRST, "Before the first visit", "Ahead of the first visit"),
    "a description": swap(FIRST, "What to bring, and what not to worry about.", "What to bring."),
    "a date": swap(DEEP, "2026-05-01", "2026-01-15"),
    "a day to come": swap(DEEP, "date: 2026-05-01", "date: 2027-05-01"),
    "an end": swap(FIRST, "date: 2026-04-10", "date: 2026-04-10\nexpires: 2026-12-31"),
    "a topic": swap(QUIET, "topics: [talk]", "topics: [talking, calm]"),
    "an article for nobody": swap(QUIET, "services: [talk-therapy]", "services: [surgery]"),
    "an article for one": swap(DEEP, "services: [evaluation]", "clinics: {only: [norfolk]}"),
    "an unknown fact": swap(DEEP, "{{ clinic.city }}", "{{ clinic.town }}"),
    "a hard-coded number": swap(DEEP, "[^1]: Sometimes four.", "[^1]: Call (843) 555-2368."),
    "a hard-coded city": swap(QUIET, "You sit", "In Norfolk, you sit"),
    "an accepted city": swap(
        QUIET, "You sit", '<!-- accept: content-hardcoded-city reason="x" -->\nIn Norfolk, you sit'
    ),
    "an unclosed block": swap(QUIET, "our reviews](clinic:reviews).\n:::", "our reviews](clinic:reviews).\n"),
    "a question": swap(QUIET, "Yes, at", "Of course, at"),
    "another picture": put("articles/images/room.png", PIXEL + b"x"),
    "no picture": drop("articles/images/room.png"),
    "a draft finished": swap("articles/not-yet.md", "draft: true\n", ""),
    "an article gone": drop(FIRST),
    "an article renamed": move(DEEP, "articles/evaluations.md"),
    "an article moved": move(DEEP, "articles/evaluation.md"),
    "an article more": put("articles/more.md", "---\ntitle: More\ndescription: And more.\n---\nMore text.\n"),
    "an override": put(
        "clinics/harbor/articles/first-visit.md",
        "---\ntitle: Ours\ndescription: Our own words.\ndate: 2026-06-01\n---\nOurs.\n",
    ),
    "a slot": swap("clinics/harbor/slots/quiet-hour/parking.md", "behind the mill", "beside the mill"),
    "no slot": drop("clinics/harbor/slots/quiet-hour/parking.md"),
    "a slot for nothing": put("clinics/norfolk/slots/quiet-hour/parking.md", "Park here.\n"),
    "a page": swap("pages/about.md", "We are", "This is"),
    "no menu": swap("pages/about.md", "menu: true\n", ""),
    "a clinic's page": put("clinics/norfolk/pages/about.md", "---\ntitle: Us\ndescription: Who we are.\n---\nUs.\n"),
    "a service's text": swap("services/talk-therapy.md", "a conversation", "a slow conversation"),
    "no service's text": drop("services/talk-therapy.md"),
    "a file": put("static/humans.txt", "Made slowly.\n"),
    "a file with a number": put("static/humans.txt", "Call (757) 555-4141.\n"),
    "a clinic's file": put("clinics/conway/static/humans.txt", "Made in Conway.\n"),
    "a file where a page is": put("static/contact/index.html", "<p>Hello</p>\n"),
    "a host's file": put("static/_headers", "/*\n  X-A: b\n"),
    # themes
    "a template": put(NOTE, "<aside>{{ block.content }}</aside>\n"),
    "a broken template": put(NOTE, "<aside>{{ block.\n"),
    "a template that asks too much": put(NOTE, "<aside>{{ block.colour }}</aside>\n"),
    "a template over another": put("themes/quiet/templates/partials/topics.html", "<p>Topics</p>\n"),
    "a template's number": put(NOTE, "<aside>{{ block.content }} (757) 555-0000</aside>\n"),
    "a style": put("themes/quiet/static/quiet.css", ".quiet { color: #444; }\n"),
    "no style": swap(THEME, "stylesheets: [quiet.css]\n", ""),
    "a theme's setting": swap(THEME, "extends: clarity", f"extends: clarity\n{SETTING}"),
    "no theme": move("themes/quiet/", "elsewhere/quiet/"),
    # the day
    "another day": lambda bench: setattr(bench, "today", datetime.date(2027, 6, 1)),
    "an earlier day": lambda bench: setattr(bench, "today", datetime.date(2026, 4, 10)),
    "drafts": lambda bench: setattr(bench, "drafts", not bench.drafts),
}  # fmt: skip


def work_on_line(path: str, number: int, change: str) -> Edit:
    """Insert, drop or repeat a line of a text file: places move, and much breaks."""

    def edit(bench: Bench) -> None:
        text = bench.files.get(path)
        if not isinstance(text, str):
            return
        lines = text.split("\n")
        at = number % len(lines)
        if change == "drop":
            del lines[at]
        elif change == "repeat":
            lines.insert(at, lines[at])
        else:
            lines.insert(at, change)
        bench.files[path] = "\n".join(lines)

    return edit


def touch(pick: int, change: str) -> Edit:
    """Change a built file, or one of the program's records, by hand."""

    def edit(bench: Bench) -> None:
        places = [
            path for path in sorted(bench.output.rglob("*")) if path.is_file() and path.name not in ("lock", "turn")
        ]
        if change == "record":
            places = [path for path in places if ".clinicgen" in path.parts and "spare" not in path.parts]
        else:
            places = [path for path in places if ".clinicgen" not in path.parts]
        if not places:
            return
        path = places[pick % len(places)]
        data = path.read_bytes()
        # A file may be shared with the spare tree: an editor that writes in place changes both.
        match change:
            case "cut" | "record":
                path.write_bytes(data[: len(data) // 2])
            case "same size":
                path.write_bytes(data[::-1])
            case "append":
                path.write_bytes(data + b"\n<!-- (757) 555-9999 -->")
            case "replace":
                path.unlink()
                path.write_bytes(b"other")
            case "delete":
                path.unlink()
            case _:
                shutil.rmtree(path.parent)

    return edit


TEXTS = sorted(path for path, text in START.items() if isinstance(text, str))
LINES = ("drop", "repeat", "", "# a comment", "<!-- a comment -->", "nonsense: {{ clinic.phone }}", "\t", ":::")
BY_HAND = ("cut", "same size", "append", "replace", "delete", "delete folder", "record")
named = st.sampled_from(sorted(EDITS)).map(lambda name: (name, EDITS[name]))
lines = st.builds(
    lambda path, number, change: (f"{change!r} in line {number} of {path}", work_on_line(path, number, change)),
    st.sampled_from(TEXTS), st.integers(0, 30), st.sampled_from(LINES),
)  # fmt: skip
hands = st.builds(
    lambda pick, change: (f"{change} {pick}", touch(pick, change)), st.integers(0, 400), st.sampled_from(BY_HAND)
)
edits = st.one_of(named, named, lines, hands)


# A failing list of edits says enough as it is; making it shorter would take minutes.
@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.tuples(edits, st.booleans()), min_size=3, max_size=6))
def test_random_edits_one_after_the_other(steps: list[tuple[tuple[str, Edit], bool]]) -> None:
    with open_bench() as bench:
        bench.settle()
        for (_, edit), is_built_with_the_next in steps:
            edit(bench)
            if not is_built_with_the_next:
                bench.settle()
        bench.settle()


BREAKING = frozenset(
    (
        "a bad phone", "a broken brand", "a broken template", "a comma without quotes", "a file where a page is",
        "a file with a number", "a hard-coded number", "a host's file", "a rule that weighs more",
        "a template that asks too much", "a template's number", "an anchor that others use", "an article for nobody",
        "an article gone", "an override", "an unclosed block", "an unknown fact", "an unreadable clinic", "no phone",
        "no picture", "no theme",
    )
)  # fmt: skip
"""Edits that hold some site back; the others are made three at a time."""
HARMLESS = sorted(EDITS.keys() - BREAKING)
ROUNDS = [[name] for name in sorted(BREAKING)] + [HARMLESS[start::14] for start in range(14)]


@pytest.mark.parametrize("part", range(3))
def test_every_kind_of_edit(part: int) -> None:
    with open_bench() as bench:
        bench.settle()
        start = {slug: read_tree(bench.output / slug) for slug in ("harbor", "norfolk")}
        for names in ROUNDS[part::3]:
            for name in names:
                EDITS[name](bench)
            bench.settle()
            bench.files, bench.today, bench.drafts = dict(START), TODAY, False
        bench.settle()
        assert {slug: read_tree(bench.output / slug) for slug in start} == start


@pytest.mark.parametrize("name", sorted(EDITS))
def test_every_kind_of_edit_edits_something(name: str) -> None:
    bench = Bench(Path(), dict(START))
    EDITS[name](bench)
    assert (bench.files, bench.today, bench.drafts) != (START, TODAY, False)


def test_an_unchanged_workspace_renders_nothing_and_exchanges_nothing(bench: Bench) -> None:
    inode = (bench.output / "harbor").stat().st_ino
    for outcome in bench.settle().values():
        assert outcome.rendered == 0
        assert outcome.publication
        assert not outcome.publication.is_exchanged
        assert (outcome.publication.written, outcome.publication.removed) == (0, 0)
    assert (bench.output / "harbor").stat().st_ino == inode


def write_comment(bench: Bench, path: str) -> None:
    text = bench.files[path]
    assert isinstance(text, str)
    first, _, rest = text.partition("\n")
    bench.files[path] = f"{first}\n# a comment\n\n{rest}\n\n"


@pytest.mark.parametrize("path", [HARBOR, "clinicgen.yaml", "clinics/_brands/tide.yaml", THEME])
def test_a_comment_or_a_blank_line_in_a_file_of_facts_renders_nothing(bench: Bench, path: str) -> None:
    write_comment(bench, path)
    assert {outcome.rendered for outcome in bench.settle().values()} == {0}


def test_a_comment_in_an_article_renders_at_most_its_page_and_the_feed(bench: Bench) -> None:
    write_comment(bench, QUIET)
    rendered = {slug: outcome.rendered for slug, outcome in bench.settle().items()}
    assert rendered["norfolk"] == rendered["lakeside"] == 0
    assert rendered["harbor"] <= 2
    assert rendered["conway"] <= 2


@pytest.mark.parametrize("path", ["theme.yaml", "templates/blocks/note.html", "static/quiet.css"])
def test_a_theme_s_edit_concerns_its_users_alone(bench: Bench, path: str) -> None:
    text = bench.files[f"themes/quiet/{path}"]
    assert isinstance(text, str)
    changes = {
        "theme.yaml": ("extends: clarity", f"extends: clarity\n{SETTING}"),
        "templates/blocks/note.html": ("quiet", "quieter"),
        "static/quiet.css": ("#333", "#444"),
    }
    bench.files[f"themes/quiet/{path}"] = text.replace(*changes[path])
    rendered = {slug for slug, outcome in bench.settle().items() if outcome.rendered}
    assert rendered == {"norfolk"}


def changed_files(bench: Bench, edit: Edit) -> dict[str, list[str]]:
    """Give, per site, the files whose bytes an edit changes."""
    before = {path.name: read_tree(path) for path in bench.output.glob("[a-z]*")}
    edit(bench)
    outcomes = bench.settle()
    changed = {}
    for slug, tree in before.items():
        after = read_tree(bench.output / slug)
        changed[slug] = sorted(path for path in after if after[path] != tree.get(path))
        publication = outcomes[slug].publication
        assert publication
        assert publication.written == len(changed[slug])
    return changed


def test_a_word_of_an_article_changes_its_page_and_the_feed_alone(bench: Bench) -> None:
    before = bench.settle()
    assert all(outcome.rendered == 0 for outcome in before.values())
    changed = changed_files(bench, EDITS["a word"])
    pages = ["articles/quiet-hour/index.html", "feed.xml"]
    assert changed == {"harbor": pages, "conway": pages, "norfolk": [], "lakeside": []}


def test_one_edited_article_renders_only_what_depends_on_it(bench: Bench) -> None:
    EDITS["a word"](bench)
    rendered = {slug: outcome.rendered for slug, outcome in bench.settle().items()}
    assert rendered == {"harbor": 2, "conway": 2, "norfolk": 0, "lakeside": 0}


def test_an_edited_slot_renders_one_page_and_the_feed_of_its_clinic(bench: Bench) -> None:
    EDITS["a slot"](bench)
    rendered = {slug: outcome.rendered for slug, outcome in bench.settle().items()}
    assert rendered == {"harbor": 2, "conway": 0, "norfolk": 0, "lakeside": 0}


def test_reverting_an_edit_gives_the_earlier_bytes(bench: Bench) -> None:
    before = read_tree(bench.output / "conway")
    start = dict(bench.files)
    for name in ("a title", "another phone", "a brand's colour", "an article more"):
        EDITS[name](bench)
    bench.settle()
    assert read_tree(bench.output / "conway") != before
    bench.files = start
    bench.settle()
    assert read_tree(bench.output / "conway") == before


@pytest.mark.parametrize("change", BY_HAND)
def test_what_was_changed_by_hand_is_put_right(bench: Bench, change: str) -> None:
    before = {slug: read_tree(bench.output / slug) for slug in ("harbor", "conway", "norfolk", "lakeside")}
    for pick in (0, 7, 8, 23):
        touch(pick, change)(bench)
        bench.build()
        assert {slug: read_tree(bench.output / slug) for slug in before} == before
        assert all(site.rendered == 0 for site in bench.build().sites)


def test_a_file_changed_by_hand_in_both_trees_is_put_right_in_both(bench: Bench) -> None:
    # Unchanged files of the live and the spare tree are one file on disk.
    home = bench.output / "norfolk/index.html"
    good = home.read_bytes()
    EDITS["a word"](bench)
    bench.settle()
    home.write_bytes(good[::-1])
    bench.settle()
    assert home.read_bytes() == good
    EDITS["a description"](bench)
    bench.settle()
    assert home.read_bytes() != good[::-1]


def test_clean_builds_everything_anew_and_gives_the_same(bench: Bench) -> None:
    before = read_tree(bench.output / "harbor")
    result = bench.build(clean=True)
    files = [path for path in before if not path.endswith("/")]
    assert {site.slug: site.rendered for site in result.sites}["harbor"] == len(files)
    assert read_tree(bench.output / "harbor") == before


def test_a_copied_output_folder_is_a_cache_as_good_as_the_first(bench: Bench) -> None:
    before = read_tree(bench.output / "harbor")
    copy = bench.root / "copy"
    shutil.copytree(bench.output, copy, symlinks=True)
    shutil.rmtree(bench.output)
    copy.rename(bench.output)
    assert all(outcome.rendered == 0 for outcome in bench.settle().values())
    assert read_tree(bench.output / "harbor") == before


def test_a_build_of_one_clinic_leaves_the_others_as_they_are(bench: Bench) -> None:
    before = read_tree(bench.output / "conway")
    EDITS["a word"](bench)
    bench.lay_out()
    result = pipeline.build(bench.source, only=["harbor"], today=TODAY, output=bench.output, jobs=1)
    assert [site.slug for site in result.sites] == ["harbor"]
    assert read_tree(bench.output / "conway") == before
    bench.settle()


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the clinics whose sites are judged as a whole from now on."""
    slugs: list[str] = []
    judge_site = checking.judge_site

    def note(site: checking.SiteContext, proofs: Mapping[str, Proof], paths: Collection[str]) -> tuple[Finding, ...]:
        slugs.append(site.clinic.slug)
        return judge_site(site, proofs, paths)

    monkeypatch.setattr(checking, "judge_site", note)
    return slugs


def test_a_word_changes_nothing_of_what_is_judged_of_whole_sites(bench: Bench, judged: list[str]) -> None:
    EDITS["a word"](bench)
    bench.lay_out()
    result = bench.build()
    assert {site.slug for site in result.sites if site.rendered} >= {"harbor"}
    assert judged == []


@pytest.mark.parametrize("name", ["a heading", "a title", "a redirect", "an article more", "a path in the address"])
def test_what_counts_for_whole_sites_has_them_judged_again(bench: Bench, judged: list[str], name: str) -> None:
    EDITS[name](bench)
    bench.lay_out()
    bench.build()
    assert judged


def test_a_site_of_which_something_was_wrong_is_judged_every_time(bench: Bench, judged: list[str]) -> None:
    bench.swap(FIRST, "What to bring, and what not to worry about.", "Same words.")
    bench.swap(QUIET, "description: ", "description: Same words. # ")
    bench.lay_out()
    told = say(bench.build())
    assert "description-duplicate" in json.dumps(told)
    EDITS["a word"](bench)
    bench.lay_out()
    judged.clear()
    assert say(bench.build()) == told
    assert judged


def test_proofs_that_cannot_be_read_are_made_again(bench: Bench) -> None:
    for log in (bench.output / ".clinicgen/sites").glob("*/proofs"):
        keys = log.read_bytes().split(b"\n")[1]
        body = keys + b"\n[]"
        log.write_bytes(b"1 %d %s\n" % (len(body), hashlib.sha256(body).hexdigest().encode()) + body)
    EDITS["a heading"](bench)
    outcome = bench.settle()["harbor"]
    assert outcome.rendered > outcome.pages

"""The benchmark compares equal work: the invented fleet is always the same, and every builder's pages are proved."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import scaling
from benchmarks.builders import BUILDERS, CLINICGEN, REPOSITORY, Builder
from benchmarks.check_pages import check_article, check_sites, list_pages
from benchmarks.compare import DOCS, KEPT
from benchmarks.drawing import draw_times
from benchmarks.fleet import Fleet, make_fleet
from benchmarks.floors import copy_tree, write_bytes
from benchmarks.make_workspace import write_workspace
from benchmarks.quietness import STATISTICS
from benchmarks.report import write_report
from benchmarks.results import Circumstances, Made, SizeResult, ratio
from benchmarks.rounds import EDITS, Size, predict
from benchmarks.saved import keep_result, load_results
from benchmarks.timing import Command, Figure, RunFailedError, measure

CLINICS, ARTICLES = 2, 3


@pytest.fixture(scope="module")
def fleet() -> Fleet:
    return make_fleet(CLINICS, ARTICLES)


@pytest.fixture(scope="module")
def sites(fleet: Fleet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(CLINICGEN, fleet, tmp_path_factory.mktemp("clinicgen"))


def build(builder: Builder, fleet: Fleet, root: Path) -> Path:
    builder.write_project(root / "project", fleet)
    measure(builder.list_commands(root / "project", root / "sites", fleet), at_once=2)
    return root / "sites"


def read_files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path, fleet: Fleet) -> None:
    write_workspace(tmp_path / "once", fleet)
    write_workspace(tmp_path / "again", make_fleet(CLINICS, ARTICLES))
    write_workspace(tmp_path / "other", make_fleet(CLINICS, ARTICLES, seed=8))
    assert read_files(tmp_path / "once") == read_files(tmp_path / "again")
    assert read_files(tmp_path / "once") != read_files(tmp_path / "other")


def test_an_article_has_about_a_thousand_words_and_facts(fleet: Fleet) -> None:
    for article in fleet.articles:
        assert 850 < len(article.body.split()) < 1250
        assert article.body.count("{{ clinic.") >= 10


def test_clinics_never_share_a_contact() -> None:
    clinics = make_fleet(100, 0).clinics
    for kind in ("phone", "phone_link", "booking", "name", "email", "street"):
        assert len({getattr(clinic, kind) for clinic in clinics}) == len(clinics)


def test_clinicgen_builds_the_fleet_with_the_right_pages_and_contacts(sites: Path, fleet: Fleet) -> None:
    checked = check_sites(sites, fleet)
    assert checked.problems == []
    assert checked.articles == CLINICS * ARTICLES


@pytest.mark.parametrize("builder", BUILDERS[1:], ids=lambda builder: builder.name)
def test_the_others_build_the_same_pages(builder: Builder, fleet: Fleet, sites: Path, tmp_path: Path) -> None:
    if not builder.find_version():
        pytest.skip(f"{builder.name}: not installed, `pip install -e '.[bench]'` brings it")
    checked = check_sites(build(builder, fleet, tmp_path), fleet)
    assert checked.problems == []
    assert checked.article_bytes == pytest.approx(check_sites(sites, fleet).article_bytes, rel=0.05)


def test_lists_of_more_than_twenty_articles_have_more_pages() -> None:
    pages = set(list_pages(make_fleet(1, 41)))
    assert {"articles/index.html", "articles/page/2/index.html", "articles/page/3/index.html"} <= pages
    assert "articles/page/4/index.html" not in pages


def plant(page: str, fleet: Fleet) -> Iterator[tuple[str, str]]:
    own, other = fleet.clinics
    yield page.replace(own.phone, other.phone, 1), f"`{other.phone}` is not this clinic's"
    yield page.replace(own.phone, other.phone), f"`{own.phone}` is missing"
    yield page.replace(own.booking, other.booking), f"`{other.slug}` is not this clinic's"
    yield page.replace("</main>", f"<p>{other.name}</p></main>"), "is not this clinic's"
    yield page.replace(f"In {own.city}, ", "In , "), "paragraphs are missing"
    yield re.sub(r"<li>.*?</li>", "", page), "paragraphs are missing"


def test_the_checker_finds_what_is_wrong_with_a_page(sites: Path, fleet: Fleet) -> None:
    own, article = fleet.clinics[0], fleet.articles[0]
    page = (sites / own.slug / "articles" / article.slug / "index.html").read_text("utf-8")
    assert list(check_article(page, article, own)) == []
    for planted, said in plant(page, fleet):
        assert planted != page
        assert any(said in problem for problem in check_article(planted, article, own)), said


def test_the_checker_finds_missing_and_additional_pages(tmp_path: Path, sites: Path, fleet: Fleet) -> None:
    copy_tree(sites, tmp_path / "sites")
    (tmp_path / "sites" / "clinic-0001" / "contact" / "index.html").rename(
        tmp_path / "sites" / "clinic-0001" / "x.html"
    )
    assert check_sites(tmp_path / "sites", fleet).problems == [
        "clinic-0001: contact/index.html is missing",
        "clinic-0001: x.html is not expected",
    ]


def test_the_floors_make_the_same_sites(tmp_path: Path, sites: Path) -> None:
    assert copy_tree(sites, tmp_path / "copied") > 0
    assert write_bytes(sites, tmp_path / "written") > 0
    assert read_files(tmp_path / "copied") == read_files(tmp_path / "written")
    assert set(read_files(tmp_path / "copied")) == {name for name in read_files(sites) if not name.startswith(".")}


def test_an_edit_changes_the_workspace_and_nothing_changed_does_not(tmp_path: Path, fleet: Fleet) -> None:
    write_workspace(tmp_path / "project", fleet)
    changed = {}
    for name, edit in EDITS.items():
        before = read_files(tmp_path / "project")
        edit(CLINICGEN, tmp_path / "project", fleet, 1)
        after = read_files(tmp_path / "project")
        changed[name] = [path for path in sorted(before) if before[path] != after[path]]
    assert changed == {
        "nothing changed": [],
        "one article's body": ["articles/article-0000.md"],
        "an older article's title": ["articles/article-0001.md"],
        "the newest article's title": ["articles/article-0002.md"],
        "one clinic's phone": ["clinics/clinic-0000/clinic.yaml"],
    }


def test_a_failing_program_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunFailedError, match="ended with 1"):
        measure([Command(["false"], tmp_path)], at_once=1)


def test_ratios_are_taken_round_by_round() -> None:
    own, other = [Figure(1, 0), Figure(9, 0), Figure(3, 0)], [Figure(2, 0), Figure(18, 0), Figure(4, 0)]
    assert (ratio(own, other).median, ratio(own, other).most) == (0.5, 0.75)


def test_times_of_different_days_are_not_compared() -> None:
    small, middle, large = make_result(5, 40, 1.0), make_result(20, 100, 8.0), make_result(100, 500, 400.0)
    earlier = replace(large, circumstances=replace(large.circumstances, date="2026-01-01"))
    text = write_report([small, middle, earlier])
    assert "| clinicgen | 4,000 | 3,636 |\n" in text
    assert "time per page changes" not in text


def test_the_page_tells_ratios_and_who_was_left_out() -> None:
    results = [make_result(5, 40, 1.0), make_result(20, 100, 8.0), make_result(100, 500, 400.0)]
    text = write_report(results)
    assert "| 5 × 40 | 1.00 s | 2.00 s | 0.50 | – | – | 50 MB |" in text
    assert (
        "| **Hugo, one run** | 2.00 s | 2.00 – 2.00 | 0.50 (0.50 – 0.50) | 3.00 s | 90 MB | 250 | 9 | 20.0 kB |" in text
    )
    assert "| Pelican, a run per clinic | not installed |" in text
    assert "| one article's body | 0.50 s | 0.50 – 0.50 | 2.00 s | 2.00 – 2.00 | 0.25 (0.25 – 0.25) |" in text
    assert "| clinicgen | 4,000 | 3,636 | 7,843 |" in text
    assert "From 20 × 100 to 100 × 500 clinicgen's time per page changes by +116%." in text
    assert "| clinicgen --help | 80 ms | 80 – 80 ms |" in text
    assert "- Measured on 2026-01-02, 1 round; other work used 5.0% of the processors" in text
    assert "nan" not in text
    drawing = xml.etree.ElementTree.fromstring(draw_times(results))
    assert [element.text for element in drawing.iter() if element.text and "clinicgen" in element.text]


def test_the_page_tells_what_there_is_when_a_run_failed() -> None:
    text = write_report([make_result(5, 40, 1.0), SizeResult(20, 100, WHEN)])
    assert "## 5 × 40 clinics" in text
    assert "## 20 × 100 clinics" in text


def test_sizes_that_were_measured_apart_are_told_together(tmp_path: Path) -> None:
    kept = tmp_path / "benchmarks.json"
    assert load_results(kept) == []
    for result in (make_result(20, 100, 8.0), make_result(5, 40, 2.0), make_result(5, 40, 1.0)):
        keep_result(kept, result)
    assert load_results(kept) == [make_result(5, 40, 1.0), make_result(20, 100, 8.0)]


def test_the_page_in_the_docs_is_what_was_kept() -> None:
    if KEPT.exists():
        results = load_results(KEPT)
        assert (DOCS / "benchmarks.md").read_text("utf-8") == write_report(results)
        assert (DOCS / "benchmarks.svg").read_text("utf-8") == draw_times(results)


def test_the_estimate_in_the_docs_follows_from_the_constants_that_were_measured() -> None:
    text = scaling.PAGE.read_text("utf-8")
    constants = scaling.load_constants()
    assert scaling.fill_page(text, constants) == text
    dearer = replace(constants, file=constants.file * 2)
    assert scaling.fill_page(text, dearer) != text


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.4, "0 s"), (59, "59 s"), (59.7, "1 min 0 s"), (61, "1 min 1 s"), (3599.9, "1 h 0 min"), (11760, "3 h 16 min")],
)
def test_times_are_said_as_people_would(seconds: float, said: str) -> None:
    assert scaling.say_time(seconds) == said


def test_other_work_on_the_machine_is_told(tmp_path: Path) -> None:
    idle = measure([Command([sys.executable, "-c", "import time; time.sleep(0.5)"], tmp_path)], at_once=1)
    assert idle.processor_seconds < 0.4
    # Another process works while the measured one sleeps.
    busy = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        figure = measure([Command([sys.executable, "-c", "import time; time.sleep(1)"], tmp_path)], at_once=1)
    finally:
        busy.kill()
        busy.wait()
    assert figure.others_seconds > 0.2 or not STATISTICS.exists()


POOL = """
import multiprocessing

def fill(size):
    return len(b"x" * size)

if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        pool.map(fill, [60_000_000] * 3, chunksize=1)
        pool.close()
        pool.join()
"""
MEASURE = """
import sys
from pathlib import Path
from benchmarks.timing import Command, measure
print(measure([Command([sys.executable, "pool.py"], Path(sys.argv[1]))], at_once=1).megabytes)
"""


def test_memory_is_that_of_the_largest_process_and_not_their_sum(tmp_path: Path) -> None:
    (tmp_path / "pool.py").write_text(POOL, "utf-8")
    # From a small process: until a child has become the program it runs, it counts its parent's memory.
    command = [sys.executable, "-c", MEASURE, str(tmp_path)]
    said = subprocess.run(command, check=True, cwd=REPOSITORY, capture_output=True, text=True).stdout
    assert 60 < float(said) < 110


def test_a_slow_builder_is_foreseen() -> None:
    assert predict([make_result(5, 40, 1.0)], CLINICGEN, Size(20, 100, 5, 7)) == 10.0
    assert predict([], CLINICGEN, Size(20, 100, 5, 7)) == 0


WHEN = Circumstances("2026-01-02", "a machine", 2, ("x 1",), "run it")


def make_result(clinics: int, articles: int, seconds: float) -> SizeResult:
    own, other = [Figure(seconds, 50, seconds, seconds / 10)], [Figure(seconds * 2, 90, seconds * 3, seconds / 5)]
    made = Made(clinics * (articles + 10) if clinics > 5 else 250, 9, 1.0, 20000)
    return SizeResult(
        clinics,
        articles,
        WHEN,
        runs={"clinicgen": own, "Hugo, one run": other, "floor: copying the tree": [Figure(seconds / 9, 0)]},
        made={"clinicgen": made, "Hugo, one run": made},
        skipped={"Pelican, a run per clinic": "not installed"},
        edits={"one article's body": {"clinicgen": [Figure(seconds / 2, 50)], "Hugo, one run": other}},
        starts={"clinicgen --help": [Figure(0.08, 20)]},
    )

"""Works out what a fleet takes that is larger than any machine here, from constants that were measured on small ones.

Run it as `python -m benchmarks.scaling --measure` to measure the constants into docs/scaling.json and to write the
tables of docs/scaling.md anew; without `--measure` it only writes the tables.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import stat
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.builders import REPOSITORY
from benchmarks.fleet import make_fleet
from benchmarks.machine import describe_machine
from benchmarks.make_workspace import write_workspace
from benchmarks.timing import Command, Figure, measure

PAGE = REPOSITORY / "docs" / "scaling.md"
KEPT = REPOSITORY / "docs" / "scaling.json"
ROUNDS = 3
CLINICS, ARTICLES = 10_000, 500
STEADY = 1.2
"""By how much the same run may differ from beginning to end: what is measured is differences between runs."""
MACHINES = ((1, 2), (1, 16), (16, 4), (64, 4))
"""Machines, and cores of each."""


@dataclass(frozen=True, slots=True)
class Constants:
    """What was measured: seconds of one core, and bytes."""

    date: str
    machine: str
    start: float
    """Starting, with one clinic and one article."""
    article: float
    """Reading and compiling an article, once on each machine."""
    clinic: float
    """Reading a clinic's facts and whatever else is done once per clinic before any site is made."""
    pair: float
    """What is done once for each clinic and article before any site is made."""
    first: float
    """What a worker does once for each article, for all sites that it makes."""
    file: float
    """Planning, rendering, proving and writing a file of a site."""
    known: float
    """Recalling a file that has not changed."""
    merged: float
    """Merging a file."""
    start_memory: float
    article_memory: float
    clinic_memory: float
    """Memory of the largest process."""
    files: float
    """Files of a site with so many articles as the estimate has."""
    folders: float
    bytes: float
    """Bytes of one of the files."""
    blocks: float
    """What the disk gives for one of the files, its share of folders included."""


def main() -> None:
    """Read the command line, measure if asked to, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--measure", action="store_true", help="measure the constants first; takes some minutes")
    given = parser.parse_args()
    if given.measure:
        KEPT.write_text(json.dumps(asdict(measure_constants()), indent=1) + "\n", "utf-8")
    PAGE.write_text(fill_page(PAGE.read_text("utf-8"), load_constants()), "utf-8")


def load_constants() -> Constants:
    """Give the constants that were kept."""
    return Constants(**json.loads(KEPT.read_text("utf-8")))


def measure_constants() -> Constants:
    """Measure with processor time, which other work on the machine disturbs least; the least of some rounds."""
    with tempfile.TemporaryDirectory(prefix="clinicgen-scaling-") as folder:
        bench = Path(folder)
        start, article = _survey(bench, 1, 1), (_survey(bench, 1, 201) - _survey(bench, 1, 1)) / 200
        clinic = (_survey(bench, 201, 1) - start) / 200
        pair = max(0.0, _survey(bench, 100, 200) - start - 200 * article - 100 * clinic) / 20_000
        few, many = _build(bench, 10, 200, "made"), _build(bench, 30, 200, "made")
        made = bench / "10x200-made", bench / "30x200-made"
        files = [sum(1 for _ in _list_files(output)) for output in made]
        survey = _survey(bench, 10, 200)
        file = (_cost(many) - _cost(few) - (_survey(bench, 30, 200) - survey)) / (files[1] - files[0])
        # These open no themes, so that what they take to start is another start's than a build's.
        _build(bench, 1, 1, "made")
        tiny = sum(1 for _ in _list_files(bench / "1x1-made"))
        known = (_recall(bench, 10, 200) - _recall(bench, 1, 1)) / (files[0] - tiny)
        merged = (_merge(bench, 10, 200) - _merge(bench, 1, 1)) / (files[0] - tiny)
        largest, smallest = (_build(bench, clinics, 1, "memory") for clinics in (201, 1))
        wordy = _build(bench, 1, 201, "memory")
        _build(bench, 1, ARTICLES, "large")
        site = bench / f"1x{ARTICLES}-large" / "clinic-0000"
        entries = [path.lstat() for path in site.rglob("*")]
        sizes = [entry.st_size for entry in entries if not stat.S_ISDIR(entry.st_mode)]
        later = _survey(bench, 1, 1)
        if not 1 / STEADY < later / start < STEADY:
            sys.exit(f"The machine's speed changed: a start took {start:.2f} s, later {later:.2f} s. Measure again.")
        return Constants(
            date=datetime.datetime.now(datetime.UTC).date().isoformat(),
            machine=describe_machine(bench),
            start=start,
            article=article,
            clinic=clinic,
            pair=pair,
            first=max(0.0, _cost(few) - survey - file * files[0]) / 200,
            file=file,
            known=known,
            merged=merged,
            start_memory=_memory(smallest),
            article_memory=(_memory(wordy) - _memory(smallest)) / 200,
            clinic_memory=(_memory(largest) - _memory(smallest)) / 200,
            files=len(sizes),
            folders=len(entries) - len(sizes) + 1,
            bytes=sum(sizes) / len(sizes),
            blocks=sum(entry.st_blocks for entry in entries) * 512 / len(sizes),
        )


def _recall(bench: Path, clinics: int, articles: int) -> float:
    """Measure builds after a file was saved again unchanged: they look at everything, and recall it."""
    workspace, output = _write(bench, clinics, articles), bench / f"{clinics}x{articles}-made"
    figures: list[Figure] = []
    for _ in range(ROUNDS):
        next((workspace / "articles").glob("*.md")).touch()
        figures.append(_run(workspace, "build", "-q", "-o", str(output), "-j", "1"))
    return _cost(figures)


def _merge(bench: Path, clinics: int, articles: int) -> float:
    """Measure merging what was built into a new folder."""
    workspace = _write(bench, clinics, articles)
    made, name = bench / f"{workspace.name}-made", f"{workspace.name}-merged"
    outputs = [str(bench / f"{name}-{number}") for number in range(ROUNDS)]
    return _cost([_run(workspace, "merge", "-q", str(made), "-o", output, "-j", "1") for output in outputs])


def _write(bench: Path, clinics: int, articles: int) -> Path:
    root = bench / f"{clinics}x{articles}"
    if not root.exists():
        write_workspace(root, make_fleet(clinics, articles))
    return root


def _survey(bench: Path, clinics: int, articles: int) -> float:
    """Measure what every machine does before it makes a site: a shard without clinics does only that."""
    workspace, empty = _write(bench, clinics, articles), f"{clinics + 1}/{clinics + 1}"
    words = "build", "-q", "--clean", "-o", str(bench / "empty"), "--shard", empty
    return _cost([_run(workspace, *words, "-j", "1") for _ in range(ROUNDS)])


def _build(bench: Path, clinics: int, articles: int, name: str) -> list[Figure]:
    """Measure builds into new folders; the last one is kept for more."""
    workspace = _write(bench, clinics, articles)
    outputs = [bench / f"{workspace.name}-{name}{suffix}" for suffix in ("-0", "-1", "")]
    return [_run(workspace, "build", "-q", "-o", str(output), "-j", "1") for output in outputs]


def _run(workspace: Path, *words: str) -> Figure:
    command = [sys.executable, "-m", "clinicgen", "-C", str(workspace), *words]
    return measure([Command(command, REPOSITORY)], at_once=1)


def _cost(figures: list[Figure]) -> float:
    return min(figure.processor_seconds for figure in figures)


def _memory(figures: list[Figure]) -> float:
    return max(figure.megabytes for figure in figures) * 2**20


def _list_files(output: Path) -> Iterator[Path]:
    for site in output.glob("clinic-*"):
        yield from (path for path in site.rglob("*") if path.is_file())


def fill_page(text: str, constants: Constants) -> str:
    """Put the tables between their marks."""
    for name, table in (("constants", list_constants(constants)), ("estimate", estimate(constants))):
        marks = rf"(<!-- {name} -->\n).*?(\n<!-- end of {name} -->)"
        text = re.sub(marks, lambda found, table=table: f"{found[1]}{table}{found[2]}", text, flags=re.DOTALL)
    return text


def list_constants(was: Constants) -> str:
    """Write the table of what was measured."""
    rows = [
        ("s", "starting, with one clinic and one article", f"{was.start:.2f} s"),
        ("a", "an article, once on each machine: reading, compiling, judging it", f"{was.article * 1e3:.2f} ms"),
        ("c", "a clinic, once on each machine: reading and judging its facts", f"{was.clinic * 1e3:.2f} ms"),
        ("p", "a clinic's article, once on each machine", f"{was.pair * 1e6:.1f} µs"),
        ("w", "an article, once in each worker", f"{was.first * 1e3:.2f} ms"),
        ("f", "a file of a site: planning, rendering, proving, writing it", f"{was.file * 1e6:.0f} µs"),
        ("k", "a file that has not changed: recalling it", f"{was.known * 1e6:.0f} µs"),
        ("m", "a file that is merged", f"{was.merged * 1e6:.0f} µs"),
        ("M", "memory of the largest process, with one clinic and one article", f"{was.start_memory / 1e6:.0f} MB"),
        ("Mₐ", "more of it for each article", f"{was.article_memory / 1e3:.0f} kB"),
        ("M꜀", "more of it for each clinic", f"{was.clinic_memory / 1e3:.0f} kB"),
        ("F", f"files of a site with {ARTICLES} articles", f"{was.files:.0f}"),
        ("D", "folders of such a site", f"{was.folders:.0f}"),
        ("B", "bytes of such a file", f"{was.bytes / 1e3:.1f} kB"),
        ("G", "what the disk gives for such a file and its share of folders", f"{was.blocks / 1e3:.1f} kB"),
    ]
    lines = [f"Measured on {was.date}: {was.machine}; processor time of one core.", "", "| | | |", "|---|---|---:|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def estimate(was: Constants) -> str:
    """Write the arithmetic and what comes of it."""
    pairs, files = CLINICS * ARTICLES, CLINICS * was.files
    survey = was.start + was.article * ARTICLES + was.clinic * CLINICS + was.pair * pairs
    worker, making = was.first * ARTICLES, was.file * files
    memory = was.start_memory + was.article_memory * ARTICLES + was.clinic_memory * CLINICS
    rows = [
        ("what every machine does first", f"s + {ARTICLES} a + {CLINICS:,} c + {pairs:,} p", say_time(survey)),
        ("what every worker does once", f"{ARTICLES} w", say_time(worker)),
        ("all sites, on one core", f"{CLINICS:,} × F × f", say_time(making)),
        ("memory of the largest process", f"M + {ARTICLES} Mₐ + {CLINICS:,} M꜀", f"{memory / 1e9:.1f} GB"),
        ("files", f"{CLINICS:,} × F", f"{files / 1e6:.1f} million"),
        ("files and folders", f"{CLINICS:,} × (F + D)", f"{CLINICS * (was.files + was.folders) / 1e6:.1f} million"),
        ("bytes", f"{CLINICS:,} × F × B", f"{files * was.bytes / 1e9:.0f} GB"),
        ("room on the disk", f"{CLINICS:,} × F × G", f"{files * was.blocks / 1e9:.0f} GB"),
        (
            "a disk with so many inodes, one for 16 KiB, former releases' folders counted",
            f"{CLINICS:,} × (F + 2 D) × 16 KiB",
            f"{CLINICS * (was.files + 2 * was.folders) * 16384 / 1e9:.0f} GB",
        ),
        ("merging all of it, on one core", f"{CLINICS:,} × F × m", say_time(was.merged * files)),
    ]
    lines = ["| | | |", "|---|---|---:|", *(f"| {' | '.join(row)} |" for row in rows), ""]
    lines += [
        "A build takes what its machine does first, what a worker does once, and the sites' time shared by all cores.",
        "After an edit most files are recalled (k) and only those that changed are made (f).",
        "",
        "| machines × cores | everything | one article's text edited |",
        "|---|---:|---:|",
    ]
    changed = 2 * CLINICS  # The article's page and the feed.
    for machines, cores in MACHINES:
        shared = machines * cores
        clean = survey + worker + making / shared
        edited = survey + was.first + (was.known * (files - changed) + was.file * changed) / shared
        lines.append(f"| {machines} × {cores} | {say_time(clean)} | {say_time(edited)} |")
    return "\n".join(lines)


def say_time(seconds: float) -> str:
    """Say a time in the units people would."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


if __name__ == "__main__":
    main()

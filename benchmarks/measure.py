"""Measures builds as whole processes: cold, unchanged, and after one article's edit. Seconds and peak memory.

Run it as `python benchmarks/measure.py --clinics 20 --articles 100`. Each figure is the median of three runs; every
cold run goes into a new folder. Peak memory is the largest single process (Linux: kilobytes of resident memory).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from make_workspace import make_workspace

RUNS = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """What one run took."""

    seconds: float
    megabytes: float


def run_build(workspace: Path, output: Path) -> Figure:
    """Build once, as a person would, and measure the whole process with its workers."""
    command = [sys.executable, "-m", "clinicgen", "-C", str(workspace), "build", "-q", "-o", str(output)]
    started = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"the build failed with {process.returncode}")
    return Figure(seconds, usage.ru_maxrss / 1024)


def middle(figures: list[Figure]) -> str:
    """Give the medians of some runs."""
    seconds = statistics.median(figure.seconds for figure in figures)
    return f"{seconds:8.2f} s   {max(figure.megabytes for figure in figures):6.0f} MB"


def main() -> None:
    """Measure one size of workspace and print a line for each kind of build."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--clinics", type=int, required=True)
    parser.add_argument("--articles", type=int, required=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="clinicgen-measure-") as folder:
        root = Path(folder)
        workspace = root / "workspace"
        make_workspace(workspace, given.clinics, given.articles)
        print(f"{given.clinics} clinics x {given.articles} articles, {os.cpu_count()} cores")
        cold = [run_build(workspace, root / f"cold-{number}") for number in range(RUNS)]
        print(f"cold              {middle(cold)}")
        output = root / "cold-0"
        print(f"unchanged         {middle([run_build(workspace, output) for _ in range(RUNS)])}")
        article = workspace / "articles" / "article-0000.md"
        edited = []
        for number in range(RUNS):
            with article.open("a", encoding="utf-8") as file:
                file.write(f"\nOne more sentence, number {number}.\n")
            edited.append(run_build(workspace, output))
        print(f"one article edited{middle(edited)}")


if __name__ == "__main__":
    main()

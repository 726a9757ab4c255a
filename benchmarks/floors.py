"""Measures what no builder can beat: the same files copied, and the same bytes written from two processes.

Run it as `python -m benchmarks.floors copy|write SOURCE TARGET`; it prints the seconds. `write` does not count reading.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import time
from multiprocessing.synchronize import Barrier
from pathlib import Path

WRITERS = 2


def copy_tree(source: Path, target: Path) -> float:
    """Copy all sites and give the seconds."""
    started = time.perf_counter()
    for site in list_sites(source):
        shutil.copytree(site, target / site.name, copy_function=shutil.copyfile)
    return time.perf_counter() - started


def write_bytes(source: Path, target: Path) -> float:
    """Write every file anew from two processes that hold all bytes already, and give the seconds."""
    sites = list_sites(source)
    barrier = multiprocessing.Barrier(WRITERS + 1)
    writers = [
        multiprocessing.Process(target=_write_share, args=(source, sites[share::WRITERS], target, barrier))
        for share in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    barrier.wait()
    started = time.perf_counter()
    barrier.wait()
    seconds = time.perf_counter() - started
    for writer in writers:
        writer.join()
    return seconds


def list_sites(source: Path) -> list[Path]:
    """List the folders of sites; what starts with a dot is the builder's own."""
    return sorted(path for path in source.iterdir() if path.is_dir() and not path.name.startswith("."))


def _write_share(source: Path, sites: list[Path], target: Path, barrier: Barrier) -> None:
    held = [
        (target / path.relative_to(source), path.read_bytes())
        for site in sites
        for path in sorted(site.rglob("*"))
        if path.is_file()
    ]
    folders = sorted({path.parent for path, _ in held})
    barrier.wait()
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    for path, data in held:
        path.write_bytes(data)
    barrier.wait()


def main() -> None:
    """Read the command line and print the seconds."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("floor", choices=["copy", "write"])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    given = parser.parse_args()
    measure = {"copy": copy_tree, "write": write_bytes}[given.floor]
    print(measure(given.source, given.target))


if __name__ == "__main__":
    main()

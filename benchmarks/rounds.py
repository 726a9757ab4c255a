"""Runs one size of comparison: interleaved clean builds, floors and edits, every clean build into a new folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.builders import AT_ONCE, CLINICGEN, REPOSITORY, Builder
from benchmarks.fleet import Fleet
from benchmarks.results import COPY_NAME, WRITE_NAME, Made, SizeResult, find_best_hugo, seconds
from benchmarks.timing import Command, Figure, measure

Say = Callable[[str], None]
Edit = Callable[[Builder, Path, Fleet, int], None]


class WrongPagesError(Exception):
    """A builder made other pages than the others, so that its time says nothing."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much to build, and how often."""

    clinics: int
    articles: int
    rounds: int
    seed: int


def compare_builds(
    size: Size, fleet: Fleet, result: SizeResult, builders: Sequence[Builder], root: Path, say: Say
) -> None:
    """Build with every builder in turn, round after round, each round starting with another one."""
    for builder in builders:
        builder.write_project(root / _folder(builder) / "project", fleet)
    for number in range(size.rounds):
        turn = number % len(builders)
        for builder in [*builders[turn:], *builders[:turn]]:
            output = root / _folder(builder) / f"clean-{number}"
            figure = _build(builder, root, output, fleet)
            result.runs.setdefault(builder.name, []).append(figure)
            took = f"{figure.seconds:8.2f} s {figure.megabytes:6.0f} MB"
            say(f"{result.name}  round {number + 1}  {builder.name:26} {took}")
            if number == 0:
                result.made[builder.name] = _check(builder, output, size)
        source = root / _folder(CLINICGEN) / "clean-0"
        for name, floor in ((COPY_NAME, "copy"), (WRITE_NAME, "write")):
            figure = Figure(_measure_floor(floor, source, root / f"{floor}-{number}"), 0)
            result.runs.setdefault(name, []).append(figure)
            say(f"{result.name}  round {number + 1}  {name:26} {figure.seconds:8.2f} s")


def compare_edits(
    size: Size, fleet: Fleet, result: SizeResult, builders: Sequence[Builder], root: Path, say: Say
) -> None:
    """Edit and build again over the first clean build: clinicgen against the quicker of Hugo's ways."""
    rivals = {CLINICGEN.name, find_best_hugo(result.runs)}
    for number in range(size.rounds + 1):
        # The first pass comes right after a clean build, when clinicgen has no spare tree yet: it is told apart.
        edits = EDITS if number else {"first edit after a clean build": _edit_body}
        for name, edit in edits.items():
            for builder in (builder for builder in builders if builder.name in rivals):
                edit(builder, root / _folder(builder) / "project", fleet, number)
                figure = _build(builder, root, root / _folder(builder) / "clean-0", fleet)
                result.edits.setdefault(name, {}).setdefault(builder.name, []).append(figure)
                say(f"{result.name}  {name:30} {builder.name:26} {figure.seconds:8.2f} s")


def compare_starts(size: Size, result: SizeResult, root: Path, say: Say) -> None:
    """Measure what people wait for most often: help, and a build of the repository's own clinics with nothing to do."""
    start = [sys.executable, "-m", "clinicgen"]
    build = [*start, "-C", str(REPOSITORY), "build", "-q", "-o", str(root / "own-clinics")]
    measure([Command(build, REPOSITORY)], 1)
    for name, arguments in (("clinicgen --help", [*start, "--help"]), ("five clinics, nothing changed", build)):
        figures = [measure([Command(arguments, REPOSITORY)], 1) for _ in range(2 * size.rounds)]
        result.starts[name] = figures
        say(f"{result.name}  {name:30} {seconds(figures).median:8.2f} s")


def predict(earlier: Sequence[SizeResult], builder: Builder, size: Size) -> float:
    """Tell about how long a run will take, from the largest size measured so far; 0 if nothing is known."""
    for result in reversed(earlier):
        if figures := result.runs.get(builder.name):
            return seconds(figures).median * size.clinics * size.articles / (result.clinics * result.articles)
    return 0


def _edit_nothing(builder: Builder, project: Path, fleet: Fleet, number: int) -> None:
    pass


def _edit_body(builder: Builder, project: Path, fleet: Fleet, number: int) -> None:
    article = fleet.articles[0]
    body = f"{article.body}\nOne more sentence, written in edition {number}.\n"
    builder.write_article(project, replace(article, body=body))


def _edit_old_title(builder: Builder, project: Path, fleet: Fleet, number: int) -> None:
    article = fleet.articles[len(fleet.articles) // 2]
    builder.write_article(project, replace(article, title=f"{article.title} again {number}"))


def _edit_new_title(builder: Builder, project: Path, fleet: Fleet, number: int) -> None:
    article = fleet.articles[-1]
    builder.write_article(project, replace(article, title=f"{article.title} again {number}"))


def _edit_phone(builder: Builder, project: Path, fleet: Fleet, number: int) -> None:
    changed = replace(fleet.clinics[0], line=8000 + number)
    builder.write_clinic(project, (changed, *fleet.clinics[1:]), changed)


EDITS: dict[str, Edit] = {
    "nothing changed": _edit_nothing,
    "one article's body": _edit_body,
    "an older article's title": _edit_old_title,
    "the newest article's title": _edit_new_title,
    "one clinic's phone": _edit_phone,
}


def _build(builder: Builder, root: Path, output: Path, fleet: Fleet) -> Figure:
    os.sync()  # What earlier runs wrote is not to be written to the disk on this one's time.
    return measure(builder.list_commands(root / _folder(builder) / "project", output, fleet), AT_ONCE)


def _folder(builder: Builder) -> str:
    return builder.name.replace(", ", "-").replace(" ", "-").lower()


def _check(builder: Builder, output: Path, size: Size) -> Made:
    # A process of its own, because reading all pages would swell this one (see `timing`).
    numbers = ["--clinics", str(size.clinics), "--articles", str(size.articles), "--seed", str(size.seed)]
    said = _run_module("benchmarks.check_pages", str(output), *numbers)
    checked = json.loads(said)
    if checked["problems"]:
        raise WrongPagesError(f"{builder.name}: {len(checked['problems'])} problems, first: {checked['problems'][0]}")
    return Made(checked["pages"], checked["files"], checked["megabytes"], checked["article_bytes"])


def _measure_floor(floor: str, source: Path, target: Path) -> float:
    os.sync()
    return float(_run_module("benchmarks.floors", floor, str(source), str(target)))


def _run_module(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, check=False, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True).stdout

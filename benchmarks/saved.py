"""Keeps what was measured as docs/benchmarks.json, so that sizes can be measured apart and told on one page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.results import Circumstances, Made, SizeResult
from benchmarks.timing import Figure


def load_results(path: Path) -> list[SizeResult]:
    """Give the results that are kept in a file, smallest size first; none where there is no file."""
    if not path.is_file():
        return []
    return [_read(result) for result in json.loads(path.read_text("utf-8"))["sizes"]]


def keep_result(path: Path, result: SizeResult) -> None:
    """Keep a result in the place of what was kept for its size."""
    others = [one for one in load_results(path) if one.name != result.name]
    sizes = sorted((*others, result), key=lambda one: one.clinics * one.articles)
    path.write_text(json.dumps({"sizes": [asdict(one) for one in sizes]}, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _read(kept: dict[str, Any]) -> SizeResult:
    circumstances = kept["circumstances"]
    return SizeResult(
        kept["clinics"],
        kept["articles"],
        Circumstances(**{**circumstances, "versions": tuple(circumstances["versions"])}),
        runs=_read_runs(kept["runs"]),
        made={name: Made(**made) for name, made in kept["made"].items()},
        skipped=kept["skipped"],
        edits={edit: _read_runs(runs) for edit, runs in kept["edits"].items()},
        starts=_read_runs(kept["starts"]),
    )


def _read_runs(runs: dict[str, Sequence[dict[str, float]]]) -> dict[str, list[Figure]]:
    return {name: [Figure(**figure) for figure in figures] for name, figures in runs.items()}

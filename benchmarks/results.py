"""Holds what a comparison measured, and works out medians and ratios round by round."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.timing import Figure

BUILDS = "clean build"
HUGO_NAMES = ("Hugo, one run", "Hugo, a run per clinic")
CLINICGEN_NAME = "clinicgen"
COPY_NAME = "floor: copying the tree"
WRITE_NAME = "floor: writing the bytes"


@dataclass(frozen=True, slots=True)
class Made:
    """What one builder's output holds."""

    pages: int
    files: int
    megabytes: float
    article_bytes: float


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When, where and how something was measured."""

    date: str
    machine: str
    cores: int
    versions: tuple[str, ...]
    call: str
    """The command that measures it again."""


@dataclass(slots=True)
class SizeResult:
    """Everything measured at one size."""

    clinics: int
    articles: int
    circumstances: Circumstances
    runs: dict[str, list[Figure]] = field(default_factory=dict)
    """Clean builds and floors, by name, one figure a round."""
    made: dict[str, Made] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    """Why a builder was not measured."""
    edits: dict[str, dict[str, list[Figure]]] = field(default_factory=dict)
    """By edit, then by name, one figure a round."""
    starts: dict[str, list[Figure]] = field(default_factory=dict)
    """Short commands that do not depend on the size, measured beside it."""

    @property
    def name(self) -> str:
        """Give the size as people write it."""
        return f"{self.clinics} × {self.articles}"

    @property
    def others_share(self) -> float:
        """Give what part of the processors' time other work used while programs were measured."""
        edits = [figures for by_name in self.edits.values() for figures in by_name.values()]
        # The floors are measured from inside and tell nothing of it.
        figures = [
            figure
            for some in (*self.runs.values(), *edits, *self.starts.values())
            for figure in some
            if figure.processor_seconds
        ]
        total = sum(figure.seconds for figure in figures) * self.circumstances.cores
        return sum(figure.others_seconds for figure in figures) / total if total else 0


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle and the ends of some numbers."""

    median: float
    least: float
    most: float


def spread(numbers: Sequence[float]) -> Spread:
    """Give the median, the smallest and the largest."""
    return Spread(statistics.median(numbers), min(numbers), max(numbers))


def seconds(figures: Sequence[Figure]) -> Spread:
    """Give the spread of the times."""
    return spread([figure.seconds for figure in figures])


def ratio(figures: Sequence[Figure], others: Sequence[Figure]) -> Spread:
    """Divide round by round, because both ran in the same minute, and give the spread of the ratios."""
    return spread([own.seconds / other.seconds for own, other in zip(figures, others, strict=False)])


def find_best_hugo(runs: Mapping[str, Sequence[Figure]]) -> str:
    """Name the quicker of Hugo's ways; empty if none ran."""
    ran = [name for name in HUGO_NAMES if runs.get(name)]
    return min(ran, key=lambda name: seconds(runs[name]).median, default="")

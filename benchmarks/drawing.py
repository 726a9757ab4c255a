"""Draws the times of clean builds as an SVG: pages to the right, seconds upwards, both on logarithmic scales."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from benchmarks.results import SizeResult, seconds

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 220, 24, 52
COLOURS = ("#1f5f6b", "#c8553d", "#d98e2b", "#7a4b8c", "#8a8f94", "#3f4549")
LABEL_STEP = 18
"""Names at the ends of the lines stand at least so far apart."""


def draw_times(results: Sequence[SizeResult]) -> str:
    """Draw one line per way to build through the medians of its sizes."""
    lines = {
        name: [(r.clinics * r.articles, seconds(r.runs[name]).median) for r in results if name in r.runs]
        for name in dict.fromkeys(name for result in results for name in result.runs)
    }
    points = [point for line in lines.values() for point in line]
    across = _Scale(min(x for x, _ in points), max(x for x, _ in points), LEFT, WIDTH - RIGHT)
    up = _Scale(min(y for _, y in points), max(y for _, y in points), HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"',
        ' font-family="sans-serif" font-size="13">',
        "<title>Seconds for a clean build by number of article pages</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        *_draw_axes(results, across, up),
        *_draw_lines(lines, across, up),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class _Scale:
    """Places numbers on a line by their logarithms."""

    __slots__ = ("_first", "_least", "_per_unit")

    def __init__(self, least: float, most: float, first: float, last: float) -> None:
        self._least = math.log10(least)
        self._first = first
        self._per_unit = (last - first) / max(math.log10(most) - self._least, 1e-9)

    def place(self, number: float) -> float:
        return round(self._first + (math.log10(number) - self._least) * self._per_unit, 1)


def _draw_axes(results: Sequence[SizeResult], across: _Scale, up: _Scale) -> Iterator[str]:
    right, floor = WIDTH - RIGHT, HEIGHT - BOTTOM
    for power in range(-3, 4):
        y = up.place(10**power)
        if TOP <= y <= floor:
            yield f'<path d="M{LEFT} {y}H{right}" stroke="#d5d9dc"/>'
            yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end" fill="#3f4549">{10**power:g} s</text>'
    for result in results:
        x = across.place(result.clinics * result.articles)
        yield f'<path d="M{x} {TOP}V{floor}" stroke="#eceeef"/>'
        yield f'<text x="{x}" y="{floor + 20}" text-anchor="middle" fill="#3f4549">{escape(result.name)}</text>'
    middle = (LEFT + right) / 2
    yield f'<text x="{middle}" y="{HEIGHT - 10}" text-anchor="middle" fill="#3f4549">clinics × articles</text>'


def _draw_lines(lines: dict[str, list[tuple[int, float]]], across: _Scale, up: _Scale) -> Iterator[str]:
    heights = _spread_labels({name: up.place(line[-1][1]) for name, line in lines.items()})
    for (name, line), colour in zip(lines.items(), COLOURS, strict=False):
        places = [(across.place(x), up.place(y)) for x, y in line]
        path = "L".join(f"{x} {y}" for x, y in places)
        yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>' for x, y in places)
        yield f'<text x="{WIDTH - RIGHT + 12}" y="{heights[name] + 4}" fill="{colour}">{escape(name)}</text>'


def _spread_labels(wanted: dict[str, float]) -> dict[str, float]:
    """Move names down until none covers another."""
    heights: dict[str, float] = {}
    last = -math.inf
    for name, height in sorted(wanted.items(), key=lambda item: item[1]):
        last = heights[name] = max(height, last + LABEL_STEP)
    return heights

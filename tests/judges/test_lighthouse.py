"""Lighthouse gives home, an article and the contact page full marks on a slow phone; its figures are printed."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from .conftest import Serve, Sites, Tell
from .judged_sites import THEMES
from .tools import CHROMIUM_WORDS, HERE, find_chromium, find_module, find_program

PAGES = ("", "articles/ketamine-guide-depression-and-pain/", "contact/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLOORS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""Speed is measured on a machine with other work to do; the others are counted."""
TRIES = 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", PAGES)
def test_lighthouse_gives_full_marks(path: str, theme: str, sites: Sites, served: Serve, tell: Tell) -> None:
    address = served(sites[f"{theme}/columbia"]) + path
    for _ in range(TRIES):
        marks, faults = judge(address)
        if marks["performance"] >= FLOORS["performance"]:
            break
    figures = ", ".join(f"{category} {mark}" for category, mark in marks.items())
    tell(f"Lighthouse, {theme}, /{path}: {figures}")
    assert all(marks[category] >= floor for category, floor in FLOORS.items()), (marks, faults)


def judge(address: str) -> tuple[dict[str, int], list[str]]:
    """Give Lighthouse's marks of a page, of a hundred each, and what it marked down."""
    command = [
        find_program("node"), find_module("lighthouse/cli/index.js"), address, "--quiet", "--output=json",
        "--disable-full-page-screenshot",  # Nobody looks at it, and it takes a second.
        f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags=--headless=new {' '.join(CHROMIUM_WORDS)}",
    ]  # fmt: skip
    done = subprocess.run(
        command, check=False, cwd=HERE, env={**os.environ, "CHROME_PATH": find_chromium()}, capture_output=True,
        text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    marks = {category: round(100 * report["categories"][category]["score"]) for category in CATEGORIES}
    weighed = {one["id"] for kind in report["categories"].values() for one in kind["auditRefs"] if one["weight"]}
    faults = [
        f"{one['id']}: {one['score']} {one.get('displayValue', '')} {one.get('explanation', '')}"
        for one in report["audits"].values()
        if one["id"] in weighed and one["score"] is not None and one["score"] < 1
    ]
    return marks, faults

"""Kill the program at any moment: each site is wholly the old or wholly the new one, and the next build heals."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from clinicgen import publishing

from .conftest import write_files
from .sample_agency import AGENCY
from .test_cached_equals_clean import Tree, read_tree

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")

SITES = ("conway", "harbor", "norfolk")
VERSIONS = ("Ask for a visit", "Come and see us")
"""What the booking button says in each of two versions of the facts: it stands on every page."""


def make_agency(root: Path, pages: int) -> None:
    """Make an agency whose build takes the better part of a second."""
    text = (
        "---\ntitle: Thoughts {0}\ndescription: Thoughts, number {0}.\n---\n"
        + "Some words. " * 60
        + "\n\n## More\n" * 6
    )
    write_files(root, {path: file for path, file in AGENCY.items() if not path.startswith("clinics/lakeside/")})
    write_files(root, {f"articles/thoughts-{letter}.md": text.format(letter) for letter in letters(pages)})
    for slug in SITES:
        facts = root / "clinics" / slug / "clinic.yaml"
        facts.write_text(facts.read_text("utf-8").replace(", label: Book a visit", ""), "utf-8")


def letters(count: int) -> Iterator[str]:
    for number in range(count):
        yield chr(ord("a") + number // 26) + chr(ord("a") + number % 26)


@dataclass(frozen=True)
class Agency:
    """A workspace with two versions of its facts, and what a clean build makes of each."""

    root: Path
    wanted: tuple[dict[str, Tree], dict[str, Tree]]
    seconds: float
    """How long a build from nothing takes."""

    def write(self, version: int) -> None:
        settings = f"defaults: {{booking: {{label: {VERSIONS[version]}}}}}\n"
        (self.root / "clinicgen.yaml").write_text(settings, "utf-8")

    def start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "clinicgen", "build", "--today", "2026-11-22", "-j", "2", *words],
            cwd=self.root, start_new_session=True, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def build(self, *words: str) -> None:
        process = self.start(*words)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said

    def read(self) -> dict[str, Tree]:
        return {slug: read_tree(self.root / "build" / slug) for slug in SITES if (self.root / "build" / slug).exists()}

    def assert_whole(self, is_first: bool = False) -> dict[str, int]:
        """Assert that each site is wholly one version's, and give which."""
        versions = {}
        found = self.read()
        assert is_first or found.keys() == set(SITES)
        for slug, tree in found.items():
            assert tree in (self.wanted[0][slug], self.wanted[1][slug]), f"{slug} is a mixture"
            versions[slug] = int(tree == self.wanted[1][slug])
        return versions


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Agency:
    root = tmp_path_factory.mktemp("killed") / "agency"
    make_agency(root, 24)
    unmade = Agency(root, ({}, {}), 0)
    wanted, seconds = [], 60.0
    for version in (0, 1):
        unmade.write(version)
        started = time.monotonic()
        unmade.build("-o", str(root.parent / f"version-{version}"))
        seconds = min(seconds, time.monotonic() - started)
        wanted.append({slug: read_tree(root.parent / f"version-{version}" / slug) for slug in SITES})
    assert all(wanted[0][slug] != wanted[1][slug] for slug in SITES)
    return Agency(root, (wanted[0], wanted[1]), seconds)


def test_a_build_killed_at_any_moment_leaves_whole_sites(agency: Agency) -> None:
    chance = random.Random(20261122)
    kills = 0
    for number in range(10):
        version = number % 2
        agency.write(version)
        process = agency.start()
        time.sleep(agency.seconds * chance.uniform(0.25, 1.1))
        if number % 5 == 3:
            # Its workers live on for a moment, and may publish what they were at.
            os.kill(process.pid, signal.SIGKILL)
            agency.assert_whole(is_first=True)
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
        kills += process.returncode == -signal.SIGKILL
        agency.assert_whole(is_first=True)
        if number % 4 == 3:
            agency.build()
            assert agency.read() == agency.wanted[version]
    assert kills >= 4, "hardly a build was killed before it was done"
    agency.write(0)
    agency.build()
    assert agency.read() == agency.wanted[0]
    left = {path.name for path in (agency.root / "build").iterdir()}
    assert left == {*SITES, ".clinicgen"}


def test_a_killed_build_leaves_no_process_behind(agency: Agency) -> None:
    process = agency.start("--clean")
    time.sleep(agency.seconds * 0.7)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)  # The workers hold its pipes: this ends when they do.
    for _ in range(100):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("a worker lives on")


@pytest.mark.parametrize("whom", ["everyone", "the program alone"])
@pytest.mark.parametrize("part", [0.2, 0.6, 0.8])
def test_ctrl_c_stops_at_once_and_says_what_was_published(agency: Agency, part: float, whom: str) -> None:
    agency.write(0)
    agency.build()
    agency.write(1)
    process = agency.start()
    time.sleep(agency.seconds * part)
    (os.killpg if whom == "everyone" else os.kill)(process.pid, signal.SIGINT)
    said, complaint = process.communicate(timeout=30)
    versions = agency.assert_whole()
    if " files changed in " in complaint:
        # It was done already; or Python lost the Ctrl-C, as it does in rare moments of an import.
        assert set(versions.values()) == {1}
        return
    assert "Traceback" not in complaint
    assert "Error" not in complaint
    assert process.returncode == 130
    assert said == ""
    new = sorted(slug for slug, version in versions.items() if version == 1)
    if "Published" in complaint:
        (named,) = re.findall(r"stopped; every site is whole\. Published before that: (.+)", complaint)
        assert named == (", ".join(new) or "none")
    else:
        assert complaint.strip() in ("", "stopped")
        assert new == []


def test_a_second_build_waits_and_says_so(agency: Agency) -> None:
    agency.write(1)
    with publishing.open_output(agency.root / "build", agency.root, lambda _: None):
        second = agency.start()
        assert second.stderr
        said = second.stderr.readline()
        assert said == "Another build is writing to `build`; waiting for it to finish.\n"
        assert second.poll() is None
    _, said = second.communicate(timeout=60)
    assert second.returncode == 0, said
    assert agency.read() == agency.wanted[1]


def test_builds_started_at_once_all_succeed(agency: Agency) -> None:
    agency.write(0)
    for process in [agency.start() for _ in range(3)]:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
    assert agency.read() == agency.wanted[0]


def test_two_builds_of_two_output_folders_do_not_wait(agency: Agency, tmp_path: Path) -> None:
    agency.write(0)
    both = [agency.start("-o", str(tmp_path / name)) for name in ("one", "other")]
    for process in both:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
        assert "waiting" not in said
    assert all(read_tree(tmp_path / "one" / slug) == agency.wanted[0][slug] for slug in SITES)
    assert all(read_tree(tmp_path / "other" / slug) == agency.wanted[0][slug] for slug in SITES)

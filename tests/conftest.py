"""Small whole workspaces for tests: a folder of files from a table of texts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from textwrap import dedent

import pytest
from msgspec.structs import replace

from clinicgen import rendering
from clinicgen.model.theme import Theme

from .skips import pytest_make_collect_report, pytest_runtest_makereport  # noqa: F401  # Hooks of all tests.

REPOSITORY = Path(__file__).parent.parent

# Fictional clinics. Live clinics may not hold example facts (555-01xx, example.com), so these use numbers of the
# directory-assistance exchange 555, which no subscriber has, and the reserved top-level domain .test (RFC 2606).
HARBOR = """
    name: Harbor Psychiatry
    url: https://harbor.test
    phone: (843) 555-2368
    booking: {url: https://book.harbor.test/new}
    address: {street: 21 Main St, city: Georgetown, region: SC, postal_code: "02134"}
    services:
      - {slug: talk-therapy, name: Talk therapy, summary: Conversations with a therapist.}
"""
NORFOLK = """
    name: Norfolk Mind & Body
    url: https://norfolk.test
    phone: (757) 555-4141
    email: desk@norfolk.test
    booking: {url: "https://book.norfolk.test/start?location=12", label: Book a visit}
    address: {city: Norfolk, region: VA}
    reviews: [{platform: Yelp, url: https://reviews.test/norfolk}]
"""
ARTICLE = """
    ---
    title: A quiet hour at {{ clinic.name }}
    description: What an hour of talk therapy is like, and whom to call.
    date: 2026-03-02
    topics: [talk]
    ---
    You can call {{ clinic.name }} at {{ clinic.phone }} on any weekday, or [book a visit](clinic:book).

    ## What happens

    You sit down and talk.
"""

MakeWorkspace = Callable[..., Path]


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below a folder; texts are dedented, and one that is empty is written empty."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            target.write_text(dedent(content).lstrip("\n"), "utf-8")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `--renew-golden` write the golden site anew."""
    parser.addoption("--renew-golden", action="store_true", help="write tests/golden/ anew from what is built now")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the judges of the sites said, also of tests that passed."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    said = [value for report in reports for name, value in report.user_properties if name == "judged"]
    if said:
        terminalreporter.section("what the judges said")
        terminalreporter.write_line("\n".join(sorted(said)))


@pytest.fixture
def make_workspace(tmp_path: Path) -> MakeWorkspace:
    """Make a workspace of two clinics and one article; what the test names is added or replaces."""

    def make(files: Mapping[str, str | bytes | None] | None = None, *, name: str = "agency") -> Path:
        root = tmp_path / name
        shutil.rmtree(root, ignore_errors=True)
        base: dict[str, str | bytes | None] = {
            "clinics/harbor/clinic.yaml": HARBOR,
            "clinics/norfolk/clinic.yaml": NORFOLK,
            "articles/quiet-hour.md": ARTICLE,
            **(files or {}),
        }
        write_files(root, {path: content for path, content in base.items() if content is not None})
        return root

    return make


@pytest.fixture(scope="session", autouse=True)
def themes_taken_apart_once() -> Iterator[None]:
    """Take each theme's templates apart once for all builds of this process: half of what a small build costs.

    What pages were made of is not kept: texts that one build remembers are unknown to the next, as in real life.
    """
    kept: dict[object, rendering.OpenTheme] = {}
    open_theme = rendering.open_theme

    def open_again(theme: Theme) -> rendering.OpenTheme:
        # Tests change themes and leave them their digest.
        key = theme.name, frozenset((name, source.path, source.text) for name, source in theme.templates.items())
        if key not in kept:
            if len(kept) == 8:
                kept.pop(next(iter(kept)))
            kept[key] = open_theme(theme)
            rendering.take_apart(kept[key])
        apart = rendering.open_again(kept[key], theme)
        return replace(apart, programs=dict(apart.programs), stretches=dict(apart.stretches), texts={}, shapes={})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "open_theme", open_again)
        yield

"""What a command says while it works and when it is done."""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from clinicgen import __version__
from clinicgen.cli import streams
from clinicgen.cli.options import Console

if TYPE_CHECKING:
    from clinicgen.model.finding import Finding, Rule
    from clinicgen.model.found_site import Background
    from clinicgen.model.outcome import BuildResult, SiteOutcome

REFRESH_SECONDS = 0.1


class ProgressLine(Struct):
    """The line that grows while sites are made: clinics done, pages, pages per second."""

    console: Console
    is_live: bool
    started: float = field(default_factory=time.monotonic)
    pages: int = 0
    done: int = 0
    shown: float = 0.0
    ended: float | None = None

    def __call__(self, outcome: SiteOutcome, done: int, total: int) -> None:
        """Take note of a site that is done."""
        self.pages += outcome.pages
        self.done = done
        now = time.monotonic()
        if self.is_live and (now - self.shown >= REFRESH_SECONDS or done == total):
            self.shown = now
            rate = self.pages / max(now - self.started, 0.001)
            line = f"{done}/{total} clinics, {self.pages} pages, {rate:.0f} pages/s"
            streams.remark(f"\r\x1b[2K{line}", newline=False)
        elif not self.is_live and self.console.verbosity > 0:
            self.console.say(f"{outcome.slug}: {outcome.pages} pages, {outcome.rendered} files rendered")

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return (self.ended or time.monotonic()) - self.started

    @property
    def said(self) -> str:
        """How many sites and pages there were."""
        return f"{_many(self.done, 'site')}, {_many(self.pages, 'page')}"

    @staticmethod
    def count(findings: Sequence[Finding]) -> str:
        """Say how many findings there are of each severity."""
        from clinicgen.reporting import say_counts

        return say_counts(findings)


@contextmanager
def tell_progress(console: Console) -> Iterator[ProgressLine]:
    """Show progress on a terminal while sites are made, and clear the line behind it."""
    is_live = console.speaks_text and not console.is_quiet and sys.stderr.isatty()
    line = ProgressLine(console, is_live)
    try:
        yield line
    finally:
        line.ended = time.monotonic()
        if is_live and line.done:
            streams.remark("\r\x1b[2K", newline=False)


def print_findings(
    console: Console,
    findings: Sequence[Finding],
    rules: Callable[[], tuple[Rule, ...]],
    background: Callable[[], Background | None] = lambda: None,
) -> None:
    """Print findings in the format that was asked for; notes only when more was asked for."""
    from clinicgen import reporting
    from clinicgen.model.finding import Severity

    match console.format:
        case "json":
            streams.write_utf8(reporting.as_json(findings))
        case "github":
            streams.write_utf8(reporting.as_github(findings))
        case "sarif":
            streams.write_utf8(reporting.as_sarif(findings, rules(), __version__))
        case "html":
            streams.write_utf8(_draw_up(findings, rules, background))
        case "csv":
            streams.write_utf8(reporting.as_csv(reporting.finding_rows(findings), reporting.FINDING_COLUMNS))
        case _:
            lowest = {-1: (Severity.ERROR,), 0: (Severity.ERROR, Severity.WARNING)}.get(console.verbosity)
            shown = [one for one in findings if lowest is None or one.severity in lowest]
            palette = reporting.COLOURED if console.has_colour("stdout") else reporting.PLAIN
            # What is wrong for many clinics in the same words is said once.
            for text in dict.fromkeys(reporting.as_text([finding], palette) for finding in shown):
                streams.write(text + "\n")


def save_report(
    console: Console,
    path: Path | None,
    findings: Sequence[Finding],
    rules: Callable[[], tuple[Rule, ...]],
    background: Callable[[], Background | None],
) -> None:
    """Write the report as a page, if a file was named for it."""
    if path is None:
        return
    from clinicgen import publishing

    publishing.write_report(path, _draw_up(findings, rules, background).encode())
    console.say(f"the report is in {path}")


def _draw_up(
    findings: Sequence[Finding],
    rules: Callable[[], tuple[Rule, ...]],
    background: Callable[[], Background | None],
) -> str:
    from clinicgen.model.found_site import Background
    from clinicgen.reporting.page import as_page

    day = datetime.datetime.now(datetime.UTC).astimezone().date()
    return as_page("What clinicgen found", day, findings, rules(), background() or Background({}, (), ()))


def tell_result(console: Console, result: BuildResult, seconds: float) -> None:
    """Say what was built: sites, pages, what changed, how long it took, what was found."""
    from clinicgen.reporting import say_counts

    if not console.speaks_text:
        return
    built = [site for site in result.sites if site.publication is not None]
    changed = sum(site.publication.written + site.publication.removed for site in built if site.publication)
    pages = sum(site.pages for site in built)
    for slug in result.held_back:
        console.say(f"{slug}: held back; the site stays as it was")
    console.say(
        f"{_many(len(built), 'site')}, {_many(pages, 'page')}, {_many(changed, 'file')} changed "
        f"in {seconds:.1f} s: {say_counts(result.report.findings)}"
    )


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")

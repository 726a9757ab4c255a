"""Writes what was measured as the page docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.results import (
    CLINICGEN_NAME,
    COPY_NAME,
    WRITE_NAME,
    SizeResult,
    Spread,
    find_best_hugo,
    ratio,
    seconds,
    spread,
)

FLOORS = (COPY_NAME, WRITE_NAME)
HEAD = """\
# Benchmarks

How long `clinicgen build` takes to build many clinics' sites from shared articles, beside other ways to make the same
pages. `python -m benchmarks.compare` measured and wrote this page from `benchmarks.json`, which holds every figure.
Run it yourself: `pip install -e '.[bench]'`, then the commands below (`--help` tells the rest).
"""
PICTURE = "![Seconds for a clean build by number of article pages](benchmarks.svg)\n"
FOOT = """
## What is compared

The clinics and the articles are invented by [`benchmarks/fleet.py`](../benchmarks/fleet.py) from a seed. An article has
about 1,000 words: seven sections, two lists, a table, links, a call-to-action block, and a dozen places where a fact of
the clinic stands. Every way builds, for every clinic, one page per article with header, contents list, call to action,
recent posts, JSON-LD and footer, the list of articles and of each topic by twenties, services, contact, locations,
home, 404, sitemap and a feed of twenty full articles. The layouts print the same markup. After the first round
[`benchmarks/check_pages.py`](../benchmarks/check_pages.py) reads every article's page of every way: the same set of
pages, every paragraph of the article, this clinic's phone and booking link, and no other clinic's.

- **clinicgen** is `clinicgen build` with all that it does by default: facts and articles checked, every contact on the
  final bytes proved, sites published in one step, records kept for the next run. It alone also writes a contact card,
  pictures for networks and tabs, host files and hashed assets.
- **Hugo, one run** makes every clinic a language with a `baseURL` of its own; one content mount with a sites matrix
  gives all of them the shared articles. What is the same on many pages goes through `partialCached`.
- **Hugo, a run per clinic** starts `hugo` once per clinic with the same layouts, two at a time.
- **Pelican, a run per clinic** starts `pelican` once per clinic with the clinic's settings, two at a time; facts are
  filled by Jinja before Markdown.
- **The floors** copy clinicgen's tree, and write its bytes from two processes that hold them in memory.

A time is that of the whole process from start to end, so starting Python counts. (The floors' times are taken inside.)
Rounds are interleaved and start with another way each time; a ratio divides times of the same round, then the median
and the ends are taken. *Processor* is what all processes together used of the cores, the steadier figure where other
work shares the machine. *Memory* is the most that any single process held at once, of all that a build starts (its
workers among them) and in all rounds: not their sum. *Other work* is what everything else on the machine, the system's
own work included, used of the processors while programs were measured. Every clean build goes into a new folder,
nothing is deleted before the end, and each run waits until the disk has what earlier ones wrote. Edits are built over
the first clean build; the first edit after it, when clinicgen has no spare tree yet, is told apart. Hugo and Pelican
have no partial build on disk: after an edit they run in full. **Bold** is the quicker of Hugo's ways, the one that
edits are compared with.
"""


def write_report(results: Sequence[SizeResult]) -> str:
    """Write the whole page, from the smallest size to the largest."""
    parts = [
        HEAD,
        _write_summary(results),
        PICTURE,
        *(_write_size(result) for result in results),
        _write_growth(results),
        _write_starts(results),
    ]
    return "\n".join(part for part in parts if part) + FOOT


def _write_summary(results: Sequence[SizeResult]) -> str:
    lines = [
        "| clinics × articles | clinicgen | Hugo's best way | ratio | bytes alone | ratio | memory |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for result in results:
        own = result.runs.get(CLINICGEN_NAME)
        if own:
            cells = [_compare(result, name) for name in (find_best_hugo(result.runs), WRITE_NAME)]
            memory = f"{max(figure.megabytes for figure in own):.0f} MB"
            lines.append(f"| {result.name} | {seconds(own).median:.2f} s | {' | '.join(cells)} | {memory} |")
    return "\n".join(lines) + "\n"


def _compare(result: SizeResult, name: str) -> str:
    figures = result.runs.get(name)
    if not figures:
        return "– | –"
    return f"{seconds(figures).median:.2f} s | {ratio(result.runs[CLINICGEN_NAME], figures).median:.2f}"


def _write_size(result: SizeResult) -> str:
    best = find_best_hugo(result.runs)
    count = max((len(figures) for figures in result.runs.values()), default=0)
    rounds = "1 round" if count == 1 else f"{count} rounds"
    was = result.circumstances
    lines = [
        f"## {result.name} clinics × articles",
        "",
        f"- Measured on {was.date}, {rounds}; other work used {result.others_share:.1%} of the processors",
        f"- Machine: {was.machine}",
        f"- Versions: {'; '.join(was.versions)}",
        f"- Command: `{was.call}`",
        "",
        "### Clean build",
        "",
        "| | median | least – most | clinicgen's time ÷ this | processor | memory | pages | files | article page |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
        *_list_runs(result, best),
    ]
    if result.edits:
        lines += ["", "### After an edit", "", *_list_edits(result, best)]
    return "\n".join(lines) + "\n"


def _list_runs(result: SizeResult, best: str) -> Iterator[str]:
    own = result.runs.get(CLINICGEN_NAME, [])
    for name, figures in sorted(result.runs.items(), key=lambda item: (item[0] in FLOORS, item[0] != CLINICGEN_NAME)):
        times = seconds(figures)
        divided = _say_ratio(ratio(own, figures)) if own and name != CLINICGEN_NAME else ""
        used = f"{spread([figure.processor_seconds for figure in figures]).median:.2f} s" if name not in FLOORS else ""
        memory = f"{max(figure.megabytes for figure in figures):.0f} MB" if name not in FLOORS else ""
        made = result.made.get(name)
        made_cells = f"{made.pages:,} | {made.files:,} | {made.article_bytes / 1000:.1f} kB" if made else " | | "
        shown = f"**{name}**" if name == best else name
        ends = f"{times.least:.2f} – {times.most:.2f}"
        yield f"| {shown} | {times.median:.2f} s | {ends} | {divided} | {used} | {memory} | {made_cells} |"
    for name, reason in result.skipped.items():
        yield f"| {name} | {reason} | | | | | | | |"


def _list_edits(result: SizeResult, best: str) -> Iterator[str]:
    rival = f" {best} | least – most | ratio |" if best else ""
    yield f"| edited | clinicgen | least – most |{rival}"
    yield "|---|---:|---:|" + ("---:|---:|---:|" if best else "")
    for name, figures in result.edits.items():
        if CLINICGEN_NAME not in figures:
            continue
        own = seconds(figures[CLINICGEN_NAME])
        row = f"| {name} | {own.median:.2f} s | {own.least:.2f} – {own.most:.2f} |"
        if best in figures:
            other = seconds(figures[best])
            divided = _say_ratio(ratio(figures[CLINICGEN_NAME], figures[best]))
            row += f" {other.median:.2f} s | {other.least:.2f} – {other.most:.2f} | {divided} |"
        yield row


def _write_growth(results: Sequence[SizeResult]) -> str:
    built = [result for result in results if result.runs.get(CLINICGEN_NAME) and CLINICGEN_NAME in result.made]
    # A machine is not equally fast on all days, so times of different days say nothing beside each other.
    newest = max((result.circumstances.date for result in built), default="")
    measured = [result for result in built if result.circumstances.date == newest]
    if len(measured) < 2:
        return ""
    names = list(dict.fromkeys(name for result in measured for name in result.runs))
    rows = [
        f"| {name} | "
        + " | ".join(f"{_page_time(result, name):,.0f}" if name in result.runs else "–" for result in measured)
        + " |"
        for name in names
    ]
    titles = "| | " + " | ".join(result.name for result in measured) + " |"
    lines = [
        "## Time per page",
        "",
        f"Medians of the clean builds of {newest}, divided by the pages that clinicgen made, in microseconds.",
        "",
        titles,
        "|---|" + "---:|" * len(measured),
        *rows,
    ]
    first, last = next((one for one in measured if one.clinics >= 20), measured[0]), measured[-1]
    if first is not last:
        growth = _page_time(last, CLINICGEN_NAME) / _page_time(first, CLINICGEN_NAME) - 1
        lines += ["", f"From {first.name} to {last.name} clinicgen's time per page changes by {growth:+.0%}."]
    return "\n".join(lines) + "\n"


def _page_time(result: SizeResult, name: str) -> float:
    return seconds(result.runs[name]).median * 1e6 / result.made[CLINICGEN_NAME].pages


def _write_starts(results: Sequence[SizeResult]) -> str:
    measured = [result for result in results if result.starts]
    if not measured:
        return ""
    rows = [
        f"| {name} | {times.median * 1000:,.0f} ms | {times.least * 1000:,.0f} – {times.most * 1000:,.0f} ms |"
        for name, times in ((name, seconds(figures)) for name, figures in measured[-1].starts.items())
    ]
    return "\n".join(["## Short commands", "", "| | median | least – most |", "|---|---:|---:|", *rows]) + "\n"


def _say_ratio(ratios: Spread) -> str:
    digits = 2 if ratios.median < 10 else 0
    return f"{ratios.median:.{digits}f} ({ratios.least:.{digits}f} – {ratios.most:.{digits}f})"

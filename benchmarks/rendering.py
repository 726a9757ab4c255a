"""Measures what rendering costs per page, without planning, checking and writing.

Run it as `python -m benchmarks.rendering --clinics 20 --articles 100`. One process; every clinic's files are
prepared and rendered once, in memory. First with every template rendered in full, which is all that a page joined
from remembered stretches is compared with: what is laid out once for all clinics is so in both. Seconds are those of
the processor.
"""

from __future__ import annotations

import argparse
import datetime
import tempfile
import time
from pathlib import Path

from benchmarks.fleet import make_fleet
from benchmarks.make_workspace import write_workspace
from clinicgen import rendering
from clinicgen.model.site_plan import SitePlan
from clinicgen.model.workspace import Workspace
from clinicgen.surveying import survey_workspace

TODAY = datetime.date(2027, 1, 1)


def plan_sites(root: Path) -> tuple[Workspace, list[SitePlan]]:
    """Read and plan a workspace."""
    survey = survey_workspace(root, today=TODAY)
    return survey.workspace, list(survey.plans.values())


def render_sites(read: Workspace, plans: list[SitePlan], shared: rendering.SharedWork) -> str:
    """Render every file of every site, and tell what it took."""
    preparing = rendering_pages = rendering_others = 0.0
    pages = others = size = 0
    for plan in plans:
        theme = read.themes[plan.clinic.facts.theme.name]
        started = time.process_time()
        site = rendering.prepare_site(plan, theme, "program", shared)
        prepared = time.process_time()
        preparing += prepared - started
        listed = [output for output in site.outputs if output.kind == "page"]
        rest = [output for output in site.outputs if output.kind != "page"]
        started = time.process_time()
        for output in listed:
            size += len(rendering.render_file(site, output).data)
        between = time.process_time()
        for output in rest:
            size += len(rendering.render_file(site, output).data)
        rendering_pages += between - started
        rendering_others += time.process_time() - between
        pages += len(listed)
        others += len(rest)
    total = preparing + rendering_pages + rendering_others
    return (
        f"{total / pages * 1e6:7.1f} µs per page all in: preparing {preparing / pages * 1e6:.1f}, "
        f"pages {rendering_pages / pages * 1e6:.1f}, other files {rendering_others / pages * 1e6:.1f} "
        f"({pages} pages, {others} other files, {size / 1e6:.0f} MB)"
    )


def open_themes(read: Workspace) -> rendering.SharedWork:
    """Open the themes as builds do."""
    return rendering.SharedWork({name: rendering.open_theme(theme) for name, theme in read.themes.items()})


def open_whole(read: Workspace) -> rendering.SharedWork:
    """Open the themes so that no template is taken apart."""
    shared = open_themes(read)
    for opened in shared.themes.values():
        opened.programs.update(dict.fromkeys(opened.theme.templates))
    return shared


def main() -> None:
    """Measure one size of workspace."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--clinics", type=int, required=True)
    parser.add_argument("--articles", type=int, required=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="clinicgen-rendering-") as folder:
        workspace = Path(folder) / "workspace"
        write_workspace(workspace, make_fleet(given.clinics, given.articles))
        read, plans = plan_sites(workspace)
    print("in full ", render_sites(read, plans, open_whole(read)))
    print("joined  ", render_sites(read, plans, open_themes(read)))


if __name__ == "__main__":
    main()

"""Measures the proof of article pages: microseconds per page, whole and by pieces, the least of several rounds.

Run it as `python -m benchmarks.proof --clinics 20 --articles 100`. Where rendering gives no parts, pages are cut at the
clinic's own values, which is finer than any renderer would.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from benchmarks.fleet import make_fleet
from benchmarks.make_workspace import write_workspace
from clinicgen import checking, rendering, surveying
from clinicgen.model.clinic import Clinic
from clinicgen.model.rendered_site import RenderedFile

ROUNDS = 3


def cut(file: RenderedFile, clinic: Clinic, pool: dict[str, str]) -> RenderedFile:
    """Cut a page at the clinic's own values, where it is not in parts yet."""
    if len(file.parts) > 1:
        return file
    text, facts = file.data.decode(), clinic.facts
    own = [facts.name, facts.url.removeprefix("https://"), facts.email, facts.address.city, facts.address.street]
    own += [facts.address.postal_code, clinic.phone.e164, clinic.phone.national, clinic.slug]
    own += re.findall(r"/assets/[^\s\"]+", text)
    values = sorted({value for value in own if value}, key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, values))})", text)
    return replace(file, parts=tuple(pool.setdefault(part, part) for part in parts if part))


def prove_all(survey: surveying.Survey, sites: Sequence[tuple[str, list[RenderedFile]]]) -> list[float]:
    """Prove the pages of some sites, which share a memo; give the microseconds a page took on each site."""
    contacts = checking.index_contacts(survey.workspace.fleet)
    memo = checking.open_memo(contacts)
    took = []
    for slug, files in sites:
        plan = survey.plans[slug]
        theme = survey.workspace.themes[plan.clinic.facts.theme.name]
        site = checking.open_site(contacts, survey.workspace, plan, theme, memo)
        started = time.perf_counter()
        found = [finding for file in files for finding in checking.prove_file(file, site).findings]
        took.append((time.perf_counter() - started) / len(files) * 1e6)
        if found:
            sys.exit(f"{slug}: {found[0]}")
    return took


def main() -> None:
    """Render the sites of one size of workspace, and print what their proof takes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--clinics", type=int, required=True)
    parser.add_argument("--articles", type=int, required=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="clinicgen-proof-") as folder:
        root = Path(folder) / "workspace"
        write_workspace(root, make_fleet(given.clinics, given.articles))
        survey = surveying.survey_workspace(root)
    read = survey.workspace.themes
    themes = rendering.SharedWork({name: rendering.open_theme(theme) for name, theme in read.items()})
    pool: dict[str, str] = {}
    sites: list[tuple[str, list[RenderedFile]]] = []
    for slug, plan in survey.plans.items():
        site = rendering.prepare_site(
            plan, survey.workspace.themes[plan.clinic.facts.theme.name], survey.program, themes
        )
        pages = [output for output in site.outputs if output.path.startswith("articles/article-")]
        sites.append((slug, [cut(rendering.render_file(site, page), plan.clinic, pool) for page in pages]))
    whole = [(slug, [replace(file, parts=()) for file in files]) for slug, files in sites[:2]]
    rounds = [prove_all(survey, sites) for _ in range(ROUNDS)]
    by_clinic = [min(took) for took in zip(*rounds, strict=True)]
    parts = sum(len(file.parts) for file in sites[0][1]) / len(sites[0][1])
    size = sum(len(file.data) for file in sites[0][1]) / len(sites[0][1]) / 1024
    print(f"{given.clinics} clinics x {given.articles} articles, {size:.0f} KB and {parts:.0f} parts a page")
    print(f"whole                          {min(min(prove_all(survey, whole)) for _ in range(ROUNDS)):8.0f} us a page")
    print(f"by pieces, the first clinic    {by_clinic[0]:8.0f}")
    print(f"by pieces, each further clinic {min(by_clinic[1:]):8.0f}")
    print(f"by pieces, all clinics         {sum(by_clinic) / len(by_clinic):8.0f}")


if __name__ == "__main__":
    main()

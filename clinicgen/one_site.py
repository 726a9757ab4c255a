"""One clinic's site from plan to folder: planned, rendered, proved, published. The unit of parallel work.

With `surveying.py`, which does what is done once for all clinics, this module alone knows which room follows which.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from contextlib import nullcontext

from msgspec import Struct
from msgspec.structs import replace

from clinicgen import checking, planning, publishing, rendering
from clinicgen.errors import TemplateError
from clinicgen.model.clinic import Clinic
from clinicgen.model.finding import Finding, Severity, in_order, report
from clinicgen.model.outcome import SiteOutcome
from clinicgen.model.rendered_site import FileKind, OutputFile, Release, ReleaseFile, RenderedFile
from clinicgen.model.site_plan import SitePlan
from clinicgen.model.source import digest_of
from clinicgen.model.theme import Theme
from clinicgen.model.workspace import Workspace
from clinicgen.site_search import add_search
from clinicgen.whole_site import judge_whole


class Job(Struct, frozen=True):
    """What is to be done with each clinic's site; the same for all clinics, and sent to workers once."""

    workspace: Workspace
    grounds: planning.Grounds
    days: Mapping[str, datetime.date]
    """The day each clinic's site is made for."""
    scales: checking.Scales
    held_back: frozenset[str]
    """Clinics that an error concerns: their sites are proved as far as they go, and not published."""
    sound_themes: frozenset[str]
    """Themes that can be rendered with."""
    program: str
    """Digest of the program: what every page depends on."""
    basis: checking.FleetBasis
    """What every proof depends on."""
    search: str
    """The version of Pagefind that sites with a search are indexed by; empty where no site has one."""
    folder: publishing.OutputFolder | None
    """Where sites are published, or None where they are only checked."""
    is_from_nothing: bool
    """Whether former releases count for nothing."""


class Bench(Struct, frozen=True):
    """What the sites made in one process share."""

    themes: rendering.SharedWork
    contacts: checking.FleetContacts
    proofs: checking.ProofMemo


class SiteResult(Struct, frozen=True):
    """What came of one clinic's site."""

    outcome: SiteOutcome
    findings: tuple[Finding, ...]
    """As found, not weighed."""
    look: publishing.Look | None
    """How the site looks on disk now; None where none is published."""


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


class Opener(Struct):
    """Opens what the sites made in one process share; themes before that, when there is time for it."""

    opened: dict[str, rendering.OpenTheme] = {}
    """Themes that are open already, by name."""

    def open_theme(self, theme: Theme) -> None:
        """Open a theme and take its templates apart before there are workers, so that all of them have it so."""
        self.opened[theme.name] = rendering.open_theme(theme)
        rendering.take_apart(self.opened[theme.name])

    def open_bench(self, job: Job) -> Bench:
        """Open a bench for a job; themes that are not open yet take their templates apart when they need them."""
        themes = job.workspace.themes
        sound = {name: self.opened.get(name) or rendering.open_theme(themes[name]) for name in sorted(job.sound_themes)}
        contacts = checking.index_contacts(job.workspace.fleet)
        shared = rendering.SharedWork(sound, job.workspace.album)
        return Bench(shared, contacts, checking.open_memo(contacts))


def plan_clinic(grounds: planning.Grounds, clinic: Clinic, day: datetime.date) -> tuple[SitePlan, tuple[Finding, ...]]:
    """Plan one clinic's site for a day, and find what is wrong with the plan."""
    planned = planning.plan_site(clinic, grounds, day)
    return planned.plan, (*planned.findings, *checking.judge_plan(planned.plan))


def make_site(job: Job, bench: Bench, slug: str) -> SiteResult:
    """Plan, render, prove and publish one clinic's site; one that is held back is proved as far as it goes."""
    with publishing.holding_site(job.folder, slug) if job.folder else nullcontext():
        return _make_site(job, bench, slug)


def _make_site(job: Job, bench: Bench, slug: str) -> SiteResult:
    folder, clinic = job.folder, job.workspace.fleet.find(slug)
    if clinic is None:
        raise KeyError(slug)
    recall = publishing.recall_by_reading if job.is_from_nothing else publishing.recall
    live = recall(folder, slug) if folder else None
    plan, wrong = plan_clinic(job.grounds, clinic, job.days[slug])
    plan = replace(plan, has_search=plan.has_search and bool(job.search))
    is_held_back = slug in job.held_back or has_errors(checking.weigh(wrong, job.scales))
    former = None if job.is_from_nothing else live
    release, found = _render_and_prove(job, bench, plan, former, is_held_back=is_held_back)
    found = (*wrong, *found)
    publication, seen = None, live.tree.statuses if live else {}
    if folder and not is_held_back and not has_errors(checking.weigh(found, job.scales)):
        tried, seen = publishing.publish_over(folder, release, live)
        found = (*found, *tried.notices)
        publication = None if has_errors(tried.notices) else tried
    look = None
    if folder and live:
        look = publishing.look_at_site(folder, slug, release.files if publication else live.recorded, seen)
    rendered = sum(file.data is not None for file in release.files.values())
    return SiteResult(SiteOutcome(slug, len(plan.pages), rendered, publication), found, look)


def _render_and_prove(
    job: Job, bench: Bench, plan: SitePlan, former: publishing.LiveSite | None, *, is_held_back: bool
) -> tuple[Release, tuple[Finding, ...]]:
    """Render and prove one site; files that the former release has under the same keys are not rendered again."""
    clinic, slug = plan.clinic, plan.clinic.slug
    theme = job.workspace.themes[clinic.facts.theme.name]
    context = checking.open_site(bench.contacts, job.workspace, plan, theme, bench.proofs)
    site = rendering.prepare_site(plan, theme, job.program, bench.themes)
    hosts = publishing.host_files(plan)
    held = frozenset[FileKind]()
    if former and former.basis:
        held = checking.find_held(former.basis, clinic, job.basis)
    files: dict[str, ReleaseFile] = {}
    findings = list(hosts.findings)
    unmade: list[str] = []
    templates = {template.path for template in theme.templates.values()}
    for output in site.outputs:
        known = _recall(former, held, output)
        if known is not None:
            files[output.path] = known
            continue
        try:
            rendered = _render(job, site, output)
        except TemplateError as error:
            unmade.append(output.path)
            # In the texts of a site that is held back, planning has found it already.
            if not is_held_back or error.place.path in templates:
                rule = rendering.TEMPLATE_FAILED
                findings.append(report(rule, error.message, error.place, hint=error.hint, clinic=slug))
        else:
            files[output.path] = _prove(rendered, context)
    for path, data in hosts.site.items():
        output = OutputFile(path, "host", digest_of(job.program, data), clinic.sources[0].path)
        files[path] = _recall(former, held, output) or _prove(RenderedFile(output, data), context)
    findings += checking.merge_pages(
        finding for file in files.values() if file.proof for finding in file.proof.findings
    )
    if plan.has_search and job.folder and not is_held_back and not has_errors(checking.weigh(findings, job.scales)):

        def read(path: str) -> bytes:
            return files[path].data or rendering.render_file(site, outputs[path]).data

        outputs = {output.path: output for output in site.outputs}
        searched, wrong = add_search(plan, job.program, job.search, files, read, former)
        files |= searched
        findings += wrong
    # Links to pages that could not be made, or read, are not broken.
    unmade += [planning.file_of_text(text.kind, text.slug) for text in job.workspace.lost_texts]
    judged = judge_whole(context, job.program, files, unmade, former)
    if judged is None:
        return _render_and_prove(job, bench, plan, None, is_held_back=is_held_back)
    found, verdict = judged
    basis = checking.note_basis(context, job.basis, former.basis if former and held else None)
    return Release(slug, files, hosts.snippets, verdict, basis), in_order((*findings, *found))


def _render(job: Job, site: rendering.PreparedSite, output: OutputFile) -> RenderedFile:
    """Render a file; what was encoded or drawn before, for whichever site, is taken from the output folder."""
    key = site.picture_key(output.path)
    if key is None:
        return rendering.render_file(site, output)
    if job.folder is None:  # Where nothing is written, nothing is encoded: a picture holds no words to prove.
        return RenderedFile(output, b"")
    data = publishing.recall_picture(job.folder, key)
    if data is not None:
        return RenderedFile(output, data)
    rendered = rendering.render_file(site, output)
    publishing.keep_picture(job.folder, key, rendered.data)
    return rendered


def _recall(former: publishing.LiveSite | None, held: frozenset[FileKind], output: OutputFile) -> ReleaseFile | None:
    return former.recall(output) if former and output.kind in held else None


def _prove(rendered: RenderedFile, context: checking.SiteContext) -> ReleaseFile:
    data = rendered.data
    proof = checking.prove_file(rendered, context)
    return ReleaseFile(rendered.output, hashlib.sha256(data).hexdigest(), len(data), data, proof)

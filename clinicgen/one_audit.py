"""The audit of one clinic's site as it lies on disk: read, proved whole, its contacts counted. A unit of parallel work.

With `auditing.py`, which looks at the folder as a whole, this module alone knows which room follows which in an audit.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from clinicgen import checking, loading, publishing
from clinicgen.model.clinic import Clinic
from clinicgen.model.finding import Place, in_order
from clinicgen.model.found_site import ContactKind, ContactRow, ContactSight, FoundFile, OutsideLink, SiteAudit
from clinicgen.model.rendered_site import PageTraces
from clinicgen.model.site_plan import Redirect, SitePlan
from clinicgen.model.source import SourceFile
from clinicgen.model.theme import Theme
from clinicgen.model.vocabulary import Vocabulary
from clinicgen.model.workspace import Workspace

_NO_THEME = Theme("", {}, (), {}, {}, (), "")
"""Whatever made the site, its templates are not looked at."""
_KINDS: tuple[ContactKind, ...] = ("phone", "e-mail", "booking", "site", "street", "name")
_OF_THE_SITE = ("_redirects", "_headers", "robots.txt")


class AuditJob(Struct, frozen=True):
    """What is to be done with each site; the same for all of them."""

    folder: Path
    """Where the sites lie."""
    workspace: Workspace
    plans: Mapping[str, SitePlan]
    contacts: checking.FleetContacts
    memo: checking.ProofMemo
    shared: checking.DiskMemo
    scales: checking.Scales
    vocabulary: Vocabulary
    counts_contacts: bool
    """Whether every contact is counted, not only those that are wrong."""
    notes_outside: bool
    """Whether links to other hosts are noted."""


class _Notes(Struct):
    """What is known of a site while its files are read."""

    findings: checking.SiteFindings
    heads: dict[str, checking.PageHead] = {}
    traces: dict[str, PageTraces] = {}
    texts: dict[str, str] = {}
    digests: dict[str, str] = {}
    unreadable: dict[str, str] = {}
    contacts: dict[tuple[ContactKind, str], ContactRow] = {}
    outside: dict[str, OutsideLink] = {}
    copied: dict[str, SourceFile] = {}
    """Files of HTML that are no pages."""
    names: dict[str, str] = {}
    """The file on disk of each page that is read under another name."""


def audit_site(job: AuditJob, slug: str) -> SiteAudit:
    """Prove one site."""
    folder, plan = job.folder / slug, job.plans[slug]
    listing = loading.list_site(folder)
    # Where old addresses lead, only the disk can say.
    context = checking.open_site(job.contacts, job.workspace, replace(plan, redirects=()), _NO_THEME, job.memo)
    sharing = checking.open_sharing(context, job.shared, job.vocabulary)
    notes = _Notes(checking.SiteFindings(context, job.scales), unreadable=dict(listing.unreadable))
    for found in loading.read_site(folder, listing):
        if isinstance(found, FoundFile):
            _prove(found, job, sharing, notes)
        else:
            notes.unreadable[found[0]] = found[1]
    redirects = _answered(notes, context.clinic.base_path)
    context = replace(context, plan=replace(plan, redirects=redirects, static=notes.copied))
    site = checking.SiteOnDisk(
        context, listing.sizes, notes.heads, notes.texts, notes.digests, publishing.read_manifest(job.folder, slug),
        notes.unreadable,
    )  # fmt: skip

    for problem in checking.judge_disk_site(site, notes.traces):
        path = notes.names.get(problem.path, problem.path)
        notes.findings.add(problem, partial(_open, folder, path, context))
    return SiteAudit(
        slug=slug,
        pages=len(notes.heads),
        files=len(listing.sizes),
        findings=in_order(notes.findings.all()),
        contacts=tuple(sorted(notes.contacts.values(), key=_by_kind)),
        outside=tuple(notes.outside.values()),
    )


def _by_kind(row: ContactRow) -> int:
    return _KINDS.index(row.kind)


def _prove(found: FoundFile, job: AuditJob, sharing: checking.DiskSharing, notes: _Notes) -> None:
    proved = checking.prove_found(found, sharing)
    context, path = sharing.site, proved.output.path
    slug = context.clinic.slug
    notes.digests[found.path] = found.digest
    if path != found.path:
        notes.names[path] = found.path
    if found.path in _OF_THE_SITE or proved.output.kind == "sitemap":
        notes.texts[found.path] = proved.text
    if proved.head is not None:
        notes.heads[path] = proved.head
        if proved.output.kind == "static":
            notes.copied[path] = SourceFile(path, b"", found.digest)
    if proved.traces is not None:
        notes.traces[path] = proved.traces

    @cache
    def open_page() -> checking.PageDocument:
        return checking.read_found(found, context)

    for problem in proved.problems:
        notes.findings.add(problem, open_page)
    for sight in checking.sight_contacts(open_page(), context) if job.counts_contacts else ():
        key = (sight.kind, sight.contact)
        row = notes.contacts.get(key)
        # Where it stands in a part about its clinic on one page and outside of it on another, the latter is to be told.
        if row is None or (row.origin == "named" and sight.origin != "named"):
            place = checking.place_sight(sight.shown, open_page(), slug)
            files = row.files + 1 if row else 1
            notes.contacts[key] = replace(_row(sight, place, context.clinic, job.workspace), files=files)
        else:
            notes.contacts[key] = replace(row, files=row.files + 1)
    for address in proved.links if job.notes_outside else ():
        if _leaves(address, context) and address not in notes.outside:
            notes.outside[address] = OutsideLink(address, slug, checking.place_sight(address, open_page(), slug))


def _row(sight: ContactSight, place: Place, clinic: Clinic, workspace: Workspace) -> ContactRow:
    owner = workspace.fleet.find(sight.clinic) if sight.clinic else None
    source = checking.source_of(owner, sight.fact) if owner else ""
    return ContactRow(clinic.slug, sight.kind, sight.contact, sight.origin, sight.clinic, sight.fact, source, 1, place)


def _leaves(address: str, context: checking.SiteContext) -> bool:
    """Tell whether a link leads to another host."""
    if not address.lower().startswith(("https://", "http://")):
        return False
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return host.removeprefix("www.") != context.host


def _answered(notes: _Notes, base: str) -> tuple[Redirect, ...]:
    """Give the paths that the site's own redirects answer, as far as any page links to them."""
    lines = tuple(checking.read_redirects(notes.texts.get("_redirects", "")))
    if not lines:
        return ()
    linked = {target for traces in notes.traces.values() for group in traces.links for _, target in group}
    paths = sorted({target.partition("#")[0] for target in linked} - {""})
    first = ((path, next((line for line in lines if checking.answers(line, base + path)), None)) for path in paths)
    return tuple(Redirect(path, line.target) for path, line in first if line is not None)


def _open(folder: Path, path: str, context: checking.SiteContext) -> checking.PageDocument | None:
    found = loading.read_site_file(folder, path)
    return checking.read_found(found, context) if isinstance(found, FoundFile) else None

"""The doors for sites as they lie on disk: every file is proved whole by every rule, whatever made it.

Nothing is recalled from the build. Findings name the files that were read, not the workspace's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace

from clinicgen.checking.attribution import find_place
from clinicgen.checking.disk_documents import identify
from clinicgen.checking.disk_pieces import NOTHING_NOTED, PieceNotes, note_tokens
from clinicgen.checking.disk_places import find_words
from clinicgen.checking.disk_scopes import DataOnDisk, FileOnDisk, FolderOnDisk, PageHead, SiteOnDisk
from clinicgen.checking.disk_sharing import DiskSharing
from clinicgen.checking.judging import MOST_PROBLEMS
from clinicgen.checking.link_targets import trace_page
from clinicgen.checking.page_document import PageDocument, address_of, is_html, read_document
from clinicgen.checking.page_marks import find_leads
from clinicgen.checking.problem import Problem
from clinicgen.checking.rule_book import open_rule_book
from clinicgen.checking.scopes import BuiltSite
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.verdicts import surroundings_of
from clinicgen.checking.weighing import Scales, weigh
from clinicgen.model.finding import Finding, Place, Rule
from clinicgen.model.found_site import FoundFile
from clinicgen.model.rendered_site import OutputFile, PageTraces, RenderedFile
from clinicgen.model.vocabulary import Vocabulary


class FoundProblem(NamedTuple):
    """What a rule found in a site on disk, before its place was looked for."""

    rule: Rule
    problem: Problem
    path: str
    """The file within the site's folder; empty for what is wrong with the site as a whole."""


class ProvedFile(NamedTuple):
    """What came of the proof of a file, and what the rest of its site needs to know of it."""

    output: OutputFile
    text: str
    """Empty for binary files."""
    head: PageHead | None
    """None where the file is no HTML."""
    traces: PageTraces | None
    """None where the file is no page."""
    links: tuple[str, ...]
    """Where its links lead."""
    problems: tuple[FoundProblem, ...]


def prove_found(found: FoundFile, sharing: DiskSharing) -> ProvedFile:
    """Prove one file by every rule that looks at finished bytes: by its pieces, where nothing is wrong with them."""
    site, vocabulary = sharing.site, sharing.vocabulary
    output, text = identify(found, site)
    if output.kind == "page" and is_html(output.path):
        notes = sharing.prove_page(output, text)
        if notes is not None and not any(_judge_page(output, text, notes, site, vocabulary)):
            return _proved(output, text, notes, site, ())
    elif output.kind == "static" and not is_html(output.path) and sharing.passes_anywhere(output, found):
        return ProvedFile(output, text, None, None, (), ())
    page = read_document(RenderedFile(output, found.data))
    notes = note_tokens(page.tokens) if page.is_html else NOTHING_NOTED
    book = open_rule_book()
    problems = [(bound.rule, bound.check(page, site)) for bound in (*book.piece, *book.page)]
    scripts = [DataOnDisk(nodes, site, vocabulary) for nodes in notes.scripts]
    problems += [(bound.rule, bound.check(script)) for bound in book.disk_data for script in scripts]
    ordered = sorted(
        (*_judge_page(output, text, notes, site, vocabulary), *_take(problems, output)), key=lambda one: one.rule.name
    )
    return _proved(output, text, notes, site, tuple(ordered))


def _judge_page(
    output: OutputFile, text: str, notes: PieceNotes, site: SiteContext, vocabulary: Vocabulary
) -> Iterator[FoundProblem]:
    """Judge what is noted of a file as a whole."""
    book = open_rule_book()
    is_page = output.kind == "page" and is_html(output.path)
    found: list[tuple[Rule, Iterator[Problem]]] = []
    if is_page:
        found += [(bound.rule, bound.check(notes.marks, site)) for bound in book.marks]
        found += [(bound.rule, bound.check(notes.shown, site)) for bound in book.shown]
    file = FileOnDisk(output, is_page, text, notes.marks.links, notes.shown, notes.scripts, site, vocabulary)
    found += [(bound.rule, bound.check(file)) for bound in book.disk_file]
    return _take(found, output)


def _take(found: Iterable[tuple[Rule, Iterator[Problem]]], output: OutputFile) -> Iterator[FoundProblem]:
    """Give the first problems that each rule finds in a file, each once."""
    for rule, problems in found:
        for problem in dict.fromkeys(islice(problems, MOST_PROBLEMS)):
            yield FoundProblem(rule, problem, output.path)


def _proved(
    output: OutputFile, text: str, notes: PieceNotes, site: SiteContext, problems: tuple[FoundProblem, ...]
) -> ProvedFile:
    marks = notes.marks
    if not is_html(output.path):
        return ProvedFile(output, text, None, None, (), problems)
    is_traced = output.kind != "redirect"
    traces = trace_page(marks, (find_leads(marks),), address_of(output.path), site) if is_traced else None
    head = notes.head._replace(is_page=output.kind == "page")
    return ProvedFile(output, text, head, traces, marks.links, problems)


def judge_disk_site(site: SiteOnDisk, traces: Mapping[str, PageTraces]) -> Iterator[FoundProblem]:
    """Judge a site as a whole."""
    book = open_rule_book()
    # Every host serves `/about` from `about.html`, where there is no folder of that name.
    names = {path.removesuffix(".html") for path in site.sizes if path.endswith(".html")}
    built = BuiltSite(*surroundings_of(site.context), traces, frozenset([*site.sizes, *site.heads, *names]))
    found = [(bound.rule, bound.check(built)) for bound in book.site]
    found += [(bound.rule, bound.check(site)) for bound in book.disk_site]
    for rule, problems in sorted(found, key=lambda one: one[0].name):
        for problem in dict.fromkeys(problems):
            # The place says already on which page it is.
            message = problem.message.replace(f" on `{address_of(problem.file)}`", "", 1) if problem.file else ""
            yield FoundProblem(rule, replace(problem, message=message or problem.message), problem.file)


def judge_folder(folder: FolderOnDisk) -> tuple[Finding, ...]:
    """Judge which sites lie in a folder, and what they link to."""
    return tuple(
        Finding(
            bound.rule.name, problem.severity or bound.rule.severity, problem.message, problem.place, problem.hint,
            problem.clinic,
        )
        for bound in open_rule_book().disk_folder
        for problem in bound.check(folder)
    )  # fmt: skip


class SiteFindings:
    """Collects what is found in one site: the same problem in many files is one finding, which names the first."""

    __slots__ = ("_findings", "_others", "_scales", "_site")

    def __init__(self, site: SiteContext, scales: Scales) -> None:
        self._site = site
        self._scales = scales
        self._findings: dict[tuple[str, str, str], Finding] = {}
        self._others: dict[tuple[str, str, str], set[str]] = {}

    def add(self, found: FoundProblem, open_page: Callable[[], PageDocument | None]) -> None:
        """Take note of a problem; the page it stands in is opened where its place has to be looked for."""
        problem = found.problem
        if problem.words and self._is_accepted(found):
            return
        key = (found.rule.name, problem.message, problem.hint)
        first = self._findings.get(key)
        if first is not None:
            if found.path and first.place and first.place.path != self._shown(found.path):
                self._others[key].add(found.path)
            return
        severity = problem.severity or found.rule.severity
        place = self._place(found, open_page)
        slug = self._site.clinic.slug
        self._findings[key] = Finding(found.rule.name, severity, problem.message, place, problem.hint, slug)
        self._others[key] = set()

    def all(self) -> Iterator[Finding]:
        """Give the findings, each with how many other files it is in."""
        for key, finding in self._findings.items():
            others = len(self._others[key])
            said = f", and in {others} other file{'s' if others > 1 else ''}" if others else ""
            yield replace(finding, message=finding.message + said)

    def _shown(self, path: str) -> str:
        return f"{self._site.clinic.slug}/{path}"

    def _place(self, found: FoundProblem, open_page: Callable[[], PageDocument | None]) -> Place | None:
        problem = found.problem
        if problem.place is not None:
            return replace(problem.place, path=self._shown(problem.place.path))
        if not found.path:
            return Place(self._site.clinic.slug)
        page = open_page() if problem.words else None
        return (
            find_words(problem.words, page, self._shown(page.output.source)) if page else Place(self._shown(found.path))
        )

    def _is_accepted(self, found: FoundProblem) -> bool:
        """Tell whether the workspace's own text accepts it: where such words stand in it, an acceptance covers them."""
        sources = self._site.page_sources.get(found.path, ())
        accepting = [source for source in sources if (source.path, found.rule.name) in self._scales.acceptances]
        place = find_place(found.problem.words, accepting) if accepting else None
        severity = found.problem.severity or found.rule.severity
        return place is not None and not weigh((Finding(found.rule.name, severity, "", place),), self._scales)


def place_sight(shown: str, page: PageDocument, slug: str) -> Place:
    """Give the place at which a file shows something."""
    return find_words((shown,), page, f"{slug}/{page.output.source}")

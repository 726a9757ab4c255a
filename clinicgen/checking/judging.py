"""The doors of this room: texts, finished files, sites and the fleet, each judged by the rules of its scope."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from msgspec.structs import replace

from clinicgen.checking.attribution import find_place
from clinicgen.checking.claims.clinic_values import read_clinic_values
from clinicgen.checking.claims.search import judge_sentences
from clinicgen.checking.claims.sentences import read_sentences
from clinicgen.checking.contact_book import FleetContacts
from clinicgen.checking.link_targets import trace_page
from clinicgen.checking.page_document import PageDocument, address_of, is_html, read_document
from clinicgen.checking.page_marks import find_leads
from clinicgen.checking.problem import Problem
from clinicgen.checking.proof_by_pieces import pass_by_pieces
from clinicgen.checking.rule_book import open_rule_book
from clinicgen.checking.scopes import BuiltSite, KnownFleet, KnownTexts, TypedText, WrittenText
from clinicgen.checking.shown_on import shown_on
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.vanity_numbers import digits_held
from clinicgen.checking.verdicts import surroundings_of
from clinicgen.checking.visible_words import read_shown
from clinicgen.model.clinic import Fleet
from clinicgen.model.content import Article, Content, Library, PageText
from clinicgen.model.finding import Finding, Place, Rule
from clinicgen.model.rendered_site import Proof, RenderedFile
from clinicgen.model.site_plan import SitePlan
from clinicgen.model.source import SourceText

MOST_PROBLEMS = 100
"""How many problems of one rule are told of one file: a file with more is wrong as a whole."""


def all_rules() -> tuple[Rule, ...]:
    """Give the rules of `rules/`, by name."""
    return open_rule_book().rules()


def judge_text(text: Article | PageText | Content) -> tuple[Finding, ...]:
    """Judge what a text says, once for all clinics."""
    content, article = _take_apart(text)
    sentences = tuple(read_sentences(content.prose))
    words = frozenset(word for sentence in sentences for word in sentence.words)
    written = WrittenText(content, article, sentences, words)
    book = open_rule_book()
    found = [(bound.rule, problem) for bound in book.article for problem in bound.check(written)]
    found += judge_sentences(sentences, book.claims, content.source, article.sources if article else ())
    return tuple(_finding(rule, problem, problem.place, clinic=None) for rule, problem in found)


def judge_contacts(text: Article | PageText | Content, contacts: FleetContacts) -> tuple[Finding, ...]:
    """Judge a text by what belongs to the clinics of a fleet, once for all clinics."""
    typed = TypedText(*_take_apart(text), contacts)
    return tuple(
        _finding(bound.rule, problem, problem.place, clinic=None)
        for bound in open_rule_book().contacts
        for problem in bound.check(typed)
    )


def _take_apart(text: Article | PageText | Content) -> tuple[Content, Article | None]:
    return text if isinstance(text, Content) else text.content, text if isinstance(text, Article) else None


def judge_days(articles: Iterable[Article], today: datetime.date) -> tuple[Finding, ...]:
    """Judge what is wrong with texts on one day only."""
    return tuple(
        _finding(bound.rule, problem, problem.place, clinic=None)
        for bound in open_rule_book().day
        for article in articles
        for problem in bound.check(article, today)
    )


def judge_fleet(fleet: Fleet, contacts: FleetContacts) -> tuple[Finding, ...]:
    """Judge the facts of all clinics, before anything is planned."""
    known = KnownFleet(fleet, contacts)
    book = open_rule_book()
    found = [(bound.rule, problem) for bound in book.fleet for problem in bound.check(known)]
    for value in read_clinic_values(fleet):
        found += judge_sentences(read_sentences((value.passage,)), book.claims, value.source)
    return tuple(_finding(rule, problem, problem.place, clinic=problem.clinic) for rule, problem in found)


def judge_library(
    fleet: Fleet, library: Library, carriers: Mapping[str, frozenset[str]], lost: Collection[str]
) -> tuple[Finding, ...]:
    """Judge the texts of all clinics together.

    Carriers are the clinics that show each shared text, by its path; lost are texts that cannot be read.
    """
    known = KnownTexts(fleet, library, carriers, lost)
    return tuple(
        _finding(bound.rule, problem, problem.place, clinic=problem.clinic)
        for bound in open_rule_book().library
        for problem in bound.check(known)
    )


def judge_plan(plan: SitePlan) -> tuple[Finding, ...]:
    """Judge what one clinic's site will consist of, before it is rendered."""
    return tuple(
        _finding(bound.rule, problem, problem.place, clinic=plan.clinic.slug)
        for bound in open_rule_book().plan
        for problem in bound.check(plan)
    )


def prove_file(file: RenderedFile, site: SiteContext) -> Proof:
    """Prove one finished file on its final bytes: by its pieces, where they show at once that nothing is wrong."""
    passed = pass_by_pieces(file, site, open_rule_book())
    if passed is not None:
        is_page = file.output.kind == "page"
        return Proof((), trace_page(*passed, address_of(file.output.path), site) if is_page else None)
    if _passes_anywhere(file, site):
        return Proof((), None)
    page = read_document(file)
    site.own_memo.digit_runs |= digits_held(page.reading.text)
    found: list[Finding] = []
    for rule, problems in _problems_of(page, site):
        for problem in dict.fromkeys(islice(problems, MOST_PROBLEMS)):
            place = problem.place or _trace(problem, _sources_of(page, problem, site)) or _origin(page, problem, site)
            finding = _finding(rule, problem, place, clinic=site.clinic.slug)
            found.append(replace(finding, message=shown_on(finding.message, page.address)))
    is_traced = page.is_html and page.kind != "redirect"
    return Proof(
        tuple(found), trace_page(page.marks, (find_leads(page.marks),), page.address, site) if is_traced else None
    )


def _passes_anywhere(file: RenderedFile, site: SiteContext) -> bool:
    """Tell whether a file that sites have copies of passes on a stranger's site, and so on every site."""
    if file.output.kind not in ("asset", "static") or is_html(file.output.path) or site.stranger is None:
        return False
    key, copies = (site.country, file.output.path, file.data), site.memo.copies
    if key not in copies:
        book, page = open_rule_book(), read_document(file)
        copies[key] = not any(True for bound in (*book.piece, *book.page) for _ in bound.check(page, site.stranger))
    return copies[key]


def _problems_of(page: PageDocument, site: SiteContext) -> list[tuple[Rule, Iterator[Problem]]]:
    """Give what each rule finds, by the rule's name."""
    book = open_rule_book()
    found = [(bound.rule, bound.check(page, site)) for bound in (*book.piece, *book.page)]
    if page.is_page:
        found += [(bound.rule, bound.check(page.marks, site)) for bound in book.marks]
        shown = read_shown(page.tokens)
        found += [(bound.rule, bound.check(shown, site)) for bound in book.shown]
    return sorted(found, key=lambda one: one[0].name)


def judge_site(site: SiteContext, proofs: Mapping[str, Proof], paths: Collection[str]) -> tuple[Finding, ...]:
    """Judge a site as a whole: the proofs of its files by path, and all its paths."""
    traces = {path: proof.traces for path, proof in sorted(proofs.items()) if proof.traces is not None}
    built = BuiltSite(*surroundings_of(site), traces, frozenset(paths))
    found: list[Finding] = []
    for bound in open_rule_book().site:
        for problem in dict.fromkeys(bound.check(built)):
            sources = tuple(_sources_of_file(problem.file, site))
            place = problem.place or _trace(problem, sources) or _first_place(sources)
            found.append(_finding(bound.rule, problem, place, clinic=site.clinic.slug))
    return tuple(found)


def _finding(rule: Rule, problem: Problem, place: Place | None, *, clinic: str | None) -> Finding:
    return Finding(rule.name, problem.severity or rule.severity, problem.message, place, problem.hint, clinic)


def _trace(problem: Problem, sources: Iterable[SourceText]) -> Place | None:
    return find_place(problem.words, sources) if problem.words else None


def _sources_of(page: PageDocument, problem: Problem, site: SiteContext) -> Iterator[SourceText]:
    if page.kind == "static":
        yield SourceText(page.output.source, page.source_text)
    elif page.kind == "asset" and page.output.path.endswith(".css"):
        yield from site.stylesheets
    elif problem.is_of_template:
        yield from site.shared_sources
    elif page.kind in ("page", "redirect"):
        yield from site.page_sources.get(page.output.path, ())
        yield from site.shared_sources
    else:
        yield from {text.path: text for texts in site.page_sources.values() for text in texts}.values()
        yield from site.shared_sources


def _sources_of_file(path: str, site: SiteContext) -> Iterator[SourceText]:
    static = site.plan.static.get(path)
    if static is not None and path not in site.page_sources:
        yield SourceText(static.path, static.data.decode("utf-8", "replace"))
    else:
        yield from site.page_sources.get(path, ())
        yield from site.shared_sources


def _origin(page: PageDocument, problem: Problem, site: SiteContext) -> Place:
    """Give the file that a problem comes from, where its line is not known."""
    template = site.page_templates.get(page.output.path) if problem.is_of_template else None
    return Place(template.path if template else page.output.source)


def _first_place(sources: Iterable[SourceText]) -> Place | None:
    return next((Place(source.path) for source in sources), None)

"""Compiling texts: one Markdown file, or all that a workspace has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct

from clinicgen.model.content import Article, Body, Content, Library, PageText, Words
from clinicgen.model.finding import Finding, report
from clinicgen.model.front_matter import ArticleFrontMatter, PageFrontMatter
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.model.prose import Passage
from clinicgen.model.source import digest_of
from clinicgen.parsing.anchors import Anchors
from clinicgen.parsing.body import build_body
from clinicgen.parsing.draft import Draft
from clinicgen.parsing.footnotes import arrange_footnotes, number_footnotes
from clinicgen.parsing.front_text import make_article, read_front_words
from clinicgen.parsing.grammar import markdown_parser
from clinicgen.parsing.headings import name_headings
from clinicgen.parsing.lead import read_lead
from clinicgen.parsing.plain_html import PlainHtml
from clinicgen.parsing.positions import Positions
from clinicgen.parsing.problems import FOOTNOTE_UNUSED, TEXT_TOO_LONG, shown
from clinicgen.parsing.prose import read_front_prose, read_prose
from clinicgen.parsing.sifting import Sifted, sift

COMPILER = "2"
"""Changes whenever the same text compiles to something else, so that what was compiled before is not taken for it."""
MAX_LENGTH = 400_000
"""Characters of the longest text that is read."""

Compiled: TypeAlias = tuple[Article | PageText | Content, tuple[Finding, ...]]


class ParsedLibrary(Struct, frozen=True):
    """All texts of a workspace, compiled, and what is wrong with them."""

    library: Library
    findings: tuple[Finding, ...]


def gather_library(compiled: Iterable[Compiled]) -> ParsedLibrary:
    """Make one library of texts that were compiled one by one, in the order they come."""
    articles: list[Article] = []
    pages: list[PageText] = []
    others: list[Content] = []
    findings: list[Finding] = []
    for text, found in compiled:
        findings += found
        match text:
            case Article():
                articles.append(text)
            case PageText():
                pages.append(text)
            case Content():
                others.append(text)
    services = tuple(content for content in others if content.kind == "service")
    slots = tuple(content for content in others if content.kind == "slot")
    return ParsedLibrary(Library(tuple(articles), tuple(pages), services, slots), tuple(findings))


def text_digest(file: MarkdownFile) -> str:
    """Give the digest of all that a compiled text depends on: files with equal digests compile to equal values."""
    return digest_of(COMPILER, file.source.path, file.source.text)


def compile_text(file: MarkdownFile) -> Compiled:
    """Compile one text, and say what is wrong with it."""
    positions = Positions(file.source)
    prefix = f"{file.slug.rpartition('/')[2]}-" if file.kind == "slot" else ""
    draft = Draft(file, positions, positions.offset_of(file.body_line), Anchors(prefix))
    front = file.front
    title = read_front_words(front.title if front else None, "title", file, draft.findings)
    description = read_front_words(front.description if front else None, "description", file, draft.findings)
    body, lead, prose = _compile_body(draft)
    content = Content(
        kind=file.kind,
        slug=file.slug,
        clinic=file.clinic,
        source=file.source,
        digest=text_digest(file),
        title=title,
        description=description,
        body=body,
        lead=lead,
        word_count=draft.word_count,
        anchors=draft.anchors.all,
        acceptances=tuple(draft.acceptances),
        prose=(*read_front_prose(file, positions), *prose),
    )
    compiled: Article | PageText | Content = content
    if isinstance(front, ArticleFrontMatter):
        compiled = make_article(front, content, file, draft.findings)
    elif isinstance(front, PageFrontMatter):
        compiled = PageText(content, front.menu)
    return compiled, tuple(draft.findings)


def _compile_body(draft: Draft) -> tuple[Body, Words, tuple[Passage, ...]]:
    text = draft.file.source.text[draft.body_start :]
    if len(text) > MAX_LENGTH:
        message = f"this text has {len(text):,} characters, more than a page should"
        place = draft.positions.line_place(draft.file.body_line)
        draft.findings.append(report(TEXT_TOO_LONG, message, place, hint="split it into several files"))
        return (), (), ()
    markdown = markdown_parser()
    # A bare carriage return would begin a line for Markdown that the file does not have.
    sifted = sift(markdown.parse(text.replace("\r", " ")), draft)
    notes = number_footnotes(sifted.shown, sifted.definitions)
    _report_unused_notes(sifted, notes, draft)
    prose = tuple(read_prose(sifted, draft))
    tokens = arrange_footnotes(sifted.shown, sifted.definitions, notes, draft.id_prefix)
    name_headings(tokens, draft)
    body = build_body(tokens, PlainHtml(markdown.options), notes, draft)
    return body, read_lead(sifted.shown, draft), prose


def _report_unused_notes(sifted: Sifted, used: Iterable[str], draft: Draft) -> None:
    used_labels = set(used)
    for label, line in sifted.definition_lines.items():
        if label not in used_labels:
            hint = f"write `[^{shown(label)}]` where it belongs, or remove the note"
            message = f"nothing refers to the footnote `{shown(label)}`"
            draft.report(FOOTNOTE_UNUSED, message, draft.positions.line_place(line), hint)

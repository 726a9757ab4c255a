"""Splits the front matter off a Markdown file and reads it; the text below is left as it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

from msgspec import Struct

from clinicgen.loading.article_checks import check_article
from clinicgen.loading.file_problems import FRONT_MATTER_MISSING, FRONT_MATTER_OPEN, FRONT_MATTER_UNEXPECTED
from clinicgen.loading.typed_values import read_typed
from clinicgen.loading.workspace_map import FoundText
from clinicgen.loading.yaml_tree import read_tree
from clinicgen.model.content import ContentKind
from clinicgen.model.finding import Finding, report
from clinicgen.model.front_matter import ArticleFrontMatter, PageFrontMatter, ServiceFrontMatter
from clinicgen.model.markdown_file import LostText, MarkdownFile
from clinicgen.model.source import SourceText

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_MODELS: Mapping[ContentKind, type[ArticleFrontMatter | PageFrontMatter | ServiceFrontMatter]] = MappingProxyType(
    {"article": ArticleFrontMatter, "page": PageFrontMatter, "service": ServiceFrontMatter}
)


class ReadText(Struct, frozen=True):
    """What came of a Markdown file: itself, or that it is lost, and what is wrong with it."""

    text: MarkdownFile | LostText
    findings: tuple[Finding, ...] = ()


def read_markdown(found: FoundText, source: SourceText, pictures: Collection[str]) -> ReadText:
    """Read a Markdown file's front matter; `pictures` are the paths of the workspace's pictures."""
    opening = _FENCE.match(source.text)
    if opening is None:
        if found.kind in ("article", "page"):
            return ReadText(lose(found), (_refuse_missing(source),))
        return ReadText(MarkdownFile(found.kind, found.slug, found.clinic, source, None, {}, body_line=1))
    if found.kind == "slot":
        finding = report(
            FRONT_MATTER_UNEXPECTED,
            "a slot's text has no front matter",
            source.line_place(1),
            hint="begin with the text; for a line across the page write `***`",
        )
        return ReadText(lose(found), (finding,))
    closing = _FENCE.search(source.text, opening.end())
    if closing is None:
        finding = report(
            FRONT_MATTER_OPEN,
            "the front matter is not closed",
            source.line_place(1),
            hint="write a line of `---` below its last key",
        )
        return ReadText(lose(found), (finding,))
    tree, findings = read_tree(source, found.kind, start=opening.end() + 1, end=closing.start())
    if tree is None:
        return ReadText(lose(found), findings)
    typed = read_typed(_MODELS[found.kind], tree, found.kind)
    findings = (*findings, *typed.findings)
    if typed.value is None:
        return ReadText(lose(found), findings)
    body_line = source.text.count("\n", 0, closing.end()) + 2
    text = MarkdownFile(found.kind, found.slug, found.clinic, source, typed.value, typed.places, body_line)
    return ReadText(text, (*findings, *check_article(text, pictures)))


def lose(found: FoundText) -> LostText:
    """Give what is still known of a text that cannot be used."""
    return LostText(found.kind, found.slug, found.clinic, found.file.path)


def _refuse_missing(source: SourceText) -> Finding:
    begun = _FENCE.search(source.text)
    if begun and not source.text[: begun.start()].strip():
        place = source.place(begun.start(), begun.end())
        message, hint = "front matter begins on the file's first line", "remove the empty lines above"
    elif source.text.startswith("+++"):
        place = source.line_place(1)
        message, hint = "front matter is YAML between two lines of `---`", "write `title: …` between two such lines"
    else:
        place = source.line_place(1)
        message = "there is no front matter"
        hint = "begin with a line of `---`, then `title: …` and `description: …`, then a line of `---`"
    return report(FRONT_MATTER_MISSING, message, place, hint=hint)

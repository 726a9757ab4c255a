"""How these tests compile a text, and how they write down what came of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clinicgen.model.content import (
    Article,
    Block,
    Body,
    ClinicBlock,
    ClinicLink,
    Condition,
    Content,
    ContentKind,
    ContentLink,
    Fact,
    Heading,
    PageText,
    PathLink,
    Picture,
    Slot,
    Words,
)
from clinicgen.model.finding import Finding
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.model.source import SourceText
from clinicgen.parsing import compile_text

Compile = Callable[..., tuple[Content, tuple[Finding, ...]]]


def make_file(
    text: str, path: str = "articles/test.md", kind: ContentKind = "service", clinic: str | None = None
) -> MarkdownFile:
    slug = path.rpartition("/")[2].removesuffix(".md")
    if kind == "slot":
        slug = "/".join(path.removesuffix(".md").split("/")[-2:])
    return MarkdownFile(kind, slug, clinic, SourceText(path, text), None, {}, 1)


def write_words(words: Words) -> str:
    """Write facts as `«name»` or `«name|default»`."""
    return "".join(word if isinstance(word, str) else write_fact(word) for word in words)


def write_fact(fact: Fact) -> str:
    return f"«{fact.name}»" if fact.default is None else f"«{fact.name}|{fact.default}»"


def write_body(body: Body) -> str:
    """Write a body with its pieces as made-up tags in double angle brackets."""
    return "".join(_write_piece(piece) for piece in body)


def _write_piece(piece: object) -> str:
    match piece:
        case str():
            return piece
        case Fact():
            return write_fact(piece)
        case ClinicLink(target, label, title):
            return f"<<clinic:{target}{_title(title)}>>{write_body(label)}<</>>"
        case ContentLink(kind, slug, fragment, label, title):
            anchor = f"#{fragment}" if fragment else ""
            return f"<<{kind}:{slug}{anchor}{_title(title)}>>{write_body(label)}<</>>"
        case PathLink(path, label, title):
            return f"<<path:{path}{_title(title)}>>{write_body(label)}<</>>"
        case Picture(path, alt, title):
            return f"<<picture:{path}{_title(title)}|{write_words(alt)}>>"
        case Heading(level, anchor, content):
            return f"<<h{level}#{anchor}>>{write_body(content)}<</>>"
        case Block(name, heading, content):
            return f"<<{name}|{write_body(heading)}>>{write_body(content)}<</>>"
        case Condition(negated, tests, content):
            tests_written = " ".join(f"{test.key}={','.join(test.values)}" for test in tests)
            return f"<<{'unless' if negated else 'when'} {tests_written}>>{write_body(content)}<</>>"
        case Slot(name, default):
            return f"<<slot {name}>>{write_body(default)}<</>>"
        case ClinicBlock(clinic):
            return f"<<clinic {clinic}>>"
    raise AssertionError(piece)


def _title(title: str) -> str:
    return f' "{title}"' if title else ""


def _content(compiled: Article | PageText | Content) -> Content:
    return compiled if isinstance(compiled, Content) else compiled.content


@pytest.fixture(scope="session")
def compile_markdown() -> Compile:
    """Compile Markdown without front matter."""

    def compile_markdown(
        text: str, path: str = "articles/test.md", kind: ContentKind = "service", clinic: str | None = None
    ) -> tuple[Content, tuple[Finding, ...]]:
        compiled, findings = compile_text(make_file(text, path, kind, clinic))
        return _content(compiled), findings

    return compile_markdown


@pytest.fixture(scope="session")
def written(compile_markdown: Compile) -> Callable[..., str]:
    """Compile Markdown that must be without problems and write its body down."""

    def write(text: str, **where: str) -> str:
        content, findings = compile_markdown(text, **where)
        assert findings == ()
        return write_body(content.body)

    return write


@pytest.fixture(scope="session")
def problems(compile_markdown: Compile) -> Callable[..., list[str]]:
    """Compile Markdown and write its findings as `rule line:column-line:column`."""

    def find(text: str, **where: str) -> list[str]:
        _, findings = compile_markdown(text, **where)
        lines = []
        for finding in findings:
            assert finding.place
            assert finding.place.span
            span = finding.place.span
            assert finding.place.excerpt == text.split("\n")[span.line - 1]
            lines.append(f"{finding.rule} {span.line}:{span.column}-{span.end_line}:{span.end_column}")
        return sorted(lines)

    return find


@pytest.fixture(scope="session")
def write_out() -> Callable[[Body], str]:
    """Write a body down."""
    return write_body


@pytest.fixture(scope="session")
def write_out_words() -> Callable[[Words], str]:
    """Write plain text with facts down."""
    return write_words

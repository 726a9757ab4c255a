"""Any text compiles: nothing that someone writes is a crash, a hang, or passed on unseen."""

from __future__ import annotations

import pickle
import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from clinicgen.model.content import Body, Content, Fact, Picture, walk
from clinicgen.model.finding import Finding
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.model.source import SourceText
from clinicgen.parsing import compile_text, pack_text, unpack_text

MARKS = [
    *"abc \n\t*_`[]()!#>|-:;.\\<&\"'^~=+1{}/",
    "{{",
    "}}",
    "{{ a.b }}",
    "{{ a.b | default('c') }}",
    "\n\n",
    "\n:::",
    "::: note\n",
    "::: when has=a\n",
    ":::: slot x\n",
    "\n    ",
    "\n- ",
    "\n> ",
    "\n1. ",
    "<!--",
    "-->",
    "<!-- accept: a reason='b' -->",
    "<sup>",
    "</sup>",
    "<br>",
    "<b>",
    "](",
    "[^a]",
    "[^b]",
    "\n[^b]: ",
    "\n[^a]: ",
    "\n[a]: /b\n",
    "clinic:call",
    "x.md",
    "https://a.b",
    "![",
    "\n|-|-|\n",
    "```",
    "\n---\n",
    "\n: ",
    "\x00",
    "\x1f",
    "\ufeff",
    "\ue000",
    "\u2028",
    "\u202e",
    "é",
    "😀",
    "&amp;",
    "&#0;",
    "\r",
    "\x85",
]
texts = st.lists(st.sampled_from(MARKS), max_size=40).map("".join) | st.text(max_size=60)


def compile_any(text: str) -> tuple[Content, tuple[Finding, ...]]:
    file = MarkdownFile("service", "x", None, SourceText("services/x.md", text), None, {}, 1)
    content, findings = compile_text(file)
    assert isinstance(content, Content)
    assert unpack_text(pack_text((content, findings)), file) == (replace(content, prose=()), findings)
    return content, findings


def html_of(body: Body) -> str:
    return "".join(piece for piece in walk(body) if isinstance(piece, str))


def assert_balanced(html: str) -> None:
    """Make sure that every element ends, and within the one it began in."""
    opened: list[str] = []
    for slash, name in re.findall(r"<(/?)([a-z]+[0-9]?)", html):
        if slash:
            assert opened.pop() == name
        elif name not in ("br", "hr"):
            opened.append(name)
    assert opened == []


def facts_of(body: Body) -> list[Fact]:
    alts = [word for piece in walk(body) if isinstance(piece, Picture) for word in piece.alt]
    return [one for one in (*walk(body), *alts) if isinstance(one, Fact)]


@settings(max_examples=400, deadline=None)
@given(texts)
def test_any_text_compiles_to_safe_html(text: str) -> None:
    content, findings = compile_any(text)
    html = html_of(content.body)
    names = set(re.findall(r"<\s*/?\s*([a-zA-Z!?][a-zA-Z0-9]*)", html))
    assert names <= {
        "p",
        "em",
        "strong",
        "a",
        "code",
        "pre",
        "br",
        "hr",
        "ul",
        "ol",
        "li",
        "blockquote",
        "sup",
        "section",
        "dl",
        "dt",
        "dd",
        "div",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert "<!--" not in html
    assert_balanced(html)
    for address in re.findall(r'href="([^"]*)"', html):
        assert address.startswith(("https://", "#"))
    lines = text.split("\n")
    for finding in findings:
        assert finding.place
        assert finding.place.span
        assert 1 <= finding.place.span.line <= max(len(lines), 1)
        assert finding.place.excerpt == lines[finding.place.span.line - 1]
    assert pickle.loads(pickle.dumps(content)) == content


@settings(max_examples=400, deadline=None)
@given(texts)
def test_a_fact_stands_where_its_place_says(text: str) -> None:
    content, _ = compile_any(text)
    lines = text.split("\n")
    for fact in facts_of(content.body):
        span = fact.place.span
        assert span
        if span.line == span.end_line:
            # In a cell the pipe is escaped; a null character is replaced while Markdown is read.
            written = lines[span.line - 1][span.column - 1 : span.end_column - 1].replace("\\|", "|")
            assert written.startswith("{{")
            assert written.endswith("}}")
            assert written.strip("{} ").startswith(fact.name)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(
        [
            "{}",
            "## {}",
            "- {}",
            "> {}",
            "*{}*",
            "[{}](clinic:call)",
            "![{}](images/a.jpg)",
            "::: note\n{}\n:::",
            "::: call-to-action {}\n:::",
            "|{}|\n|-|",
            "a\n: {}",
            "[x {} ![{}](images/y.jpg)](/z)",
            "a[^1]\n\n[^1]: {}",
        ]
    ),
    st.sampled_from(["", "a ", "é😀 ", "**b** ", "`c` "]),
    st.from_regex(r"clinic\.[a-z][a-z_]{0,8}(\.[a-z]{1,5})?", fullmatch=True),
)
def test_facts_survive_wherever_they_may_stand(frame: str, before: str, name: str) -> None:
    text = frame.replace("{}", f"{before}{{{{ {name} }}}}")
    content, findings = compile_any(text)
    assert not findings
    assert [fact.name for fact in facts_of(content.body)] == [name] * frame.count("{}")
    assert "{{" not in html_of(content.body)


HOSTILE = {
    "quotations": ">" * 10_000 + " a",
    "lists": "- " * 10_000 + "a",
    "blocks": "::: note\n" * 5_000,
    "closers": ":::\n" * 5_000,
    "openers and other closers": ":::a\n" * 30_000 + "::::\n" * 30_000,
    "brackets": "[" * 10_000,
    "links": "[" * 5_000 + "a" + "](b)" * 5_000,
    "pictures": "![" * 5_000,
    "emphasis": "*a **a " * 5_000,
    "stars": "*" * 10_000,
    "backticks": "".join("`" * length + " " for length in range(1, 300)),
    "comments": "<!--" * 10_000,
    "comment lines": "<!--\n" * 10_000 + "--> a",
    "comments within": "a <!-- b --> " * 3_000,
    "facts": "{{ a " * 10_000,
    "braces": "{" * 20_000,
    "spaces in a fact": "{{" + " " * 100_000,
    "a long fact": "{{ " + "a" * 100_000 + " | b }}",
    "tags": "<sup>" * 5_000 + "</sub>" * 5_000,
    "cells": "|" + "a|" * 2_000 + "\n|" + "-|" * 2_000 + "\n" + "|b|\n" * 2_000,
    "facts in a cell": "|a|\n|-|\n|" + r"{{ a.b \| default('c') }}" * 3_000 + "|",
    "pipes": "|" * 50_000,
    "headings": "## a\n" * 5_000,
    "anchors": "".join(f"## a long heading {number}\n[x](#a-long-heading-{number}x)\n" for number in range(5_000)),
    "an alternative text": "![" + "`a`" * 50_000 + "](images/a.jpg)",
    "lists in the footnotes": "[^a]\n\n[^a]: " + "- " * 5_000 + "a",
    "footnotes": "".join(f"[^{number}]: [^{number + 1}]\n\n" for number in range(2_000)),
    "definitions": "a\n: b\n" * 3_000,
    "values": "::: when has=" + "a," * 50_000,
    "an acceptance": "<!-- accept: " + "a-" * 50_000 + " -->",
    "one long word": "a" * 399_999,
    "one long line": "a b " * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_neither_crashes_nor_hangs(name: str) -> None:
    start = time.process_time()
    compile_any(HOSTILE[name])
    assert time.process_time() - start < 10


def test_what_is_nested_too_deeply_is_told_and_the_rest_is_kept(problems: Callable[..., list[str]]) -> None:
    text = "a\n\n" + "> " * 20 + "b\n\nc"
    content, _ = compile_any(text)
    assert problems(text) == [f"text-too-deep 3:{18 * 2 + 1}-3:{20 * 2 + 2}"]
    assert html_of(content.body).endswith("<p>c</p>\n")


def test_a_text_that_is_too_long_is_refused_plainly(problems: Callable[..., list[str]]) -> None:
    content, findings = compile_any("a\n" * 200_001)
    assert content.body == ()
    assert [(finding.rule, finding.message) for finding in findings] == [
        ("text-too-long", "this text has 400,002 characters, more than a page should")
    ]

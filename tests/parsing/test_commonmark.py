"""CommonMark's own examples, for every construct that texts may use."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from pathlib import Path

from clinicgen.model.content import Body, Content, ContentLink, Heading, PathLink, Picture

EXAMPLES = json.loads((Path(__file__).parent / "commonmark-0.31.2.json").read_text(encoding="utf-8"))
OUR_OWN = {"heading-level-one", "heading-level-skipped"}
DIFFERENT = {
    597: "the scheme of an e-mail address is written in lower case",
}


def as_html(body: Body) -> str:
    """Write a body as CommonMark would: links and pictures as they were written, headings without ids."""
    return "".join(piece if isinstance(piece, str) else _as_html(piece) for piece in body)


def _as_html(piece: object) -> str:
    match piece:
        case Heading(level, _, content):
            return f"<h{level}>{as_html(content)}</h{level}>"
        case PathLink(path, label, title):
            return f'<a href="{escape(path)}"{_title(title)}>{as_html(label)}</a>'
        case ContentLink("article", slug, "", label, title):
            return f'<a href="./{slug}.md"{_title(title)}>{as_html(label)}</a>'
        case Picture(path, alt, title):
            words = "".join(str(word) for word in alt)
            return f'<img src="{path.removeprefix("articles/")}" alt="{escape(words)}"{_title(title)}>'
    raise AssertionError(piece)


def _title(title: str) -> str:
    return f' title="{escape(title, quote=True).replace("&#x27;", chr(39))}"' if title else ""


def test_the_examples_of_commonmark_come_out_as_it_says(
    compile_markdown: Callable[[str], tuple[Content, tuple]],
) -> None:
    ran = 0
    for example in EXAMPLES:
        text = example["markdown"]
        content, findings = compile_markdown(text)
        is_raw_html = example["section"] == "HTML blocks" or "<!--" in text
        if is_raw_html or example["example"] in DIFFERENT or {finding.rule for finding in findings} - OUR_OWN:
            continue
        expected = (
            example["html"].replace(" />", ">").replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>")
        )
        assert as_html(content.body) == expected, f"example {example['example']}: {text!r}"
        ran += 1
    assert ran > 530, f"only {ran} examples ran"


def test_raw_html_of_the_examples_is_never_passed_on(
    compile_markdown: Callable[[str], tuple[Content, tuple]],
) -> None:
    for example in EXAMPLES:
        if example["section"] in ("HTML blocks", "Raw HTML"):
            content, _ = compile_markdown(example["markdown"])
            html = as_html(content.body).lower()
            for forbidden in (
                "<script",
                "<style",
                "<div",
                "<table>\n<tr>",
                "<del",
                "<textarea",
                "<!--",
                "<?",
                "<![cdata",
            ):
                assert forbidden not in html, f"example {example['example']}"

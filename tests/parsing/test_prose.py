"""Prose: what a text says in words, each with the place it has in its file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinicgen import loading
from clinicgen.model.content import Content
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.model.prose import Passage, align
from clinicgen.model.source import SourceText
from clinicgen.parsing import compile_text
from tests.conftest import REPOSITORY

_WORD = re.compile(r"[^\W_]+")


def prose_of(text: str) -> tuple[Passage, ...]:
    compiled, _ = compile_text(MarkdownFile("service", "x", None, SourceText("services/x.md", text), None, {}, 1))
    assert isinstance(compiled, Content)
    return compiled.prose


def texts_of(text: str) -> list[tuple[str, str]]:
    return [(passage.role, passage.text) for passage in prose_of(text)]


TEXTS = {
    "One *two* **three** `four`.": [("text", "One two three four.")],
    "## A heading\n\nA line\nand another.": [("heading", "A heading"), ("text", "A line and another.")],
    "- tight\n- list": [("text", "tight"), ("text", "list")],
    "| a | b |\n|---|---|\n| c | d |": [("text", "a"), ("text", "b"), ("text", "c"), ("text", "d")],
    "At {{ clinic.name }}.": [("text", "At clinic.")],
    "![A room](images/x.png)": [("alt", "A room")],
    "Term\n:   Meaning.": [("text", "Term"), ("text", "Meaning.")],
    "Text.[^1]\n\n[^1]: A note.": [("text", "Text."), ("note", "A note.")],
    "::: note\nIn a box.\n:::": [("text", "In a box.")],
    "::: call-to-action A heading\nCall.\n:::": [("heading", "A heading"), ("text", "Call.")],
    "<!-- nothing -->": [],
    "H<sub>2</sub>O &amp; more": [("text", "H2O & more")],
}


@pytest.mark.parametrize("text", TEXTS)
def test_prose_is_what_a_reader_reads(text: str) -> None:
    assert texts_of(text) == TEXTS[text]


def test_links_and_footnotes_of_a_passage_are_known() -> None:
    (passage, _) = prose_of("See [a page](https://elsewhere.test/) now.[^1]\n\n[^1]: A note.")
    assert passage.has_note
    assert [(passage.text[link.start : link.end], link.target) for link in passage.links] == [
        ("a page", "https://elsewhere.test/")
    ]


def words_in_place(source: str, passages: tuple[Passage, ...]) -> list[tuple[str, str]]:
    return [
        (word.group(), source[slice(*passage.span(*word.span()))])
        for passage in passages
        for word in _WORD.finditer(passage.text)
        if word.group() != "clinic"  # A fact stands for whatever the clinic's is.
    ]


@pytest.mark.parametrize("folder", ["articles", "pages", "services", "clinicgen/starter/articles"])
def test_every_word_of_our_own_texts_stands_where_its_passage_says(folder: str) -> None:
    read = loading.load_workspace(REPOSITORY if "/" not in folder else REPOSITORY / Path(folder).parent)
    for file in read.texts:
        compiled, _ = compile_text(file)
        content = compiled if isinstance(compiled, Content) else compiled.content
        assert all(word == there for word, there in words_in_place(content.source.text, content.prose))


@settings(deadline=None)
@given(st.text("ab *_[]()`\\&;#<>|\n-:{}!^", max_size=60))
def test_no_text_leads_a_passage_out_of_its_file(text: str) -> None:
    for passage in prose_of(text):
        for end in range(1, len(passage.text) + 1):
            first, last = passage.span(end - 1, end)
            assert 0 <= first <= last <= len(text) + 1


def test_words_are_found_again_behind_marks_and_line_ends() -> None:
    source = "key: >-\n  one two\n  three"
    assert align("one two three", source, 0, len(source)) == [(0, 10), (4, 14), (8, 20)]

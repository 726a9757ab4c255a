"""Front matter as it goes into the library, its facts found where they stand."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from clinicgen.model.content import Article, Content, FaqEntry, PageText, Source
from clinicgen.model.finding import Place
from clinicgen.model.front_matter import ArticleFrontMatter, PageFrontMatter, ServiceFrontMatter
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.model.source import SourceText
from clinicgen.parsing import compile_text, gather_library, text_digest

TEXT = """---
title: Ketamine at {{ clinic.name }}
description: "In {{ clinic.city }}: {{ clinic.email | default(\\"our desk\\") }} and {{ x"
faq:
  - question: Where is {{ clinic.name
    answer: >
      In {{ clinic.city }},
      {{ clinic.region | upper }}
image: {src: images/a.jpg, alt: "A room at {{ clinic.name }}"}
---

## {{ clinic.name }}
"""


def place_of(words: str) -> Place:
    """Give the place of the first occurrence of words."""
    start = TEXT.index(words)
    return SourceText("articles/a.md", TEXT).place(start, start + len(words))


def article_file() -> MarkdownFile:
    front = ArticleFrontMatter.model_validate(
        {
            "title": "Ketamine at {{ clinic.name }}",
            "description": 'In {{ clinic.city }}: {{ clinic.email | default("our desk") }} and {{ x',
            "date": "2026-03-02",
            "topics": ["mood"],
            "clinics": {"except": ["norfolk"]},
            "reviewed": {"by": "A B, MD", "on": "2026-04-01"},
            "sources": [{"title": "FDA", "url": "https://www.fda.gov/x"}],
            "faq": [
                {"question": "Where is {{ clinic.name", "answer": "In {{ clinic.city }}, {{ clinic.region | upper }}"}
            ],
            "image": {"src": "images/a.jpg", "alt": "A room at {{ clinic.name }}"},
            "redirect_from": ["/old/"],
        }
    )
    places = {
        "title": place_of("Ketamine at {{ clinic.name }}"),
        "description": place_of(TEXT.split("\n")[2].partition(": ")[2]),
        "faq.0.question": place_of("Where is {{ clinic.name"),
        "faq.0.answer": place_of(">\n      In {{ clinic.city }},\n      {{ clinic.region | upper }}"),
        "image.src": place_of("images/a.jpg"),
        "image.alt": place_of('"A room at {{ clinic.name }}"'),
    }
    return MarkdownFile("article", "a", None, SourceText("articles/a.md", TEXT), front, places, 11)


def test_an_article_says_what_its_front_matter_says(write_out_words: Callable) -> None:
    article, _ = compile_text(article_file())
    assert isinstance(article, Article)
    assert write_out_words(article.content.title) == "Ketamine at «clinic.name»"
    assert write_out_words(article.content.description) == "In «clinic.city»: «clinic.email|our desk» and "
    assert article.date == datetime.date(2026, 3, 2)
    assert (article.reviewed_by, article.reviewed_on) == ("A B, MD", datetime.date(2026, 4, 1))
    assert (article.topics, article.only, article.except_) == (("mood",), (), ("norfolk",))
    assert article.sources == (Source("FDA", "https://www.fda.gov/x"),)
    assert article.redirect_from == ("/old/",)
    assert isinstance(article.faq[0], FaqEntry)
    assert write_out_words(article.faq[0].answer) == "In «clinic.city», "
    assert article.image
    assert (article.image.path, write_out_words(article.image.alt)) == (
        "articles/images/a.jpg",
        "A room at «clinic.name»",
    )
    assert article.image.place == place_of("images/a.jpg")


def test_facts_of_the_front_matter_have_their_own_places() -> None:
    article, _ = compile_text(article_file())
    assert isinstance(article, Article)
    assert article.image
    words = (*article.content.title, *article.content.description, *article.faq[0].answer, *article.image.alt)
    places = [word.place for word in words if not isinstance(word, str)]
    assert places[:2] == [place_of("{{ clinic.name }}"), place_of("{{ clinic.city }}")]
    assert places[2] == place_of('{{ clinic.email | default(\\"our desk\\") }}')
    assert [(place.span.line, place.span.column, place.span.end_column) for place in places[3:] if place.span] == [
        (7, 10, 27),
        (9, 44, 61),
    ]


def test_problems_of_the_front_matter_have_their_own_places() -> None:
    _, findings = compile_text(article_file())
    told = []
    for finding in findings:
        assert finding.place
        assert finding.place.span
        span = finding.place.span
        told.append((finding.rule, TEXT.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1], span.line))
    assert told == [
        ("fact-unclosed", "{{ x", 3),
        ("fact-unclosed", "{{ clinic.name", 5),
        ("fact-malformed", "{{ clinic.region | upper }}", 8),
    ]


def test_places_in_the_body_count_the_front_matter() -> None:
    article, _ = compile_text(article_file())
    assert isinstance(article, Article)
    heading = article.content.body[0]
    assert heading.content[0].place.span.line == 12  # type: ignore[union-attr]  # a heading that begins with a fact


def test_a_library_keeps_each_kind_apart() -> None:
    page = PageFrontMatter.model_validate({"title": "P", "description": "D", "menu": "yes"})
    service = ServiceFrontMatter.model_validate({})
    files = [
        article_file(),
        MarkdownFile("page", "p", "norfolk", SourceText("clinics/norfolk/pages/p.md", "x"), page, {}, 1),
        MarkdownFile("service", "s", None, SourceText("services/s.md", "{{"), service, {}, 1),
        MarkdownFile("service", "t", None, SourceText("services/t.md", "x"), None, {}, 1),
        MarkdownFile("slot", "a/s", "norfolk", SourceText("clinics/norfolk/slots/a/s.md", "x"), None, {}, 1),
    ]
    parsed = gather_library(map(compile_text, files))
    library = parsed.library
    assert [article.slug for article in library.articles] == ["a"]
    assert [(type(page), page.in_menu, page.content.clinic) for page in library.pages] == [(PageText, True, "norfolk")]
    assert [(content.slug, content.title) for content in library.services] == [("s", ()), ("t", ())]
    assert [(type(slot), slot.slug) for slot in library.slots] == [(Content, "a/s")]
    assert [finding.place.path for finding in parsed.findings if finding.place][-1] == "services/s.md"


def test_a_digest_stands_for_the_path_and_the_text() -> None:
    file = article_file()
    content, _ = compile_text(file)
    assert isinstance(content, Article)
    assert content.content.digest == text_digest(file)
    other_path = MarkdownFile("slot", "a/s", None, SourceText("b.md", TEXT), None, {}, 1)
    other_text = MarkdownFile("slot", "a/s", None, SourceText("articles/a.md", TEXT + " "), None, {}, 1)
    assert len({text_digest(one) for one in (file, other_path, other_text)}) == 3

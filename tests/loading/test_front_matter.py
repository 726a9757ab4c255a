from __future__ import annotations

import datetime

import pytest

from clinicgen.loading.front_matter import ReadText, read_markdown
from clinicgen.loading.reading import FoundFile
from clinicgen.loading.workspace_map import FoundText
from clinicgen.model.content import ContentKind
from clinicgen.model.front_matter import ArticleFrontMatter
from clinicgen.model.markdown_file import LostText, MarkdownFile
from clinicgen.model.source import SourceText

PICTURES = ("articles/images/moon.jpg", "clinics/columbia/images/door.jpg")


def _read(text: str, kind: ContentKind = "article", clinic: str | None = None) -> ReadText:
    path = f"{kind}s/sleep.md"
    found = FoundText(kind, "sleep", clinic, FoundFile(path, path))
    return read_markdown(found, SourceText(path, text), PICTURES)


def _article(*lines: str) -> ReadText:
    return _read("\n".join(("---", "title: Sleep", "description: About sleep.", *lines, "---", "Text.", "")))


def test_an_articles_front_matter_is_typed_and_placed() -> None:
    read = _read("---\ntitle: Sleep at {{ clinic.city }}\ndescription: x\ndate: 2026-03-02\n---\n\nGood *night*.\n")
    assert isinstance(read.text, MarkdownFile)
    assert isinstance(read.text.front, ArticleFrontMatter)
    assert read.text.front.date == datetime.date(2026, 3, 2)
    assert read.text.body_line == 6
    span = read.text.places["title"].span
    assert span is not None
    assert (span.line, span.column) == (2, 8)
    assert read.findings == ()


@pytest.mark.parametrize("fence", ["---", "---   ", "---\t"])
def test_a_fence_may_have_blanks_behind_it(fence: str) -> None:
    read = _read(f"{fence}\ntitle: x\ndescription: y\n{fence}\nText.")
    assert isinstance(read.text, MarkdownFile)
    assert read.text.body_line == 5


def test_a_file_that_ends_with_its_front_matter_is_read() -> None:
    read = _read("---\ntitle: x\ndescription: y\n---", "page")
    assert isinstance(read.text, MarkdownFile)
    assert read.text.body_line == 5


def test_a_line_across_the_page_below_is_not_front_matter() -> None:
    read = _read("---\ntitle: x\ndescription: y\n---\none\n\n---\n\ntwo: three\n")
    assert isinstance(read.text, MarkdownFile)
    assert read.text.body_line == 5


@pytest.mark.parametrize(
    ("text", "rule", "message", "line"),
    [
        ("", "front-matter-missing", "there is no front matter", 1),
        ("# Sleep\n\nText.\n", "front-matter-missing", "there is no front matter", 1),
        ("\n\n---\ntitle: x\n---\n", "front-matter-missing", "front matter begins on the file's first line", 3),
        ("+++\ntitle = 1\n+++\n", "front-matter-missing", "front matter is YAML between two lines of `---`", 1),
        ("---\ntitle: x\n\nText.\n", "front-matter-unclosed", "the front matter is not closed", 1),
        ("---", "front-matter-unclosed", "the front matter is not closed", 1),
        ("---\n---\n", "article-missing-key", None, 2),
        ("---\ntitle: x\n: y\ndescription: z\n---\n", "article-invalid-yaml", None, 3),
        ("---\ntitle: x\ndescripton: z\n---\n", "article-unknown-key", None, 3),
    ],
)
def test_front_matter_that_cannot_be_read_loses_the_text(text: str, rule: str, message: str | None, line: int) -> None:
    read = _read(text)
    assert read.text == LostText("article", "sleep", None, "articles/sleep.md")
    found = next(finding for finding in read.findings if finding.rule == rule)
    assert message is None or found.message == message
    assert found.place is not None
    assert found.place.span is not None
    assert found.place.span.line == line


def test_a_services_text_needs_no_front_matter() -> None:
    read = _read("Talking helps.\n", "service")
    assert isinstance(read.text, MarkdownFile)
    assert (read.text.front, read.text.body_line) == (None, 1)
    titled = _read("---\ntitle: Talking\n---\nTalking helps.\n", "service")
    assert isinstance(titled.text, MarkdownFile)
    assert titled.text.front is not None


def test_a_slot_has_no_front_matter() -> None:
    assert isinstance(_read("Our doctors.\n", "slot").text, MarkdownFile)
    refused = _read("---\ntitle: x\n---\nOur doctors.\n", "slot")
    assert isinstance(refused.text, LostText)
    assert [finding.rule for finding in refused.findings] == ["front-matter-unexpected"]


@pytest.mark.parametrize(
    ("lines", "message", "line"),
    [
        (("date: 2026-03-02", "updated: 2026-03-01"), "`updated` (2026-03-01) is before `date` (2026-03-02)", 5),
        (("expires: 2026-03-02", "date: 2026-03-02"), "`expires` (2026-03-02) is not after `date` (2026-03-02)", 4),
        (("clinics: {only: [a], except: [b]}",), "`clinics` has both `only` and `except`", 4),
        (("image: {src: images/sun.png, alt: x}",), "there is no picture `articles/images/sun.png`", 4),
    ],
)
def test_front_matter_that_contradicts_itself_is_refused(lines: tuple[str, ...], message: str, line: int) -> None:
    read = _article(*lines)
    assert isinstance(read.text, MarkdownFile)
    (finding,) = read.findings
    assert finding.message == message
    assert finding.place is not None
    assert finding.place.span is not None
    assert finding.place.span.line == line


@pytest.mark.parametrize(
    "lines",
    [
        ("date: 2026-03-02", "updated: 2026-03-02", "expires: 2026-03-03"),
        ("updated: 2026-03-02", "expires: 2026-01-01"),
        ("clinics: {only: [a]}",),
        ("image: {src: images/moon.jpg, alt: The moon}",),
    ],
)
def test_front_matter_that_holds_together_is_silent(lines: tuple[str, ...]) -> None:
    assert _article(*lines).findings == ()


def test_a_misspelt_picture_is_suggested() -> None:
    (finding,) = _article("image: {src: images/Moon.jpeg, alt: x}").findings
    assert finding.hint == "did you mean `images/moon.jpg`?"


def test_a_clinics_own_article_shows_the_clinics_own_pictures() -> None:
    text = "---\ntitle: x\ndescription: y\nimage: {src: images/door.jpg, alt: The door}\n---\n"
    assert _read(text, clinic="columbia").findings == ()
    (finding,) = _read(text).findings
    assert finding.message == "there is no picture `articles/images/door.jpg`"

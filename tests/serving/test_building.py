"""What a preview builds again and again, with all that it keeps warm, is what a clean build gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from clinicgen import build
from clinicgen.model.finding import Finding, Place, Severity, Span
from clinicgen.model.outcome import BuildResult
from clinicgen.model.request import Request
from clinicgen.serving.building import Builder
from clinicgen.serving.host_rules import find_headers, find_redirect
from clinicgen.serving.overlay import set_beside, show_problems
from clinicgen.serving.preview import Preview, PreviewSite
from tests.conftest import MakeWorkspace
from tests.test_cached_equals_clean import read_tree

from .test_following import OURS, edit

TEMPLATES = {
    "themes/ours/templates/home.html": '{% extends "clarity/home.html" %}\n',
    "themes/ours/templates/partials/footer.html": '<hr>{% include "clarity/partials/footer.html" %}\n',
    "themes/ours/templates/partials/said.html": "<p>Said for {{ clinic.name }}, {{ clinic.phone.national }}</p>\n",
    "themes/ours/templates/blocks/note.html": "<p>Mind:</p>{{ block.content }}\n",
}


def hush(*_said: object) -> None:
    """Say nothing."""


@pytest.fixture
def root(make_workspace: MakeWorkspace) -> Path:
    return make_workspace({**OURS, **TEMPLATES})


def read_sites(output: Path) -> Mapping[str, bytes]:
    """Give the bytes of every file that is deployed, by path below the output folder."""
    return {f"{slug}/{path}": data for slug in ("harbor", "norfolk") for path, data in read_tree(output / slug).items()}


def open_builder(root: Path, tmp_path: Path, show: Callable[[Preview], None] = hush) -> Builder:
    """Give a builder that has built once."""
    builder = Builder(root, tmp_path / "preview", Request(), show)
    builder.build(hush, 1)
    return builder


EDITS = [
    ("clinics/harbor/clinic.yaml", "555-2368", "555-2399"),
    ("articles/quiet-hour.md", "You sit down", "You lie down"),
    ("themes/ours/static/ours.css", "green", "purple"),
    ("clinics/norfolk/clinic.yaml", "Book a visit", "Ask for a visit"),
    ("themes/ours/templates/not-found.html", '" %}\n', '" %}\n{% block lead %}<p>Not here.</p>{% endblock %}\n'),
    ("clinics/harbor/clinic.yaml", "Harbor Psychiatry", "Harbor House"),
    ("articles/quiet-hour.md", "2026-03-02", "2026-03-03"),
    ("clinics/harbor/clinic.yaml", "555-2399", "555-2368"),
    ("themes/ours/templates/home.html", "%}", "%}{% block main %}<h1>{{ clinic.name }}</h1>{% endblock %}"),
    ("themes/ours/templates/partials/footer.html", "<hr>", '{% include "partials/said.html" %}'),
    ("themes/ours/templates/partials/said.html", "Said", "Said again"),
    ("articles/quiet-hour.md", "## What", "::: note\nBring a book.\n:::\n\n## What"),
    ("themes/ours/templates/blocks/note.html", "Mind", "Note"),
    ("articles/quiet-hour.md", "You lie down", "You sit down"),
]


def test_whatever_is_edited_a_warm_build_gives_what_a_clean_one_gives(root: Path, tmp_path: Path) -> None:
    builder = open_builder(root, tmp_path)
    before = read_sites(tmp_path / "preview")
    for number, (path, old, new) in enumerate(EDITS):
        edit(root / path, old, new)
        results: list[BuildResult] = []
        builder.rebuild({"norfolk"}, results.append, hush)
        clean = tmp_path / f"clean-{number}"
        findings = build(root, output=clean, jobs=1).report.findings
        assert results[0].report.findings == findings
        after = read_sites(tmp_path / "preview")
        assert after == read_sites(clean)
        assert after != before
        before = after


def test_nothing_is_built_where_nothing_has_changed(root: Path, tmp_path: Path) -> None:
    builder = open_builder(root, tmp_path)
    results: list[BuildResult] = []
    builder.rebuild((), results.append, hush)
    assert results == []
    assert not builder.has_news()
    edit(root / "articles/quiet-hour.md", "You sit down", "You lie down")
    assert builder.has_news()


def test_the_site_that_somebody_looks_at_is_told_of_before_the_others_are_made(root: Path, tmp_path: Path) -> None:
    shown: list[Preview] = []
    builder = open_builder(root, tmp_path, shown.append)
    for watched in ("norfolk", "harbor"):
        before = builder.preview.sites
        shown.clear()
        edit(root / "articles/quiet-hour.md", "quiet hour", "quiet, quiet hour")
        builder.rebuild({watched}, hush, hush)
        first = shown[0].sites
        assert [slug for slug in first if first[slug].release != before[slug].release] == [watched]


def test_a_release_never_has_the_name_of_an_earlier_one(root: Path, tmp_path: Path) -> None:
    builder = open_builder(root, tmp_path)
    names = [builder.preview.sites["harbor"].release]
    for old, new in (("sit", "lie"), ("lie", "sit"), ("sit", "lie")):
        edit(root / "articles/quiet-hour.md", f"You {old} down", f"You {new} down")
        builder.rebuild((), hush, hush)
        names.append(builder.preview.sites["harbor"].release)
    assert len(set(names)) == 4
    assert builder.name != Builder(root, tmp_path, Request(), hush).name


def test_a_clinic_whose_facts_were_away_for_a_moment_is_shown_again(root: Path, tmp_path: Path) -> None:
    builder = open_builder(root, tmp_path)
    facts = root / "clinics/norfolk/clinic.yaml"
    facts.rename(root / "away.yaml")
    builder.rebuild((), hush, hush)
    (root / "away.yaml").rename(facts)
    builder.rebuild((), hush, hush)
    assert builder.preview.sites["norfolk"].release
    assert not builder.preview.sites["norfolk"].is_held_back


def test_a_mistake_of_the_program_is_shown_and_does_not_end_the_preview(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = open_builder(root, tmp_path)
    said: list[str] = []

    def fail(*_given: object, **_named: object) -> None:
        raise KeyError("oddly")

    with monkeypatch.context() as patch:
        patch.setattr("clinicgen.full_build.build_sites", fail)
        edit(root / "articles/quiet-hour.md", "You sit down", "You lie down")
        builder.rebuild((), hush, said.append)
    assert builder.preview.trouble is not None
    assert "clinicgen itself failed: KeyError('oddly')" in builder.preview.trouble.message
    assert any("Traceback" in text for text in said)
    edit(root / "articles/quiet-hour.md", "You lie down", "You stand up")
    builder.rebuild((), hush, said.append)
    assert builder.preview.trouble is None


def test_a_build_stops_between_two_sites_when_the_preview_ends(root: Path, tmp_path: Path) -> None:
    builder = open_builder(root, tmp_path)
    before = read_sites(tmp_path / "preview")
    edit(root / "articles/quiet-hour.md", "You sit down", "You lie down")
    builder.is_stopping = True
    results: list[BuildResult] = []
    builder.rebuild({"harbor"}, results.append, hush)
    after = read_sites(tmp_path / "preview")
    assert results == []
    assert builder.preview.trouble is None
    assert {path.split("/")[0] for path in after if after[path] != before.get(path)} == {"harbor"}


def test_a_build_that_is_overtaken_makes_way_and_the_next_one_makes_up_for_it(root: Path, tmp_path: Path) -> None:
    builder = open_builder(root, tmp_path)
    edit(root / "articles/quiet-hour.md", "You sit down", "You lie down")

    def overtake(_: Preview) -> None:
        builder.is_overtaken = True

    results: list[BuildResult] = []
    builder.show = overtake
    builder.rebuild({"harbor"}, results.append, hush)
    assert results == []
    builder.show = hush
    builder.rebuild({"harbor"}, results.append, hush)
    assert [site.slug for site in results[0].sites if site.publication and site.publication.is_exchanged] == ["norfolk"]
    build(root, output=tmp_path / "clean", jobs=1)
    assert read_sites(tmp_path / "preview") == read_sites(tmp_path / "clean")


def test_what_is_shown_of_a_problem_cannot_become_part_of_the_page() -> None:
    excerpt = 'name: "<script>alert(1)</script>" & `more`'
    place = Place("clinics/<b>/clinic.yaml", Span(3, 7, 3, 34), excerpt)
    finding = Finding("a-rule", Severity.ERROR, "`<img>` & <i>", place, hint="write <u>")
    html = show_problems(Preview(), PreviewSite("one", "One", findings=(finding,)))
    for written in ("<script>", "<b>", "<img>", "<i>", "<u>"):
        assert written not in html
    assert "<mark>&quot;&lt;script&gt;alert(1)&lt;/script&gt;&quot;</mark>" in html
    assert "clinics/&lt;b&gt;/clinic.yaml:3:7" in html
    assert "<code>&lt;img&gt;</code> &amp; &lt;i&gt;" in html


def test_of_a_long_line_the_words_around_the_mark_are_shown() -> None:
    line = "word " * 400
    finding = Finding("a-rule", Severity.WARNING, "long", Place("a.md", Span(1, 1001, 1, 1005), line))
    html = show_problems(Preview(), PreviewSite("one", "One", findings=(finding,)))
    assert "<mark>word</mark>" in html
    assert len(html) < 1000
    assert html.count("…") == 2


def test_a_span_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    finding = Finding("a-rule", Severity.WARNING, "open", Place("a.md", Span(1, 3, 4, 2), "a {{ clinic.name"))
    html = show_problems(Preview(), PreviewSite("one", "One", findings=(finding,)))
    assert "a <mark>{{ clinic.name</mark>" in html


def test_warnings_are_folded_and_errors_are_not() -> None:
    warning = Finding("a-rule", Severity.WARNING, "careful")
    error = Finding("a-rule", Severity.ERROR, "wrong")
    folded = show_problems(Preview(), PreviewSite("one", "One", findings=(warning,)))
    assert folded.startswith('<details class="warning"><summary>1 warning</summary>')
    unfolded = show_problems(Preview(), PreviewSite("one", "One", findings=(error, warning)))
    assert unfolded.startswith('<details class="error" open><summary>1 error, 1 warning</summary>')


def test_a_page_without_an_end_gets_the_overlay_at_its_end() -> None:
    assert set_beside(b"<p>Hello", Preview(), PreviewSite("one", "One")).startswith(b"<p>Hello<clinicgen-overlay>")
    page = set_beside(b"<body><pre>&lt;/body></pre></body></html>", Preview(), PreviewSite("one", "One"))
    assert page.endswith(b"</script></body></html>")


def test_rules_of_hosts_are_read_as_hosts_do() -> None:
    redirects = "/old/ /new/ 302\n/old/ /never/ 301\n/plain/ https://other.test/\n\n/half\n"
    assert find_redirect(redirects, "/old/") == ("/new/", 302)
    assert find_redirect(redirects, "/plain/") == ("https://other.test/", 301)
    assert find_redirect(redirects, "/half") is None
    headers = "/*\n  A: 1: 2\n/assets/*\n  B: 3\n/exact.txt\n  C: 4\n"
    assert list(find_headers(headers, "/assets/x.css")) == [("A", "1: 2"), ("B", "3")]
    assert list(find_headers(headers, "/exact.txt")) == [("A", "1: 2"), ("C", "4")]
    assert list(find_headers("/clinic/*\n  A: 1\n", "/clinics/")) == []

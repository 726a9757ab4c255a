# ruff: noqa: E501 - the shards are easier to read in long lines
"""A clinic's own texts, cut and judged piece by piece once a site, hide nothing and lend nothing to other pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import escape
from msgspec.structs import replace

from clinicgen.checking import SiteContext, judging, own_pieces, prove_file
from clinicgen.checking.proof_memo import SiteMemo, ask, open_memo
from clinicgen.checking.seams import cut_at_blocks
from clinicgen.checking.stand_ins import Edge, StandIn
from clinicgen.checking.term_borders import find_borders
from clinicgen.checking.term_search import make_term
from clinicgen.checking.vanity_numbers import Vanity
from clinicgen.model.rendered_site import OutputFile, OwnText, own_text
from tests.checking.test_proof_by_pieces import HEAD, OWNERS, PIECES, SHARDS, TAIL, Sites, put_in, told

BITS = [
    "<p>Pines Ketamine</p>", "<p>Harbor Psychiatry</p>\n", "<li>Serenity, 1 Main Street</li>", "<li>Monday to Friday</li>\n",
    '<p><a href="tel:+18437889718">(843) 788-9718</a></p>', '<li><a href="tel:+18033355232">Call</a></li>', "<div>803-335-", "5232</div>",
    "<p>Harbor ", "Psychiatry</p>", "<p>Harbor</p>\n<p>Psychiatry</p>", "<b>Harbor</b> ", "<i>Psychiatry</i>", "21 ", "Main St", "<br>", "<hr>",
    "<svg>", "</svg>", "<svg><text>Harbor</text></svg>", "<script>", "</script>", '<script type="application/ld+json">{"a": "<p>Harbor</p>"}</script>',
    "<title>", "</title>", "<textarea>", "</textarea>", "<!--", "-->", "<!-- <p>Harbor</p> -->", '<a title="<p>803-335-5232', '</p>">', "<div title='", "'>",
    "</", "<", "<p", ">", "&", "&lt", "<![CDATA[", "]]>", '<div data-clinic="harbor">', "</div>", '<p id="x">', '<p id="top">', "<h1>", "</h1>",
    '<a href="https://book.pines.example/start">Book</a>', '<a href="https://book.harbor.example/new?clinic=7">Book</a>', '<a href="#x">', '<a href="/x/">', "</a>",
    '<meta name="description" content="Harbor">', '<img src="//x.example/a.png">', "<table><tr><td>", "</td></tr></table>", "words ", " ",
]  # fmt: skip
OWN_TEXTS = st.lists(st.one_of(st.sampled_from(BITS), st.sampled_from(SHARDS)), min_size=1, max_size=8)
SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="session")
def clinics(build: Any, fleet: Any) -> Sites:
    """Sites of three clinics that share what was judged for all."""
    first = build.site(fleet)
    return Sites([replace(build.site(fleet, slug), contacts=first.contacts, memo=first.memo) for slug in OWNERS])


def as_new(site: SiteContext) -> SiteContext:
    """The site of a clinic of which nothing is known yet, so that its texts may say something else."""
    return replace(site, own_memo=SiteMemo())


def proves_pages_alike(pages: Sequence[Sequence[str]], build: Any, site: SiteContext) -> None:
    for number, parts in [*enumerate(pages), *enumerate(pages)]:  # The second time everything that passed is known.
        file = replace(build.file("".join(parts), f"page{number}/index.html"), parts=tuple(parts))
        assert told(prove_file(file, site)) == told(prove_file(replace(file, parts=()), site))


@SLOW
@given(
    texts=st.tuples(*[st.tuples(OWN_TEXTS, OWN_TEXTS)] * len(OWNERS)),
    around=st.tuples(*[st.lists(st.sampled_from(PIECES), max_size=3)] * 3),
)
def test_any_html_of_a_clinic_s_own_is_judged_whatever_its_pieces(
    texts: tuple[tuple[list[str], list[str]], ...], around: tuple[list[str], ...], build: Any, clinics: Sites
) -> None:
    for owner, (site, both) in enumerate(zip(clinics, texts, strict=True)):
        first, second = (own_text("".join(text), ("stretch", str(at))) for at, text in enumerate(both))
        before, between, after = (put_in(pieces, owner) for pieces in around)
        pages = [(*before, first, *after), (*before, first, *between, second, *after), (second, *between)]
        proves_pages_alike([(HEAD, *body, TAIL) for body in pages], build, as_new(site))


@SLOW
@given(bits=OWN_TEXTS, orders=st.lists(st.randoms(use_true_random=False), min_size=3, max_size=3))
def test_own_texts_of_the_same_pieces_are_told_apart(
    bits: list[str], orders: list[Any], build: Any, clinics: Sites
) -> None:
    for site in clinics:
        pages = []
        for number, order in enumerate(orders):
            mixed = order.sample(bits, len(bits))
            pages.append((HEAD, own_text("".join(mixed), ("stretch", str(number))), TAIL))
        proves_pages_alike(pages, build, as_new(site))


@SLOW
@given(bits=OWN_TEXTS, pieces=st.lists(st.sampled_from(PIECES), max_size=4), is_feed_first=st.booleans())
def test_what_passes_in_a_feed_need_not_pass_on_a_page(
    bits: list[str], pieces: list[str], is_feed_first: bool, build: Any, clinics: Sites
) -> None:
    for owner, clinic in enumerate(clinics):
        site, text = as_new(clinic), "".join(bits)
        for written in (text, str(escape(text))):
            own = own_text(written, ("stretch", "feed"))
            around = put_in(pieces, owner)
            files = [("feed.xml", ("<feed>", "<entry>", *around, own, "</entry>", "</feed>"))]
            files.append(("page/index.html", (HEAD, *around, own, TAIL)))
            for path, parts in [*(files if is_feed_first else files[::-1]), *files]:
                file = replace(build.file("".join(parts), path, "feed" if path == "feed.xml" else "page"), parts=parts)
                assert told(prove_file(file, site)) == told(prove_file(replace(file, parts=()), site))


LINK = '<link rel="canonical" href="https://harbor.example/owned/">'
EXCUSED: list[tuple[str | OwnText, ...]] = [
    (LINK,), ('<link rel="canonical" href="https://harbor.example/', own_text("owned", ("fact", "path")), '/">'), (own_text(LINK, ("stretch", "link")),), (own_text(f"<p>x</p>{LINK}\n<p>y</p>", ("stretch", "more")),),
    ('<link rel="canonical" href="', own_text("https://harbor.example/owned/", ("fact", "owner")), '">'),
    ('<a href="', own_text("tel:+18437889718", ("fact", "call")), '">Call</a>'), ("<p>", own_text("Pines Ketamine", ("fact", "name")), "</p>"),
    ('<a class="x" href="', own_text("https://harbor.example/owned/", ("fact", "owner")), '">', own_text("Harbor", ("fact", "title")), "</a>"),
]  # fmt: skip


@SLOW
@given(
    pages=st.lists(
        st.tuples(st.sampled_from(("owned", "page", "other")), st.lists(st.sampled_from(EXCUSED), max_size=3)),
        min_size=1,
        max_size=5,
    )
)
def test_what_one_page_may_show_is_asked_again_on_every_page(
    pages: list[tuple[str, list[tuple[str, ...]]]], build: Any, fleet: Any
) -> None:
    excused = build.page("/owned/", served="https://harbor.example")
    site = build.site(fleet, pages=(build.page("/page/"), excused))
    proves_links_alike(pages, build, site)


def test_what_one_page_may_show_once_is_not_shown_twice_in_other_pieces(build: Any, fleet: Any) -> None:
    excused = build.page("/owned/", served="https://harbor.example")
    site = build.site(fleet, pages=(build.page("/page/"), excused))
    proves_links_alike(
        [("owned", list(EXCUSED[:2])), ("owned", [EXCUSED[0]]), ("owned", list(EXCUSED[:2]))], build, site
    )


def proves_links_alike(pages: Sequence[tuple[str, Sequence[tuple[str, ...]]]], build: Any, site: SiteContext) -> None:
    for path, links in pages:
        parts = (HEAD, *(part for link in links for part in link), TAIL)
        file = replace(build.file("".join(parts), f"{path}/index.html"), parts=parts)
        assert told(prove_file(file, site)) == told(prove_file(replace(file, parts=()), site))


@given(text=st.lists(st.sampled_from([*BITS, *SHARDS]), max_size=20).map("".join))
def test_a_text_cut_at_blocks_is_whole_again_when_joined(text: str) -> None:
    pieces = cut_at_blocks(text)
    assert "".join(pieces) == text
    assert all(piece.startswith("<") for piece in pieces[1:])


def test_a_piece_that_many_own_texts_hold_is_judged_once(
    build: Any, fleet: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = as_new(build.site(fleet))
    judged: list[str] = []
    read = own_pieces.read_pieces

    def note(output: OutputFile, pieces: Any, marks: Any) -> Any:
        page = read(output, pieces, marks)
        judged.append(page.reading.text)
        return page

    monkeypatch.setattr(own_pieces, "read_pieces", note)
    monkeypatch.setattr(judging, "read_document", None)
    for kind in ("home", "contact", "article"):
        header = f'<header class="{kind}">\n<p>desk@pines.example</p>\n</header>'
        parts = (HEAD, own_text(header, ("stretch", kind)), TAIL)
        proof = prove_file(replace(build.file("".join(parts), f"{kind}/index.html"), parts=parts), site)
        assert proof.findings == ()
    assert sum(text.count("desk@pines.example") for text in judged) == 1
    assert sum(text.count('class="contact"') for text in judged) == 1


def test_a_site_s_own_piece_passes_on_no_other_site(build: Any, clinics: Sites) -> None:
    for owner, rule in ((0, None), (0, None), (0, None), (1, "contact-foreign"), (0, None)):
        own = own_text("<p>and</p><p>Pines Ketamine is here</p><p>and</p>", ("stretch", "name"))
        site = as_new(clinics[owner])
        # All else on the page is as it should be, so that only the own text can be what is found.
        links = ["<h1>x</h1><p>", '<a href="', "$call", '">Call</a> <a href="', "$book", '">Book</a></p>']
        parts = (*put_in(links, owner), own, "<p>after</p>")
        found = prove_file(replace(build.file("".join(parts)), parts=parts), site).findings
        assert ("contact-foreign" in {one.rule for one in found}) == (rule is not None)


WORDS = (
    "harbor",
    "psychiatry",
    "main",
    "st",
    "street",
    "21",
    "1",
    "800",
    "1800",
    "ketamin",
    "keta",
    "min",
    "",
    "a",
    "kind",
)
MARKS = ("", "&", ",", "-", "'", "(")
BORDERS = find_borders(
    [term for text in ("Harbor Psychiatry", "21 Main Street", "(Kind) A", "A & Harbor (Kind)") if (term := make_term("name", text))],
    [Vanity("800ketamin", "+18005382646")],
)  # fmt: skip


@given(word=st.sampled_from(WORDS), marks=st.sampled_from(MARKS), own=st.sampled_from(WORDS), is_left=st.booleans())
def test_a_word_is_left_out_of_an_edge_only_if_no_text_is_crossed_there(
    word: str, marks: str, own: str, is_left: bool
) -> None:
    text = StandIn("words", "\ue000")
    sides = (word, text) if is_left else (text, word)
    edge = Edge(sides[0], marks, sides[1], has_digits=False, needs_plain=False, needs_space=False)

    def is_crossed(edge: Edge) -> bool:
        left, right = (own if isinstance(side, StandIn) else side for side in (edge.left, edge.right))
        return BORDERS.are_crossed(left, edge.marks, right)

    assert is_crossed(edge) == is_crossed(BORDERS.settle(edge))


def test_words_of_no_term_are_left_out_of_edges() -> None:
    text = StandIn("words", "\ue000")
    plain = Edge("", "", text, has_digits=False, needs_plain=False, needs_space=False)
    assert BORDERS.settle(plain._replace(left="kindly", marks=",")) == plain
    assert BORDERS.settle(plain._replace(left="harbor", marks=",")) != plain


def test_the_same_question_is_asked_by_files_of_one_kind_only(fleet: Any, build: Any) -> None:
    memo = open_memo(build.site(fleet).contacts)
    text = StandIn("words", "\ue000")
    assert ask(memo.pieces, [(text,)], "page") == ask(memo.pieces, [(text,)], "page")
    assert ask(memo.pieces, [(text,)], "page") != ask(memo.pieces, [(text,)], "feed")

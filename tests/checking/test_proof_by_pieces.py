# ruff: noqa: E501 - the shards are easier to read in long lines
"""A page proved by its pieces has the findings and traces it has when it is proved whole, wherever it is cut."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import escape
from msgspec.structs import replace

from clinicgen.checking import SiteContext, judging, page_templates, proof_by_pieces, prove_file
from clinicgen.checking.email_addresses import find_emails
from clinicgen.checking.folded_text import BREAK, fold
from clinicgen.checking.page_document import read_document
from clinicgen.checking.phone_numbers import find_numbers
from clinicgen.checking.rule_book import open_rule_book
from clinicgen.checking.term_search import candidates, find_term, words_in
from clinicgen.checking.vanity_numbers import find_vanities
from clinicgen.model.rendered_site import OutputFile, OwnText, Proof, own_text
from tests.checking.test_planted_contacts import HARMLESS, PLANTED

HEAD = """<!doctype html>
<html lang="en"><head><title>A page | Pines Ketamine</title>
<meta name="description" content="About it">
<link rel="canonical" href="https://www.pines.example/page/">
<script type="application/ld+json">{"name": "Pines Ketamine", "telephone": "+18437889718", "x": "some words"}</script>
</head><body class="kind page"><h1 id="top">Some heading words</h1>
<p>Before it begins, quite ordinary words are said in the morning about nothing at all, for a while.</p>
"""
TAIL = """
<p>After that, other ordinary words follow in the evening, <a href="#top">upwards</a> or not.</p>
<footer><p>Pines Ketamine, 4 Ocean Ave, Myrtle Beach <a href="tel:+18437889718">(843) 788-9718</a>
<a href="https://book.pines.example/start">Book a visit</a></p></footer></body></html>
"""
SHARDS = [
    "<p>", "</p>", "<p", ">", "<div class='", "'>", "</div>", "<b>", "</b>", "<br>", "<h1>", "</h1>", "<li>", "<", "</",
    "Harbor", " Psychiatry", " of Greenville", "Serenity", " Pines Ketamine ", "21", " Main", " St ", " main street ",
    "803", "-335-", "5232", " (803) ", "335", " 843-788-9718 ", "800", " KET", "AMIN ", " ketamin ", "1-888-", " (888) ", "QUIETER", " QUIETER ", "QUIE", "TER ", "+", " 988 ",
    " morning ", " and the patient ", "\n", " ", "\t", "\r", "\u00a0", "\u200b", "&nbsp;", "&", "amp;", "&#56;", "&#5", "6;",
    "&copy", "<!--", "-->", "<!", "<?", "<!doctype html>", "<![CDATA[", "]]>", "<svg>", "</svg>", '<path d="M 803 335"/>',
    "<script>", "</script>", '<script type="application/ld+json">', '{"a": "', '"}', "<style>", "</style>", "url(//x.example)",
    "<title>", "</title>", "<textarea>", "</textarea>", "<code>", "</code>", "{{", " clinic.phone ", "}}", "{",
    '<a href="', '">', '" ', "tel:", "mailto:", "info", "@", "harbor.example", " https://", "//book.harbor.example/new",
    "%40", "\\u0038", '<div data-clinic="harbor">', ' data-clinic="', '<img src="/a.png">', '<img src="//x.example/a.png">',
    ' id="top"', ' id="x"', ' onclick="', "<meta name='description' content='", "10.1001/", "desk@pines.example", "\x00",
    "\ufeff", '<a name="', "<iframe srcdoc='", "<noscript>", "\u0301", "&#xE000;", "&#63743 ", "\\f8ff", "%EE%80%80",
]  # fmt: skip


def cut_at(text: str, places: list[int]) -> tuple[str, ...]:
    ends = sorted({0, len(text), *(place % (len(text) + 1) for place in places)})
    return tuple(text[start:end] for start, end in pairwise(ends))


@pytest.fixture(scope="session")
def warm_site(build: Any, fleet: Any) -> SiteContext:
    """A site whose pages share their frame with the pages of the tests: what has passed is left out there."""
    return build.site(fleet, slug="pines")


ORDINARY = "words in the morning and some others after them"
FRAME = [0, len(HEAD)]


def told(proof: Proof) -> object:
    """What a proof says, however the links and anchors of the page are grouped."""
    traces = proof.traces
    if traces is None:
        return proof
    anchors = {*chain.from_iterable(traces.anchors)}
    links = {link for link in chain.from_iterable(traces.links) if link[1].removeprefix("#") not in anchors}
    return proof.findings, (traces.title, traces.description), anchors, links


def proves_alike(body: str, places: list[int], build: Any, site: SiteContext) -> None:
    text = HEAD + body + TAIL
    clean = HEAD + "<p>Nothing.</p>" + TAIL
    cuts = [*FRAME, len(HEAD) + len(body), *places]
    prove_file(replace(build.file(clean), parts=(HEAD, "<p>Nothing.</p>", TAIL)), site)
    whole = prove_file(build.file(text), site)
    for _ in range(2):  # The second time everything that passed is known.
        assert told(prove_file(replace(build.file(text), parts=cut_at(text, cuts)), site)) == told(whole)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shards=st.lists(st.sampled_from(SHARDS), max_size=24), places=st.lists(st.integers(0, 5000), max_size=12))
def test_any_page_cut_anywhere_is_proved_as_a_whole(
    shards: list[str], places: list[int], build: Any, warm_site: SiteContext
) -> None:
    proves_alike("".join(shards), places, build, warm_site)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shards=st.lists(st.sampled_from(SHARDS), max_size=24))
def test_any_page_cut_between_its_shards_is_proved_as_a_whole(
    shards: list[str], build: Any, warm_site: SiteContext
) -> None:
    places = [len(HEAD) + len("".join(shards[:count])) for count in range(len(shards))]
    proves_alike("".join(shards), places, build, warm_site)


TABLE = {**PLANTED, **HARMLESS}


@pytest.mark.parametrize("body", TABLE.values(), ids=TABLE)
def test_every_planted_contact_is_found_wherever_the_page_is_cut(body: str, build: Any, warm_site: SiteContext) -> None:
    chance = random.Random(body)
    everywhere = list(range(len(HEAD), len(HEAD) + len(body)))
    some = [chance.sample(range(len(HEAD) + len(body) + len(TAIL)), 12) for _ in range(2)]
    beside = [[len(HEAD) + chance.randrange(len(body)) for _ in range(2)] for _ in range(2)]
    for places in (everywhere, *some, *beside):
        proves_alike(f"<p>{ORDINARY}</p>\n{body}\n<p>{ORDINARY}</p>", places, build, warm_site)
        proves_alike(f"{ORDINARY} {body} {ORDINARY}", places, build, warm_site)


@pytest.mark.parametrize(
    "seam", ["<p>", "</p>", "<li>", "<br>", " ", "", " morning ", "\nmorning\n", "<b>", "<!-- -->", '<a title="']
)
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("803-335", "-5232"), ("Harbor", "Psychiatry"), ("Harbor ", " Psychiatry"), ("info@harbor", ".example"),
        ("800-KE", "TAMIN"), ("1-888-", "QUIETER"), ("1-888 ", "QUIETER "), ("(888) ", "QUIETER"), ("888-QUIE", "TER"), ("21 Main", "Street"), ("https://harbor", ".example/"), ("tel:", "55555"),
        ("+", "44 20 7946 0958"), ("&", "#56;03-335-5232"), ("10.1001/", "212-736-5000"), ("21", " Main St"),
        ("book.pines.example/start", "ers"), ("{", "{ clinic.phone }}"), ("Pines Ketamine", "."),
    ],
)  # fmt: skip
def test_a_contact_over_a_cut_is_found(left: str, right: str, seam: str, build: Any, warm_site: SiteContext) -> None:
    body = f"<p>Quite {ORDINARY} {left}{seam}{right} {ORDINARY}</p>"
    place = len(HEAD) + body.index(left + seam) + len(left)
    for places in ([place], [place + len(seam)], [place, place + len(seam)], [place - 1, place + len(seam) + 1]):
        proves_alike(body, places, build, warm_site)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shards=st.lists(st.sampled_from(SHARDS), max_size=16))
def test_what_passes_on_a_stranger_s_site_passes_on_every_site(
    shards: list[str], build: Any, warm_site: SiteContext
) -> None:
    text = "".join(shards)
    page = read_document(build.file(text))
    stranger = warm_site.stranger
    assert stranger
    for bound in open_rule_book().piece:
        if "data-clinic" not in text and not any(bound.check(page, stranger)):
            assert list(bound.check(page, warm_site)) == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(left=st.lists(st.sampled_from(SHARDS), max_size=8), right=st.lists(st.sampled_from(SHARDS), max_size=8))
def test_no_contact_is_found_across_a_break(left: list[str], right: list[str], warm_site: SiteContext) -> None:
    first, second = (fold("".join(shards).replace(BREAK, "")) for shards in (left, right))
    contacts = warm_site.contacts

    def sight(text: str) -> list[tuple[int, int, str]]:
        numbers = find_numbers(text, "US", contacts.numbers)
        vanities = find_vanities(text.lower(), contacts.vanities)
        terms = candidates(contacts.terms, words_in(text.lower()))
        hits = [hit for term in terms for hit in find_term(term, text, text.lower())]
        found = [*numbers, *vanities, *find_emails(text), *((*hit[:2], hit.term.text) for hit in hits)]
        return sorted((start, end, what) for start, end, what in found)

    shift = len(first) + 1
    apart = [*sight(first), *((start + shift, end + shift, what) for start, end, what in sight(second))]
    assert sight(first + BREAK + second) == apart


def test_a_clean_page_is_proved_without_reading_it_as_a_whole(
    build: Any, fleet: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = build.site(fleet)
    traces = prove_file(build.file(HEAD + TAIL), site).traces
    monkeypatch.setattr(judging, "read_document", None)
    proof = prove_file(replace(build.file(HEAD + TAIL), parts=(HEAD, TAIL)), site)
    assert told(proof) == told(Proof((), traces))


def test_sites_that_share_a_memo_share_no_trust(build: Any, fleet: Any) -> None:
    pines = build.site(fleet)
    harbor = replace(build.site(fleet, "harbor"), contacts=pines.contacts, memo=pines.memo)
    file = replace(build.file(HEAD + TAIL), parts=(HEAD, TAIL))
    assert prove_file(file, pines).findings == ()
    found = prove_file(file, harbor)
    assert {"contact-unknown", "contact-foreign", "contact-missing"} <= {one.rule for one in found.findings}
    assert told(found) == told(prove_file(build.file(HEAD + TAIL), harbor))


def test_what_one_page_may_show_once_no_other_may_and_not_twice(build: Any, fleet: Any) -> None:
    excused = build.page("/owned/", served="https://harbor.example")
    site = build.site(fleet, pages=(build.page("/page/"), excused))
    link = '<link rel="canonical" href="https://harbor.example/owned/">\n'
    for path, links, is_clean in (
        ("owned/index.html", link, True),
        ("page/index.html", link, False),
        ("owned/index.html", link * 2, False),
        ("owned/index.html", link, True),
        ("page/index.html", "", True),
    ):
        file = build.file(HEAD + links + TAIL, path)
        whole = prove_file(file, site)
        assert (whole.findings == ()) == is_clean
        for parts in ((HEAD, links, TAIL), (HEAD, link, links.removeprefix(link), TAIL) if links else (HEAD, TAIL)):
            assert told(prove_file(replace(file, parts=parts), site)) == told(whole)


OWN: dict[str, tuple[str, str, str]] = {
    "name": ("Pines Ketamine", "Harbor Psychiatry", "Harbor Psychiatry of Greenville"),
    "phone": ("(843) 788-9718", "(803) 335-5232", "800-KETAMIN"),
    "call": ("tel:+18437889718", "tel:+18033355232", "tel:+18005382646"),
    "home": ("https://www.pines.example", "https://harbor.example", "https://agency.example/greenville"),
    "book": ("https://book.pines.example/start", "https://book.harbor.example/new?clinic=7", "https://slots.example/greenville"),
    "street": ("4 Ocean Ave", "21 Main St", "1 Main Street"),
    "city": ("Myrtle Beach", "Columbia", "Greenville"),
    "email": ("desk@pines.example", "info@harbor.example", "O&#39;Brien"),
    "words": ("Harbor", "Main St", "O&#39;Brien&amp;s"),
    "digits": ("803", "21", "+1 335"),
    "toll": ("1-888", "(877)", "1 800 "),
    "letters": ("QUIETER", "QUIETER NOW", "Quieter CLINIC"),
    "link": ('<a href="tel:+18437889718">Call</a>', '<a href="tel:+18033355232">(803) 335-5232</a>', "<b>800</b>"),
    "header": (
        '<header><p>Pines Ketamine</p><a href="https://book.pines.example/start">Book</a></header>\n<main>',
        '<header><p>Harbor Psychiatry</p><a href="https://book.harbor.example/new?clinic=7">Book</a></header>\n<main>',
        "<header><p>Serenity, 1 Main Street</p></header>\n<main>",
    ),
    "notice": ("", "<p>Harbor Psychiatry has moved.</p>", "<p>Serenity</p> <div>"),
    "nodes": (
        '{"name":"Pines Ketamine","telephone":"+18437889718"},{"url":"https://www.pines.example/"}',
        '{"name":"Harbor Psychiatry","telephone":"+18033355232"}',
        '{"name":"Serenity"}',
    ),
    "language": ("en", "es", "en"),
}  # fmt: skip
OWNERS = ("pines", "harbor", "greenville")
AROUND = [
    '<a href="', '">', "</a>", '<script type="application/ld+json">[', "</script>", "]", ",", '{"@id":"', '"}', "/articles/x/",
    '<section data-clinic="harbor">\n<p>Harbor Psychiatry, (803) 335-5232</p>\n</section>\n', "<li data-clinic='harbor'>Harbor</li>",
    '<li data-clinic="greenville">Serenity <a href="https://slots.example/greenville">Book</a>, 803-335-5232</li>',
    '<li data-clinic="harbor"><p>Harbor Psychiatry</li>', '<p data-clinic="nobody">x</p>', '<div data-clinic="pines">Pines</div> Harbor',
    "<title>", "</title>", ", ", ". ", "'s ", " and ", " (", ") ", "-based ", ": ", '<img alt="', '" src="', '<p title="', " | ",
]  # fmt: skip
PIECES = [*SHARDS, *AROUND, *AROUND, *(f"${name}" for name in OWN), *(f"${name}" for name in OWN)]


class Sites(list[SiteContext]):
    """Is told in few words when a test fails."""

    def __repr__(self) -> str:
        return "sites"


@pytest.fixture(scope="session")
def warm_sites(build: Any, fleet: Any) -> Sites:
    """Sites of three clinics that share what was judged for all."""
    first = build.site(fleet)
    return Sites([replace(build.site(fleet, slug), contacts=first.contacts, memo=first.memo) for slug in OWNERS])


def put_in(pieces: Sequence[str], owner: int) -> tuple[str, ...]:
    return tuple(
        own_text(OWN[piece[1:]][owner], ("fact", piece[1:])) if piece[:1] == "$" and piece[1:] in OWN else piece
        for piece in pieces
        if piece
    )


def proves_alike_everywhere(pieces: Sequence[str], build: Any, sites: Sequence[SiteContext]) -> None:
    for owner, site in enumerate(sites):
        parts = put_in(pieces, owner)
        file = replace(build.file("".join(parts)), parts=parts)
        whole = prove_file(replace(file, parts=()), site)
        assert told(prove_file(file, site)) == told(whole), OWNERS[owner]


PLACED = [
    "<p>Come to $ today.</p>", "<p>$</p>", "<p>At $, $ and $.</p>", "<p>$, $ 29577</p>", "<p>the $-based team, $'s</p>",
    '<a href="$">us</a>', '<a class="x" href="$">$</a>', "<title>Sleep | $</title>", "<h2>$: sleep</h2>", "<p>24 $ 24</p>",
    '<script type="application/ld+json">{"@graph":[$,{"@id":"$/articles/x/#webpage","name":"Sleep"}]}</script>',
    '<link rel="canonical" href="$/articles/x/">', '<img src="$/a.png" alt="$">', "$<p>and</p>$", "<p>$ Psychiatry</p>",
    "<p>Harbor $</p>", "<p>$ of Greenville</p>", "<p>$ St, $</p>", "<p>335 $</p>", "<p>1-888 $ $</p>", "<p>Call 1-888-$ now</p>", "<p>$ QUIETER $</p>", "<p>$-QUIETER $</p>", "<p>$ 335-5232</p>", "<p>+$</p>", "<p>$$</p>",
    "<p>$ $</p>", "<p>$, $</p>", "<p>($)</p>", "<p>$.example</p>", "<p>info@$</p>", "<p><b>$</b> <i>$</i></p>", "<p>$/x</p>",
    "<svg>$</svg>", '<p$<script type="application/ld+json">[', "<$ class=x>", '<$<a href="">x</a>', "</$>", "<p $>x</p>", "<p title='$'>", "<p title=$ id=x>", "<!-- $ -->", "<style>$</style>", "<p>tel:$</p>", "{{ $ }}", '<div data-clinic="harbor">$</div>',
]  # fmt: skip


@pytest.mark.parametrize("written", PLACED)
@pytest.mark.parametrize("first", OWN)
def test_a_clinic_s_own_text_is_judged_wherever_it_stands(
    written: str, first: str, build: Any, warm_sites: Sites
) -> None:
    for second in OWN:
        names = iter((first, second, first, second))
        pieces = [f"${next(names)}" if piece == "$" else piece for piece in re.split(r"(\$)", written)]
        proves_alike_everywhere([HEAD.replace("|", "at"), *pieces, TAIL], build, warm_sites)


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_page_of_shared_and_own_texts_is_proved_as_a_whole(
    pieces: list[str], build: Any, warm_sites: Sites
) -> None:
    proves_alike_everywhere([HEAD, *pieces, TAIL], build, warm_sites)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=10), entries=st.integers(1, 3))
def test_any_feed_of_shared_and_own_texts_is_proved_as_a_whole(
    pieces: list[str], entries: int, build: Any, warm_sites: Sites
) -> None:
    escaped = [piece if piece[:1] == "$" else str(escape(piece)) for piece in pieces]
    entry = ["<entry>", '<content type="html">', *escaped, "</content></entry>"]
    for owner, site in enumerate(warm_sites):
        parts = ("<feed>", *(put_in(entry, owner) * entries), "</feed>")
        parts = tuple(own_text(escape(part), part.role) if isinstance(part, OwnText) else part for part in parts)
        file = replace(build.file("".join(parts), "feed.xml", "feed"), parts=parts)
        assert told(prove_file(file, site)) == told(prove_file(replace(file, parts=()), site))


def test_a_page_is_judged_once_for_all_clinics(build: Any, fleet: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build.site(fleet)
    second = replace(build.site(fleet, "harbor"), contacts=first.contacts, memo=first.memo)
    pieces = [
        HEAD[: HEAD.index("<title>")],
        "<title>Sleep | ",
        "$name",
        "</title></head><body><h1>Sleep</h1><p>At ",
        "$name",
    ]
    pieces += [
        " in ",
        "$city",
        " we begin in the morning.</p>\n<p>Call ",
        "$phone",
        ".</p>\n<p>",
        '<a href="',
        "$call",
        '">Call</a> ',
    ]
    pieces += ['<a href="', "$book", '">Book</a></p></body></html>']
    judged: list[str] = []
    judge = page_templates.make_template

    def count(output: OutputFile, *given: Any) -> Any:
        judged.append(output.path)
        return judge(output, *given)

    monkeypatch.setattr(proof_by_pieces, "make_template", count)
    monkeypatch.setattr(judging, "read_document", None)
    for owner, site in ((0, first), (1, second)):
        parts = put_in(pieces, owner)
        assert prove_file(replace(build.file("".join(parts)), parts=parts), site).findings == ()
    assert len(judged) == 1

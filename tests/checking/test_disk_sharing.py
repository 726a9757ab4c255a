# ruff: noqa: E501 - the shards are easier to read in long lines
"""A page on disk proved by the pieces it shares with others has what it has when it is proved as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from clinicgen.checking import DiskMemo, DiskSharing, SiteContext, disk_judging, open_sharing, prove_found
from clinicgen.checking.disk_judging import ProvedFile
from clinicgen.checking.disk_pieces import PieceNotes, note_tokens
from clinicgen.checking.html_tokens import read_html
from clinicgen.loading import read_vocabulary
from clinicgen.model.found_site import FoundFile
from clinicgen.model.rendered_site import OutputFile
from tests.checking.test_planted_contacts import HARMLESS, PLANTED
from tests.checking.test_proof_by_pieces import AROUND, OWN, OWNERS, PLACED, SHARDS

HEAD = [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>A page | ', "$name",
    '</title>\n<meta name="description" content="About it">\n<link rel="canonical" href="', "$home",
    '/page/">\n<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"MedicalClinic","name":"', "$name",
    '","telephone":"', "$phone", '"},{"@type":"WebPage","name":"A page","url":"', "$home",
    '/page/"}]}</script>\n</head>\n<body>\n<header>\n<p>', "$name", "</p>\n</header>\n<main>\n<h1>A page</h1>\n",
]  # fmt: skip
TAIL = [
    '\n</main>\n<footer>\n<p>', "$name", ", ", "$city", ' <a href="', "$call", '">', "$phone", '</a>\n<a href="', "$book",
    '">Book a visit</a></p>\n</footer>\n</body>\n</html>\n',
]  # fmt: skip
LINES = [
    "\n<p>", "\n<div>", "\n</div>", "\n<ul>\n<li>", "\n</ul>", "\n<h2>", "\n<section>", '\n<div data-clinic="harbor">',
    '\n<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"',
    '"},{"@type":"Thing","name":"x"}]}</script>', "\n<pre>", "\n<!--\n<p>", "-->", "\n<svg>\n<p>", "\n<textarea>\n<p>",
    "\n<meta name='robots' content='noindex'>", "\n<link rel=canonical href='/x/'>", "Monday 9 to 5", " 9 AM ", "to 5 PM",
    "1-888-", "QUIETER", " QUIETER ", "1-800-KETAMINE",
]  # fmt: skip
PIECES = [*SHARDS, *AROUND, *LINES, *LINES, *LINES, *(f"${name}" for name in OWN), *(f"${name}" for name in OWN)]
VOCABULARY = read_vocabulary()


class Whole(DiskSharing):
    """Proves every page as a whole."""

    def prove_page(self, output: OutputFile, text: str) -> PieceNotes | None:
        return None


class Sites(list[SiteContext]):
    """Is told in few words when a test fails."""

    def __repr__(self) -> str:
        return "sites"


@pytest.fixture(scope="module")
def sites(build: Any, fleet: Any) -> Sites:
    """Sites of three clinics that share what was found out about pieces."""
    first = build.site(fleet)
    return Sites([replace(build.site(fleet, slug), contacts=first.contacts, memo=first.memo) for slug in OWNERS])


@pytest.fixture(scope="module")
def memo() -> DiskMemo:
    return {}


def write(pieces: Sequence[str], owner: int) -> FoundFile:
    texts = [OWN[one[1:]][owner] if one[:1] == "$" and one[1:] in OWN else one for one in pieces]
    return FoundFile("page/index.html", "", "".join(texts).encode(), is_text=True)


def told(proved: ProvedFile) -> object:
    """What a proof says, however links and anchors are grouped."""
    traces = proved.traces
    assert traces
    anchors = {*chain.from_iterable(traces.anchors)}
    links = {link for link in chain.from_iterable(traces.links) if link[1].removeprefix("#") not in anchors}
    return proved.problems, proved.head, proved.links, traces.title, traces.description, anchors, links


def proves_alike(pieces: Sequence[str], sites: Sequence[SiteContext], memo: DiskMemo) -> None:
    """Prove a page on each site three times: new, known from another site, and known from this one."""
    for owner, site in enumerate(sites):
        found = write([*HEAD, *pieces, *TAIL], owner)
        sharing = open_sharing(site, memo, VOCABULARY)
        whole = told(prove_found(found, Whole(site, sharing.memo, VOCABULARY, sharing.own_words)))
        for _ in range(2):
            assert told(prove_found(found, sharing)) == whole, OWNERS[owner]


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_page_is_proved_as_a_whole(pieces: list[str], sites: Sites, memo: DiskMemo) -> None:
    proves_alike(pieces, sites, memo)


@pytest.mark.parametrize("body", {**PLANTED, **HARMLESS}.values(), ids={**PLANTED, **HARMLESS})
def test_every_planted_contact_is_found(body: str, sites: Sites, memo: DiskMemo) -> None:
    proves_alike([f"<p>Quite ordinary words</p>\n{body}\n<p>and some more</p>"], sites, memo)


@pytest.mark.parametrize("written", PLACED)
def test_a_clinic_s_own_words_are_judged_wherever_they_stand(written: str, sites: Sites, memo: DiskMemo) -> None:
    before, *others = written.split("$")
    for first in OWN:
        for second in ("name", "phone", "digits"):
            names = (first, second, first, second)
            own = chain.from_iterable((f"${name}", after) for name, after in zip(names, others, strict=False))
            proves_alike(["\n", before, *own], sites, memo)


def test_a_clean_page_is_never_read_as_a_whole(sites: Sites, monkeypatch: pytest.MonkeyPatch) -> None:
    memo: DiskMemo = {}
    monkeypatch.setattr(disk_judging, "read_document", None)
    for owner, site in enumerate(sites[:2]):
        assert prove_found(write([*HEAD, *TAIL], owner), open_sharing(site, memo, VOCABULARY)).problems == ()


def test_what_another_clinic_s_site_shows_rightly_is_wrong_on_this_one(sites: Sites) -> None:
    memo: DiskMemo = {}
    page = write([*HEAD, *TAIL], owner=1)
    assert prove_found(page, open_sharing(sites[1], memo, VOCABULARY)).problems == ()
    rules = {one.rule.name for one in prove_found(page, open_sharing(sites[0], memo, VOCABULARY)).problems}
    assert {"contact-unknown", "contact-foreign", "contact-missing", "page-identity-missing"} <= rules


def test_the_notes_of_pieces_are_those_of_the_page(sites: Sites) -> None:
    memo: DiskMemo = {}
    body = [
        "\n<p>Come to ",
        "$name",
        " in <b>",
        "$city",
        "</b>.</p>\n<h2 id='x'>Sleep</h2>\n<table>\n<tr><td>a</td>\n<td>1</td></tr>\n</table>",
    ]
    for owner, site in enumerate(sites[:2]):
        found = write([*HEAD, *body, *TAIL], owner)
        notes = open_sharing(site, memo, VOCABULARY).prove_page(
            OutputFile("page/index.html", "page", "", ""), found.data.decode()
        )
        whole = note_tokens(read_html(found.data.decode()))
        assert notes is not None
        assert notes._replace(scripts=(), shown=None) == whole._replace(scripts=(), shown=None)  # type: ignore[arg-type]  # compared below
        assert notes.shown[:2] == whole.shown[:2]
        said = [[node.values for node in script if node.types] for script in notes.scripts]
        assert list(chain.from_iterable(said)) == [node.values for node in whole.scripts[0] if node.types]


def test_an_address_that_one_page_may_name_once_no_other_may_and_not_twice(build: Any, fleet: Any) -> None:
    excused = build.page("/owned/", served="https://harbor.example")
    site = build.site(fleet, pages=(build.page("/page/"), excused))
    link = '\n<link rel="canonical" href="https://harbor.example/owned/">\n'
    sharing = open_sharing(site, {}, VOCABULARY)
    for path, links, is_clean in (
        ("owned/index.html", link, True),
        ("page/index.html", link, False),
        ("owned/index.html", link * 2, False),
        ("owned/index.html", link, True),
    ):
        found = replace(write([*HEAD, links, *TAIL], 0), path=path)
        assert (prove_found(found, sharing).problems == ()) == is_clean

# ruff: noqa: E501 - the tables are easier to read in long lines
"""What stands in for a clinic's text, and what is asked of the text where it meets others."""

from __future__ import annotations

import pytest

from clinicgen.checking.folded_text import BREAK
from clinicgen.checking.own_texts import kind_of, read_ends
from clinicgen.checking.stand_ins import Edge, StandIn, find_edges
from clinicgen.checking.term_borders import TermBorders, find_borders
from clinicgen.checking.term_search import Term, make_term
from clinicgen.checking.vanity_numbers import Vanity

WORDS, OTHER, HOME = StandIn("words", "\ue000"), StandIn("words", "\ue001"), StandIn("home", "\ue002")
ALL = {one.character: one for one in (WORDS, OTHER, HOME)}


def edges(text: str) -> frozenset[Edge] | None:
    return find_edges(text.replace("$", WORDS.character).replace("§", OTHER.character).replace("@@", HOME.written), ALL)


def edge(left: str | StandIn, marks: str, right: str | StandIn) -> Edge:
    return Edge(left, marks, right, has_digits=False, needs_plain=False, needs_space=False)


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("Come to $ today", ("to", ""), ("", "today")), ("$, today", ("", ""), (",", "today")),
        ("(the $).", ("the", ""), (")", "")), ("at $'s door", ("at", ""), ("'", "s")), ("At $ (now)", ("at", ""), ("(", "now")),
        (f"Harbor{BREAK}$ today", ("", ""), ("", "today")), ("Dr. & ($ Inc. – x", ("dr", "&("), ("", "inc")),
    ],
)  # fmt: skip
def test_an_edge_names_the_nearest_words_and_the_marks_between(
    text: str, left: tuple[str, str], right: tuple[str, str]
) -> None:
    assert edges(text) == {edge(*left, WORDS), edge(WORDS, *right)}


def test_words_that_are_too_far_away_are_not_judged() -> None:
    assert edges("Harbor " + "\U0001f600" * 80 + " $") is None


def test_two_own_texts_meet_each_other() -> None:
    assert edges("$, §") == {edge("", "", WORDS), edge(WORDS, ",", OTHER), edge(OTHER, "", "")}
    assert Edge(WORDS, "-", OTHER, has_digits=True, needs_plain=False, needs_space=False) in (edges("$ - §") or ())


@pytest.mark.parametrize(
    ("text", "left", "marks", "has_digits"),
    [("room 12 $", "12", "", True), ("room 12, $", "12", ",", False), ("12 rooms $", "rooms", "", False)],
)
def test_digits_that_would_run_on_are_noted(text: str, left: str, marks: str, has_digits: bool) -> None:
    assert Edge(left, marks, WORDS, has_digits, needs_plain=False, needs_space=False) in (edges(text) or ())


@pytest.mark.parametrize(
    "text",
    ["+$", "+ ($", "$,§", "x@@", "1@@/x", "http://$@@", "@@:80", "@@x", "@@$", "$@@", "@@.$"],
)
def test_where_no_clinic_s_text_may_stand_unseen_there_is_no_edge_to_ask(text: str) -> None:
    assert edges(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "pre$", "$post", "x@$", "$@x.example", "$.example", "$/path", "tel:$", '12("$', 'a/b("$', "$§", "info@(\"$", "12-$",
        "$\u0301", "$_x", "http://$",
    ],
)  # fmt: skip
def test_where_a_clinic_s_text_meets_others_without_a_space_it_must_bring_one(text: str) -> None:
    assert any(one.needs_space for one in edges(text) or ())


@pytest.mark.parametrize("text", ["@@", "@@/x/", 'href="@@/x/#y"', "(@@/)", "See @@."])
def test_an_address_of_the_site_may_go_on_with_a_path(text: str) -> None:
    assert edges(text) is not None


def borders(*names: str, vanities: tuple[str, ...] = ()) -> TermBorders:
    terms: list[Term] = [term for name in names if (term := make_term("name", name))]
    return find_borders([*terms, make_term("street", "21 Main St")], [Vanity(one, "+1") for one in vanities])  # type: ignore[list-item]  # The street has words.


@pytest.mark.parametrize(
    ("left", "marks", "right", "crossed"),
    [
        ("harbor", "", "psychiatry", True), ("harbor", ",", "psychiatry", False), ("psychiatry", "", "harbor", False),
        ("main", "", "street", True), ("21", "", "main", True), ("mind", "&", "body", True), ("mind", "", "body", False),
        ("", "", "psychiatry", False), ("x", "", "re", True), ("", "", "re", True), ("downtown", "", "", True),
        ("downtown", "", "x", True), ("ket", "", "amin", True), ("1ket", "", "amin", True), ("amin", "", "ket", False),
    ],
)  # fmt: skip
def test_a_border_of_words_is_crossed_by_what_holds_both(left: str, marks: str, right: str, crossed: bool) -> None:
    known = borders(
        "Harbor Psychiatry", "(Re)New Clinic", "Practice (Downtown)", "Mind & Body", vanities=("800ketamin",)
    )
    assert known.are_crossed(left, marks, right) is crossed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://a.example", "home"), ("https://other.example", "words"), ("Harbor &amp; Co.", "words"), ("(803) 335-5232", "words"),
        ("<b>Harbor</b>", "markup"), ("<p>Harbor</p>", "markup"), ('{"a":1}', "data"), ('{"a":"</"}', None), ("&#65;&#38;#66;", "attribute"),
        ("a|b", "attribute"), ("a`b", None), ("", None), (" ", None), ("\ue000", None), ("<b data-clinic=x>y</b>", None),
    ],
)  # fmt: skip
def test_what_stands_in_depends_on_what_a_text_holds(text: str, kind: str | None) -> None:
    assert kind_of(text, "https://a.example")[0] == kind


def test_the_ends_of_a_text_are_read_as_a_reader_sees_them() -> None:
    ends = read_ends("<b>Har</b>bor, 803 ")
    assert (ends.first_word, ends.last_word, ends.starts_with_digits, ends.ends_with_digits) == (
        "harbor",
        "803",
        False,
        True,
    )
    assert read_ends("Harbor Clinic").is_plain
    assert not read_ends("Harbor &amp; Co").is_plain
    assert not read_ends("harbor.example").is_plain

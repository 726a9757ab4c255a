"""How many claims the rules find in sentences as clinics write them, and how many innocent ones they accuse.

The patterns were written with one half of the sentences in view. Of the other half only the figures were looked at,
so that they say what to expect of pages that nobody here has seen. The floors below are what was reached, a little
lowered."""

from __future__ import annotations

import pytest

from tests.claims.labelled import CLAIMS_RULES, Labelled, read_labelled, rules_finding

SENTENCES = read_labelled()
HALVES = {
    "written with": [one for one in SENTENCES if not one.is_kept_aside],
    "kept aside": [one for one in SENTENCES if one.is_kept_aside],
}


def share(sentences: list[Labelled], *, are_found: bool) -> float:
    found = [bool(rules_finding(one.text)) is are_found for one in sentences]
    return sum(found) / len(found)


@pytest.mark.parametrize("half", HALVES)
def test_bad_sentences_are_found(half: str) -> None:
    bad = [one for one in HALVES[half] if one.is_bad]
    assert len(bad) > 100
    assert share(bad, are_found=True) >= 0.90


@pytest.mark.parametrize("half", HALVES)
def test_bad_sentences_are_found_by_the_rule_that_is_meant(half: str) -> None:
    bad = [one for one in HALVES[half] if one.is_bad]
    assert sum(bool(one.rules & rules_finding(one.text)) for one in bad) / len(bad) >= 0.87


@pytest.mark.parametrize("half", HALVES)
def test_innocent_sentences_are_left_alone(half: str) -> None:
    innocent = [one for one in HALVES[half] if not one.is_bad]
    assert len(innocent) > 100
    assert share(innocent, are_found=False) >= 0.96


def test_labels_name_rules_that_exist() -> None:
    assert {rule for one in SENTENCES for rule in one.rules} <= CLAIMS_RULES


def test_every_claims_rule_has_labelled_sentences() -> None:
    assert {rule for one in SENTENCES for rule in one.rules} == CLAIMS_RULES


def test_no_sentence_is_labelled_twice() -> None:
    texts = [one.text for one in SENTENCES]
    assert len(texts) == len(set(texts))

"""Every pattern's own examples: the words that must make its rule speak, and those that must not."""

from __future__ import annotations

import pytest

from clinicgen.checking.claims.patterns import Pattern
from clinicgen.checking.claims.sentences import read_sentences
from clinicgen.checking.rule_book import open_rule_book
from clinicgen.model.prose import Passage
from tests.claims.labelled import rules_finding

PATTERNS = [
    pytest.param(one.rule.name, pattern, id=f"{one.rule.name}-{number}")
    for one in open_rule_book().claims.rules
    for number, pattern in enumerate(one.patterns)
]
FIRES = [
    pytest.param(one.rule.name, pattern, text, id=f"{one.rule.name}: {text}")
    for one in open_rule_book().claims.rules
    for pattern in one.patterns
    for text in pattern.fires
]
SILENT = [
    pytest.param(one.rule.name, text, id=f"{one.rule.name}: {text}")
    for one in open_rule_book().claims.rules
    for pattern in one.patterns
    for text in pattern.silent
]


@pytest.mark.parametrize(("rule", "pattern", "text"), FIRES)
def test_what_must_fire_fires(rule: str, pattern: Pattern, text: str) -> None:
    assert rule in rules_finding(text)
    sentences = read_sentences([Passage("text", text, (0, 0))])
    found = [one for one in sentences if any(True for _ in pattern.find(one.text))]
    assert found, "another pattern of the rule found it"
    assert all(pattern.anchors & set(one.words) for one in found), (
        "an anchor is missing: real texts would not be searched"
    )


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_what_must_stay_silent_stays_silent(rule: str, text: str) -> None:
    assert rule not in rules_finding(text)


@pytest.mark.parametrize(("rule", "pattern"), PATTERNS)
def test_a_pattern_has_examples_of_both_kinds(rule: str, pattern: Pattern) -> None:
    assert pattern.fires
    assert pattern.silent
    assert pattern.anchors

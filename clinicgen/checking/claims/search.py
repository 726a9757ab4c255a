"""Searching sentences for claims: only for patterns one of whose words a sentence holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from clinicgen.checking.claims.claim import Claim
from clinicgen.checking.claims.patterns import Pattern
from clinicgen.checking.claims.sentences import Sentence
from clinicgen.checking.problem import Problem
from clinicgen.model.content import Source
from clinicgen.model.finding import Rule, Severity
from clinicgen.model.source import SourceText

_MOST = 100
"""How many claims one rule tells of one text: a text with more is wrong as a whole."""

CheckClaim = Callable[[Claim], Iterator[Problem]]


class ClaimsRule(Struct, frozen=True):
    """A rule about claims: its patterns, and the function that judges what they find."""

    rule: Rule
    check: CheckClaim
    patterns: tuple[Pattern, ...]
    states: Mapping[str, Severity]
    """Where it weighs otherwise, by region."""


class ClaimsIndex(Struct, frozen=True):
    """Every pattern of every rule, by the words that lead to it."""

    rules: tuple[ClaimsRule, ...]
    by_word: Mapping[str, tuple[tuple[int, int], ...]]
    """For each word the numbers of rules and of their patterns."""


def index_claims(rules: Iterable[ClaimsRule]) -> ClaimsIndex:
    """Index the patterns of rules by their words."""
    rules = tuple(rules)
    by_word: dict[str, list[tuple[int, int]]] = {}
    for number, rule in enumerate(rules):
        for place, one in enumerate(rule.patterns):
            for word in sorted(one.anchors):
                by_word.setdefault(word, []).append((number, place))
    return ClaimsIndex(rules, {word: tuple(found) for word, found in by_word.items()})


def judge_sentences(
    sentences: Iterable[Sentence], index: ClaimsIndex, source: SourceText, sources: tuple[Source, ...] = ()
) -> Iterator[tuple[Rule, Problem]]:
    """Give what each rule says of the claims in these sentences; of words that overlap, each rule tells once."""
    by_word = index.by_word
    sentences = tuple(sentences)
    count = [0] * len(index.rules)
    for position, sentence in enumerate(sentences):
        led_to = {key for word in sentence.words if word in by_word for key in by_word[word]}
        told: list[tuple[int, int, int]] = []
        for number, place in sorted(led_to):
            rule = index.rules[number]
            needs = rule.patterns[place].needs
            if count[number] >= _MOST or (needs and needs.isdisjoint(sentence.words)):
                continue
            for claim in _matches(sentences, position, rule.patterns[place], source, sources):
                if not any(
                    rule_told == number and claim.start < end and start < claim.end for rule_told, start, end in told
                ):
                    for problem in rule.check(claim):
                        count[number] += 1
                        told.append((number, claim.start, claim.end))
                        yield rule.rule, problem


def _matches(
    sentences: tuple[Sentence, ...], number: int, pattern: Pattern, source: SourceText, sources: tuple[Source, ...]
) -> Iterator[Claim]:
    sentence = sentences[number]
    for start, end in pattern.find(sentence.text):
        yield Claim(sentence, pattern, start, end, source, sources, sentences, number)

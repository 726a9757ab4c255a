"""A claim: the words a pattern found, and what the sentence around them makes of them."""

from __future__ import annotations

import re

from msgspec import Struct

from clinicgen.checking.claims.citations import is_cited
from clinicgen.checking.claims.lexicon import FAMILIES, FRAMES, HEDGES, HISTORY, NEGATIONS, UNKNOWN, UNWANTED
from clinicgen.checking.claims.patterns import Pattern, words_of
from clinicgen.checking.claims.sentences import Sentence
from clinicgen.checking.problem import Problem
from clinicgen.model.content import Source
from clinicgen.model.source import SourceText

_CLAUSE_END = re.compile(
    r"[;:()–—]|\s-+\s|,? but |(?:, | and |, (?:and|so|yet|while|whereas) )(?:it|we|our|they|you|this|ketamine|the"
    r"|that|most|there|its)\b"
)
_ENTICING = re.compile(r"\W*(?:did you know|ready to|want to|looking for|tired of|what if|why (?:not|wait|suffer))\b")
_NEGATION = words_of(NEGATIONS)
_NEGATED_WORDS = 9
"""So many words before a claim a negation still reaches it."""
_HEDGE = words_of(HEDGES)
_HEDGED_WORDS = 16
"""So many words before a claim a hedge still softens it."""
_HEDGE_WITHIN = words_of(HEDGES.replace("|some|", "|"))
_HEDGED_AFTER = re.compile(
    r"[^,;:.]{0,40}\b(?:for|in|among|with) (?:some|certain|a few|selected)\b|[^,;:.]{0,20}\b(?:if|whether)\b"
)
_FRAME = words_of(FRAMES)
_HISTORY = words_of(HISTORY)
_UNKNOWN = words_of(UNKNOWN)
_UNWANTED = words_of(UNWANTED)
_SUBJECT = re.compile(
    rf"(?<![\w-])(?:(?P<other>{FAMILIES['other']})|(?P<ours>{FAMILIES['treatment']}|it|this|we|our|us|clinic|here"
    r"|patients|tool|option|way))(?![\w-])"
)
PRODUCT = words_of(
    r"ketamine|infusions?|tms|esketamine|spravato|botox|fillers?|lasers?|injections?|iv|nad|prp|stem cells?"
    r"|semaglutide|hormones?"
    r"|testosterone|neurofeedback|drips?|peptides?|stimulation|we|our"
)
"""Products and procedures that are sold by what they can do, and the clinic itself."""


class Claim(Struct, frozen=True):
    """Words in a sentence that may claim something."""

    sentence: Sentence
    pattern: Pattern
    start: int
    """Where the words begin in the sentence."""
    end: int
    source: SourceText
    sources: tuple[Source, ...] = ()
    """What the article names as its sources."""

    @property
    def words(self) -> str:
        """The words as they are written."""
        return self.sentence.written[self.start : self.end]

    @property
    def before(self) -> str:
        """What stands before the words in their clause."""
        start = 0
        for end in _CLAUSE_END.finditer(self.sentence.text, 0, self.start):
            start = end.start() if end.group().startswith((",", " and")) else end.end()
        return self.sentence.text[start : self.start]

    @property
    def is_negated(self) -> bool:
        """Whether a word shortly before denies it."""
        last = 0
        before = self.before
        for found in _NEGATION.finditer(before):
            last = found.end()
        return last > 0 and before.count(" ", last) <= _NEGATED_WORDS

    @property
    def is_hedged(self) -> bool:
        """Whether the sentence leaves open whether it is so."""
        text = self.sentence.text
        return bool(
            self._has_hedge_before
            or _HEDGE_WITHIN.search(text, self.start, self.end)
            or _HEDGED_AFTER.match(text, self.end)
        )

    @property
    def _has_hedge_before(self) -> bool:
        before, last = self.before, 0
        for found in _HEDGE.finditer(before):
            last = found.end()
        return last > 0 and before.count(" ", last) <= _HEDGED_WORDS

    @property
    def is_asserted(self) -> bool:
        """Whether the text says it itself, as true today: not denied, asked, put in question, or told of the past."""
        text = self.sentence.text
        if (
            self.is_negated
            or _FRAME.search(text, 0, self.start)
            or _HISTORY.search(text, 0, self.start)
            or _UNKNOWN.search(text)
        ):
            return False
        return not self.sentence.is_question or bool(_ENTICING.match(text))

    @property
    def is_about_others(self) -> bool:
        """Whether the last thing named before it is something else than what the clinic offers here."""
        text = self.sentence.text
        named = list(_SUBJECT.finditer(text, 0, self.start + 1))
        return bool(named) and named[-1]["other"] is not None and not PRODUCT.search(text, 0, self.start + 1)

    @property
    def has_subject(self) -> bool:
        """Whether a treatment is named before it, or a word that stands for one."""
        return any(found["ours"] for found in _SUBJECT.finditer(self.sentence.text, 0, self.end))

    @property
    def is_unwanted(self) -> bool:
        """Whether its clause is about side effects."""
        end = _CLAUSE_END.search(self.sentence.text, self.end)
        after = self.sentence.text[self.start : end.start() if end else None]
        return bool(_UNWANTED.search(self.before) or _UNWANTED.search(after))

    @property
    def is_cited(self) -> bool:
        """Whether its paragraph says where that stands."""
        return is_cited(self.sentence.passage, self.sources)

    def problem(self, hint: str) -> Problem:
        """Make a problem of it."""
        first = self.sentence.start + self.start
        place = self.source.place(*self.sentence.passage.span(first, first + self.end - self.start))
        return Problem(f"`{' '.join(self.words.split())}` {self.pattern.name}", hint, place)

"""A claim: the words a pattern found, and what the sentence around them makes of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from clinicgen.checking.claims.citations import is_cited
from clinicgen.checking.claims.lexicon import (
    FAMILIES,
    FRAMES,
    HEDGES,
    HISTORY,
    NEAR_NEGATIONS,
    NEGATIONS,
    UNKNOWN,
    UNWANTED,
)
from clinicgen.checking.claims.patterns import Pattern
from clinicgen.checking.claims.sentences import Sentence
from clinicgen.checking.claims.wording import Wording, words_of
from clinicgen.checking.problem import Problem
from clinicgen.model.content import Source
from clinicgen.model.source import SourceText

_CLAUSE_END = Wording(
    r"[;:()–—]|\s-+\s|,? but |,? (?:because|since|as) (?:it|we|they|there|this|the|ketamine|tms|infusions?|injections?|treatments?)\b|(?:, | and |, (?:and|so|yet|while|whereas) )(?:it|we|our|they|you|this|ketamine|patients|the"
    r"|that|most|there|its)\b"
)
_ENTICING = Wording(
    r"\W*(?:did you know|ready to|want to|are you (?:ready|seeking|looking|searching|tired|struggling)|looking for|tired of|what if|why (?:not|wait|suffer))\b"
)
_NEGATION = words_of(NEGATIONS)
_NEGATED_WORDS = 9
"""So many words before a claim a negation still reaches it."""
_NEAR_NEGATION = words_of(NEAR_NEGATIONS)
_NEARLY = 4
_IF = Wording(r"(?<!what )(?<!even )(?<!as )\bif\b[^,;]*$")
_FIRST_WORD = 12
"""Characters of a claim's first word: a clause may begin with it."""
_OBJECT_AFTER = 24
"""So many characters after a claim its treatment may be named: `many benefit from TMS`."""
_AFTER_PREPOSITION = Wording(
    r"(?:without|unlike|than|for|instead of|rather than|compared (?:to|with)|under|before|after)(?: [\w'-]+){0,3} $"
)
_HEDGE = words_of(HEDGES)
_HEDGED_WORDS = 16
"""So many words before a claim a hedge still softens it."""
_HEDGE_WITHIN = words_of(HEDGES.replace("|some|", "|"))
_HEDGED_AFTER = Wording(
    r"[^,;:.]{0,40}\b(?:for|in|among|with) (?:some|certain|a few|selected)\b|[^,;:.]{0,20}\b(?:if|whether)\b"
)
_FRAME = words_of(FRAMES)
_HISTORY = words_of(HISTORY)
_UNKNOWN = words_of(UNKNOWN)
_UNWANTED = words_of(UNWANTED)
_UNWANTED_AFTER = 30
"""So many characters after a claim it may still be about a side effect."""
_SUBJECT = Wording(
    rf"(?<![\w-])(?:(?P<other>{FAMILIES['other']})|(?P<ours>{FAMILIES['treatment']}|it|this|we|our|us|clinic|here"
    r"|patients|tool|option|way))(?![\w-])"
)
PRODUCT = words_of(rf"{FAMILIES['product']}|we|our")
"""Products and procedures that are sold by what they can do, and the clinic itself."""


_OPENS_LINE = Wording(
    r"\w+(?:s|ed)\b|(?:better|more|less|fewer|greater|improve|increase|boost|enhance|restore|reduce|relieve|promote|strengthen|decrease|lower|eliminate|prevent|suppress"
    r"|smooth|add|tighten|lift|soften|plump|refresh|stimulate|rejuvenate|diminish|minimize|alleviate|ease|firm)"
    r"(?: [\w/-]+,?){1,12}\W*$"
    r"|\w+ing(?: (?!is|takes?|can|may|starts?|begins?|needs?|requires?|are|will|helps?|means)[\w-]+,?){1,6}\W*$"
)
_BIDS = Wording(r"(?:find|get|experience|enjoy|discover|achieve|feel|see|gain)\b")
_FRAGMENT = 3
"""So many marks may stand before a line of a list that leaves its subject out: `Boosts energy`."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Words in a sentence that may claim something."""

    sentence: Sentence
    pattern: Pattern
    start: int
    """Where the words begin in the sentence."""
    end: int
    source: SourceText = field(repr=False)
    sources: tuple[Source, ...] = field(default=(), repr=False)
    """What the article names as its sources."""

    @property
    def words(self) -> str:
        """The words as they are written."""
        return self.sentence.written[self.start : self.end]

    @property
    def before(self) -> str:
        """What stands before the words in their clause."""
        start, text = 0, self.sentence.text
        for end in _CLAUSE_END.finditer(text, 0, self.start + _FIRST_WORD):
            if end.start() >= self.start:
                break
            start = end.start() if end.group().startswith((",", " ")) else end.end()
        return text[start : self.start]

    @property
    def is_negated(self) -> bool:
        """Whether a word shortly before denies it."""
        return _stands_near(_NEGATION, self.before, _NEGATED_WORDS) or _stands_near(
            _NEAR_NEGATION, self.before, _NEARLY
        )

    @property
    def is_hedged(self) -> bool:
        """Whether the sentence leaves open whether it is so."""
        text = self.sentence.text
        return bool(
            _stands_near(_HEDGE, self.before, _HEDGED_WORDS)
            or _HEDGE_WITHIN.search(text, self.start, self.end)
            or _HEDGED_AFTER.match(text, self.end)
        )

    @property
    def is_asserted(self) -> bool:
        """Whether the text says it itself, as true today: not denied, asked, put in question, or told of the past."""
        text = self.sentence.text
        if (
            self.is_negated
            or _FRAME.search(text, 0, self.start)
            or _HISTORY.search(text, 0, self.start)
            or _UNKNOWN.search(text)
            or _IF.search(text[: self.start])
        ):
            return False
        return not self.sentence.is_question or bool(_ENTICING.match(text))

    @property
    def is_about_others(self) -> bool:
        """Whether the last thing named before it is something else than what the clinic offers here."""
        text = self.sentence.text
        named = [
            found["other"]
            for found in _SUBJECT.finditer(text, 0, self.end)
            if found.start() <= self.start and not (found["other"] and _AFTER_PREPOSITION.search(text[: found.start()]))
        ]
        return bool(named) and named[-1] is not None and not PRODUCT.search(text, 0, self.end)

    @property
    def has_subject(self) -> bool:
        """Whether a treatment is named before it or a word that stands for one, or it opens a list's line."""
        if self.start <= _FRAGMENT and _OPENS_LINE.match(self.sentence.text, self.start):
            return True
        end = (
            len(self.sentence.text)
            if self.start <= _FRAGMENT and _BIDS.match(self.words.lower())
            else self.end + _OBJECT_AFTER
        )
        return any(found["ours"] for found in _SUBJECT.finditer(self.sentence.text, 0, end))

    @property
    def is_unwanted(self) -> bool:
        """Whether its clause is about side effects."""
        text, start = self.sentence.text, self.start - len(self.before)
        end = _CLAUSE_END.search(text, self.end)
        return bool(_UNWANTED.search(text, start, min(end.start() if end else len(text), self.end + _UNWANTED_AFTER)))

    @property
    def follows_unwanted(self) -> bool:
        """Whether what stands before it in its clause is about side effects."""
        return bool(_UNWANTED.search(self.before))

    @property
    def is_cited(self) -> bool:
        """Whether its paragraph says where that stands."""
        return is_cited(self.sentence.passage, self.sources)

    def problem(self, hint: str) -> Problem:
        """Make a problem of it."""
        first = self.sentence.start + self.start
        place = self.source.place(*self.sentence.passage.span(first, first + self.end - self.start))
        return Problem(f"`{' '.join(self.words.split())}` {self.pattern.name}", hint, place)


def _stands_near(words: Wording, before: str, most: int) -> bool:
    """Tell whether one of these words stands at most so many words before the end."""
    last = 0
    for found in words.finditer(before):
        last = found.end()
    return last > 0 and before.count(" ", last) <= most

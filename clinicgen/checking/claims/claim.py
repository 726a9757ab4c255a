"""A claim: the words a pattern found, and what the sentence around them makes of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from clinicgen.checking.claims.antecedents import Named, is_list_of_effects, named_before, points_back
from clinicgen.checking.claims.citations import is_cited
from clinicgen.checking.claims.lexicon import FAMILIES, HEDGES, UNWANTED
from clinicgen.checking.claims.patterns import Pattern
from clinicgen.checking.claims.sentences import Sentence
from clinicgen.checking.claims.surroundings import (
    clause_after,
    clause_before,
    is_denied,
    is_put_in_question,
    is_softened,
    subjects_in,
)
from clinicgen.checking.claims.wording import Wording, words_of
from clinicgen.checking.problem import Problem
from clinicgen.model.content import Source
from clinicgen.model.source import SourceText

_ENTICING = Wording(
    r"\W*(?:did you know|ready to|want to|are you (?:ready|seeking|looking|searching|tired|struggling)|looking for"
    r"|tired of"
    r"|what if|why (?:not|wait|suffer))\b"
)
_HEDGE_WITHIN = words_of(HEDGES.replace("|some|", "|"))
_HEDGED_AFTER = Wording(
    r"[^,;:.]{0,40}\b(?:for|in|among|with) (?:some|certain|a few|selected)\b|[^,;:.]{0,20}\b(?:if|whether)\b"
)
_NOT_ALL = Wording(r"\bnot (?:all (?:people|patients)|every(?:one|body))\b")
_LABEL = Wording(r"(?: [\w-]+){0,3} ?(?::|–|—) ")
"""What ends a label before a sentence that explains it: `More energy: it may …`."""
_UNWANTED = words_of(UNWANTED)
_UNWANTED_AFTER = 30
"""So many characters after a claim it may still be about a side effect."""
_OBJECT_AFTER = 24
"""So many characters after a claim its treatment may be named: `many benefit from TMS`."""
PRODUCT = words_of(rf"{FAMILIES['product']}|we|our")
"""Products and procedures that are sold by what they can do, and the clinic itself."""
_OPENS_LINE = Wording(
    r"\w+(?:s|ed)\b|(?:better|more|less|fewer|greater|improve|increase|boost|enhance|restore|reduce|relieve|promote"
    r"|strengthen|decrease|lower|eliminate|prevent|suppress|smooth|add|tighten|lift|soften|plump|refresh|stimulate"
    r"|rejuvenate|diminish|minimize|alleviate|ease|firm)(?: [\w/-]+,?){1,12}\W*$"
    r"|\w+ing(?: (?!is|takes?|can|may|starts?|begins?|needs?|requires?|are|will|helps?|means)[\w-]+,?){1,6}\W*$"
)
"""How a line of a list begins that leaves its subject out: `Boosts energy`."""
_BIDS = Wording(r"(?:find|get|experience|enjoy|discover|achieve|feel|see|gain)\b")
_FRAGMENT = 3
"""So many marks may stand before such a line."""


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
    sentences: Sequence[Sentence] = ()
    """All sentences of the text."""
    number: int = 0
    """Which of them this is."""

    @property
    def words(self) -> str:
        """The words as they are written."""
        return self.sentence.written[self.start : self.end]

    @property
    def before(self) -> str:
        """What stands before the words in their clause."""
        return clause_before(self.sentence.text, self.start)

    @property
    def is_negated(self) -> bool:
        """Whether a word shortly before denies it."""
        return is_denied(self.before)

    @property
    def is_hedged(self) -> bool:
        """Whether the sentence leaves open whether it is so."""
        text = self.sentence.text
        return bool(
            is_softened(self.before)
            or _HEDGE_WITHIN.search(text, self.start, self.end)
            or _HEDGED_AFTER.match(text, self.end)
            or _NOT_ALL.search(text)
            or (
                self.start <= _FRAGMENT and (label := _LABEL.match(text, self.end)) and is_softened(text[label.end() :])
            )
        )

    @property
    def is_asserted(self) -> bool:
        """Whether the text says it itself, as true today: not denied, asked, put in question, or told of the past."""
        text = self.sentence.text
        if self.is_negated or is_put_in_question(text, self.start) or self._is_in_other_list:
            return False
        return not self.sentence.is_question or bool(_ENTICING.match(text))

    @property
    def is_about_others(self) -> bool:
        """Whether the last thing named before it is something else than what the clinic offers here."""
        text = self.sentence.text
        named = [one for one in subjects_in(text) if one.start <= self.start and not one.is_object]
        if not named or all(one.is_stand_in for one in named):
            earlier = self.stands_for
            return earlier is not None and earlier.is_other
        return named[-1].is_other and not PRODUCT.search(text, 0, self.end)

    @property
    def has_subject(self) -> bool:
        """Whether a treatment is named before it or a word that stands for one, or it opens a list's line."""
        text, end = self.sentence.text, self.end + _OBJECT_AFTER
        if self.start <= _FRAGMENT:
            if _OPENS_LINE.match(text, self.start):
                return True
            if _BIDS.match(text, self.start):
                end = len(text)
        if any(one.end <= end and not one.is_other for one in subjects_in(text)):
            return True
        earlier = self.stands_for
        return earlier is not None and not earlier.is_other

    @property
    def stands_for(self) -> Named | None:
        """What its sentence is about where it only points back: what was named before; nothing otherwise."""
        if self.sentences and points_back(self.sentence.text, self.start):
            return named_before(self.sentences, self.number)
        return None

    @property
    def _is_in_other_list(self) -> bool:
        opens_line = self.sentence.start == 0 and self.start <= _FRAGMENT and self.sentence.passage.role == "text"
        return opens_line and bool(self.sentences) and not is_list_of_effects(self.sentences, self.number)

    @property
    def is_unwanted(self) -> bool:
        """Whether its clause is about side effects."""
        text = self.sentence.text
        end = min(clause_after(text, self.end), self.end + _UNWANTED_AFTER)
        return bool(_UNWANTED.search(text, self.start - len(self.before), end))

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

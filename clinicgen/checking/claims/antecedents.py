"""What a sentence without a subject of its own is about: what its section, its heading or its page has named before it.

`Benefits of TMS:` and then `Less anxiety`, or `Ketamine acts on the brain. These infusions …`: the treatment stands
elsewhere. It is looked for in the nearest sentence before that names something, no further than the heading above, then
in that heading, then in the title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clinicgen.checking.claims.lexicon import HEDGES, UNWANTED
from clinicgen.checking.claims.sentences import Sentence
from clinicgen.checking.claims.surroundings import subjects_in
from clinicgen.checking.claims.wording import Wording, words_of

_NEAR, _FARTHEST = 12, 60
"""So many sentences before it may name what a sentence is about, and so far up its heading may stand."""
_OPENING = 3
"""Among so many sentences of a text its title stands."""
_HEADINGS = frozenset({"title", "heading", "question"})
_PREAMBLE = (
    r"\W*(?:(?:overall|in addition|additionally|also|moreover|furthermore|as a result|therefore|thus|and|so|but|in turn"
    r"|for one|plus|together|ultimately|in short|simply put|what's more|over time|as well),? )*"
)
_PREAMBLE_END = Wording(_PREAMBLE + r"\W*$")
_POINTS_BACK = Wording(
    _PREAMBLE + r"(?:(?:it|this|they|these|those|both|each|all of (?:it|this|these|them))(?:'s|'ll)?\b(?!-)"
    r"|the (?:\w+ )?(?:treatments?|procedures?|results?|effects?|process|injections?|drug|medicine|medication|infusion"
    r"|solution|therapy|operation)\b)"
)
_THING = Wording(
    _PREAMBLE + r"(?:these|those|this) (?:(?!helps?|can|will|are|is|has|have)[\w-]+ ){0,2}?(?:symptoms?|feelings?"
    r"|conditions?|disorders?|signs|problems?"
    r"|issues|changes|patients|people|illness(?:es)?|side effects|risks?|reasons?|hormones?|chemicals|agents|areas?"
    r"|regions?|questions|days|steps|cells|disease|guide|article|blog|page|fluctuations)\b"
)
"""What points back to something that no clinic offers: `these symptoms`."""
_NO_CLAIMS = words_of(
    rf"{UNWANTED}|risks|contraindicat\w+|(?:symptoms?|signs) (?:of|include|may|can|are|such)|candidates? (?:if"
    rf"|for)|if you"
    r"|(?:do|does|should) not|who should|tell (?:us|your)|goals?|we (?:treat|measure|ask)|people (?:who|with)"
    r"|causes? of"
    r"|before your|instructions|myths?"
)
"""In the head of a list: that its lines do not say what a treatment does."""
_HEDGE = words_of(HEDGES.replace("|some|", "|"))
_PASSING = Wording(r"(?:a|the|your) |sleep|diet|exercise|research|pcp")
"""Others that are named in passing: `your nurse`, `sleep`."""
_ANY_TREATMENT = Wording(
    r"(?:therap(?:y|ies)|treatments?|drug|medications?|medicines?|procedures?|approach|technique|method|solution|programs?"
    r"|protocols?|services?|care|sessions?|device|regimen)$"
)
"""What names a treatment without saying which: another sentence before it may."""


class Named(NamedTuple):
    """What is named in an earlier sentence."""

    words: str
    is_other: bool
    """Whether the clinic does not offer it."""


def points_back(text: str, position: int) -> bool:
    """Tell whether nothing but words that point back stand before a position: `these …`, or nothing at all."""
    if _PREAMBLE_END.match(text[:position]):
        return True
    found = _POINTS_BACK.match(text)
    return found is not None and found.end() <= position and not _THING.match(text)


def named_before(sentences: Sequence[Sentence], number: int) -> Named | None:
    """Give what a sentence points back to: what the nearest sentence before it names that names something."""
    unclear = None
    for earlier in _before(sentences, number):
        for one in subjects_in(earlier.text):
            if not (one.is_object or one.is_stand_in or (one.is_other and _PASSING.match(earlier.text, one.start))):
                named = Named(earlier.text[one.start : one.end], one.is_other)
                if not _ANY_TREATMENT.match(named.words):
                    return named
                unclear = unclear or named
    return unclear


def is_list_of_effects(sentences: Sequence[Sentence], number: int) -> bool:
    """Tell whether the lines of a list here are claims: not beneath `Side effects`, `It may:` or `Tell us if you:`."""
    for earlier in _before(sentences, number):
        is_heading = earlier.passage.role in _HEADINGS
        if is_heading or earlier.text.rstrip().endswith(":"):
            return not (_NO_CLAIMS.search(earlier.text) or (not is_heading and _HEDGE.search(earlier.text)))
    return True


def _before(sentences: Sequence[Sentence], number: int) -> Iterator[Sentence]:
    """Give the sentences before one, nearest first: those of its section, its heading, and the title."""
    role = sentences[number].passage.role
    for distance, earlier in enumerate(reversed(sentences[max(number - _FARTHEST, 0) : number])):
        is_heading = earlier.passage.role in _HEADINGS
        if is_heading or (distance < _NEAR and earlier.passage.role == role):
            yield earlier
        if is_heading:
            break
    yield from (one for one in sentences[: min(number, _OPENING)] if one.passage.role in _HEADINGS)

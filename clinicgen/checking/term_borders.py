"""Tells whether a name, street or vanity number of the fleet could reach from one word to the next."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from clinicgen.checking.stand_ins import Edge, marks_of
from clinicgen.checking.term_search import Term, plain_word, words_of_term
from clinicgen.checking.vanity_numbers import Vanity


class TermBorders(Struct, frozen=True):
    """The words between which a term can be cut."""

    pairs: frozenset[tuple[str, str, str]]
    """Neighbouring words of a term, and the marks between them."""
    openings: frozenset[str]
    """Words before which a term has marks of its own."""
    endings: frozenset[str]
    """Words after which a term has marks of its own."""
    vanities: tuple[str, ...]
    firsts: frozenset[str]
    """The first words of those pairs."""
    seconds: frozenset[str]

    def are_crossed(self, left: str, marks: str, right: str) -> bool:
        """Tell whether some term could stand over two words in lower case, with marks between them.

        A word is empty where there is none.
        """
        if right in self.openings or left in self.endings:
            return True
        if not left or not right:
            return False
        if self.vanities and any(left.removeprefix("1") + right in vanity for vanity in self.vanities):
            return True
        return (plain_word(left), marks, plain_word(right)) in self.pairs

    def settle(self, edge: Edge) -> Edge:
        """Leave out of an edge the word that a clinic's text meets, if no term reaches over it, whatever the text."""
        left, right = edge.left, edge.right
        if isinstance(left, str) and not (left in self.endings or self._may_reach(left, self.firsts)):
            return edge._replace(left="", marks="")
        if isinstance(right, str) and not (right in self.openings or self._may_reach(right, self.seconds)):
            return edge._replace(right="", marks="")
        return edge

    def _may_reach(self, word: str, neighbours: frozenset[str]) -> bool:
        part = word.removeprefix("1")
        return plain_word(word) in neighbours or any(part in vanity for vanity in self.vanities)


def find_borders(terms: Iterable[Term], vanities: Iterable[Vanity]) -> TermBorders:
    """Note where terms can be cut."""
    pairs: set[tuple[str, str, str]] = set()
    openings: set[str] = set()
    endings: set[str] = set()
    for term in terms:
        found = words_of_term(term)
        words = [word.group() for word in found]
        pairs.update(
            (plain_word(one.group()), marks_of(term.text[one.end() : other.start()]), plain_word(other.group()))
            for one, other in pairwise(found)
        )
        if not term.text[0].isalnum():
            openings.add(words[0])
        if not term.text[-1].isalnum():
            endings.add(words[-1])
    return TermBorders(
        frozenset(pairs),
        frozenset(openings),
        frozenset(endings),
        tuple(one.characters for one in vanities),
        frozenset(left for left, _, _ in pairs),
        frozenset(right for _, _, right in pairs),
    )

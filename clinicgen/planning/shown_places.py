"""Which clinics show the words at a place of a text: those for whom every condition around it holds."""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.model.clinic import Clinic, Fleet, situation_of
from clinicgen.model.content import Body, Condition, Library, walk
from clinicgen.model.finding import Finding
from clinicgen.model.variant import holds
from clinicgen.planning.concerns import Concerns, concerned_by


def shown_by(finding: Finding, concerns: Concerns, fleet: Fleet, library: Library) -> frozenset[str]:
    """Give the clinics that a finding concerns and whose sites show its words, conditions considered."""
    concerned = concerned_by(finding, concerns)
    if finding.place is None or finding.place.span is None:
        return concerned
    around = tuple(_around(finding.place.path, finding.place.span.line, library))
    return concerned - {clinic.slug for clinic in fleet.clinics if any(_is_hidden(one, clinic) for one in around)}


def _is_hidden(condition: Condition, clinic: Clinic) -> bool:
    situation = situation_of(clinic)
    return all(holds(test, situation) for test in condition.tests) == condition.negated


def _around(path: str, line: int, library: Library) -> Iterator[Condition]:
    for body in _bodies(path, library):
        for piece in walk(body):
            if isinstance(piece, Condition) and piece.place.span and piece.place.span.line <= line <= piece.last_line:
                yield piece


def _bodies(path: str, library: Library) -> Iterator[Body]:
    """Give the bodies compiled from a file: one, or none where it is not a text."""
    texts = [*(one.content for one in library.articles), *(one.content for one in library.pages)]
    yield from (text.body for text in [*texts, *library.services, *library.slots] if text.source.path == path)

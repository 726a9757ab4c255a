"""What clinics' own facts say in sentences: taglines, descriptions, summaries, biographies, announcements."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from clinicgen.model.clinic import Clinic, Fleet
from clinicgen.model.finding import Place
from clinicgen.model.prose import Passage, passage_of_value
from clinicgen.model.source import SourceText


class ClinicValue(Struct, frozen=True):
    """A sentence or two among facts, and the file they stand in."""

    passage: Passage
    source: SourceText


def read_clinic_values(fleet: Fleet) -> Iterator[ClinicValue]:
    """Give every such value once, also where many clinics have it from their brand or from defaults."""
    seen: set[tuple[str, int, int]] = set()
    for clinic in fleet.clinics:
        sources = {source.path: source for source in clinic.sources}
        for key, value in _values(clinic):
            place = clinic.places.get(key)
            if not value or place is None or place.span is None or place.path not in sources:
                continue
            name = (place.path, place.span.line, place.span.column)
            if name not in seen:
                seen.add(name)
                source = sources[place.path]
                yield ClinicValue(passage_of_value("fact", value, source, *_offsets(place, source)), source)


def _values(clinic: Clinic) -> Iterator[tuple[str, str | None]]:
    facts = clinic.facts
    yield "tagline", facts.tagline
    yield "description", facts.description
    yield "announcement.text", facts.announcement.text if facts.announcement else None
    yield "closed.message", facts.closed.message if facts.closed else None
    for index, service in enumerate(facts.services):
        yield f"services.{index}.summary", service.summary
    for index, practitioner in enumerate(facts.practitioners):
        yield f"practitioners.{index}.bio", practitioner.bio
    for key, value in facts.facts.items():
        yield f"facts.{key}", value


def _offsets(place: Place, source: SourceText) -> tuple[int, int]:
    span = place.span
    if span is None:
        return 0, 0
    lines = source.text.split("\n")
    first = sum(len(line) + 1 for line in lines[: span.line - 1])
    last = sum(len(line) + 1 for line in lines[: span.end_line - 1])
    return first + span.column - 1, last + span.end_column - 1

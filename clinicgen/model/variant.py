"""Which parts of a compiled text one clinic shows: conditions decided, slots put in."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from clinicgen.model.content import (
    Block,
    Body,
    Condition,
    Piece,
    Slot,
    Test,
)


class Situation(Struct, frozen=True):
    """What conditions ask about a clinic."""

    clinic: str
    region: str
    brand: str | None
    services: frozenset[str]
    has: frozenset[str]
    """The optional facts this clinic has, by the names `has=` knows: email, text_phone, reviews, …"""


def holds(test: Test, situation: Situation) -> bool:
    """Tell whether one test holds: `has` wants all its values, every other key any of them."""
    match test.key:
        case "has":
            return situation.has.issuperset(test.values)
        case "service":
            return not situation.services.isdisjoint(test.values)
        case "clinic":
            return situation.clinic in test.values
        case "region":
            return situation.region.casefold() in {value.casefold() for value in test.values}
        case "brand":
            return situation.brand is not None and situation.brand in test.values


def resolve(body: Body, situation: Situation, slots: Mapping[str, Body]) -> Body:
    """Give the body one clinic shows: conditions replaced by what they hold, slots by its own text."""
    pieces: list[Piece] = []
    for piece in body:
        match piece:
            case Condition(negated, tests, content):
                if all(holds(test, situation) for test in tests) != negated:
                    pieces.extend(resolve(content, situation, slots))
            case Slot(name, default):
                pieces.extend(resolve(slots.get(name, default), situation, slots if name not in slots else {}))
            case Block(content=content):
                pieces.append(replace(piece, content=resolve(content, situation, slots)))
            case _:
                pieces.append(piece)
    return tuple(pieces)

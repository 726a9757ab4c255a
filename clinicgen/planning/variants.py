"""What a text shows on one clinic's site, and what it needs from that clinic; worked out once for each variant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from clinicgen.model.content import Block, Body, Condition, Content, Slot
from clinicgen.model.source import digest_of
from clinicgen.model.variant import Situation, holds, resolve
from clinicgen.planning.needs import Needs, needs_of_body


class Shown(Struct, frozen=True):
    """A text as the clinics show it that decide its conditions and slots alike."""

    body: Body
    variant: str
    """Digest of the text and of the choices made: same variant, same body."""
    needs: Needs


class Variants(Struct, frozen=True):
    """A memo of what was worked out; without it everything comes out the same, only later."""

    known: dict[str, Shown] = {}


def show_content(content: Content, situation: Situation, slots: Mapping[str, Content], variants: Variants) -> Shown:
    """Decide a text's conditions and slots for one clinic."""
    known = variants.known.get(content.digest)
    if known is not None:  # A text without conditions and slots has one variant, named like itself.
        return known
    choices = tuple(_choices(content.body, situation, slots))
    variant = digest_of(content.digest, *choices) if choices else content.digest
    if variant not in variants.known:
        own = {name: slot.body for name, slot in slots.items()}
        body = resolve(content.body, situation, own) if choices else content.body
        variants.known[variant] = Shown(body, variant, needs_of_body(body))
    return variants.known[variant]


def _choices(body: Body, situation: Situation, slots: Mapping[str, Content]) -> Iterator[str]:
    """Say, in document order, how each condition is decided and which file fills each slot."""
    for piece in body:
        match piece:
            case Condition(negated, tests, content):
                is_shown = all(holds(test, situation) for test in tests) != negated
                yield "shown" if is_shown else "hidden"
                if is_shown:
                    yield from _choices(content, situation, slots)
            case Slot(name, default):
                yield slots[name].digest if name in slots else "default"
                yield from _choices(slots[name].body if name in slots else default, situation, slots)
            case Block(content=content):
                yield from _choices(content, situation, slots)
            case _:
                pass

"""What texts ask of the clinic that shows them: facts, links that lead somewhere, pictures, clinics it may name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from clinicgen.model.content import Body, ClinicBlock, ClinicLink, ContentLink, Fact, Picture, Words, walk

LINK_NEEDS = {"text": "text_phone", "email": "email", "directions": "directions", "reviews": "reviews"}
"""The optional fact behind each `clinic:` link that has one, by the name `has=` knows."""


class Needs(Struct, frozen=True):
    """What a resolved body, or plain text, asks of the clinic that shows it."""

    facts: tuple[Fact, ...]
    """Facts without a default."""
    clinic_links: tuple[ClinicLink, ...] = ()
    content_links: tuple[ContentLink, ...] = ()
    clinics: tuple[ClinicBlock, ...] = ()
    pictures: tuple[str, ...] = ()
    """By path within the workspace."""
    names: frozenset[str] = frozenset()
    """The names of all this but pictures: a clinic that offers them all has everything the text needs."""


NO_NEEDS = Needs(())


def name_fact(name: str) -> str:
    """Name a fact that is asked for or offered."""
    return f"fact {name}"


def name_option(name: str) -> str:
    """Name the optional fact behind a `clinic:` link that is asked for or offered."""
    return f"option {name}"


def name_text(kind: str, slug: str) -> str:
    """Name an article, page or service that is asked for or offered."""
    return f"{kind}/{slug}"


def name_clinic(slug: str) -> str:
    """Name a clinic that is to be shown, or may be."""
    return f"clinic {slug}"


def needs_of_words(texts: Iterable[Words]) -> Needs:
    """Give what plain texts ask of a clinic."""
    facts = tuple(fact for text in texts for fact in facts_of(text) if fact.default is None)
    return Needs(facts, names=frozenset(name_fact(fact.name) for fact in facts))


def needs_of_body(body: Body) -> Needs:
    """Give what a resolved body asks of a clinic."""
    pieces = [piece for piece in walk(body) if not isinstance(piece, str)]
    facts = tuple(fact for fact in facts_in(body) if fact.default is None)
    clinic_links = tuple(piece for piece in pieces if isinstance(piece, ClinicLink))
    content_links = tuple(piece for piece in pieces if isinstance(piece, ContentLink))
    clinics = tuple(piece for piece in pieces if isinstance(piece, ClinicBlock))
    names = {name_fact(fact.name) for fact in facts}
    names |= {name_option(LINK_NEEDS[link.target]) for link in clinic_links if link.target in LINK_NEEDS}
    names |= {name_text(link.kind, link.slug) for link in content_links}
    names |= {name_clinic(block.clinic) for block in clinics}
    pictures = tuple(piece.path for piece in pieces if isinstance(piece, Picture))
    return Needs(facts, clinic_links, content_links, clinics, pictures, frozenset(names))


def facts_of(words: Words) -> Iterator[Fact]:
    """Give the facts that a plain text uses."""
    return (piece for piece in words if isinstance(piece, Fact))


def facts_in(body: Body) -> Iterator[Fact]:
    """Give the facts that a body uses, in headings, labels and alternative texts as well."""
    for piece in walk(body):
        if isinstance(piece, Fact):
            yield piece
        elif isinstance(piece, Picture):
            yield from facts_of(piece.alt)

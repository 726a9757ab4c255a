"""Whether a text can be shown by a clinic: every fact it uses is there, every link leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from clinicgen.model.clinic import Clinic
from clinicgen.model.content import Body, ClinicBlock, ClinicLink, ContentLink, Fact, Picture, Words, walk
from clinicgen.model.finding import Finding, report
from clinicgen.planning.problems import CLINIC_UNRELATED, FACT_MISSING, LINK_NOT_CARRIED

LINK_NEEDS = {"text": "text_phone", "email": "email", "directions": "directions", "reviews": "reviews"}
"""The optional fact behind each `clinic:` link that has one, by the name `has=` knows."""


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


def check_words(words: Words, clinic: Clinic, facts: Mapping[str, str], known: frozenset[str]) -> Iterator[Finding]:
    """Find the facts of a plain text that a clinic lacks, of those that exist at all."""
    return _check_facts(facts_of(words), clinic, facts, known)


def check_body(
    body: Body,
    clinic: Clinic,
    facts: Mapping[str, str],
    known: frozenset[str],
    has: frozenset[str],
    addresses: Mapping[str, str],
    named: Mapping[str, Clinic],
) -> Iterator[Finding]:
    """Find what a resolved body needs and a clinic lacks: facts, `clinic:` links' facts, articles, related clinics."""
    yield from _check_facts(facts_in(body), clinic, facts, known)
    for piece in walk(body):
        match piece:
            case ClinicLink(target, place=place) if target in LINK_NEEDS and LINK_NEEDS[target] not in has:
                need = LINK_NEEDS[target]
                yield report(
                    FACT_MISSING,
                    f"`clinic:{target}` leads nowhere for `{clinic.slug}`, which has no `{need}`",
                    place,
                    hint=f"put it into `::: when has={need}`, or add it to clinics/{clinic.slug}/clinic.yaml",
                    clinic=clinic.slug,
                )
            case ContentLink(kind, slug, place=place) if f"{kind}/{slug}" not in addresses:
                yield report(
                    LINK_NOT_CARRIED,
                    f"`{clinic.slug}` has no {kind} `{slug}`: the words stay, the link goes",
                    place,
                    hint="put the sentence into a `::: when` block that holds only where it is carried",
                    clinic=clinic.slug,
                )
            case ClinicBlock(other, place=place) if other != clinic.slug and other not in named:
                yield report(
                    CLINIC_UNRELATED,
                    f"`{clinic.slug}` may not show the clinic `{other}`: it is neither a sibling nor in `refers_to`",
                    place,
                    hint=f"add `{other}` to `refers_to` in clinics/{clinic.slug}/clinic.yaml, "
                    "or put the block into `::: when clinic=…`",
                    clinic=clinic.slug,
                )
            case _:
                pass


def _check_facts(
    used: Iterable[Fact], clinic: Clinic, facts: Mapping[str, str], known: frozenset[str]
) -> Iterator[Finding]:
    for fact in used:
        if fact.name not in facts and fact.default is None and fact.name in known:
            yield report(
                FACT_MISSING,
                f"`{clinic.slug}` has no `{fact.name}`",
                fact.place,
                hint=f'write `{{{{ {fact.name} | default("…") }}}}`, or add it to clinics/{clinic.slug}/clinic.yaml',
                clinic=clinic.slug,
            )

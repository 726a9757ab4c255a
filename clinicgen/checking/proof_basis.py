"""Tells whether earlier proofs still hold when the contacts of a fleet have changed.

What was proved clean shows no valid number but the clinic's own and declared ones. So another clinic's new number can
only stand there where digits do that were no number before, and of those the proof keeps a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from clinicgen.checking.phone_numbers import know_numbers
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.clinic import Clinic, Fleet, Phone
from clinicgen.model.rendered_site import FileKind, ProofBasis
from clinicgen.model.source import digest_of

_MOST_FLEETS = 8
"""How many earlier states of the fleet are remembered: each is a list of numbers."""
_ALL: frozenset[FileKind] = frozenset(
    ("page", "redirect", "feed", "sitemap", "robots", "vcard", "host", "asset", "static")
)
_READ_BY_PIECES: frozenset[FileKind] = frozenset(("page", "feed"))
"""Files whose digits are kept. What they show of other clinics is part of their keys as well."""


class FleetBasis(Struct, frozen=True):
    """What the proofs of this build rest on, and the numbers of the fleet in earlier ones."""

    contacts: str
    contacts_but_numbers: str
    numbers: Mapping[str, tuple[str, ...]]
    """The numbers (`+1…`) the fleet had, by the digest of all its contacts; today's among them, the latest last."""
    needles: Mapping[str, frozenset[str]]
    """By the same digest: the digits by which the numbers that are new since would be found."""


def open_basis(fleet: Fleet, earlier: Mapping[str, Iterable[str]]) -> FleetBasis:
    """Give what proofs rest on now, with what is remembered of earlier builds."""
    phones = {phone.e164: phone for clinic in fleet.clinics for phone in _phones(clinic)}
    numbers = {digest: tuple(known) for digest, known in earlier.items() if digest != fleet.contacts_digest}
    numbers = dict(list(numbers.items())[1 - _MOST_FLEETS :])
    return FleetBasis(
        contacts=fleet.contacts_digest,
        contacts_but_numbers=fleet.contacts_but_numbers_digest,
        numbers={**numbers, fleet.contacts_digest: tuple(sorted(phones))},
        needles={
            digest: _needles([phones[number] for number in phones.keys() - set(known)])
            for digest, known in numbers.items()
        },
    )


def find_held(basis: ProofBasis, clinic: Clinic, fleet: FleetBasis) -> frozenset[FileKind]:
    """Give the kinds of files whose clean proofs of an earlier build still hold."""
    if basis.own != _own_digest(clinic):
        return frozenset()
    if basis.contacts == fleet.contacts:
        return _ALL
    needles = fleet.needles.get(basis.contacts)
    if needles is None or basis.contacts_but_numbers != fleet.contacts_but_numbers:
        return frozenset()
    digits = " ".join(basis.digit_runs)
    return frozenset() if any(needle in digits for needle in needles) else _READ_BY_PIECES


def note_basis(site: SiteContext, fleet: FleetBasis, earlier: ProofBasis | None) -> ProofBasis:
    """Give what the proofs of a site rest on, some of which may be an earlier build's."""
    return ProofBasis(
        own=_own_digest(site.clinic),
        contacts=fleet.contacts,
        contacts_but_numbers=fleet.contacts_but_numbers,
        digit_runs=frozenset(
            (*site.memo.digit_runs, *site.own_memo.digit_runs, *(earlier.digit_runs if earlier else ()))
        ),
    )


def _own_digest(clinic: Clinic) -> str:
    return digest_of(repr(clinic.facts))


def _needles(phones: Iterable[Phone]) -> frozenset[str]:
    known = know_numbers({phone.e164: phone.national for phone in phones})
    return frozenset((*known.by_digits, *known.by_local_digits))


def _phones(clinic: Clinic) -> Iterable[Phone]:
    return (phone for phone in (clinic.phone, clinic.text_phone, clinic.fax) if phone)

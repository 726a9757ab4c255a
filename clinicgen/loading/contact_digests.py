"""Digests of every fact that the proof of contacts compares with, so that a build can tell whether any has changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from clinicgen.model.clinic import Clinic, LostClinic
from clinicgen.model.settings import WorkspaceSettings
from clinicgen.model.source import digest_of

_COMPARED = {
    "name", "legal_name", "alternate_names", "url", "email", "booking", "address", "reviews", "social",
    "practitioners", "medical_director", "refers_to", "closed",
}  # fmt: skip


def digest_contacts(clinics: Sequence[Clinic], lost: Sequence[LostClinic], settings: WorkspaceSettings) -> str:
    """Digest every fact by which a page's contacts are told apart."""
    return _digest(clinics, lost, settings, _numbers_of)


def digest_but_numbers(clinics: Sequence[Clinic], lost: Sequence[LostClinic], settings: WorkspaceSettings) -> str:
    """Digest the same facts without telephone numbers, but for those that are written with letters."""
    return _digest(clinics, lost, settings, _letters_of)


def _digest(
    clinics: Sequence[Clinic],
    lost: Sequence[LostClinic],
    settings: WorkspaceSettings,
    read_phones: Callable[[Clinic], list[str]],
) -> str:
    contacts = [
        [
            clinic.slug,
            clinic.status,
            clinic.brand.facts.model_dump(mode="json") if clinic.brand else None,
            read_phones(clinic),
            clinic.facts.model_dump(mode="json", include=_COMPARED),
        ]
        for clinic in clinics
    ]
    gone = [[one.slug, one.brand, one.is_shown] for one in lost]
    return digest_of(json.dumps([contacts, gone, settings.allowed_contacts], sort_keys=True))


def _numbers_of(clinic: Clinic) -> list[str]:
    numbers = [phone.e164 if phone else "" for phone in (clinic.phone, clinic.text_phone, clinic.fax)]
    return [*numbers, *_written(clinic)]


def _letters_of(clinic: Clinic) -> list[str]:
    # The letters of a vanity number are a contact of their own.
    return [written for written in _written(clinic) if any(map(str.isalpha, written))]


def _written(clinic: Clinic) -> tuple[str, str, str]:
    facts = clinic.facts
    return facts.phone, facts.text_phone or "", facts.fax or ""

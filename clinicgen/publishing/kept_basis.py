"""Keeps what the proofs of a site rest on, beside its records."""

from __future__ import annotations

import json
from pathlib import Path

from clinicgen.model.rendered_site import ProofBasis
from clinicgen.publishing.sealed_file import read_sealed, write_sealed


def read_basis(records: Path) -> ProofBasis | None:
    """Give what a site's proofs rest on, or None where nobody knows."""
    body = read_sealed(records / "basis", "basis")
    try:
        value = json.loads(body or b"")
        texts = (value["own"], value["contacts"], value["contacts_but_numbers"], *value["digit_runs"])
        if not all(isinstance(text, str) for text in texts):
            return None
        return ProofBasis(texts[0], texts[1], texts[2], frozenset(texts[3:]))
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def keep_basis(records: Path, basis: ProofBasis | None) -> None:
    """Keep what a site's proofs rest on; before any proof is kept that rests on it."""
    if basis is None:
        (records / "basis").unlink(missing_ok=True)
    elif basis != read_basis(records):
        value = {
            "own": basis.own,
            "contacts": basis.contacts,
            "contacts_but_numbers": basis.contacts_but_numbers,
            "digit_runs": sorted(basis.digit_runs),
        }
        write_sealed(records / "basis", "basis", json.dumps(value).encode())

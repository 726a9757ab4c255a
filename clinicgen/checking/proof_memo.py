"""What the proofs made in one process share: which pieces of pages are harmless on whoever's site they stand.

A piece is harmless if it passes on the site of a stranger, to whom nothing belongs: what no clinic is needed for to
be allowed, no clinic can be wronged by.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from clinicgen.checking.contact_book import FleetContacts
from clinicgen.checking.page_marks import PageMarks
from clinicgen.checking.seams import Seams, Split, find_seams

_MOST = 200_000
"""How many pieces or parts are kept at once: some 100 MB of text at worst, a few in practice."""


@dataclass(slots=True)
class ProofMemo:
    """What is known of parts and pieces of pages, whatever the clinic; one for all sites made in a process."""

    seams: Seams = field(repr=False)
    splits: dict[tuple[str, str], Split] = field(default_factory=dict, repr=False)
    """Parts of pages, and the state of reading before each, cut."""
    harmless: dict[str, dict[str, PageMarks]] = field(default_factory=dict, repr=False)
    """By the country whose rules numbers are read by: the pieces that are harmless there, and their marks."""
    refused: dict[str, set[str]] = field(default_factory=dict, repr=False)
    """By country: the pieces that are not."""

    def make_room(self) -> None:
        """Forget everything where there is too much of it."""
        if len(self.splits) > _MOST:
            self.splits.clear()
            self.harmless.clear()
            self.refused.clear()


def open_memo(contacts: FleetContacts) -> ProofMemo:
    """Prepare to share work between the proofs of a fleet's sites."""
    return ProofMemo(find_seams(contacts))

"""Keeps what one build made ready for the next one, as far as it is still good: compiled themes, proved pieces."""

from __future__ import annotations

from msgspec import Struct

from clinicgen import checking, rendering
from clinicgen.one_site import Bench, Job


class WarmBench(Struct):
    """Opens a bench for each build, beginning with what the last one had."""

    last: Bench | None = None
    digests: dict[str, str] = {}
    """Each theme's, as it was opened last."""

    def __call__(self, job: Job) -> Bench:
        """Open a bench: themes are kept by their digests, and what was proved while no contact of the fleet changes."""
        themes = {name: job.workspace.themes[name] for name in job.sound_themes}
        changed = {name: theme for name, theme in themes.items() if self.digests.get(name) != theme.digest}
        opened = dict(rendering.open_themes(changed).themes)
        if self.last is not None:
            opened |= {name: self.last.themes.themes[name] for name in themes.keys() - changed.keys()}
        contacts = checking.index_contacts(job.workspace.fleet)
        is_same_fleet = self.last is not None and self.last.contacts == contacts
        proofs = self.last.proofs if self.last and is_same_fleet else checking.open_memo(contacts)
        self.digests = {name: theme.digest for name, theme in themes.items()}
        self.last = Bench(rendering.SharedWork(opened, album=job.workspace.album), contacts, proofs)
        return self.last

"""Keeps what one build made ready for the next one, as far as it is still good: compiled themes, proved pieces."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from clinicgen import checking, rendering
from clinicgen.one_site import Bench, Job, open_themes


class WarmBench(Struct):
    """Opens a bench for each build, beginning with what the last one had."""

    last: Bench | None = None
    digests: dict[str, str] = {}
    """Each theme's, as it was opened last."""

    def __call__(self, job: Job, opened: Mapping[str, rendering.OpenTheme]) -> Bench:
        """Open a bench: themes are kept by their digests, and what was proved while no contact of the fleet changes."""
        digests = {name: job.workspace.themes[name].digest for name in job.sound_themes}
        if self.last is not None:
            kept = {name for name, digest in digests.items() if self.digests.get(name) == digest}
            opened = {**opened, **{name: self.last.themes.themes[name] for name in kept}}
        contacts = checking.index_contacts(job.workspace.fleet)
        is_same_fleet = self.last is not None and self.last.contacts == contacts
        proofs = self.last.proofs if self.last and is_same_fleet else checking.open_memo(contacts)
        self.digests = digests
        self.last = Bench(open_themes(job, opened), contacts, proofs)
        return self.last

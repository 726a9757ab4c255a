"""Keeps what one build made ready for the next one, as far as it is still good: compiled themes, proved pieces."""

from __future__ import annotations

from dataclasses import dataclass, field

from clinicgen import checking, rendering
from clinicgen.one_site import Bench, Job


@dataclass(slots=True)
class WarmBench:
    """Opens a bench for each build, beginning with what the last one had."""

    program: str = ""
    """What the proofs of the last build went by."""
    last: Bench | None = None
    digests: dict[str, str] = field(default_factory=dict)
    """Each theme's, as it was opened last."""

    def __call__(self, job: Job) -> Bench:
        """Open a bench; a theme with the same digest is the same theme, and so are contacts."""
        themes = {name: job.workspace.themes[name] for name in job.sound_themes}
        changed = {name: theme for name, theme in themes.items() if self.digests.get(name) != theme.digest}
        opened = dict(rendering.open_themes(changed).themes)
        if self.last is not None:
            opened |= {name: self.last.themes.themes[name] for name in themes.keys() - changed.keys()}
        if self.last is not None and self.program == job.program:
            contacts, proofs = self.last.contacts, self.last.proofs
        else:
            contacts = checking.index_contacts(job.workspace.fleet)
            proofs = checking.open_memo(contacts)
        self.program = job.program
        self.digests = {name: theme.digest for name, theme in themes.items()}
        self.last = Bench(rendering.SharedWork(opened), contacts, proofs)
        return self.last

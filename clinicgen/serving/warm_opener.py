"""Keeps what one build made ready for the next one, as far as it is still good: compiled themes, proved pieces."""

from __future__ import annotations

from msgspec.structs import replace

from clinicgen import rendering
from clinicgen.model.theme import Theme
from clinicgen.one_site import Bench, Job, Opener


class WarmOpener(Opener):
    """Opens themes and benches for one build after another, beginning with what the last one had."""

    last: Bench | None = None

    def open_theme(self, theme: Theme) -> None:
        """Open a theme; of one that was open before, templates stay taken apart that come to none that changed.

        The others are taken apart by the first site that needs them, which is the one that somebody looks at.
        """
        former = self.opened.get(theme.name)
        if former is None:
            super().open_theme(theme)
        else:
            self.opened[theme.name] = rendering.open_again(former, theme)

    def open_bench(self, job: Job) -> Bench:
        """Open a bench: what was proved is kept while no contact of the fleet changes."""
        for name in job.sound_themes:
            if name in self.opened and self.opened[name].theme.digest != job.workspace.themes[name].digest:
                self.open_theme(job.workspace.themes[name])
        bench = super().open_bench(job)
        self.opened = dict(bench.themes.themes)
        if self.last is not None and self.last.contacts == bench.contacts:
            bench = replace(bench, proofs=self.last.proofs)
        self.last = bench
        return bench

"""Builds the sites of a preview, into a folder of their own, as often as something changes."""

from __future__ import annotations

import secrets
import traceback
from collections.abc import Callable, Collection
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from clinicgen import full_build, loading, publishing, unchanged
from clinicgen.errors import BuildStoppedError, ClinicgenError
from clinicgen.model.finding import Finding, Severity
from clinicgen.model.outcome import BuildResult, SiteOutcome
from clinicgen.model.request import Request
from clinicgen.serving.preview import Preview, PreviewSite, share_findings
from clinicgen.serving.warm_bench import WarmBench

BUILD_FAILED = "build-failed"
"""What a build that could not run is listed as among findings."""


class Builder(Struct):
    """Builds the same sites again and again. One build at a time: a lock does not keep two of one process apart."""

    root: Path
    output: Path
    """The preview's own output folder: whoever builds into the usual one meanwhile is not disturbed."""
    request: Request
    show: Callable[[Preview], object]
    """Told of each site as soon as its next release is live, and of everything when a build is done."""
    preview: Preview = field(default_factory=Preview)
    bench: WarmBench = field(default_factory=WarmBench)
    start: unchanged.Start | None = None
    """How the sources looked before the last build."""
    is_stopping: bool = False
    is_overtaken: bool = False
    """Whether something may have changed since the build began: it then ends early, so that the next one can begin."""
    name: str = field(default_factory=lambda: secrets.token_hex(4))
    """This preview's own, so that a page that was loaded from an earlier one is known to be older."""
    count: int = 0

    def has_news(self) -> bool:
        """Tell whether anything has changed that a build reads."""
        try:
            return self.start is None or loading.look_at_sources(self.root, self.start.moment) != self.start.sources
        except OSError:
            return True

    def build(
        self, progress: Callable[[SiteOutcome, int, int], None], jobs: int | None, first: Collection[str] = ()
    ) -> BuildResult:
        """Build what has changed, the sites somebody looks at first; a ClinicgenError says why nothing can be built."""
        self.start = unchanged.look_before(self.root)

        def take_note(outcome: SiteOutcome, done: int, total: int) -> None:
            self._take_note(outcome)
            progress(outcome, done, total)
            if self.is_stopping or (self.is_overtaken and done < total):
                raise BuildStoppedError(())

        with publishing.open_output(self.output, self.root, lambda _: None) as folder:
            for slug in publishing.list_sites(folder):
                if slug not in self.request.only and not (self.root / "clinics" / slug).is_dir():
                    publishing.remove_site(folder, slug)
            built = full_build.build_sites(
                self.root, folder, self.request, None, jobs, take_note, lambda _: None,
                is_from_nothing=False, first=first, opening=self.bench,
            )  # fmt: skip
        self._show(self._describe(built))
        return built.result

    def rebuild(self, first: Collection[str], tell: Callable[[BuildResult], None], say: Callable[[str], None]) -> None:
        """Build where something has changed; whatever goes wrong is shown beside the pages."""
        self.is_overtaken = False
        if not self.has_news():
            return
        try:
            tell(self.build(lambda *_: None, 1, first))
        except BuildStoppedError:
            self.start = None  # The sites that were left out are still to be made.
        except ClinicgenError as error:
            self._fail(error.message, error.hint, say)
        except OSError as error:
            self._fail(f"a file could not be read: {error.strerror or error}", "save it again", say)
        except Exception as error:
            # A preview outlives a mistake of ours: the next edit may well build.
            say(traceback.format_exc())
            self._fail(f"clinicgen itself failed: {error!r}", "please report what the terminal shows", say)

    def _fail(self, message: str, hint: str, say: Callable[[str], None]) -> None:
        say(f"error: {message}" + (f"\n  = {hint}" if hint else ""))
        self._show(replace(self.preview, trouble=Finding(BUILD_FAILED, Severity.ERROR, message, hint=hint)))

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self.show(preview)

    def _take_note(self, outcome: SiteOutcome) -> None:
        """Show a site's new release before the other sites are done."""
        site = self.preview.sites.get(outcome.slug, PreviewSite(outcome.slug, outcome.slug))
        # A clinic that was gone for a while may find its site as it was.
        if outcome.publication is None or (site.release and not outcome.publication.is_exchanged):
            return
        self.count += 1
        site = replace(site, release=f"{self.name}-{self.count}", pages=outcome.pages)
        self._show(replace(self.preview, sites={**self.preview.sites, outcome.slug: site}))

    def _describe(self, built: full_build.Built) -> Preview:
        fleet, held_back = built.survey.workspace.fleet, frozenset(built.result.held_back)
        slugs = sorted(frozenset(self.request.only) or fleet.slugs)
        shares, others = share_findings(built.result.report.findings, built.survey.concerns, slugs)
        sites = {}
        for slug in slugs:
            site = self.preview.sites.get(slug, PreviewSite(slug, slug))
            clinic = fleet.find(slug)
            if clinic is not None and (slug not in held_back or not site.release):
                site = replace(site, name=clinic.facts.name, base=clinic.base_path)
            sites[slug] = replace(site, is_held_back=slug in held_back, findings=shares[slug])
        return Preview(sites, others)

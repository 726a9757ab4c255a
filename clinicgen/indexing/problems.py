"""The kinds of problem that making a search index can meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clinicgen.model.clinic import Clinic
from clinicgen.model.finding import Finding, Place, Rule, Severity, report

SEARCH_NOT_INSTALLED = Rule(
    "search-not-installed",
    Severity.ERROR,
    "A clinic asks for a search over its articles, and what makes its index is not installed.",
    "## Why it matters\n\nThe site would go out without the search that patients had until now. As a warning, "
    "it does: without a trace of a search.\n\n"
    '## Instead\n\nInstall the extra, `pip install "clinicgen[search]"`, or take `search: yes` away.',
)
SEARCH_FAILED = Rule(
    "search-failed",
    Severity.ERROR,
    "The program that indexes a site's articles did not finish.",
    "## Why it matters\n\nWithout an index the search would find nothing; the site stays as it was.\n\n"
    '## Instead\n\nBuild again; if it fails again, install it anew with `pip install --force-reinstall "clinicgen['
    'search]"`, or take `search: yes` away until then.',
)

RULES = (SEARCH_NOT_INSTALLED, SEARCH_FAILED)


def report_missing(asking: Iterable[Clinic]) -> Iterator[Finding]:
    """Report once for each place that asks for a search that it cannot be made."""
    clinics: dict[Place | None, list[str]] = {}
    for clinic in asking:
        clinics.setdefault(clinic.places.get("search"), []).append(clinic.slug)
    for place, slugs in clinics.items():
        yield report(
            SEARCH_NOT_INSTALLED,
            "the search over articles needs Pagefind, which is not installed",
            place,
            hint='install it with `pip install "clinicgen[search]"`, or write `search: no`',
            # Where several clinics share the line, it is the file that concerns them.
            clinic=slugs[0] if len(slugs) == 1 else None,
        )

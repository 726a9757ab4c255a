"""A clinic's own articles and slot texts that its site does not show, because it does not carry the article."""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.model.clinic import Fleet
from clinicgen.model.content import Library
from clinicgen.model.finding import Finding, Place, report
from clinicgen.planning.carriage import is_carried
from clinicgen.planning.problems import FILE_UNMATCHED

_HINT = "look at the article's `clinics` and `services`, and at `articles` in the clinic's clinic.yaml"


def check_uncarried(fleet: Fleet, library: Library) -> Iterator[Finding]:
    """Find own articles that their clinic does not carry, and slot texts for articles it does not carry.

    Drafts and days do not count: what is not shown today may be shown tomorrow.
    """
    articles = {(article.content.clinic, article.slug): article for article in library.articles}
    clinics = {clinic.slug: clinic for clinic in fleet.clinics}
    for article in library.articles:
        clinic = clinics.get(article.content.clinic or "")
        if clinic is not None and not is_carried(article, clinic):
            message = f"`{clinic.slug}` does not carry its own article `{article.slug}`"
            place = Place(article.content.source.path)
            yield report(FILE_UNMATCHED, message, place, hint=_HINT, clinic=clinic.slug)
    for slot in library.slots:
        clinic = clinics.get(slot.clinic or "")
        slug = slot.slug.partition("/")[0]
        shown = articles.get((slot.clinic, slug)) or articles.get((None, slug))
        if clinic is not None and shown is not None and not is_carried(shown, clinic):
            message = f"`{clinic.slug}` does not carry the article `{slug}`, so this text stands nowhere"
            yield report(FILE_UNMATCHED, message, Place(slot.source.path), hint=_HINT, clinic=clinic.slug)

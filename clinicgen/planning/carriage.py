"""Whether a clinic carries an article: its `clinics`, the clinic's choice, services, the day."""

from __future__ import annotations

import datetime

from clinicgen.model.clinic import Clinic
from clinicgen.model.content import Article


def is_carried(article: Article, clinic: Clinic) -> bool:
    """Tell whether a clinic carries an article: its `clinics`, the clinic's choice, then services, in that order."""
    choice = clinic.facts.articles
    if article.only and clinic.slug not in article.only:
        return False
    if clinic.slug in article.except_ or article.slug in choice.exclude:
        return False
    if article.slug in choice.include or not article.services:
        return True
    for service in clinic.facts.services:  # noqa: SIM110 (asked of every article for every clinic: a loop is faster)
        if service.slug in article.services:
            return True
    return False


def is_current(article: Article, today: datetime.date) -> bool:
    """Tell whether an article is published and not expired on a day."""
    return (article.date is None or article.date <= today) and (article.expires is None or today < article.expires)

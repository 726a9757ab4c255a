"""What surrounds an article on a site: all that its page there depends on besides article, theme and clinic.

Which other texts the site has for it to lead to, where it stands, what its pictures are called. Titles and questions
count only where they do not say what the article and the clinic's facts let them say.
"""

from __future__ import annotations

from clinicgen.model.content import Fact, Words
from clinicgen.model.site_plan import ArticleSubject, Page
from clinicgen.model.source import digest_of
from clinicgen.rendering.bodies import LaidBody
from clinicgen.rendering.filling import fill_words
from clinicgen.rendering.frames import Surrounded
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.shared_work import ArticleWork
from clinicgen.rendering.show_clinic import show_other_clinic

_MOST_SURROUNDINGS = 16
"""How many are kept of one article: most sites surround it alike."""


def surround(site: OpenSite, page: Page, subject: ArticleSubject, work: ArticleWork) -> Surrounded:
    """Give what all sites share that surround an article as this one does."""
    known = site.surrounded.get(page.address)
    if known is None:
        surroundings = _surroundings(site, page, subject, work)
        known = work.surrounded.get(surroundings)
        if known is None:
            if len(work.surrounded) >= _MOST_SURROUNDINGS:
                work.surrounded.clear()
            known = work.surrounded[surroundings] = Surrounded(digest_of(repr(surroundings)))
        site.surrounded[page.address] = known
    return known


def reached_by(site: OpenSite, body: LaidBody) -> tuple[object, ...]:
    """Give what a text shows that neither it nor the clinic's facts hold."""
    plan, paths = site.showing.plan, site.showing.assets.paths
    others = [plan.show_by_name(slug) for slug in body.clinics]
    return (
        *map(plan.content_addresses.get, body.links),
        # A picture's path ends in a fingerprint of its bytes; None where there is no such picture.
        *map(paths.get, body.pictures),
        *[repr(show_other_clinic(other)) if other else None for other in others],
    )


def _surroundings(site: OpenSite, page: Page, subject: ArticleSubject, work: ArticleWork) -> tuple[object, ...]:
    showing, article = site.showing, subject.article
    content, title = article.content, page.title
    is_at_home = page.canonical == showing.absolute(page.address)
    questions = zip(article.faq, subject.faq, strict=True)
    return (
        showing.prefix,
        showing.clinic.logo is None,
        title == showing.clinic.name,
        _said(site, content.title, title),
        _said(site, content.description, page.description),
        page.address,
        None if is_at_home else page.canonical,
        page.is_indexed,
        *[None if crumb.title == title else crumb.title for crumb in page.crumbs],
        *[crumb.address for crumb in page.crumbs],
        *[
            _said(site, words, filled)
            for written, entry in questions
            for words, filled in ((written.question, entry.question), (written.answer, entry.answer))
        ],
        site.name_topics(subject.topics),
        not subject.recent,
        showing.assets.paths.get(article.image.path) if article.image else None,
        *reached_by(site, work.laid),
    )


def _said(site: OpenSite, words: Words, filled: str) -> str | None:
    """Give a text, or None where it is what its words say with the clinic's facts."""
    has_facts = any(isinstance(piece, Fact) for piece in words)
    return None if has_facts and fill_words(words, site.showing.facts) == filled else filled

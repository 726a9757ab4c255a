"""What surrounds an article on a site: all that its page there depends on besides article, theme and clinic.

Which other texts the site has for it to lead to, where it stands, what its pictures are called. Titles and questions
count only where they do not say what the article and the clinic's facts let them say.
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.model.content import Words
from clinicgen.model.site_plan import ArticleSubject, Page
from clinicgen.model.source import digest_of
from clinicgen.rendering.bodies import LaidBody
from clinicgen.rendering.filling import fill_words
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.shared_work import ArticleWork, Surrounded
from clinicgen.rendering.show_page import article_work

_MOST_SURROUNDINGS = 16
"""How many are kept of one article: most sites surround it alike."""


def surround(site: OpenSite, page: Page, subject: ArticleSubject) -> Surrounded:
    """Give what all sites share that surround an article as this one does."""
    known = site.surrounded.get(page.address)
    if known is None:
        work = article_work(site, subject)
        surroundings = _surroundings(site, page, subject, work)
        known = work.surrounded.get(surroundings)
        if known is None:
            if len(work.surrounded) >= _MOST_SURROUNDINGS:
                work.surrounded.clear()
            digest = digest_of(work.digest, repr(surroundings))
            known = work.surrounded[surroundings] = Surrounded(work, digest)
        site.surrounded[page.address] = known
    return known


def reached_by(site: OpenSite, body: LaidBody) -> tuple[object, ...]:
    """Give what a text shows that neither it nor the clinic's facts hold."""
    plan, paths = site.showing.plan, site.showing.assets.paths
    return (
        *map(plan.content_addresses.get, body.links),
        # A picture's path ends in a fingerprint of its bytes; None where there is no such picture.
        *map(paths.get, body.pictures),
        *[site.other(other).digest if (other := plan.show_by_name(slug)) else None for slug in body.clinics],
    )


def _surroundings(site: OpenSite, page: Page, subject: ArticleSubject, work: ArticleWork) -> tuple[object, ...]:
    showing, article, title = site.showing, subject.article, page.title
    paths = showing.assets.paths
    return (
        showing.prefix,
        showing.clinic.logo is None,
        title == showing.clinic.name,
        _said(site, article.content.title, title),
        _said(site, article.content.description, page.description),
        page.address,
        None if page.canonical == showing.absolute(page.address) else page.canonical,
        page.is_indexed,
        site.name_topics(subject.topics),
        not subject.recent,
        paths.get(article.image.path) if article.image else None,
        *[part for crumb in page.crumbs for part in (None if crumb.title == title else crumb.title, crumb.address)],
        *(_questions(site, subject) if subject.faq else ()),
        *reached_by(site, work.laid),
    )


def _questions(site: OpenSite, subject: ArticleSubject) -> Iterator[str | None]:
    for written, entry in zip(subject.article.faq, subject.faq, strict=True):
        yield _said(site, written.question, entry.question)
        yield _said(site, written.answer, entry.answer)


def _said(site: OpenSite, words: Words, filled: str) -> str | None:
    """Give a text, or None where it is what its words say with the clinic's facts."""
    if len(words) == 1 and isinstance(words[0], str):
        return filled
    return None if fill_words(words, site.showing.facts) == filled else filled

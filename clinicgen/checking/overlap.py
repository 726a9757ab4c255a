"""How much of each article's page is its site's own, measured beside the pages of that name on all other sites.

Each variant of a text is cut into shingles once, however many clinics show it; what a clinic adds to it are the values
of the facts in it, and those are compared as values. So the cost grows with texts and with pages, never with pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from clinicgen.checking.shingles import Gap, Shingle, gaps_in, shingles_of, tokens_of_body, tokens_of_words
from clinicgen.model.clinic_facts import Status
from clinicgen.model.fact_table import fact_table
from clinicgen.model.site_plan import ArticleSubject, Page, SitePlan

NEAR_DUPLICATE_BELOW = 10
"""A page of whose text less than so many per cent is its site's own is a near-duplicate of others."""


class PageOverlap(NamedTuple):
    """One clinic's page of an article, and how much of it is that clinic's own."""

    own_percent: int
    """Rounded down."""
    article: str
    clinic: str
    sites: int
    """How many live clinics have a page of this name."""
    words: int
    """Each fact counts as one."""
    is_canonical: bool
    """Whether search engines are told that this page is an original."""

    @property
    def is_near_duplicate(self) -> bool:
        """Whether it is said to be an original, and is almost the same as others."""
        return self.sites > 1 and self.is_canonical and self.own_percent < NEAR_DUPLICATE_BELOW


class _Copy(NamedTuple):
    plan: SitePlan
    page: Page
    subject: ArticleSubject


class _Text(NamedTuple):
    """What one variant of an article says."""

    plain: frozenset[Shingle]
    """Shingles without facts."""
    by_gaps: Mapping[tuple[Gap, ...], tuple[Shingle, ...]]
    """Shingles with facts, by the facts in them."""
    words: int

    @property
    def size(self) -> int:
        return len(self.plain) + sum(map(len, self.by_gaps.values()))


def measure_overlap(plans: Iterable[SitePlan]) -> tuple[PageOverlap, ...]:
    """Measure every article's page of the live sites: the most alike first, then by article and clinic."""
    copies: dict[str, list[_Copy]] = {}
    facts: dict[str, Mapping[str, str]] = {}
    for plan in plans:
        if plan.clinic.status is not Status.LIVE:
            continue
        facts[plan.clinic.slug] = fact_table(plan.clinic)
        for page in plan.pages:
            if isinstance(page.subject, ArticleSubject):
                copies.setdefault(page.subject.article.slug, []).append(_Copy(plan, page, page.subject))
    return tuple(sorted(found for same in copies.values() for found in _measure(same, facts)))


def _measure(copies: Sequence[_Copy], facts: Mapping[str, Mapping[str, str]]) -> list[PageOverlap]:
    """Measure the pages of one article, by whoever it was written."""
    texts: dict[tuple[str, str], _Text] = {}
    for copy in copies:
        key = _variant(copy)
        if key not in texts:
            texts[key] = _read(copy.subject)
    holders: Counter[Shingle] = Counter()
    for key, shown in Counter(map(_variant, copies)).items():
        for shingle in (*texts[key].plain, *(one for some in texts[key].by_gaps.values() for one in some)):
            holders[shingle] += shown
    said = _count_values(copies, texts, facts)
    measured = []
    for copy in copies:
        text, slug = texts[_variant(copy)], copy.plan.clinic.slug
        own = _count_single(text.plain, holders)
        for gaps, shingles in text.by_gaps.items():
            # Facts that no other page fills in so make all that they stand in this site's own.
            is_alone = said[gaps, _values(gaps, facts[slug])] == 1
            own += len(shingles) if is_alone else _count_single(shingles, holders)
        measured.append(
            PageOverlap(
                own_percent=own * 100 // text.size if text.size else 0,
                article=copy.subject.article.slug,
                clinic=slug,
                sites=len(copies),
                words=text.words,
                is_canonical=copy.page.is_indexed
                and copy.page.canonical == copy.plan.clinic.facts.url + copy.page.address,
            )
        )
    return measured


def _variant(copy: _Copy) -> tuple[str, str]:
    return copy.subject.article.content.digest, copy.subject.variant


def _read(subject: ArticleSubject) -> _Text:
    article = subject.article
    tokens = [*tokens_of_words(article.content.title), *tokens_of_body(subject.body)]
    for entry in article.faq:
        tokens += [*tokens_of_words(entry.question), *tokens_of_words(entry.answer)]
    plain: list[Shingle] = []
    by_gaps: dict[tuple[Gap, ...], list[Shingle]] = {}
    for shingle in shingles_of(tuple(tokens)):
        gaps = gaps_in(shingle)
        (by_gaps.setdefault(gaps, []) if gaps else plain).append(shingle)
    return _Text(frozenset(plain), {gaps: tuple(some) for gaps, some in by_gaps.items()}, len(tokens))


def _values(gaps: tuple[Gap, ...], facts: Mapping[str, str]) -> tuple[str, ...]:
    return tuple([facts.get(name, default) for name, default in gaps])


def _count_values(
    copies: Sequence[_Copy], texts: Mapping[tuple[str, str], _Text], facts: Mapping[str, Mapping[str, str]]
) -> Counter[tuple[tuple[Gap, ...], tuple[str, ...]]]:
    """Count how many clinics fill in these facts so."""
    return Counter(
        (gaps, _values(gaps, facts[copy.plan.clinic.slug])) for copy in copies for gaps in texts[_variant(copy)].by_gaps
    )


def _count_single(shingles: Iterable[Shingle], holders: Mapping[Shingle, int]) -> int:
    return sum([holders[shingle] == 1 for shingle in shingles])

"""What follows from the articles that a site carries: worked out once for all clinics that carry the same ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from clinicgen.model.content import Article
from clinicgen.model.site_plan import TopicLink
from clinicgen.planning.listing import list_topics
from clinicgen.planning.needs import name_text
from clinicgen.planning.outlines import Outline

_MOST = 64
"""How many are kept: where clinics write articles of their own, each carries others."""


class Selection(Struct, frozen=True):
    """Articles, and what follows from them alone."""

    articles: tuple[Outline, ...]
    topics: tuple[TopicLink, ...]
    topics_of: Mapping[tuple[str, ...], tuple[TopicLink, ...]]
    """By the topics that an article's front matter names."""
    on_topic: Mapping[str, tuple[int, ...]]
    """Which of the articles are on each topic."""
    on_service: Mapping[str, tuple[int, ...]]
    """Which of the articles are for each service."""
    addresses: Mapping[str, str]
    """Of each article, by its name."""
    pictures: frozenset[str]
    """Those that stand above the articles, by path within the workspace."""


class Selections(Struct, frozen=True):
    """A memo of what was worked out; without it everything comes out the same, only later."""

    known: dict[tuple[str, ...], Selection] = {}
    """By the digests of the articles."""


def select(articles: tuple[Outline, ...], selections: Selections) -> Selection:
    """Work out what follows from these articles."""
    key = tuple([outline.article.content.digest for outline in articles])
    known = selections.known.get(key)
    if known is None:
        if len(selections.known) >= _MOST:
            selections.known.clear()
        known = selections.known[key] = _select(articles)
    return known


def _select(articles: tuple[Outline, ...]) -> Selection:
    topics = list_topics(articles)
    return Selection(
        articles=articles,
        topics=topics,
        topics_of={
            slugs: tuple(topic for topic in topics if topic.slug in slugs)
            for slugs in {outline.article.topics for outline in articles}
        },
        on_topic=_places_by(articles, lambda article: article.topics),
        on_service=_places_by(articles, lambda article: article.services),
        addresses={name_text("article", outline.slug): outline.address for outline in articles},
        pictures=frozenset(outline.article.image.path for outline in articles if outline.article.image is not None),
    )


def _places_by(
    articles: Iterable[Outline], slugs_of: Callable[[Article], Iterable[str]]
) -> Mapping[str, tuple[int, ...]]:
    places: dict[str, list[int]] = {}
    for place, outline in enumerate(articles):
        for slug in dict.fromkeys(slugs_of(outline.article)):
            places.setdefault(slug, []).append(place)
    return {slug: tuple(found) for slug, found in places.items()}

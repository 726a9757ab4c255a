"""Articles as lists show them: pages of twenty, topics, recent posts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clinicgen.model.site_plan import ArticleCard, Pagination, TopicLink
from clinicgen.planning.addresses import numbered, topic_address
from clinicgen.planning.outlines import Outline
from clinicgen.planning.wording import title_of_slug

PAGE_SIZE = 20
RECENT = 4


def list_topics(articles: Iterable[Outline]) -> tuple[TopicLink, ...]:
    """Give the topics of a site's articles, by title."""
    counts: dict[str, int] = {}
    for outline in articles:
        for topic in dict.fromkeys(outline.article.topics):
            counts[topic] = counts.get(topic, 0) + 1
    topics = (TopicLink(slug, title_of_slug(slug), topic_address(slug), count) for slug, count in counts.items())
    return tuple(sorted(topics, key=lambda topic: (topic.title.casefold(), topic.slug)))


def paginate(address: str, cards: Sequence[ArticleCard]) -> tuple[tuple[tuple[ArticleCard, ...], Pagination], ...]:
    """Cut cards into pages of twenty; a list without cards has one empty page."""
    count = max(1, -(-len(cards) // PAGE_SIZE))
    return tuple(
        (
            tuple(cards[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]),
            Pagination(
                number=number,
                count=count,
                previous=numbered(address, number - 1) if number > 1 else None,
                next=numbered(address, number + 1) if number < count else None,
            ),
        )
        for number in range(1, count + 1)
    )


def recent_lists(cards: Sequence[ArticleCard]) -> tuple[tuple[ArticleCard, ...], ...]:
    """Give the newest cards but each of them in turn, and at last all; cards come newest first."""
    but_one = ((*cards[:index], *cards[index + 1 : RECENT + 1]) for index in range(RECENT))
    return (*but_one, tuple(cards[:RECENT]))

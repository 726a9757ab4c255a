"""What is the same of an article wherever it is shown, worked out once for all clinics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clinicgen.model.content import Article
from clinicgen.model.site_plan import ArticleCard
from clinicgen.planning.addresses import article_address
from clinicgen.planning.needs import Needs, needs_of_words
from clinicgen.planning.wording import EXCERPT_LIMIT, cut_on_word, fill_words, reading_minutes, words_before_facts


@dataclass(frozen=True, slots=True)
class Outline:
    """An article, and what no clinic changes about it."""

    article: Article
    slug: str
    address: str
    minutes: int
    """To read it."""
    needs: Needs = field(repr=False)
    """What its texts outside the body ask of a clinic."""
    excerpt: str | None
    """None where a clinic's facts stand in it."""
    card: ArticleCard | None
    """None where a clinic's facts stand on it."""


def outline_article(article: Article) -> Outline:
    """Work out what no clinic changes about an article."""
    content = article.content
    texts = [content.title, content.description, content.lead]
    texts += [text for entry in article.faq for text in (entry.question, entry.answer)]
    texts += [article.image.alt] if article.image else []
    lead = content.lead or content.description
    opening = words_before_facts(lead)
    is_whole = len(opening) > EXCERPT_LIMIT or all(isinstance(piece, str) for piece in lead)
    excerpt = cut_on_word(opening, EXCERPT_LIMIT) if is_whole else None
    has_card = excerpt is not None and all(isinstance(piece, str) for piece in content.title)
    return Outline(
        article=article,
        slug=content.slug,
        address=article_address(content.slug),
        minutes=reading_minutes(content.word_count),
        needs=needs_of_words(texts),
        excerpt=excerpt,
        card=_make_card(article, fill_words(content.title, {}), excerpt or "", is_filled=False) if has_card else None,
    )


def show_card(outline: Outline, facts: Mapping[str, str]) -> ArticleCard:
    """Give an article's card as one clinic shows it."""
    if outline.card is not None:
        return outline.card
    content = outline.article.content
    excerpt = outline.excerpt
    if excerpt is None:
        excerpt = cut_on_word(fill_words(content.lead or content.description, facts), EXCERPT_LIMIT)
    return _make_card(outline.article, fill_words(content.title, facts), excerpt, is_filled=True)


def _make_card(article: Article, title: str, excerpt: str, *, is_filled: bool) -> ArticleCard:
    return ArticleCard(
        title=title,
        address=article_address(article.slug),
        excerpt=excerpt,
        date=article.date,
        reading_minutes=reading_minutes(article.content.word_count),
        source=article.content.source.path,
        is_filled=is_filled,
    )

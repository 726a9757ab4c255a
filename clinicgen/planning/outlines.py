"""What is the same of an article wherever it is shown, worked out once for all clinics."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from clinicgen.model.content import Article, Words
from clinicgen.model.site_plan import ArticleCard, Crumb, FilledQuestion
from clinicgen.model.source import digest_of
from clinicgen.planning import addresses
from clinicgen.planning.addresses import article_address, file_of
from clinicgen.planning.needs import Needs, needs_of_words
from clinicgen.planning.wording import EXCERPT_LIMIT, cut_on_word, fill_words, reading_minutes, words_before_facts

HOME_CRUMB = Crumb("Home", addresses.HOME)
ARTICLES_CRUMB = Crumb("Articles", addresses.ARTICLES)


class Outline(Struct, frozen=True):
    """An article, and what no clinic changes about it."""

    article: Article
    slug: str
    address: str
    file: str
    title: str | None
    """None, like all that follows, where a clinic's facts stand in it."""
    description: str | None
    faq: tuple[FilledQuestion, ...] | None
    crumbs: tuple[Crumb, ...] | None
    minutes: int
    """To read it."""
    needs: Needs
    """What its texts outside the body ask of a clinic."""
    excerpt: str | None
    card: ArticleCard | None


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
    title, address = _say(content.title), article_address(content.slug)
    return Outline(
        article=article,
        slug=content.slug,
        address=address,
        file=file_of(address),
        title=title,
        description=_say(content.description),
        faq=_say_questions(article),
        crumbs=None if title is None else article_crumbs(title, address),
        minutes=reading_minutes(content.word_count),
        needs=needs_of_words(texts),
        excerpt=excerpt,
        card=None if title is None or excerpt is None else _make_card(article, title, excerpt, is_filled=False),
    )


def _say(words: Words) -> str | None:
    """Give a text that says the same for all clinics, or None."""
    return fill_words(words, {}) if all(isinstance(piece, str) for piece in words) else None


def _say_questions(article: Article) -> tuple[FilledQuestion, ...] | None:
    if any(_say(words) is None for one in article.faq for words in (one.question, one.answer)):
        return None
    return fill_questions(article, {})


def fill_questions(article: Article, facts: Mapping[str, str]) -> tuple[FilledQuestion, ...]:
    """Put a clinic's facts into an article's questions and their answers."""
    return tuple(
        [FilledQuestion(fill_words(one.question, facts), fill_words(one.answer, facts)) for one in article.faq]
    )


def article_crumbs(title: str, address: str) -> tuple[Crumb, ...]:
    """Give the way from home to an article."""
    return HOME_CRUMB, ARTICLES_CRUMB, Crumb(title, address)


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
    address, minutes = article_address(article.slug), reading_minutes(article.content.word_count)
    return ArticleCard(
        title=title,
        address=address,
        excerpt=excerpt,
        date=article.date,
        reading_minutes=minutes,
        source=article.content.source.path,
        is_filled=is_filled,
        digest=digest_of(title, address, excerpt, f"{article.date} {minutes}"),
    )

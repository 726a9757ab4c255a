"""Shows what is the same on every clinic's copy of an article."""

from __future__ import annotations

from clinicgen.model.content import Article
from clinicgen.rendering.clinic_views import LinkView
from clinicgen.rendering.dates import show_date
from clinicgen.rendering.page_views import ArticleView, ReviewView


def show_article(article: Article, reading_minutes: int) -> ArticleView:
    """Show what is the same on every clinic's copy of an article."""
    reviewed = None
    if article.reviewed_by and article.reviewed_on:
        reviewed = ReviewView(article.reviewed_by, show_date(article.reviewed_on))
    return ArticleView(
        published=show_date(article.date) if article.date else None,
        updated=show_date(article.updated) if article.updated else None,
        reviewed=reviewed,
        author=article.author,
        sources=tuple(LinkView(source.title, source.url) for source in article.sources),
        reading_minutes=reading_minutes,
    )

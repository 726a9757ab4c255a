"""Lists the pictures that texts show, whichever clinics carry them: what is worth encoding before any site is made."""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.model.content import Body, Library, Picture, walk


def pictures_in_texts(library: Library) -> frozenset[str]:
    """Give every picture that a text shows, by path within the workspace."""
    return frozenset(
        piece.path for body in _bodies(library) for piece in walk(body) if isinstance(piece, Picture)
    ) | lead_pictures(library)


def lead_pictures(library: Library) -> frozenset[str]:
    """Give the pictures above articles, which networks show when the article is shared."""
    return frozenset(article.image.path for article in library.articles if article.image)


def _bodies(library: Library) -> Iterator[Body]:
    for article in library.articles:
        yield article.content.body
    for page in library.pages:
        yield page.content.body
    for content in (*library.services, *library.slots):
        yield content.body

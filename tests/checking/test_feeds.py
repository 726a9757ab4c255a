"""The HTML within a feed is proved as HTML: a sibling shown in its own element is no foreign contact there either."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pytest

Find = Callable[..., list[str]]


def feed(content: str) -> str:
    return f'<feed><entry><title>T</title><content type="html">{escape(content)}</content></entry></feed>'


SIBLING = '<p>Or <span data-clinic="harbor">Harbor Psychiatry &amp; co, <a href="tel:+18033355232">call</a></span></p>'
OWN_BOOKING = '<a href="https://book.pines.example/start?utm_source=website&amp;utm_medium=article">Book</a>'


@pytest.mark.parametrize("content", [SIBLING, OWN_BOOKING])
def test_what_an_article_may_show_its_feed_may_show(content: str, find_contacts: Find) -> None:
    assert find_contacts(content) == []
    assert find_contacts(feed(content), "feed.xml", "feed") == []


@pytest.mark.parametrize(
    "content",
    [
        "<p>Call (803) 335-5232</p>",
        SIBLING.replace(' data-clinic="harbor"', ""),
        "Call (803) 335-5232, 2 < 3",
        "<p>Ask Harbor&nbsp;Psychiatry</p>",
    ],
)
def test_a_foreign_contact_in_a_feed_is_found(content: str, find_contacts: Find) -> None:
    assert find_contacts(feed(content), "feed.xml", "feed") != []

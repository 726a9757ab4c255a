"""Short texts made for a clinic: excerpts end on words, topics read like titles, descriptions keep their limit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicgen.planning.addresses import file_of
from clinicgen.planning.wording import cut_on_word, reading_minutes, title_of_slug


@given(st.text(alphabet="abc ,.é–", max_size=80), st.integers(5, 40))
def test_an_excerpt_keeps_its_limit_and_ends_on_a_whole_word(text: str, limit: int) -> None:
    cut = cut_on_word(text, limit)
    assert len(cut) <= limit
    words = text.split()
    if cut.endswith("…") and " " in cut:
        assert cut[:-1].split() == words[: len(cut.split())] or cut[:-1].rstrip(" ,–") in " ".join(words)
    elif not cut.endswith("…"):
        assert cut == " ".join(words)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Moods move, and so do we.", "Moods move…"),
        ("Moods move.", "Moods move."),
        ("Antidisestablishmentarianism", "Antidisestabl…"),
        ("One (two three) four", "One (two…"),
    ],
)
def test_excerpts_read_well(text: str, cut: str) -> None:
    assert cut_on_word(text, 14) == cut


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("child-psychiatry", "Child psychiatry"),
        ("adhd", "ADHD"),
        ("talk-and-cbt", "Talk and CBT"),
        ("cbt-basics", "CBT basics"),
    ],
)
def test_topics_read_like_titles(slug: str, title: str) -> None:
    assert title_of_slug(slug) == title


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (238, 1), (239, 2), (2000, 9)])
def test_reading_time_is_at_least_a_minute(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/contact/", "contact/index.html"),
        ("/old", "old/index.html"),
        ("/old.html", "old.html"),
        ("/.well-known", ".well-known/index.html"),
        ("/a.b/", "a.b/index.html"),
    ],
)
def test_every_address_has_one_file(address: str, file: str) -> None:
    assert file_of(address) == file

"""Shards are dealt out evenly, wholly, and the same way on every machine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicgen.errors import UsageError
from clinicgen.planning import refuse_shard
from clinicgen.planning.shards import deal_out

slugs = st.text("abcdefgh-0123456789", min_size=1, max_size=6)


@given(st.dictionaries(slugs, st.integers(0, 600), max_size=60), st.integers(1, 12))
def test_every_clinic_is_in_one_shard_and_no_shard_is_much_larger(pages: dict[str, int], count: int) -> None:
    shards = deal_out(pages, count)
    assert len(shards) == count
    assert sorted(slug for shard in shards for slug in shard) == sorted(pages)
    loads = [sum(pages[slug] for slug in shard) for shard in shards]
    # Whoever got the last clinic had the least before it.
    assert max(loads) - min(loads) <= max(pages.values(), default=0)


@given(st.dictionaries(slugs, st.integers(0, 3), max_size=30), st.integers(1, 5), st.randoms())
def test_the_order_of_the_clinics_does_not_matter(pages: dict[str, int], count: int, chance) -> None:
    shuffled = list(pages)
    chance.shuffle(shuffled)
    assert deal_out({slug: pages[slug] for slug in shuffled}, count) == deal_out(pages, count)


def test_the_shards_of_a_fleet_stay_what_they_are() -> None:
    # Machines may run other versions of Python, but never share out another way.
    pages = {"b": 5, "a": 5, "d": 9, "c": 1, "f": 0, "e": 7}
    assert [sorted(shard) for shard in deal_out(pages, 3)] == [["d"], ["c", "e", "f"], ["a", "b"]]


@pytest.mark.parametrize("shard", [(0, 4), (5, 4), (-1, 2), (1, 0)])
def test_a_shard_that_cannot_be_is_refused(shard: tuple[int, int]) -> None:
    with pytest.raises(UsageError, match="there is no shard"):
        refuse_shard((), shard)


def test_a_shard_of_named_clinics_is_refused() -> None:
    with pytest.raises(UsageError, match="decides by itself"):
        refuse_shard(["harbor"], (1, 2))
    refuse_shard((), (2, 2))

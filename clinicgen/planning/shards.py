"""Deals the clinics out to machines that build a part of the fleet each: the same way on every one of them."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping

from clinicgen.errors import UsageError
from clinicgen.model.clinic import Fleet


def refuse_shard(only: Collection[str], shard: tuple[int, int]) -> None:
    """Raise UsageError for a shard that cannot be, such as the fifth of four or one of named clinics."""
    number, count = shard
    if not 1 <= number <= count:
        raise UsageError(f"there is no shard {number} of {count}", "they count from 1, as in 1/2 and 2/2")
    if only:
        raise UsageError("a shard decides by itself which clinics are its own", "name clinics or a shard, not both")


def share_of(fleet: Fleet, sizes: Mapping[str, int], shard: tuple[int, int] | None) -> frozenset[str]:
    """Give the clinics of one shard, such as (2, 4), the second of four; without a shard, all clinics."""
    if shard is None:
        return fleet.slugs
    number, count = shard
    return deal_out({slug: sizes.get(slug, 0) for slug in fleet.slugs}, count)[number - 1]


def deal_out(sizes: Mapping[str, int], count: int) -> tuple[frozenset[str], ...]:
    """Give so many shards of about equal size: every clinic, the largest first, goes to the one that is smallest yet.

    The sizes must not depend on the day: machines that start before and after midnight must agree on the shards.
    """
    shards: list[set[str]] = [set() for _ in range(count)]
    loads = [(0, number) for number in range(count)]
    for slug in sorted(sizes, key=lambda slug: (-sizes[slug], slug)):
        load, number = loads[0]
        shards[number].add(slug)
        heapq.heapreplace(loads, (load + sizes[slug], number))
    return tuple(map(frozenset, shards))

"""What a run is asked for."""

from __future__ import annotations

import datetime

from msgspec import Struct


class Request(Struct, frozen=True):
    """What a run is asked for, as far as what comes of it depends on that."""

    only: tuple[str, ...] = ()
    """The clinics that are to be made, by slug; empty for all of them."""
    today: datetime.date | None = None
    """The day that decides; None for each clinic's own."""
    drafts: bool = False
    """Whether drafts are made as well."""
    shard: tuple[int, int] | None = None
    """Such as (2, 4): the second of four parts of the fleet."""

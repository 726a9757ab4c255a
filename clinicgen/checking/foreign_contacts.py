"""Finds other clinics' names, streets and addresses in a text, and tells them from one's own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clinicgen.checking.contact_book import FleetContacts, Owner
from clinicgen.checking.own_contacts import OwnContacts
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.term_search import Hit, Term, TermIndex, all_words_in, candidates, find_term
from clinicgen.checking.text_stretches import Reading, Spot
from clinicgen.checking.web_addresses import Address, address_from, closeness, covers, is_same_booking


class ForeignHit(NamedTuple):
    """Something of another clinic's that stands in a text."""

    start: int
    end: int
    owner: Owner | None
    """None for an address on a booking host that is nobody's."""
    spot: Spot


def find_foreign(reading: Reading, site: SiteContext) -> Iterator[ForeignHit]:
    """Give other clinics' names, streets and addresses that stand outside of the parts about them."""
    contacts = site.contacts
    all_words = all_words_in(reading.lowered)
    if contacts.terms.by_word.keys().isdisjoint(all_words):
        return
    words = frozenset(all_words)
    named: list[tuple[Hit, Spot]] = []
    for term in candidates(contacts.terms, words):
        if term.text in site.own_hosts and term.kind == "host":
            continue
        if term.kind == "host":
            yield from _find_addresses(term, reading, site)
        elif term not in site.free_terms:
            for hit in find_term(term, reading.text, reading.lowered):
                spot = reading.spot(hit.start, hit.end)
                if spot.scope not in site.named or term not in site.allowed(spot.scope).terms:
                    named.append((hit, spot))
    if named:
        yield from _longest(named, reading, words, site)


def _longest(
    named: list[tuple[Hit, Spot]], reading: Reading, words: frozenset[str], site: SiteContext
) -> Iterator[ForeignHit]:
    """Keep the names that are not part of a longer one, nor of one that may stand there."""
    scopes = {spot.scope for _, spot in named if spot.scope in site.named}
    free = [hit for index in (site.own.index, site.contacts.declared.index) for hit in _find_all(index, reading, words)]
    for scope in sorted(filter(None, scopes)):
        hits = _find_all(site.contacts.own[scope].index, reading, words)
        free += [hit for hit in hits if reading.spot(hit.start, hit.end).scope == scope]
    own = _Spans(free)
    foreign = _Spans(hit for hit, _ in named)
    for hit, spot in named:
        if own.is_free_of(hit) and not foreign.has_longer(hit):
            owners = site.contacts.term_owners[hit.term]
            yield ForeignHit(hit.start, hit.end, owners[0], spot)


def _find_all(index: TermIndex, reading: Reading, words: frozenset[str]) -> Iterator[Hit]:
    for term in candidates(index, words):
        yield from find_term(term, reading.text, reading.lowered)


class _Spans:
    """Stretches of a text, sorted, that can be asked what overlaps what."""

    __slots__ = ("_longest", "_spans", "_starts")

    def __init__(self, hits: Iterable[Hit]) -> None:
        self._spans = sorted((hit.start, hit.end) for hit in hits)
        self._starts = [start for start, _ in self._spans]
        self._longest = max((end - start for start, end in self._spans), default=0)

    def _around(self, hit: Hit) -> Iterator[tuple[int, int]]:
        first = bisect_left(self._starts, hit.start - self._longest)
        last = bisect_left(self._starts, hit.end)
        return (span for span in self._spans[first:last] if span[1] > hit.start)

    def is_free_of(self, hit: Hit) -> bool:
        """Tell whether nothing overlaps a stretch but what lies inside it and is shorter."""
        length = hit.end - hit.start
        return all(hit.start <= start and end <= hit.end and end - start < length for start, end in self._around(hit))

    def has_longer(self, hit: Hit) -> bool:
        """Tell whether a longer stretch holds a stretch."""
        length = hit.end - hit.start
        return any(start <= hit.start and hit.end <= end and end - start > length for start, end in self._around(hit))


def _find_addresses(term: Term, reading: Reading, site: SiteContext) -> Iterator[ForeignHit]:
    for hit in find_term(term, reading.text, reading.lowered):
        spot = reading.spot(hit.start, hit.end)
        end, address = address_from(reading.text, hit.start, hit.end)
        own = site.allowed(spot.scope)
        if own is not site.own and any(covers(known, address) for known in site.own.addresses):
            own = site.own
        is_mention = end == hit.end and reading.text[max(0, hit.start - 2) : hit.start] != "//"
        is_decoded = spot.kind == "decoded"
        stranger = judge_address(address, own, site.contacts, is_mention=is_mention, is_decoded=is_decoded)
        if stranger is not None:
            yield ForeignHit(hit.start, end, stranger.owner, spot)


class Stranger(NamedTuple):
    """An address that is not one's own: another clinic's, or nobody's on a booking host."""

    owner: Owner | None


def judge_address(
    seen: Address, own: OwnContacts, contacts: FleetContacts, *, is_mention: bool, is_decoded: bool
) -> Stranger | None:
    """Tell whose an address is, or None where it may stand.

    A mention is a bare host in plain text; a decoded address has lost the ends of its query's values.
    """
    if any(covers(declared, seen) for declared in contacts.declared.addresses):
        return None
    mine = [address for address in own.addresses if covers(address, seen)]
    mine += [
        booking
        for booking in own.bookings
        if is_same_booking(booking, seen) or (is_decoded and _is_above(booking, seen))
    ]
    closest = max(map(closeness, mine), default=None)
    theirs = [
        one
        for one in contacts.addresses.get(seen.host, ())
        if one.address not in own.addresses and one.address not in own.bookings and covers(one.address, seen)
    ]
    nearest = max(theirs, key=lambda one: closeness(one.address), default=None)
    if closest is not None and (nearest is None or closest >= closeness(nearest.address)):
        return None
    if nearest is not None:
        return Stranger(nearest.owner)
    if seen.host not in contacts.booking_hosts:
        return None
    is_own_host = any(seen.host == address.host for address in (*own.bookings, *own.addresses))
    return None if is_own_host and (is_mention or is_decoded) else Stranger(None)


def _is_above(known: Address, seen: Address) -> bool:
    return known.host == seen.host and known.segments == seen.segments[: len(known.segments)]

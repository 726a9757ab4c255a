"""A page that notes what its address is compared with, so that a menu is rendered once for all pages it does not name.

A stretch that only compares the page's address gives the same text on every page whose address none of the others is.
"""

from __future__ import annotations


class ComparedAddress:
    """A page's address in a stretch that compares it, and does nothing else with it."""

    __slots__ = ("_address", "is_met", "others")

    def __init__(self, address: object) -> None:
        self._address = address
        self.is_met = False
        """Whether anything was equal to it."""
        self.others: set[str] = set()

    def __eq__(self, other: object) -> bool:
        is_same = bool(self._address == other)
        if is_same:
            self.is_met = True
        elif isinstance(other, str):
            self.others.add(str(other))
        return is_same

    __hash__ = None  # type: ignore[assignment]  # It stands for a string only where it is compared.


class ComparedPage:
    """A page's view, but for its address."""

    __slots__ = ("_page", "href")

    def __init__(self, page: object) -> None:
        self._page = page
        self.href = ComparedAddress(page.href)  # type: ignore[attr-defined]  # Only a page's view is given here.

    def __getattr__(self, name: str) -> object:
        return getattr(self._page, name)

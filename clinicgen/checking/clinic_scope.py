"""Tells which elements of a page are about another clinic: those inside an element with `data-clinic="<slug>"`.

No tree is built. Where markup is untidy the scope ends early rather than late, because what stands outside of it is
held to the stricter rule.
"""

from __future__ import annotations

from collections.abc import Mapping

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
"""Elements without content or end tag."""

_CLOSED_BY_NEXT = {
    "p": frozenset(
        "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "  # noqa: SIM905
        "header hr main menu nav ol p pre section table ul".split()
    ),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr", "tbody", "tfoot", "thead"}),
    "th": frozenset({"td", "th", "tr", "tbody", "tfoot", "thead"}),
    "tr": frozenset({"tr", "tbody", "tfoot", "thead"}),
    "option": frozenset({"option", "optgroup"}),
}
_NESTING = frozenset({"ul", "ol", "dl", "table", "menu", "select"})


class ClinicScope:
    """Follows tags through a page; `current` is the clinic that the text at this point is about, or None."""

    __slots__ = ("_open", "current")

    def __init__(self) -> None:
        self.current: str | None = None
        self._open: list[tuple[str, str | None]] = []
        """Elements open since the outermost scope began, each with the scope that holds inside it."""

    @property
    def is_open(self) -> bool:
        """Whether an element is open whose end might be the end of a scope."""
        return bool(self._open)

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in a start tag."""
        self._close_implied(name)
        slug = attributes.get("data-clinic")
        if name in VOID or (slug is None and not self._open):
            return
        self.current = slug if slug is not None else self.current
        self._open.append((name, self.current))

    def close(self, name: str) -> None:
        """Take in an end tag: it closes the nearest element of its name, or all scopes where none is open here."""
        while self._open and self._open.pop()[0] != name:
            pass
        self._look()

    def _close_implied(self, name: str) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            opened = self._open[depth][0]
            if name in _CLOSED_BY_NEXT.get(opened, ()):
                del self._open[depth:]
                self._look()
                return
            if opened in _NESTING:
                return

    def _look(self) -> None:
        self.current = self._open[-1][1] if self._open else None

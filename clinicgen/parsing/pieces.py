"""Building a body: finished HTML is joined, everything that a clinic fills stands as a piece between."""

from __future__ import annotations

from clinicgen.model.content import Body, Piece


class PieceList:
    """A body that is being written."""

    __slots__ = ("_html", "_pieces")

    def __init__(self) -> None:
        self._html: list[str] = []
        self._pieces: list[Piece] = []

    def write(self, html: str) -> None:
        """Add finished HTML."""
        self._html.append(html)

    def put(self, piece: Piece) -> None:
        """Add a piece that a clinic fills."""
        self._join()
        self._pieces.append(piece)

    def extend(self, body: Body) -> None:
        """Add a body as it is."""
        for piece in body:
            if isinstance(piece, str):
                self.write(piece)
            else:
                self.put(piece)

    def finish(self) -> Body:
        """Give the body."""
        self._join()
        return tuple(self._pieces)

    def _join(self) -> None:
        html = "".join(self._html)
        self._html.clear()
        if html:
            self._pieces.append(html)

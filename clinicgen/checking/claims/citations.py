"""Citations: whether a paragraph says where its claims stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clinicgen.model.content import Source
from clinicgen.model.prose import Passage

_NUMBERED = re.compile(r"\[\d{1,2}\]|\b(?:source|reference) \d", re.IGNORECASE)
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SHORTEST_TITLE = 12


def is_cited(passage: Passage, sources: Iterable[Source]) -> bool:
    """Tell whether a passage holds a link to another site, a footnote, or refers to a listed source."""
    if passage.has_note or any(_WEB.match(link.target) for link in passage.links):
        return True
    sources = tuple(sources)
    text = passage.text.lower()
    return bool(sources) and (
        bool(_NUMBERED.search(passage.text))
        or any(len(source.title) >= _SHORTEST_TITLE and source.title.lower() in text for source in sources)
    )

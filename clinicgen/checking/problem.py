"""What a rule says: what is wrong and where; the room makes findings of it."""

from __future__ import annotations

from msgspec import Struct

from clinicgen.model.finding import Place, Severity


class Problem(Struct, frozen=True):
    """One thing that is wrong. Say where by a place, or by the offending words, which are looked up in the sources."""

    message: str
    hint: str = ""
    """What to write instead, as an imperative or a question."""
    place: Place | None = None
    """Where it stands in the workspace, if the rule knows."""
    words: tuple[str, ...] = ()
    """The offending words as the page has them, the most telling first."""
    is_of_template: bool = False
    """Whether it comes from a template or a fact, whatever the page's texts say."""
    file: str = ""
    """The file within the site, for rules that look at a whole site."""
    clinic: str | None = None
    """The clinic concerned, for rules that look at the whole fleet."""
    severity: Severity | None = None
    """Where it weighs otherwise than its rule says."""

"""Short texts made for a clinic: facts put into titles, excerpts cut on a word, titles of topics, descriptions."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from math import ceil

from clinicgen.model.clinic import Clinic
from clinicgen.model.content import Fact, Words

DESCRIPTION_LIMIT = 160
"""Characters of a page's description that search results show."""
EXCERPT_LIMIT = 180
WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults (Brysbaert 2019, doi:10.1016/j.jml.2019.104047)."""

_INITIALS = frozenset({"adhd", "cbt", "crps", "dbt", "emdr", "faq", "fda", "iv", "mdd", "ocd", "ptsd", "tms"})
"""Topic words that are initials and so stand in capitals."""


def fill_words(words: Words, facts: Mapping[str, str]) -> str:
    """Put a clinic's facts into plain text.

    A missing fact leaves its name behind: `uses` reports it as an error, so such a text is never shown.
    """
    if len(words) == 1 and isinstance(words[0], str):
        return words[0]  # Most texts hold no fact, and all clinics then show the very same one.
    return "".join([piece if isinstance(piece, str) else _value_of(piece, facts) for piece in words])


def _value_of(fact: Fact, facts: Mapping[str, str]) -> str:
    value = facts.get(fact.name)
    return value if value is not None else fact.default or f"{{{{ {fact.name} }}}}"


def words_before_facts(words: Words) -> str:
    """Give what stands in plain text before its first fact, spaces folded."""
    opening = takewhile(lambda piece: isinstance(piece, str), words)
    return " ".join("".join(str(piece) for piece in opening).split())


def cut_on_word(text: str, limit: int) -> str:
    """Shorten text to at most limit characters, ending on a whole word and with an ellipsis where it was cut."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    head, space, _ = text[:limit].rpartition(" ")
    return (head if space else text[: limit - 1]).rstrip(" ,;:–—-(") + "…"


def reading_minutes(word_count: int) -> int:
    """Give the minutes a text takes to read, at least one."""
    return max(1, ceil(word_count / WORDS_A_MINUTE))


def title_of_slug(slug: str) -> str:
    """Spell a slug as a title: `child-psychiatry` as `Child psychiatry`, `adhd` as `ADHD`."""
    words = [word.upper() if word in _INITIALS else word for word in slug.split("-")]
    first = words[0]
    return " ".join([first if first.isupper() else first.capitalize(), *words[1:]])


def place_name(clinic: Clinic) -> str:
    """Give city and region, such as `Columbia, SC`."""
    return f"{clinic.facts.address.city}, {clinic.facts.address.region}"


def describe_clinic(clinic: Clinic) -> str:
    """Give the home page's description: the clinic's own, or one composed from name, services and city."""
    if clinic.facts.description:
        return clinic.facts.description
    opening = f"{clinic.facts.name} in {place_name(clinic)}"
    names = [service.name[:1].lower() + service.name[1:] if service.name[1:2].islower() else service.name
             for service in clinic.facts.services]  # fmt: skip
    sentence = f"{opening}: {', '.join(names)}." if names else f"{opening}. Call {clinic.phone.national}."
    return cut_on_word(sentence, DESCRIPTION_LIMIT)

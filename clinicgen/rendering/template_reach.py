"""Says which templates a page can be made with: what its own extends, includes and imports, and those of blocks.

Read from the tags alone, without parsing, since every build asks it. A tag whose template only rendering will know
may reach any, and a name in a comment or in raw text counts as well: rather too many than too few.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from clinicgen.model.source import SourceText, digest_of

BLOCKS = "blocks/"
"""What the names of templates begin with that are rendered for the text of any page."""

_NAMING = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b\s*")
_NAME = re.compile(
    r"""(?:"([^"\\]*)"|'([^'\\]*)')\s*(?:(?:ignore\s+missing\b|with(?:out)?\s+context\b)\s*)*(?:[-+]?%\}|import\b|as\b)"""
)


def reach_of(template: str, templates: Mapping[str, SourceText]) -> frozenset[str]:
    """Give the names of all templates that rendering one may come to, whether they exist or not."""
    found: set[str] = set()
    waiting = [template]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for tag in _NAMING.finditer(templates[name].text if name in templates else ""):
            named = _NAME.match(templates[name].text, tag.end())
            if named is None:
                return frozenset(templates)
            waiting.append(named[1] or named[2] or "")
    return frozenset(found)


def digest_reach(template: str, templates: Mapping[str, SourceText]) -> str:
    """Digest all that rendering a template may come to."""
    reached = sorted(reach_of(template, templates))
    return digest_of(*[part for name in reached for part in _written(name, templates)])


def digest_page_reach(template: str, templates: Mapping[str, SourceText]) -> str:
    """Digest all that a page of a template may be made with, whatever blocks its text has."""
    blocks = [name for name in sorted(templates) if name.startswith(BLOCKS)]
    return digest_of(*[digest_reach(name, templates) for name in (template, *blocks)])


def _written(name: str, templates: Mapping[str, SourceText]) -> tuple[str, str, str]:
    source = templates.get(name)
    return (name, source.path, source.text) if source else (name, "", "")

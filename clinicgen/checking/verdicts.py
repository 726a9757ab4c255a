"""Names the verdict that nothing is wrong with a site as a whole, so that a site on which it rests is not judged again.

A verdict rests on what `BuiltSite` holds. What pages leave to it follows from their keys, so a verdict is named by its
files' keys; where a page's key is new and it has left the same traces as before, the verdict is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from clinicgen.checking.site_context import SiteContext
from clinicgen.model.source import digest_of


class Surroundings(NamedTuple):
    """What the judgement of a whole site looks at beside its files: see `BuiltSite`."""

    base: str
    redirected: frozenset[str]
    static: frozenset[str]


def surroundings_of(site: SiteContext) -> Surroundings:
    """Give what the judgement of a whole site looks at beside its files."""
    return Surroundings(
        site.clinic.base_path,
        frozenset(redirect.path.rstrip("/") for redirect in site.plan.redirects),
        frozenset(site.plan.static),
    )


def name_verdict(site: SiteContext, program: str, keys: Mapping[str, str]) -> str:
    """Name the verdict that nothing is wrong with a site as a whole, whose files were made under these keys by path."""
    base, redirected, static = surroundings_of(site)
    lists = (sorted(redirected), sorted(static), keys.keys(), keys.values())
    return digest_of(program, base, *(part for texts in lists for part in (str(len(texts)), "\0".join(texts))))

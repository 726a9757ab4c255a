"""Names the verdict that nothing is wrong with a site as a whole, so that a site on which it rests is not judged again.

A verdict rests on what `BuiltSite` holds. What pages leave to it follows from their keys, so a verdict is named by its
files' keys; where a page's key is new and it has left the same traces as before, the verdict is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from clinicgen.checking.site_context import SiteContext
from clinicgen.model.rendered_site import PageTraces, Proof
from clinicgen.model.source import digest_of


class Surroundings(NamedTuple):
    """What the judgement of a whole site looks at beside its files: see `BuiltSite`."""

    base: str
    redirected: frozenset[str]
    static: frozenset[str]


def leaves_the_same(one: Proof, other: Proof) -> bool:
    """Tell whether two pages without findings leave the same traces, in whatever order and groups these were noted."""
    if one.findings or other.findings:
        return False
    return one.traces == other.traces or (
        one.traces is not None and other.traces is not None and _content_of(one.traces) == _content_of(other.traces)
    )


def _content_of(traces: PageTraces) -> tuple[str, str, frozenset[str], frozenset[tuple[str, str]]]:
    anchors, links = frozenset(chain(*traces.anchors)), frozenset(chain(*traces.links))
    return traces.title, traces.description, anchors, links


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

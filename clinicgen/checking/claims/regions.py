"""State packs: findings that weigh more in some states are told of the clinics there that show the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import replace

from clinicgen.checking.rule_book import open_rule_book
from clinicgen.model.clinic import Fleet
from clinicgen.model.finding import Finding, Severity


def tell_regions(
    findings: Iterable[Finding], fleet: Fleet, concerned_by: Callable[[Finding], frozenset[str]]
) -> Iterator[Finding]:
    """Give all findings, those of a state pack once more for each clinic of such a state that shows the text.

    A text is judged once for all clinics. Its finding stays as it is for the clinics elsewhere, and falls away where
    there are none.
    """
    packs = {one.rule.name: one.states for one in open_rule_book().claims.rules if one.states}
    regions = {clinic.slug: clinic.facts.address.region for clinic in fleet.clinics}
    for finding in findings:
        states = packs.get(finding.rule)
        if states is None or finding.clinic is not None:
            yield finding
            continue
        concerned = concerned_by(finding)
        there = {slug: regions[slug] for slug in sorted(concerned) if regions.get(slug) in states}
        if len(there) < len(concerned) or not there:
            yield finding
        yield from _raise(finding, there, states)


def _raise(finding: Finding, there: Mapping[str, str], states: Mapping[str, Severity]) -> Iterator[Finding]:
    for slug, region in there.items():
        message = f"{finding.message}; `{slug}` is in {region}, whose rules forbid it"
        yield replace(finding, severity=states[region], message=message, clinic=slug)

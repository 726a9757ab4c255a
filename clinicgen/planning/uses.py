"""Whether a text can be shown by a clinic: every fact it uses is there, every link leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.model.finding import Finding, report
from clinicgen.planning.desk import Desk
from clinicgen.planning.needs import LINK_NEEDS, Needs, name_clinic, name_fact, name_option, name_text
from clinicgen.planning.problems import CLINIC_UNRELATED, FACT_MISSING, LINK_NOT_CARRIED


def check_needs(needs: Needs, desk: Desk) -> tuple[Finding, ...]:
    """Find what a text needs and a clinic lacks: facts, `clinic:` links' facts, articles, related clinics."""
    if needs.names <= desk.offers:
        return ()
    missing = needs.names - desk.offers
    return (
        *_check_facts(needs, missing, desk),
        *_check_links(needs, missing, desk),
        *_check_clinics(needs, missing, desk),
    )


def _check_facts(needs: Needs, missing: frozenset[str], desk: Desk) -> Iterator[Finding]:
    slug = desk.clinic.slug
    for fact in needs.facts:
        # A fact that no clinic can have is told once for all of them.
        if name_fact(fact.name) in missing and fact.name in desk.grounds.facts:
            yield report(
                FACT_MISSING,
                f"`{slug}` has no `{fact.name}`",
                fact.place,
                hint=f'write `{{{{ {fact.name} | default("…") }}}}`, or add it to clinics/{slug}/clinic.yaml',
                clinic=slug,
            )


def _check_links(needs: Needs, missing: frozenset[str], desk: Desk) -> Iterator[Finding]:
    slug = desk.clinic.slug
    for link in needs.clinic_links:
        need = LINK_NEEDS.get(link.target)
        if need is not None and name_option(need) in missing:
            yield report(
                FACT_MISSING,
                f"`clinic:{link.target}` leads nowhere for `{slug}`, which has no `{need}`",
                link.place,
                hint=f"put it into `::: when has={need}`, or add it to clinics/{slug}/clinic.yaml",
                clinic=slug,
            )
    for target in needs.content_links:
        name = name_text(target.kind, target.slug)
        if name in missing and name in desk.grounds.texts:
            yield report(
                LINK_NOT_CARRIED,
                f"`{slug}` has no {target.kind} `{target.slug}`: the words stay, the link goes",
                target.place,
                hint="put the sentence into a `::: when` block that holds only where it is carried",
                clinic=slug,
            )


def _check_clinics(needs: Needs, missing: frozenset[str], desk: Desk) -> Iterator[Finding]:
    slug = desk.clinic.slug
    for other in needs.clinics:
        if name_clinic(other.clinic) in missing and other.clinic in desk.grounds.clinics:
            yield report(
                CLINIC_UNRELATED,
                f"`{slug}` may not show the clinic `{other.clinic}`: it is neither a sibling nor in `refers_to`",
                other.place,
                hint=f"add `{other.clinic}` to `refers_to` in clinics/{slug}/clinic.yaml, "
                "or put the block into `::: when clinic=…`",
                clinic=slug,
            )

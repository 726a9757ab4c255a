"""Whether a text can be shown by a clinic: every fact it uses is there, every link leads somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from clinicgen.model.clinic import Clinic
from clinicgen.model.content import Fact, Words
from clinicgen.model.finding import Finding, report
from clinicgen.planning.problems import CLINIC_UNRELATED, FACT_MISSING, LINK_NOT_CARRIED
from clinicgen.planning.variants import Needs, facts_of

LINK_NEEDS = {"text": "text_phone", "email": "email", "directions": "directions", "reviews": "reviews"}
"""The optional fact behind each `clinic:` link that has one, by the name `has=` knows."""


def check_words(words: Words, clinic: Clinic, facts: Mapping[str, str], known: frozenset[str]) -> Iterator[Finding]:
    """Find the facts of a plain text that a clinic lacks, of those that exist at all."""
    return _check_facts(facts_of(words), clinic, facts, known)


def check_needs(
    needs: Needs,
    clinic: Clinic,
    facts: Mapping[str, str],
    known: frozenset[str],
    has: frozenset[str],
    addresses: Mapping[str, str],
    strangers: Collection[str],
    texts: Collection[str],
) -> Iterator[Finding]:
    """Find what a text needs and a clinic lacks: facts, `clinic:` links' facts, articles, related clinics."""
    yield from _check_facts(needs.facts, clinic, facts, known)
    for link in needs.clinic_links:
        need = LINK_NEEDS.get(link.target)
        if need is not None and need not in has:
            yield report(
                FACT_MISSING,
                f"`clinic:{link.target}` leads nowhere for `{clinic.slug}`, which has no `{need}`",
                link.place,
                hint=f"put it into `::: when has={need}`, or add it to clinics/{clinic.slug}/clinic.yaml",
                clinic=clinic.slug,
            )
    for target in needs.content_links:
        name = f"{target.kind}/{target.slug}"
        if name not in addresses and name in texts:
            yield report(
                LINK_NOT_CARRIED,
                f"`{clinic.slug}` has no {target.kind} `{target.slug}`: the words stay, the link goes",
                target.place,
                hint="put the sentence into a `::: when` block that holds only where it is carried",
                clinic=clinic.slug,
            )
    for other in needs.clinics:
        if other.clinic in strangers:
            yield report(
                CLINIC_UNRELATED,
                f"`{clinic.slug}` may not show the clinic `{other.clinic}`: it is neither a sibling nor in `refers_to`",
                other.place,
                hint=f"add `{other.clinic}` to `refers_to` in clinics/{clinic.slug}/clinic.yaml, "
                "or put the block into `::: when clinic=…`",
                clinic=clinic.slug,
            )


def _check_facts(
    used: Iterable[Fact], clinic: Clinic, facts: Mapping[str, str], known: frozenset[str]
) -> Iterator[Finding]:
    for fact in used:
        if fact.name not in facts and fact.default is None and fact.name in known:
            yield report(
                FACT_MISSING,
                f"`{clinic.slug}` has no `{fact.name}`",
                fact.place,
                hint=f'write `{{{{ {fact.name} | default("…") }}}}`, or add it to clinics/{clinic.slug}/clinic.yaml',
                clinic=clinic.slug,
            )

"""Whether the names in texts and in clinics' choices exist: facts, services, clinics, articles, pictures, slots."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from msgspec import Struct

from clinicgen.model.clinic import HAS_NAMES, Fleet
from clinicgen.model.content import (
    Article,
    Body,
    ClinicBlock,
    Condition,
    Content,
    ContentLink,
    Fact,
    Library,
    Picture,
    Slot,
    Test,
    Words,
    walk,
)
from clinicgen.model.fact_table import LIST_FACTS, OPTIONAL_FACTS, REQUIRED_FACTS
from clinicgen.model.finding import Finding, Place, Rule, report
from clinicgen.model.suggestion import suggest
from clinicgen.planning.needs import facts_in, facts_of
from clinicgen.planning.problems import (
    FACT_UNKNOWN,
    FILE_UNMATCHED,
    IMAGE_UNKNOWN,
    INCLUDE_WITHOUT_EFFECT,
    LINK_UNKNOWN,
    OVERRIDE_NEAR_MISS,
    REFERENCE_UNKNOWN,
    REGION_UNUSED,
)
from clinicgen.planning.uncarried import check_uncarried

NEAR_MISS = 0.9
"""How alike two article slugs are (difflib's ratio) before one is taken for a misspelling of the other."""


class Names(Struct, frozen=True):
    """Every name that texts may refer to."""

    facts: frozenset[str]
    clinics: frozenset[str]
    brands: frozenset[str]
    services: frozenset[str]
    regions: frozenset[str]
    has: frozenset[str]
    articles: Mapping[str, frozenset[str]]
    """The slots of each article, own versions' included."""
    anchors: Mapping[str, frozenset[str]]
    """The anchors of each text, slots' included, by `<kind>/<slug>`."""
    texts: Mapping[str, frozenset[str]]
    """The slugs of the texts of each kind."""
    images: Collection[str]
    lost: Collection[str]
    """Texts that exist and cannot be read, by `<kind>/<slug>`."""
    has_gaps: bool
    """Whether a clinic or brand could not be read: services, own facts and regions that only it has are not known."""


def gather_names(fleet: Fleet, library: Library, lost_texts: Collection[str], images: Collection[str]) -> Names:
    """Gather the names that exist. Lost texts (`<kind>/<slug>`) exist, but nothing is known of their headings."""
    own_facts = {f"clinic.facts.{key}" for clinic in fleet.clinics for key in clinic.facts.facts}
    anchors: dict[str, set[str]] = {name: set() for name in lost_texts}
    slots: dict[str, set[str]] = {name.partition("/")[2]: set() for name in lost_texts if name.startswith("article/")}
    for content in _contents(library):
        anchors.setdefault(f"{content.kind}/{content.slug}", set()).update(content.anchors)
    for article in library.articles:
        found = {piece.name for piece in walk(article.content.body) if isinstance(piece, Slot)}
        slots.setdefault(article.slug, set()).update(found)
    for slot in library.slots:
        anchors.setdefault(f"article/{slot.slug.partition('/')[0]}", set()).update(slot.anchors)
    texts: dict[str, set[str]] = {"article": set(), "page": set(), "service": set()}
    for name in anchors:
        kind, _, slug = name.partition("/")
        texts.setdefault(kind, set()).add(slug)
    texts["service"].update(service.slug for clinic in fleet.clinics for service in clinic.facts.services)
    return Names(
        facts=frozenset({*REQUIRED_FACTS, *OPTIONAL_FACTS, *own_facts}),
        clinics=frozenset({clinic.slug for clinic in fleet.clinics} | {lost.slug for lost in fleet.lost}),
        brands=frozenset(fleet.brands),
        services=frozenset(service.slug for clinic in fleet.clinics for service in clinic.facts.services),
        regions=frozenset(clinic.facts.address.region for clinic in fleet.clinics),
        has=frozenset({*HAS_NAMES, *(name.removeprefix("clinic.") for name in own_facts)}),
        articles={slug: frozenset(found) for slug, found in slots.items()},
        anchors={name: frozenset(found) for name, found in anchors.items()},
        texts={kind: frozenset(found) for kind, found in texts.items()},
        images=images,
        lost=lost_texts,
        has_gaps=bool(fleet.lost),
    )


def check_references(fleet: Fleet, library: Library, names: Names) -> Iterator[Finding]:
    """Find the names, in texts and in clinics' choices, that nothing answers to."""
    for article in library.articles:
        yield from _check_article(article, library, names)
    for content in _contents(library):
        yield from _check_words(content.title, names)
        yield from _check_words(content.description, names)
        yield from _check_body(content.body, names)
    yield from _check_unmatched(fleet, library, names)
    yield from check_uncarried(fleet, library)
    yield from _check_choices(fleet, library, names)


def _contents(library: Library) -> Iterator[Content]:
    yield from (article.content for article in library.articles)
    yield from (page.content for page in library.pages)
    yield from library.services
    yield from library.slots


def _may_be_lost(name: str, known: Collection[str], names: Names) -> bool:
    """Tell whether a name may be that of something which could not be read: a misspelling of a known one is not."""
    return names.has_gaps and not get_close_matches(name, sorted(known), n=1, cutoff=NEAR_MISS)


def _unknown(rule: Rule, what: str, name: str, known: Collection[str], place: Place | None) -> Iterator[Finding]:
    if name not in known:
        yield report(rule, f"there is no {what} `{name}`", place, hint=suggest(name, known))


def _check_facts(used: Iterator[Fact], names: Names) -> Iterator[Finding]:
    for fact in used:
        if fact.name in names.facts:
            continue
        if fact.name in LIST_FACTS:
            hint = "a list cannot stand in a sentence; write out what you mean, or use `::: when has=…`"
            yield report(FACT_UNKNOWN, f"`{fact.name}` is a list, not a fact", fact.place, hint=hint)
            continue
        if fact.name.startswith("clinic.facts.") and _may_be_lost(fact.name, names.facts, names):
            continue
        near = get_close_matches(fact.name, sorted(names.facts), n=1, cutoff=0.75)
        if fact.default is not None and fact.name.startswith("clinic.facts.") and not near:
            continue  # An own fact that no clinic has yet: that is what the default is for.
        hint = f"did you mean `{near[0]}`?" if near else "write a key of clinic.yaml, such as `clinic.phone`"
        yield report(FACT_UNKNOWN, f"there is no fact `{fact.name}`", fact.place, hint=hint)


def _check_words(words: Words, names: Names) -> Iterator[Finding]:
    return _check_facts(facts_of(words), names)


def _check_body(body: Body, names: Names) -> Iterator[Finding]:
    yield from _check_facts(facts_in(body), names)
    for piece in walk(body):
        match piece:
            case Condition(tests=tests, place=place):
                for test in tests:
                    yield from _check_test(test, place, names)
            case ClinicBlock(clinic, place):
                yield from _unknown(REFERENCE_UNKNOWN, "clinic", clinic, names.clinics, place)
            case Picture():
                yield from _unknown(IMAGE_UNKNOWN, "picture", piece.path, names.images, piece.place)
            case ContentLink(kind, slug, fragment, place=place):
                yield from _unknown(LINK_UNKNOWN, kind, slug, names.texts[kind], place)
                anchors = names.anchors.get(f"{kind}/{slug}", frozenset())
                if fragment and anchors and fragment not in anchors:
                    message = f"the {kind} `{slug}` has no heading `#{fragment}`"
                    yield report(LINK_UNKNOWN, message, place, hint=suggest(fragment, anchors))
            case _:
                pass


def _check_test(test: Test, place: Place, names: Names) -> Iterator[Finding]:
    known = {
        "service": names.services, "clinic": names.clinics, "brand": names.brands, "has": names.has,
        "region": names.regions,
    }[test.key]  # fmt: skip
    for value, stands in zip(test.values, test.places or (place,) * len(test.values), strict=True):
        is_of_a_clinic = test.key in ("service", "brand", "region") or value.startswith("facts.")
        if is_of_a_clinic and _may_be_lost(value, known, names):
            continue
        if test.key == "region":
            if value.upper() not in known:
                yield report(REGION_UNUSED, f"no clinic is in `{value}`", stands, hint=suggest(value.upper(), known))
        else:
            what = "optional fact" if test.key == "has" else test.key
            yield from _unknown(REFERENCE_UNKNOWN, what, value, known, stands)


def _check_article(article: Article, library: Library, names: Names) -> Iterator[Finding]:
    places = article.places
    for key, slugs in (("only", article.only), ("except", article.except_)):
        for index, slug in enumerate(slugs):
            place = places.get(f"clinics.{key}.{index}")
            yield from _unknown(REFERENCE_UNKNOWN, "clinic", slug, names.clinics, place)
    for index, service in enumerate(article.services):
        if _may_be_lost(service, names.services, names):
            continue
        yield from _unknown(REFERENCE_UNKNOWN, "service", service, names.services, places.get(f"services.{index}"))
    for entry in article.faq:
        yield from _check_words(entry.question, names)
        yield from _check_words(entry.answer, names)
    if article.image is not None:
        yield from _check_words(article.image.alt, names)
    if article.content.clinic is not None:
        shared = {other.slug for other in library.articles if other.content.clinic is None}
        near = get_close_matches(article.slug, sorted(shared), n=1, cutoff=NEAR_MISS)
        differs_in_numbers = near and re.findall(r"[0-9]+", near[0]) != re.findall(r"[0-9]+", article.slug)
        if near and article.slug not in shared and not differs_in_numbers:
            yield report(
                OVERRIDE_NEAR_MISS,
                f"`{article.slug}` replaces nothing, though there is a shared article `{near[0]}`",
                article.content.source.line_place(1),
                hint=f"rename the file to `{near[0]}.md` if it is meant to replace that article",
                clinic=article.content.clinic,
            )


def _check_unmatched(fleet: Fleet, library: Library, names: Names) -> Iterator[Finding]:
    for slot in library.slots:
        article, _, name = slot.slug.partition("/")
        place = Place(slot.source.path)
        if article not in names.articles:
            hint = suggest(article, {slug for slug, slots in names.articles.items() if slots})
            yield report(FILE_UNMATCHED, f"there is no article `{article}` for this slot", place, hint=hint)
        elif name not in names.articles[article] and f"article/{article}" not in names.lost:
            hint = suggest(name, names.articles[article]) or f"open one in the article with `::: slot {name}`"
            yield report(FILE_UNMATCHED, f"the article `{article}` has no slot `{name}`", place, hint=hint)
    for text in library.services:
        clinic = fleet.find(text.clinic) if text.clinic else None
        offered = frozenset(service.slug for service in clinic.facts.services) if clinic else names.services
        if not text.clinic and _may_be_lost(text.slug, offered, names):
            continue
        if text.slug not in offered and not (text.clinic and clinic is None):
            whose = f"`{text.clinic}` offers" if text.clinic else "any clinic offers"
            message = f"no service that {whose} is called `{text.slug}`"
            yield report(FILE_UNMATCHED, message, Place(text.source.path), hint=suggest(text.slug, offered))


def _check_choices(fleet: Fleet, library: Library, names: Names) -> Iterator[Finding]:
    by_slug = {article.slug: article for article in library.articles if article.content.clinic is None}
    for clinic in fleet.clinics:
        choice = clinic.facts.articles
        own = {article.slug for article in library.articles if article.content.clinic == clinic.slug}
        known = own | set(by_slug) | {slug for slug in names.articles if slug not in own}
        for key, slugs in (("include", choice.include), ("exclude", choice.exclude)):
            for index, slug in enumerate(slugs):
                place = clinic.places.get(f"articles.{key}.{index}")
                yield from _unknown(REFERENCE_UNKNOWN, "article", slug, known, place)
        for index, slug in enumerate(choice.include):
            article = by_slug.get(slug)
            kept_away = article is not None and (
                clinic.slug in article.except_ or (bool(article.only) and clinic.slug not in article.only)
            )
            if slug in choice.exclude or kept_away:
                reason = (
                    "excludes it as well" if slug in choice.exclude else "is kept from it by the article's `clinics`"
                )
                place = clinic.places.get(f"articles.include.{index}")
                message = f"`{clinic.slug}` includes `{slug}`, but {reason}"
                yield report(INCLUDE_WITHOUT_EFFECT, message, place, clinic=clinic.slug)

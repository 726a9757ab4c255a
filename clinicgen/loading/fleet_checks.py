"""What can be wrong between the files of a fleet: names that do not exist, and addresses held twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from pydantic import TypeAdapter, ValidationError

from clinicgen.loading.layers import Layer, LayeredFacts
from clinicgen.loading.nodes import MappingNode, Value, items_at, value_at, value_of
from clinicgen.loading.problems import SITE_ADDRESS_TWICE, problem
from clinicgen.model.clinic_facts import Status
from clinicgen.model.finding import Finding, report
from clinicgen.model.suggestion import suggest
from clinicgen.model.typed_text import SiteUrl

_SITE_URL: TypeAdapter[str] = TypeAdapter(SiteUrl)


def check_names(layer: Layer, clinics: Iterable[str], brands: Iterable[str]) -> Iterator[Finding]:
    """Find clinics and brands that a layer names and that do not exist."""
    known = tuple(clinics)
    brand = value_at(layer.tree, "brand")
    if brand and layer.family != "brand":
        yield from check_name(layer.family, brand, "brand", tuple(brands))
    successor = value_at(layer.tree, "closed", "successor")
    for named in (successor, *map(value_of, items_at(layer.tree, "refers_to"))):
        if named:
            yield from check_name(layer.family, named, "clinic", known)


def check_name(family: str, named: Value, what: str, known: Iterable[str]) -> Iterator[Finding]:
    """Find a name that does not exist."""
    if named.text not in known:
        message = f"there is no {what} `{named.text}`"
        yield problem(family, "unknown-name", message, named.place, suggest(named.text, known))


def check_successors(fleet: Mapping[str, LayeredFacts]) -> Iterator[Finding]:
    """Find successors that patients cannot go to."""
    for slug, facts in fleet.items():
        successor = value_at(facts.tree, "closed", "successor")
        if successor is None or successor.text == slug or successor.text not in fleet:
            continue
        status = status_of(fleet[successor.text].tree)
        if status is not Status.LIVE:
            message = f"`{successor.text}` cannot take over: its status is {status}"
            yield facts.problem("invalid-value", message, successor.place, "name a live clinic")


def status_of(tree: MappingNode) -> Status:
    """Give the status that facts state, live where they state none that exists."""
    value = value_at(tree, "status")
    return Status(value.text) if value and value.text in tuple(Status) else Status.LIVE


def check_site_addresses(fleet: Mapping[str, LayeredFacts]) -> Iterator[Finding]:
    """Find clinics whose sites would have one address; one site under another's path is fine."""
    by_address: dict[str, list[tuple[LayeredFacts, Value]]] = {}
    for facts in fleet.values():
        url = value_at(facts.tree, "url")
        address = _comparable(url.text) if url else None
        if url and address:
            by_address.setdefault(address, []).append((facts, url))
    for holders in by_address.values():
        for facts, url in holders if len(holders) > 1 else ():
            other = next(one.slug for one, _ in holders if one is not facts)
            message = f"the clinic `{other}` has the site address `{url.text}` too"
            hint = "give each clinic another host, or another path on this one"
            yield report(SITE_ADDRESS_TWICE, message, url.place, hint=hint, clinic=facts.slug)


def _comparable(text: str) -> str | None:
    """Give an address so that two spellings of one are equal, or None for what is no address."""
    try:
        url = _SITE_URL.validate_python(text)
    except ValidationError:
        return None
    host, slash, path = url.removeprefix("https://").casefold().partition("/")
    host = host.removesuffix(":443")
    with suppress(UnicodeError):
        host = host.encode("idna").decode("ascii")
    return f"{host}{slash}{path}"

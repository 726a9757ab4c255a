"""What can be wrong with one clinic's facts once its layers are merged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clinicgen.loading.layers import LayeredFacts
from clinicgen.loading.nodes import Value, entry_at, items_at, value_at
from clinicgen.loading.phones import PhoneProblem, is_phone_country, read_phone
from clinicgen.loading.suggestions import did_you_mean
from clinicgen.loading.typed_values import check_tree
from clinicgen.model.clinic_facts import Address, ClinicFacts, Status
from clinicgen.model.finding import Finding
from clinicgen.model.source import SourceFile

PHONE_KEYS = ("phone", "text_phone", "fax")

_DEFAULT_COUNTRY: str = Address.model_fields["country"].default


def check_clinic(facts: LayeredFacts, images: Mapping[str, SourceFile]) -> Iterator[Finding]:
    """Find what is wrong with merged facts, whether or not they can be typed."""
    yield from _check_phones(facts)
    yield from _check_closed(facts)
    yield from _check_pictures(facts, images)


def find_missing_keys(facts: LayeredFacts) -> Iterator[Finding]:
    """Find required keys that no layer has; each is reported in the clinic's own file."""
    for missing in check_tree(ClinicFacts, facts.tree, "clinic").missing:
        if missing.is_in_list:
            continue
        finding, own = missing.finding, facts.layers[0].source.path
        place = finding.place if finding.place and finding.place.path == own else facts.tree.place
        yield facts.problem("missing-key", finding.message, place, finding.hint)


def country_of(facts: LayeredFacts) -> str:
    """Give the country by whose rules a clinic's numbers are read."""
    value = value_at(facts.tree, "address", "country")
    country = value.text.upper() if value else _DEFAULT_COUNTRY
    return country if is_phone_country(country) else _DEFAULT_COUNTRY


def _check_phones(facts: LayeredFacts) -> Iterator[Finding]:
    country = value_at(facts.tree, "address", "country")
    if country and len(country.text) == 2 and country.text.isalpha() and not is_phone_country(country.text.upper()):
        message = f"`address.country`: there is no country `{country.text}`"
        yield facts.problem("invalid-value", message, country.place, "write its two-letter code, like US")
    for key in PHONE_KEYS:
        value = value_at(facts.tree, key)
        read = read_phone(value.text, country_of(facts)) if value else None
        if value and isinstance(read, PhoneProblem):
            yield facts.problem("invalid-value", f"`{key}`: {read.message}", value.place, read.hint)


def _check_closed(facts: LayeredFacts) -> Iterator[Finding]:
    status = value_at(facts.tree, "status")
    closed = entry_at(facts.tree, "closed")
    if closed and (status is None or status.text != Status.CLOSED):
        message = "`closed` stands here, but the clinic's status is not closed"
        yield facts.problem("invalid-value", message, closed.key_place, "write `status: closed`, or remove `closed`")
    successor = value_at(facts.tree, "closed", "successor")
    if successor and successor.text == facts.slug:
        hint = "name the clinic that takes over, or remove `successor`"
        yield facts.problem("invalid-value", f"`{facts.slug}` cannot succeed itself", successor.place, hint)


def _check_pictures(facts: LayeredFacts, images: Mapping[str, SourceFile]) -> Iterator[Finding]:
    for value in pictures_of(facts):
        if value.text not in images and value.text.startswith("images/"):
            message = f"there is no picture `{value.text}` in this folder"
            hint = did_you_mean(value.text, images) or "add the file, or correct its name"
            yield facts.problem("unknown-name", message, value.place, hint)


def pictures_of(facts: LayeredFacts) -> Iterator[Value]:
    """Yield the paths of the pictures that facts name."""
    nodes = [value_at(facts.tree, "theme", "logo")]
    nodes += [value_at(item, "photo") for item in items_at(facts.tree, "practitioners")]
    yield from (value for value in nodes if value)

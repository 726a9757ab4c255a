"""Numbers and hosts that reach nobody: stand-ins that only a preview may show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from clinicgen.loading.layer_checks import every_value
from clinicgen.loading.layers import LayeredFacts
from clinicgen.loading.nodes import MappingNode, value_at
from clinicgen.loading.problems import PREVIEW_FACTS_IN_LIVE
from clinicgen.model.clinic_facts import Status
from clinicgen.model.finding import Finding, report

_HOST = re.compile(r"(?<![\w-])example\.com(?![\w-]|\.\w)|(?<=\w)\.example(?![\w-]|\.\w)", re.IGNORECASE)
_NUMBER = re.compile(r"555[-.\s\u00a0\u2010-\u2015]{0,3}01[0-9]{2}(?![0-9])")
_DIGITS_BEFORE = re.compile(r"(?:^|[^0-9])(?:\+?1?[2-9][0-9]{2})?\Z")


def check_example_facts(facts: LayeredFacts, brand: MappingNode | None) -> Iterator[Finding]:
    """Find example numbers and hosts among the facts, and its brand's own, of a clinic that is not a preview."""
    status = value_at(facts.tree, "status")
    if status and status.text == Status.PREVIEW:
        return
    for value in chain(every_value(facts.tree), every_value(brand) if brand else ()):
        word = _example_in(value.text)
        if word:
            hint = "write the clinic's own, or `status: preview` until it is known"
            message = f"{word} reaches nobody, and this clinic is not a preview"
            yield report(PREVIEW_FACTS_IN_LIVE, message, value.place, hint=hint, clinic=facts.slug)


def _example_in(text: str) -> str | None:
    if _HOST.search(text):
        return "an example address"
    number = _NUMBER.search(text)
    # Whatever stands before the seven digits must be an area code, else they are part of some longer number.
    if number and _DIGITS_BEFORE.search(text[max(0, number.start() - 6) : number.start()]):
        return "an example number"
    return None

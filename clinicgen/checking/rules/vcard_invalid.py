"""A contact card cannot be read, or does not say the clinic's own name and phone.

## Why it matters

Patients save it to their phone and call from it for years, long after they have left the site.

## Example

```text
<!-- file: contact.vcf -->
BEGIN:VCARD
VERSION:3.0
FN:Myrtle Beach Office
TEL:+18437889718
END:VCARD
```

## Use instead

```text
<!-- file: contact.vcf -->
BEGIN:VCARD
VERSION:3.0
FN:Pines Ketamine
TEL:+18437889718
END:VCARD
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clinicgen.checking.disk_scopes import FileOnDisk
from clinicgen.checking.folded_text import fold
from clinicgen.checking.phone_numbers import dialled_number
from clinicgen.checking.problem import Problem
from clinicgen.model.clinic import Clinic
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_FOLDED = re.compile(r"\n[ \t]")
_ESCAPED = re.compile(r"\\([,;:\\nN])")


def check_disk_file(file: FileOnDisk) -> Iterator[Problem]:
    """Read every card of a vCard file."""
    if file.output.kind != "vcard":
        return
    lines = [line for line in _FOLDED.sub("", file.text).split("\n") if line.strip()]
    cards = _cards(lines)
    if cards is None:
        hint = "begin each card with `BEGIN:VCARD` and end it with `END:VCARD`"
        yield Problem("the contact card cannot be read", hint, words=tuple(lines[:1]))
        return
    for card in cards:
        yield from _judge(card, file.context.clinic)


def _cards(lines: list[str]) -> list[list[tuple[str, str]]] | None:
    """Give the properties of each card: name and value; None where the lines are no cards."""
    cards: list[list[tuple[str, str]]] = []
    is_open = False
    for line in lines:
        head, colon, value = line.partition(":")
        name = head.partition(";")[0].rpartition(".")[2].strip().upper()
        if not colon or is_open == (name == "BEGIN"):
            return None
        if name == "BEGIN":
            cards.append([])
            is_open = True
        elif name == "END":
            is_open = False
        else:
            cards[-1].append((name, value.strip()))
    return None if is_open or not cards else cards


def _judge(card: list[tuple[str, str]], clinic: Clinic) -> Iterator[Problem]:
    names = [_ESCAPED.sub(_plain, value) for name, value in card if name == "FN"]
    if not any(name == "VERSION" for name, _ in card):
        yield Problem("the contact card does not say its version", "write `VERSION:3.0` below `BEGIN:VCARD`")
    if not any(names):
        yield Problem("the contact card names nobody", f"write `FN:{clinic.facts.name}`")
    known = {_folded(name) for name in _names(clinic)}
    for name in filter(None, names):
        if _folded(name) not in known:
            message = f"the contact card names `{name}`, which is no name of {clinic.facts.name}"
            yield Problem(message, f"write `FN:{clinic.facts.name}`", words=(name,))
    country = clinic.facts.address.country
    numbers = [dialled_number(value.removeprefix("tel:"), country) for name, value in card if name == "TEL"]
    if clinic.phone.e164 not in numbers:
        hint = f"write `TEL:{clinic.phone.e164}`"
        yield Problem(f"the contact card does not have the phone of {clinic.facts.name}", hint, words=tuple(names))


def _names(clinic: Clinic) -> Iterator[str]:
    facts = clinic.facts
    yield from (facts.name, facts.legal_name or facts.name, *facts.alternate_names)
    yield from (person.name for person in facts.practitioners)


def _plain(found: re.Match[str]) -> str:
    return " " if found[1] in "nN" else found[1]


def _folded(text: str) -> str:
    return " ".join(fold(text).casefold().split())

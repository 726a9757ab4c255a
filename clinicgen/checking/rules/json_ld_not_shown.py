"""Structured data names a clinic, a phone or hours that the page itself does not show.

## Why it matters

Search engines take what patients cannot see for a trick, and drop it. And what is said in two places goes on being
wrong in the one that nobody looks at.

## Example

```html
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "MedicalClinic", "name": "Pines Ketamine", "telephone": "+18437889718"}
</script>
<p>Call us on weekdays.</p>
```

## Use instead

```html
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "MedicalClinic", "name": "Pines Ketamine", "telephone": "+18437889718"}
</script>
<p>Call Pines Ketamine at (843) 788-9718 on weekdays.</p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clinicgen.checking.disk_scopes import FileOnDisk
from clinicgen.checking.folded_text import fold
from clinicgen.checking.phone_numbers import dialled_number, find_numbers
from clinicgen.checking.problem import Problem
from clinicgen.checking.structured_nodes import Node, texts_of
from clinicgen.checking.visible_words import REACH
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_PLACES = frozenset({"LocalBusiness", "MedicalOrganization"})
_DAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b")
# A pattern that begins with a digit is looked for many times faster than one that begins with a boundary.
_CLOCK = r"(\d(?<!\w\d)\d?)(?:[:.](\d\d))?\s?(?:([ap])\.?\s?m\b)?"
_FROM_TO = re.compile(rf"{_CLOCK}\W{{0,3}}(?:to|until|till|-)\W{{0,3}}{_CLOCK}", re.ASCII)


def check_disk_file(file: FileOnDisk) -> Iterator[Problem]:
    """Look for what is said of a clinic among the words of the page."""
    nodes = [node for script in file.scripts for node in script if _is_place(node, file)]
    if not nodes:
        return
    country = file.context.country
    parted, words = (text.casefold() for text in (file.shown.parted, file.shown.words))
    dialled = {dialled_number(link[4:], country) for link in set(file.links) if link[:4].lower() == "tel:"}
    times = set(_times_shown(file.shown.near_figures.casefold()))
    for node in nodes:
        for name in texts_of(node.values.get("name")):
            wanted = " ".join(fold(name).casefold().split())
            if wanted not in parted and wanted not in words:
                yield _problem("the name", name)
        for telephone in texts_of(node.values.get("telephone")):
            number = dialled_number(telephone, country)
            if number not in dialled and number not in _numbers(file):
                yield _problem("the phone", telephone)
        for time in sorted(_said_times(node)):
            if times and time not in times:
                yield _problem("the hour", time)


def _is_place(node: Node, file: FileOnDisk) -> bool:
    return any(file.vocabulary.is_kind(one, _PLACES) for one in node.types)


def _problem(what: str, said: str) -> Problem:
    message = f"structured data says {what} `{said}`, which the page does not show"
    return Problem(message, "show it on the page, or leave it out of the structured data", words=(f'"{said}"', said))


def _numbers(file: FileOnDisk) -> set[str]:
    known = file.context.contacts.numbers
    return {one.number for one in find_numbers(file.shown.words, file.context.country, known)}


def _times_shown(words: str) -> Iterator[str]:
    """Give the times that begin or end hours behind a day's name, as `HH:MM`, in every way they may be meant."""
    for found in _FROM_TO.finditer(words):
        if not _DAY.search(words[max(0, found.start() - REACH) : found.start()]):
            continue
        first, second = found.groups()[:3], found.groups()[3:]
        for hour, minute, half in (first, second):
            number = int(hour) % 12 + 12 * (half == "p") if half else int(hour)
            yield f"{number:02}:{minute or '00'}"
            if not half:
                yield f"{number % 12 + 12:02}:{minute or '00'}"


def _said_times(node: Node) -> set[str]:
    specified = node.values.get("openingHoursSpecification")
    said: set[str] = set()
    for one in specified if isinstance(specified, list) else [specified]:
        if isinstance(one, dict) and one.get("opens") != one.get("closes") and "validFrom" not in one:
            said |= {str(one.get(key))[:5] for key in ("opens", "closes")}
    return {time for time in said if re.match(r"\d\d:\d\d", time)} - {"00:00", "23:59"}

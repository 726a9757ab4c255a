"""Structured data uses a type or a property that schema.org does not have, or not there.

## Why it matters

Search engines and maps pass over what they do not know, so what was meant for patients never reaches them.

## Example

```html
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "MedicalClinic", "phone": "+18437889718"}
</script>
```

## Use instead

```html
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "MedicalClinic", "telephone": "+18437889718"}
</script>
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from clinicgen.checking.disk_scopes import DataOnDisk
from clinicgen.checking.problem import Problem
from clinicgen.checking.structured_nodes import bare_term, speaks_schema_org
from clinicgen.model.finding import Severity
from clinicgen.model.suggestion import suggest
from clinicgen.model.vocabulary import Vocabulary

SEVERITY = Severity.WARNING

_MOST_OWNERS = 3


def check_disk_data(data: DataOnDisk) -> Iterator[Problem]:
    """Look up every type and property."""
    nodes = data.nodes
    if speaks_schema_org(nodes):
        for node in nodes:
            if "@context" not in node.values or "schema.org" in str(node.values["@context"]):
                yield from _judge(node.types, tuple(node.values), data.vocabulary)
    elif any(node.is_top and node.types for node in nodes) and not any("@context" in node.values for node in nodes):
        hint = 'begin it with `"@context": "https://schema.org"`'
        yield Problem("structured data does not say whose vocabulary it speaks", hint, words=('"@type"',))


# Most pages have nodes of the same types with the same properties.
@lru_cache(maxsize=4096)
def _judge(named: tuple[str, ...], keys: tuple[str, ...], vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """Judge an object of some types with some properties."""
    problems: list[Problem] = []
    types = [one for one in named if ":" not in one]
    for unknown in (one for one in types if one not in vocabulary.types):
        message = f"schema.org has no type `{unknown}`"
        problems.append(Problem(message, suggest(unknown, vocabulary.types), words=(f'"{unknown}"', unknown)))
    is_sure = bool(types) and len(types) == len(named) and all(one in vocabulary.types for one in types)
    known = vocabulary.properties_of(types)
    for key in keys:
        name = bare_term(key).removesuffix("-input").removesuffix("-output")
        words = (f'"{key}"', key)
        if name in vocabulary.superseded:
            problems.append(Problem(f"`{name}` is superseded", f"use `{vocabulary.superseded[name]}`", words=words))
        if name.startswith("@") or ":" in name or name in known:
            continue
        owners = vocabulary.owners(name)
        if not owners:
            message = f"schema.org has no property `{name}`"
            problems.append(Problem(message, suggest(name, known) or "remove it", words=words))
        elif is_sure:
            message = f"`{name}` is no property of `{', '.join(types)}`"
            more = ", …" if len(owners) > _MOST_OWNERS else ""
            listed = ", ".join(f"`{owner}`" for owner in owners[:_MOST_OWNERS])
            problems.append(Problem(message, f"it belongs to {listed}{more}", words=words))
    return tuple(problems)

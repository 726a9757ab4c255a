"""A shared text holds a clinic's phone, e-mail, name, street or address literally.

## Why it matters

Every clinic that carries the text would send its patients to that one clinic. Write the fact instead: each site then
shows its own.

## Example

```markdown
Call (803) 335-5232 to ask about an appointment.
```

## Use instead

```markdown
Call {{ clinic.phone }} to ask about an appointment.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.hardcoded_contacts import find_hardcoded
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import TypedText
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_FACT_WORDS = {
    "phone": "phone", "text_phone": "text phone", "fax": "fax", "email": "e-mail address", "name": "name",
    "legal_name": "legal name", "alternate_names": "name", "address.street": "street", "url": "site",
    "booking.url": "booking address",
}  # fmt: skip
_INSTEAD = {
    "phone": "`{{ clinic.phone }}`, or a `clinic:call` link", "text_phone": "`{{ clinic.text_phone }}`",
    "fax": "`{{ clinic.fax }}`", "email": "`{{ clinic.email }}`, or a `clinic:email` link",
    "name": "`{{ clinic.name }}`", "legal_name": "`{{ clinic.legal_name }}`", "alternate_names": "`{{ clinic.name }}`",
    "address.street": "`{{ clinic.street }}`", "url": "a `clinic:home` link, or `{{ clinic.url }}`",
    "booking.url": "a `clinic:book` link, or `{{ clinic.booking.url }}`",
}  # fmt: skip


def check_contacts(text: TypedText) -> Iterator[Problem]:
    """Find contacts of any clinic in a text that is nobody's own."""
    if not text.is_shared:
        return
    source = text.content.source.text
    for found in find_hardcoded(source, text.contacts):
        owner = found.owner
        words = source[found.start : found.end]
        message = f"`{words}` is the {_FACT_WORDS[owner.fact]} of {owner.name} (`{owner.clinic}`), in shared text"
        yield Problem(message, f"write {_INSTEAD[owner.fact]}", text.place(found.start, found.end))

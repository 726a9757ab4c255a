"""The kinds of problem that reading a workspace can find."""

from __future__ import annotations

import re
from types import MappingProxyType

from clinicgen.model.finding import Finding, Place, Rule, Severity, report

FAMILIES = MappingProxyType(
    {
        "clinic": "a clinic's file",
        "brand": "a brand's file",
        "workspace": "`clinicgen.yaml`",
        "article": "an article's front matter",
        "page": "a page's front matter",
        "service": "the front matter of a service's text",
        "theme": "`theme.yaml`",
    }
)
"""The files with keys and values, by the word their rules begin with."""

_LONGEST_MESSAGE = 300
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")

_KINDS = (
    (
        "invalid-yaml",
        "is not YAML that can be read",
        "A file that cannot be read gives no facts at all, so nothing is built from it.",
        "Write `key: value`, one a line, indented with spaces; put a value with special characters in quotes.",
    ),
    (
        "unknown-key",
        "has a key that nothing reads",
        "A misspelt key is a fact that never reaches a page.",
        "Use the key that the message suggests, or see the reference of keys.",
    ),
    (
        "duplicate-key",
        "has the same key twice",
        "Only one of the two values could be shown, and nobody can tell which was meant.",
        "Keep one of the two lines.",
    ),
    (
        "missing-key",
        "lacks a required key",
        "A page without this fact would be blank where patients look for it.",
        "Add the key with its value.",
    ),
    (
        "empty-value",
        "has a key without a value",
        "An empty value would be shown as nothing.",
        "Write a value, leave the key out, or write `~` to remove an inherited one. Put a value with `#` in quotes.",
    ),
    (
        "invalid-value",
        "has a value that does not mean what its key needs",
        "A value that cannot be read cannot be shown or linked.",
        "Write the value as the hint shows.",
    ),
    (
        "duplicate-value",
        "has an entry twice where each may stand once",
        "Two entries of one name would be given the same address or contradict each other.",
        "Keep one of the two.",
    ),
    (
        "unknown-name",
        "names something that does not exist",
        "What the name stands for would be missing from the site.",
        "Use the name that the message suggests, or add what it names.",
    ),
)


def _family_rule(family: str, file: str, kind: tuple[str, str, str, str]) -> Rule:
    name, wrong, why, instead = kind
    manual = f"## Why it matters\n\n{why}\n\n## Instead\n\n{instead}\n"
    return Rule(f"{family}-{name}", Severity.ERROR, f"{file[0].upper()}{file[1:]} {wrong}.", manual)


_FAMILY_RULES = tuple(_family_rule(family, file, kind) for family, file in FAMILIES.items() for kind in _KINDS)
_BY_NAME = MappingProxyType({rule.name: rule for rule in _FAMILY_RULES})


def problem(
    family: str, kind: str, message: str, place: Place | None, hint: str = "", *, clinic: str | None = None
) -> Finding:
    """Make a finding for a kind of problem (`unknown-key`) in a family of files (`clinic`).

    A message that repeats a value is cut where the value is very long, and shows no control characters.
    """
    shown = message if len(message) <= _LONGEST_MESSAGE else f"{message[: _LONGEST_MESSAGE - 1]}…"
    return report(_BY_NAME[f"{family}-{kind}"], _CONTROL.sub("\ufffd", shown), place, hint=hint, clinic=clinic)


PREVIEW_FACTS_IN_LIVE = Rule(
    "preview-facts-in-live",
    Severity.ERROR,
    "A clinic that is not a preview has an example number or an example address.",
    "## Why it matters\n\nNumbers from 555-0100 to 555-0199 and the hosts example.com and .example reach nobody: a"
    " patient who uses them is lost.\n\n## Instead\n\nWrite the clinic's own facts, or `status: preview` until they"
    " are known.\n",
)

SITE_ADDRESS_TWICE = Rule(
    "site-address-twice",
    Severity.ERROR,
    "Two clinics have the same site address.",
    "## Why it matters\n\nOnly one of the two sites could be served there, and its patients would call the wrong place."
    "\n\n## Instead\n\nGive each clinic its own `url`: another host, or another path on the same host.\n",
)

RULES: tuple[Rule, ...] = (
    *_FAMILY_RULES,
    PREVIEW_FACTS_IN_LIVE,
    SITE_ADDRESS_TWICE,
)
"""Every kind of problem that this room finds."""

"""The kinds of problem that weighing findings can find: settings and acceptances that name the wrong rule."""

from __future__ import annotations

from clinicgen.model.finding import Rule, Severity

SETTINGS_UNKNOWN_RULE = Rule(
    "settings-unknown-rule",
    Severity.ERROR,
    "`check` in `clinicgen.yaml` names a rule that does not exist.",
    """## Why it matters
A misspelt rule changes nothing, and nobody notices.

## Instead
Use a name that `clinicgen rule` lists.
""",
)

SETTINGS_PROTECTED_RULE = Rule(
    "settings-protected-rule",
    Severity.ERROR,
    "Settings or an acceptance try to lower a rule that holds the promises themselves.",
    """## Why it matters
Rules that begin with contact-, fact-, path- or html-unsafe- keep a patient from calling the wrong clinic.

## Instead
Mend what the rule finds. A number or name that any page may show goes into `allowed_contacts`.
""",
)

ACCEPTANCE_UNKNOWN_RULE = Rule(
    "acceptance-unknown-rule",
    Severity.ERROR,
    "An `accept` comment names a rule that does not exist.",
    """## Why it matters
The finding it was meant for is not accepted.

## Instead
Use a name that `clinicgen rule` lists.
""",
)

ACCEPTANCE_UNUSED = Rule(
    "acceptance-unused",
    Severity.INFO,
    "An `accept` comment stands before a block in which its rule finds nothing.",
    """## Why it matters
It would hide the next true finding in that block.

## Instead
Remove the comment.
""",
)

RULES = (SETTINGS_UNKNOWN_RULE, SETTINGS_PROTECTED_RULE, ACCEPTANCE_UNKNOWN_RULE, ACCEPTANCE_UNUSED)

"""The kinds of problem that rendering can find in a theme."""

from __future__ import annotations

from clinicgen.model.finding import Rule, Severity

THEME_TEMPLATE_BROKEN = Rule(
    "theme-template-broken",
    Severity.ERROR,
    "A template of the theme cannot be read, or names a template that does not exist.",
    """## Why it matters
One broken template stops every site that uses the theme.

## Instead
Mend the line the finding names; in `extends` and `include` write a template's path below `templates/`.
""",
)

THEME_TEMPLATE_MISSING = Rule(
    "theme-template-missing",
    Severity.ERROR,
    "The theme lacks a template that every site needs.",
    """## Why it matters
Each kind of page is drawn by the template of its name; without it those pages cannot be made.

## Instead
Write the template, or let `theme.yaml` say `extends: clarity` and take the ones you do not want to write.
""",
)

THEME_FILE_MISSING = Rule(
    "theme-file-missing",
    Severity.ERROR,
    "A stylesheet of the theme names a file that the theme does not have.",
    """## Why it matters
The page would ask for a file that is not there, and show a gap in its place.

## Instead
Write the path as it lies in the theme's `static/` folder, relative to the stylesheet.
""",
)

TEMPLATE_FAILED = Rule(
    "theme-template-failed",
    Severity.ERROR,
    "A template could not be rendered for a page.",
    """## Why it matters
A missing value is never printed as nothing or as "None": the page is refused instead.

## Instead
Print only values that the reference of template values names, and ask with `{% if … %}` before printing one
that may be missing.
""",
)

RULES = (THEME_TEMPLATE_BROKEN, THEME_TEMPLATE_MISSING, THEME_FILE_MISSING, TEMPLATE_FAILED)

"""A link's words do not say where it leads: click here, read more, a bare address.

## Why it matters

People who listen to a page jump from link to link and hear only these words; search engines read them too.

Source: WCAG 2.2, success criterion 2.4.4, https://www.w3.org/TR/WCAG22/#link-purpose-in-context

## Example

```markdown
To learn about fees, [click here](clinic:contact).
```

## Use instead

```markdown
We are glad to tell you [what a visit costs](clinic:contact).
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import WrittenText
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING

_VAGUE = re.compile(
    r"\W*(?:please )?(?:(?:just |simply )?click(?:ing)?(?: (?:here|this|on this|the|on the))?(?: link| button| page)?"
    r"|here|(?:read|learn|see|find out|discover|view|get|show)(?: (?:more|on|now|details|it|all|much more))"
    r"(?: here)?|more(?: info(?:rmation)?| details)?|this (?:link|page|site|article|website|post)|link|details"
    r"|continue(?: reading)?|go|info|website|source|start|tap here)\W*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+[\w/]", re.IGNORECASE)
_BARE = re.compile(r"\W*(?:https?://|www\.)\S+\W*", re.IGNORECASE)
_CLICK = re.compile(r"\bclick(?:ing)? here\b", re.IGNORECASE)
_HINT = "let the link's own words say where it leads: `[what a visit costs](…)`"


def check_article(text: WrittenText) -> Iterator[Problem]:
    """Find links with words that could stand on any link, addresses as words, and `click here` without a link."""
    for passage in text.content.prose:
        covered: list[tuple[int, int]] = []
        for link in passage.links:
            words = passage.text[link.start : link.end]
            covered.append((link.start, link.end))
            if _VAGUE.fullmatch(words) or _BARE.fullmatch(words):
                message = f"the link `{' '.join(words.split())}` does not say where it leads"
                yield Problem(message, _HINT, text.place(*passage.span(link.start, link.end)))
        if passage.role == "note" or not ("://" in passage.text or "www." in passage.text or "lick" in passage.text):
            continue
        for search, message in ((_CLICK, "does not say where it leads"), (_ADDRESS, "is an address, not words")):
            for found in search.finditer(passage.text):
                if not any(start <= found.start() < end for start, end in covered):
                    yield Problem(f"`{found.group()}` {message}", _HINT, text.place(*passage.span(*found.span())))

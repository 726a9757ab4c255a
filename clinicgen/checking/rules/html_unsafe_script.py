"""A page runs a script that is written into it.

## Why it matters

Every site forbids scripts in its pages, so that no text can ever run as one; such a script would not run, and its
place among facts is a sign that something slipped through.

## Example

```html
<button onclick="track()">Call us</button>
```

## Use instead

```html
<button type="button">Call us</button> <script src="/assets/menu.js" defer></script>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.html_tokens import RawText, Tag
from clinicgen.checking.page_document import PageDocument, is_data_type
from clinicgen.checking.problem import Problem
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_HINT = "put scripts into the theme's static files; no text may hold one"
_LINKS = frozenset({"href", "src", "action", "formaction", "data", "xlink:href", "srcdoc"})
_RUNNING = frozenset({"javascript", "vbscript"})


def check_piece(page: PageDocument, site: SiteContext) -> Iterator[Problem]:  # noqa: ARG001
    """Find inline scripts, event handlers and `javascript:` addresses."""
    if page.kind not in ("page", "redirect"):
        return
    for element in page.elements:
        if isinstance(element, Tag):
            for name, value in element.attributes.items():
                if name[:2] == "on" and len(name) > 2:
                    yield Problem(f"`{name}` on `<{element.name}>` runs a script", _HINT, words=(value, name))
                elif name in _LINKS and _is_script_address(name, value):
                    yield Problem(f"`{name}` of `<{element.name}>` runs a script", _HINT, words=(value,))
        elif element.name == "script" and _is_run(element):
            words = element.text.strip().split("\n", 1)[0]
            yield Problem("a script is written into the page", _HINT, words=(words,))


def _is_run(script: RawText) -> bool:
    return bool(script.text.strip()) and not is_data_type(script.attributes.get("type", ""))


def _is_script_address(name: str, value: str) -> bool:
    if name == "srcdoc":
        return bool(value)
    scheme, colon, rest = value.partition(":")
    if not colon:
        return False
    if not scheme.isalpha():
        # Browsers skip control characters and white space before and within a scheme.
        scheme = "".join(character for character in scheme if character > " ")
    return scheme.lower() in _RUNNING or (scheme.lower() == "data" and "html" in rest[:20].lower())

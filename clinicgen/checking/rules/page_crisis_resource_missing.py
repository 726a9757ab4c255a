"""A text speaks of suicide or self-harm and does not say where to turn.

## Why it matters

Someone who reads it may be in danger. The number belongs before the first mention, or in a box at the top.

Source: http://www.bethe1to.com/reporting-on-suicide/

## Example

```markdown
Depression may come with thoughts of suicide.
```

## Use instead

```markdown
If you are thinking about suicide, call or text 988 at any time. Depression may come with thoughts of suicide.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.claims.page_state import is_whole
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import WrittenText
from clinicgen.model.content import Block, walk
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR

_WORDS = frozenset({"suicide", "suicidal", "suicidality", "suicides"})
_HINT = "put `::: crisis` and `:::` above it, or write: call or text 988 (Suicide & Crisis Lifeline), at any time"


def check_article(text: WrittenText) -> Iterator[Problem]:
    """Look for 988, or for the block that shows it."""
    if not is_whole(text) or (_WORDS.isdisjoint(text.words) and "harm" not in text.words) or "988" in text.words:
        return
    if any(isinstance(piece, Block) and piece.name == "crisis" for piece in walk(text.content.body)):
        return
    for sentence in text.sentences:
        if not _WORDS.isdisjoint(sentence.words) or "self-harm" in sentence.text:
            yield Problem("this text speaks of suicide and does not name 988", _HINT, text.sentence_place(sentence))
            return

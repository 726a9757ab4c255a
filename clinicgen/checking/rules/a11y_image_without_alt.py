"""A text shows a picture without saying what it shows.

## Why it matters

Patients who cannot see the picture are told nothing, and nothing is shown while it loads.

## Example

```markdown
![](images/room.jpg)
```

## Use instead

```markdown
![A quiet treatment room with a reclining chair](images/room.jpg)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import WrittenText
from clinicgen.model.content import Fact, Picture, walk
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR


def check_article(text: WrittenText) -> Iterator[Problem]:
    """Find pictures whose alternative text is empty."""
    for piece in walk(text.content.body):
        if isinstance(piece, Picture) and not any(isinstance(word, Fact) or word.strip() for word in piece.alt):
            message = f"the picture `{piece.path}` has no alternative text"
            yield Problem(message, "say in the square brackets what it shows", piece.place)

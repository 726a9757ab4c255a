"""A link leads to a page of another host that is not there any more.

## Why it matters

A patient who wants to read the study or the reviews finds an error, and wonders what else is out of date. This is
looked for only with `clinicgen audit --external`; a host may also have been busy, or refuse to answer programs.

## Example

```text
clinics: pines
folders: pines
https://studies.example/gone 404 Not Found
```

## Use instead

```text
clinics: pines
folders: pines
https://studies.example/1 200
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.disk_scopes import FolderOnDisk
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.WARNING


def check_disk_folder(folder: FolderOnDisk) -> Iterator[Problem]:
    """Name every link whose address was not answered as it should be."""
    for link in folder.links:
        answer = folder.answers.get(link.address)
        if answer is not None and answer.reason:
            said = f"{answer.status} {answer.reason}" if answer.status else answer.reason
            message = f"`{link.address}` does not answer: {said}"
            yield Problem(message, "correct the address, or remove the link", link.place, clinic=link.site)

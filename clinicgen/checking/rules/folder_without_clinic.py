"""A folder of sites holds one that belongs to no clinic of the workspace.

## Why it matters

Nothing was proved of it, and it may be put online with the others: often it is the site of a clinic that was renamed.

## Example

```text
clinics: pines
folders: pines, pines-old
```

## Use instead

```text
clinics: pines
folders: pines
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.disk_scopes import FolderOnDisk
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Place, Severity
from clinicgen.model.suggestion import suggest

SEVERITY = Severity.WARNING


def check_disk_folder(folder: FolderOnDisk) -> Iterator[Problem]:
    """Look for each folder's clinic."""
    for name in folder.folders:
        if name not in folder.clinics:
            hint = suggest(name, folder.clinics) or "move it away, or give the clinic a folder in `clinics/`"
            yield Problem(f"`{name}` is no clinic of this workspace, and was not proved", hint, Place(name))

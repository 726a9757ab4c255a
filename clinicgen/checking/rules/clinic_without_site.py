"""A clinic of the workspace has no site in the audited folder, or its facts cannot be read.

## Why it matters

Nothing was proved of it: neither that its site is right nor that it is online at all.

## Example

```text
clinics: harbor, pines
folders: pines
```

## Use instead

```text
clinics: harbor, pines
folders: harbor, pines
```
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.checking.disk_scopes import FolderOnDisk
from clinicgen.checking.problem import Problem
from clinicgen.model.finding import Severity

SEVERITY = Severity.ERROR


def check_disk_folder(folder: FolderOnDisk) -> Iterator[Problem]:
    """Look for each clinic's folder."""
    for slug in sorted(folder.clinics.difference(folder.folders)):
        yield Problem(f"`{slug}` has no site here", "build it, or name the folder that holds its site", clinic=slug)
    for slug in sorted(folder.lost.intersection(folder.folders)):
        message = f"the site of `{slug}` was not proved: the clinic's facts cannot be read"
        yield Problem(message, "run `clinicgen check` to see why", clinic=slug)

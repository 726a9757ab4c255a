"""Says in plain words what the operating system refused."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from clinicgen.errors import OutputError

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "permission was denied",
    errno.EPERM: "permission was denied",
    errno.ENAMETOOLONG: "the name is too long for this disk",
    errno.EXDEV: "the folder lies on another disk than the rest of the output",
    errno.EBUSY: "the folder is in use, or another disk is mounted on it",
}


@contextmanager
def saying_plainly(doing: str) -> Iterator[None]:
    """Turn an error of the operating system into an OutputError; `doing` completes "Could not …"."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()
        name = f" (`{os.fsdecode(error.filename)}`)" if isinstance(error.filename, (str, bytes)) else ""
        raise OutputError(f"Could not {doing}: {reason}{name}.") from error

"""Exchanges two folders' names: in one step where the system can, else by renames that healing can complete."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


def put_live(spare: Path, site: Path, retired: Path) -> None:
    """Make the spare tree the site, and the site, where there is one, the spare."""
    if not site.exists():
        spare.rename(site)
        return
    try:
        swap_names(spare, site)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
        retired.parent.mkdir(exist_ok=True)
        site.rename(retired)
        try:
            spare.rename(site)
        except OSError:
            retired.rename(site)
            raise
        retired.rename(spare)


def swap_names(one: Path, other: Path) -> None:
    """Exchange two names in one step; an OSError says so where the system or the disk cannot."""
    # Imported here: a build that changes nothing exchanges nothing.
    import ctypes  # noqa: PLC0415

    names = (os.fsencode(one), os.fsencode(other))
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = library.renamex_np(*names, ctypes.c_uint(2))  # RENAME_SWAP
        else:
            here = ctypes.c_int(-100)  # AT_FDCWD
            failed = library.renameat2(here, names[0], here, names[1], ctypes.c_uint(2))  # RENAME_EXCHANGE
    except (AttributeError, TypeError, OSError) as error:
        raise OSError(errno.ENOSYS, "the system cannot exchange two names") from error
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))

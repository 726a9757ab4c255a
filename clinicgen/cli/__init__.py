"""The command line: thin commands over the pipeline, heavy imports inside them."""

from __future__ import annotations

import gc
import os
import sys

__all__ = ["main"]

STOPPED = 130
"""What shells expect of a program that Ctrl-C stopped."""


def main() -> None:
    """Run the command line and exit: 0 fine, 1 errors found, 2 could not run, 130 stopped."""
    try:
        # What a command reads it needs to its end, so that looking for garbage costs more than garbage would.
        gc.set_threshold(50_000, 20, 20)
        # Imported here, so that Ctrl-C while the program is still being read is no traceback.
        from clinicgen.cli.program import run

        code = run()
    except KeyboardInterrupt:
        code = STOPPED
    if code == STOPPED:
        # Where Ctrl-C found Python in the middle of an import, it would end `python -m clinicgen` by a signal instead.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)

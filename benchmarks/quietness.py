"""Tells how much of the machine's processors other work used meanwhile: times are worth most where it is little."""

from __future__ import annotations

import os
from pathlib import Path

STATISTICS = Path("/proc/stat")
BUSY = (0, 1, 2, 5, 6, 7)
"""Fields of the line `cpu`: user, nice, system, interrupts, soft interrupts, stolen by the host."""


def read_busy_seconds() -> float:
    """Give the seconds that all processors together were busy since the system started; 0 where it does not tell."""
    if not STATISTICS.is_file():
        return 0
    name, *fields = STATISTICS.read_text("ascii").partition("\n")[0].split()
    if name != "cpu":
        return 0
    return sum(int(fields[field]) for field in BUSY) / os.sysconf("SC_CLK_TCK")

"""Says in one line on what machine something was measured."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path


def describe_machine(work: Path) -> str:
    """Name processor, cores, memory, system and the file system of the work folder."""
    parts = [f"{_name_processor()}, {os.cpu_count()} cores"]
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        parts.append(f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB of memory")
    parts.append(f"{platform.system()} {platform.release().partition('-')[0]}")
    if file_system := _name_file_system(work):
        parts.append(f"built on {file_system}")
    return ", ".join(parts)


def _name_processor() -> str:
    processors = Path("/proc/cpuinfo")
    if processors.is_file():
        for line in processors.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _name_file_system(folder: Path) -> str:
    command = ["stat", "--file-system", "--format=%T", str(folder)]
    said = subprocess.run(command, check=False, capture_output=True, text=True)
    return said.stdout.strip() if said.returncode == 0 else ""

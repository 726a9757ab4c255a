"""clinicgen: one folder of facts per clinic, one folder of articles, one proved static site per clinic.

    >>> import clinicgen
    >>> result = clinicgen.build("agency", only=["columbia"])

`build` publishes, `check` only finds, `plan` tells what would be built, `audit` proves sites that lie on disk, whoever
made them, `all_rules` lists what can be found.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clinicgen.pipeline import all_rules, audit, build, check, plan

__version__ = "0.1.0"
__all__ = ["__version__", "all_rules", "audit", "build", "check", "plan"]


def __getattr__(name: str) -> Any:
    """Import the pipeline when one of its functions is first asked for: `clinicgen --help` needs none of it."""
    if name in __all__:
        return getattr(import_module("clinicgen.pipeline"), name)
    raise AttributeError(f"module `clinicgen` has no attribute `{name}`")

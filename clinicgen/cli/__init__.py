"""The command line: thin commands over the pipeline, heavy imports inside them."""

from __future__ import annotations

from clinicgen.cli.program import main

__all__ = ["main"]

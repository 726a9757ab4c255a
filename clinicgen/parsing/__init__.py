"""Parsing: each text is compiled once, for all clinics, into ready HTML with typed gaps."""

from __future__ import annotations

from clinicgen.parsing.library import ParsedLibrary, compile_library, compile_text, gather_library, text_digest
from clinicgen.parsing.problems import RULES

__all__ = ["RULES", "ParsedLibrary", "compile_library", "compile_text", "gather_library", "text_digest"]

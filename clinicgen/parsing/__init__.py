"""Parsing: each text is compiled once, for all clinics, into ready HTML with typed gaps."""

from __future__ import annotations

from clinicgen.parsing.library import Compiled, ParsedLibrary, compile_text, gather_library, text_digest
from clinicgen.parsing.packing import pack_text, unpack_text
from clinicgen.parsing.problems import RULES

__all__ = [
    "RULES",
    "Compiled",
    "ParsedLibrary",
    "compile_text",
    "gather_library",
    "pack_text",
    "text_digest",
    "unpack_text",
]

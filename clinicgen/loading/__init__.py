"""Reads everything once: a workspace's files, the facts in them, and what ships with the program."""

from __future__ import annotations

from clinicgen.loading.discovery import find_workspace
from clinicgen.loading.file_problems import FILE_RULES
from clinicgen.loading.problems import RULES as FACT_RULES
from clinicgen.loading.program_identity import identify_program
from clinicgen.loading.starter import read_article_template, read_clinic_template, read_starter
from clinicgen.loading.workspace import load_workspace
from clinicgen.loading.workspace_map import list_clinics

RULES = (*FACT_RULES, *FILE_RULES)
"""Every kind of problem that loading finds."""

__all__ = [
    "RULES",
    "find_workspace",
    "identify_program",
    "list_clinics",
    "load_workspace",
    "read_article_template",
    "read_clinic_template",
    "read_starter",
]

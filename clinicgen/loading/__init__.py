"""Reads everything once: a workspace's files, the facts in them, and what ships with the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clinicgen.loading.built_sites import list_site, list_site_folders, read_site, read_site_file
from clinicgen.loading.discovery import find_workspace
from clinicgen.loading.file_problems import FILE_RULES
from clinicgen.loading.problems import RULES as FACT_RULES
from clinicgen.loading.program_identity import identify_program
from clinicgen.loading.source_files import list_source_folders
from clinicgen.loading.source_look import look_at_sources
from clinicgen.loading.starter import read_article_template, read_clinic_template, read_starter
from clinicgen.loading.vocabulary import read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clinicgen.model.theme import Theme
    from clinicgen.model.workspace import Workspace

RULES = (*FACT_RULES, *FILE_RULES)
"""Every kind of problem that loading finds."""

__all__ = [
    "RULES",
    "find_workspace",
    "identify_program",
    "list_clinics",
    "list_site",
    "list_site_folders",
    "list_source_folders",
    "load_workspace",
    "look_at_sources",
    "read_article_template",
    "read_clinic_template",
    "read_site",
    "read_site_file",
    "read_starter",
    "read_vocabulary",
    "start_theme",
]


# Reading a workspace takes YAML and types, which are imported when they are wanted: a build that finds nothing changed
# wants neither.


def load_workspace(root: Path) -> Workspace:
    """Read everything a build needs; what is wrong with any file is among the workspace's findings."""
    from clinicgen.loading import workspace  # noqa: PLC0415

    return workspace.load_workspace(root)


def list_clinics(root: Path) -> tuple[str, ...]:
    """Give the names of all clinics' folders, whatever is in them."""
    from clinicgen.loading import workspace_map  # noqa: PLC0415

    return workspace_map.list_clinics(root)


def start_theme(name: str, parent: Theme) -> Mapping[str, bytes]:
    """Give the files of a theme that extends another, by path within its folder."""
    from clinicgen.loading import theme_start  # noqa: PLC0415

    return theme_start.start_theme(name, parent)

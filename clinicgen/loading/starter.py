"""Reads what ships with clinicgen for a new workspace: a small example, and a first clinic and article to fill in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import clinicgen


def read_starter() -> Mapping[str, bytes]:
    """Give the files of a small example workspace by path, for `clinicgen init`."""
    return dict(_read_folder(_find_part("starter"), ""))


def read_clinic_template() -> str:
    """Give a `clinic.yaml` to fill in with `string.Template`.

    It takes `name`, `url`, `phone`, `booking_url`, `city` and `region`, each as YAML: JSON's quoted strings are that.
    """
    return read_part("clinic.yaml")


def read_article_template() -> str:
    """Give an article to fill in with `string.Template`: it takes `title` as YAML and `date` as YYYY-MM-DD."""
    return read_part("article.md")


def read_part(name: str) -> str:
    """Give a file to fill in with `string.Template`."""
    return (_find_part("starter_parts") / name).read_text("utf-8")


def _find_part(name: str) -> Path:
    return Path(clinicgen.__file__).parent / name


def _read_folder(folder: Path, prefix: str) -> list[tuple[str, bytes]]:
    files: list[tuple[str, bytes]] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                files.extend(_read_folder(folder / entry.name, f"{prefix}{entry.name}/"))
            elif entry.name != ".DS_Store":
                files.append((f"{prefix}{entry.name}", (folder / entry.name).read_bytes()))
    return files

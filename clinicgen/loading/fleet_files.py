"""What the facts of a fleet are read from, and what reading them gives."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from clinicgen.model.clinic import Fleet
from clinicgen.model.finding import Finding
from clinicgen.model.source import SourceFile, SourceText
from clinicgen.model.theme import Theme


class ClinicFiles(Struct, frozen=True):
    """One clinic's folder."""

    source: SourceText | None
    """Its `clinic.yaml`; None where it is missing or unreadable, which a finding says already."""
    images: Mapping[str, SourceFile] = {}
    """Its pictures by path within its folder (`images/logo.svg`)."""
    static: Mapping[str, SourceFile] = {}
    """Files copied as they are, by path within the site: the workspace's, then the clinic's own over them."""


class FleetFiles(Struct, frozen=True):
    """Every file that facts are read from, and what they may name."""

    settings: SourceText | None
    """`clinicgen.yaml`, or None."""
    brands: Mapping[str, SourceText | None]
    """Brand files by slug; None where one is unreadable, which a finding says already."""
    clinics: Mapping[str, ClinicFiles]
    """Clinics' folders by slug."""
    themes: Mapping[str, Theme]
    """Themes that can be used, by name."""
    lost_themes: tuple[str, ...] = ()
    """Names of themes that exist but cannot be used, which findings say already."""
    brand_images: Mapping[str, SourceFile] = {}
    """Pictures beside the brand files, by path within `clinics/_brands/` (`images/logo.svg`)."""
    is_settings_lost: bool = False
    """Whether there is a `clinicgen.yaml` that could not be read as text, which a finding says already."""


class FleetResult(Struct, frozen=True):
    """The fleet, and everything that is wrong with its facts."""

    fleet: Fleet
    findings: tuple[Finding, ...]
    theme_users: Mapping[str, tuple[str, ...]]
    """Clinics by the theme they chose, lost ones included as far as their choice can be read."""

"""What a workspace sets for all its clinics in `clinicgen.yaml`."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from clinicgen.model.finding import Severity
from clinicgen.model.typed_text import Text, Written


class Syndication(StrEnum):
    """Who is canonical for an article that several sites carry."""

    SELF = "self"
    OWNER = "owner"
    NOINDEX = "noindex"


class CheckSettings(Written):
    """Which findings to ignore or weigh differently."""

    ignore: tuple[Text, ...] = Field((), description="Rules whose findings are dropped.")
    severity: dict[str, Severity] = Field({}, description="Rules and the severity to give their findings.")


class WorkspaceSettings(Written):
    """The keys of `clinicgen.yaml`; all optional."""

    defaults: dict[str, Any] = Field({}, description="Clinic keys that lie under every brand and clinic.")
    allowed_contacts: tuple[Text, ...] = Field(
        (), description="Numbers, names, hosts and e-mails that any page may show; 988 and 911 always may."
    )
    syndication: Syndication = Field(
        Syndication.SELF, description="Who is canonical for a shared article: self, owner or noindex."
    )
    check: CheckSettings = Field(CheckSettings(), description="Which findings to ignore or weigh differently.")

"""What stops a run: exceptions for "cannot go on". Problems in the user's files are findings, not exceptions.

ClinicgenError
├── WorkspaceError      there is no workspace here, or it cannot be read
├── OutputError         the output folder cannot be used: not ours, in the way, not writable
├── BusyError           another build holds the output folder
├── TemplateError       a template could not be rendered; it names file and line
├── SearchError         the index of a site's search could not be made
├── BuildStoppedError   someone stopped the build; it names the sites published until then
└── UsageError          what was asked for does not exist: a clinic, a rule, a page
"""

from __future__ import annotations

from clinicgen.model.finding import Place


class ClinicgenError(Exception):
    """The run cannot go on. The message says why and what to do; `hint` adds what to do where it is not plain."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class WorkspaceError(ClinicgenError):
    """There is no workspace here, or it cannot be read."""


class OutputError(ClinicgenError):
    """The output folder cannot be used."""


class BusyError(ClinicgenError):
    """Another build holds the output folder."""


class SearchError(ClinicgenError):
    """The index of a site's search could not be made."""


class UsageError(ClinicgenError):
    """What was asked for does not exist."""


class BuildStoppedError(ClinicgenError):
    """Someone stopped the build; every site is whole."""

    def __init__(self, published: tuple[str, ...]) -> None:
        super().__init__("stopped")
        self.published = published


class TemplateError(ClinicgenError):
    """A template could not be rendered."""

    def __init__(self, message: str, place: Place, hint: str = "") -> None:
        super().__init__(message, hint)
        self.place = place

    def __reduce__(self) -> tuple[type[TemplateError], tuple[str, Place, str]]:
        return type(self), (self.message, self.place, self.hint)

"""All rules of this room: every file in `rules/` is one, and nothing else names them.

A rule's file holds a docstring (its manual page), `SEVERITY`, and one function whose name says what it looks at:
`check_article`, `check_piece`, `check_marks`, `check_page`, `check_site`, `check_plan` or `check_fleet`; or, for what
only the audit of sites on disk looks at, `check_disk_file`, `check_disk_site` or `check_disk_folder`. What is
wrong with a finished page is best found by `check_piece`, if a piece of the page shows it whatever stands around, or by
`check_marks`, if it is about titles, headings, ids or links: then pages that share pieces share the work. A
`check_page` sees the page as a whole, and with a single one of them every page is read as a whole.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import Generic, TypeVar, cast

from clinicgen.checking import rules
from clinicgen.checking.disk_scopes import FileOnDisk, FolderOnDisk, SiteOnDisk
from clinicgen.checking.page_document import PageDocument
from clinicgen.checking.page_marks import PageMarks
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import BuiltSite, KnownFleet, WrittenText
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.finding import Rule, Severity
from clinicgen.model.site_plan import SitePlan

CheckArticle = Callable[[WrittenText], Iterator[Problem]]
CheckPage = Callable[[PageDocument, SiteContext], Iterator[Problem]]
CheckMarks = Callable[[PageMarks, SiteContext], Iterator[Problem]]
CheckSite = Callable[[BuiltSite], Iterator[Problem]]
CheckPlan = Callable[[SitePlan], Iterator[Problem]]
CheckFleet = Callable[[KnownFleet], Iterator[Problem]]
CheckDiskFile = Callable[[FileOnDisk], Iterator[Problem]]
CheckDiskSite = Callable[[SiteOnDisk], Iterator[Problem]]
CheckDiskFolder = Callable[[FolderOnDisk], Iterator[Problem]]
SCOPES = (
    "check_article", "check_piece", "check_marks", "check_page", "check_site", "check_plan", "check_fleet",
    "check_disk_file", "check_disk_site", "check_disk_folder",
)  # fmt: skip

Check = TypeVar("Check")


@dataclass(frozen=True, slots=True)
class Bound(Generic[Check]):
    """A rule and the function that looks for it."""

    rule: Rule
    check: Check


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules by what they look at, each group by name."""

    article: tuple[Bound[CheckArticle], ...]
    piece: tuple[Bound[CheckPage], ...]
    marks: tuple[Bound[CheckMarks], ...]
    page: tuple[Bound[CheckPage], ...]
    site: tuple[Bound[CheckSite], ...]
    plan: tuple[Bound[CheckPlan], ...]
    fleet: tuple[Bound[CheckFleet], ...]
    disk_file: tuple[Bound[CheckDiskFile], ...]
    disk_site: tuple[Bound[CheckDiskSite], ...]
    disk_folder: tuple[Bound[CheckDiskFolder], ...]

    def rules(self) -> tuple[Rule, ...]:
        """Give all rules by name."""
        built = (self.article, self.piece, self.marks, self.page, self.site, self.plan, self.fleet)
        groups = (*built, self.disk_file, self.disk_site, self.disk_folder)
        return tuple(sorted((bound.rule for group in groups for bound in group), key=lambda rule: rule.name))


@lru_cache(maxsize=1)
def open_rule_book() -> RuleBook:
    """Read every file of `rules/`."""
    modules = [
        importlib.import_module(f"{rules.__name__}.{found.name}")
        for found in sorted(pkgutil.iter_modules(rules.__path__), key=lambda found: found.name)
    ]
    return RuleBook(
        cast("tuple[Bound[CheckArticle], ...]", _bind(modules, "check_article")),
        cast("tuple[Bound[CheckPage], ...]", _bind(modules, "check_piece")),
        cast("tuple[Bound[CheckMarks], ...]", _bind(modules, "check_marks")),
        cast("tuple[Bound[CheckPage], ...]", _bind(modules, "check_page")),
        cast("tuple[Bound[CheckSite], ...]", _bind(modules, "check_site")),
        cast("tuple[Bound[CheckPlan], ...]", _bind(modules, "check_plan")),
        cast("tuple[Bound[CheckFleet], ...]", _bind(modules, "check_fleet")),
        cast("tuple[Bound[CheckDiskFile], ...]", _bind(modules, "check_disk_file")),
        cast("tuple[Bound[CheckDiskSite], ...]", _bind(modules, "check_disk_site")),
        cast("tuple[Bound[CheckDiskFolder], ...]", _bind(modules, "check_disk_folder")),
    )


def read_rule(module: ModuleType) -> Rule:
    """Read a rule's name, severity and manual page from its file."""
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    summary, _, manual = inspect.cleandoc(module.__doc__ or "").partition("\n\n")
    severity = module.SEVERITY
    if not isinstance(severity, Severity) or sum(hasattr(module, scope) for scope in SCOPES) != 1:
        raise TypeError(f"rule `{name}` needs SEVERITY and exactly one of {', '.join(SCOPES)}")
    return Rule(name, severity, " ".join(summary.split()), manual)


def _bind(modules: list[ModuleType], scope: str) -> tuple[Bound[object], ...]:
    found = ((read_rule(module), getattr(module, scope, None)) for module in modules)
    return tuple(Bound(rule, check) for rule, check in found if check is not None)

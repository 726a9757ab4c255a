"""All rules of this room: every file in `rules/` is one, and nothing else names them.

A rule's file holds a docstring (its manual page), `SEVERITY`, and one function whose name says what it looks at:
`check_article`, `check_contacts`, `check_claim`, `check_day`, `check_piece`, `check_marks`, `check_shown`,
`check_page`, `check_site`, `check_plan`, `check_fleet` or `check_library`; or, for what only the audit of sites on disk
looks at, `check_disk_data`, `check_disk_file`, `check_disk_site` or `check_disk_folder`. A `check_claim` has `PATTERNS`
beside it and is called for what they find in a sentence. What is wrong with a finished page is best found by
`check_piece`, if a piece of the page shows it whatever stands around, or by `check_marks`, if it is about titles,
headings, ids or links: then pages that share pieces share the work. A `check_shown` gets words that patients read, of
the page or of some of its parts, and finds what they lack: more words can only lack less. A `check_page` sees the page
as a whole, and with a single one of them every page is read as a whole.
"""

from __future__ import annotations

import datetime
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from types import ModuleType
from typing import Generic, TypeVar, cast

from msgspec import Struct

from clinicgen.checking import rules
from clinicgen.checking.claims.search import CheckClaim, ClaimsIndex, ClaimsRule, index_claims
from clinicgen.checking.disk_scopes import DataOnDisk, FileOnDisk, FolderOnDisk, SiteOnDisk
from clinicgen.checking.page_document import PageDocument
from clinicgen.checking.page_marks import PageMarks
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import BuiltSite, KnownFleet, KnownTexts, TypedText, WrittenText
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.visible_words import ShownWords
from clinicgen.model.content import Article
from clinicgen.model.finding import Rule, Severity
from clinicgen.model.site_plan import SitePlan

CheckDay = Callable[[Article, datetime.date], Iterator[Problem]]
CheckArticle = Callable[[WrittenText], Iterator[Problem]]
CheckContacts = Callable[[TypedText], Iterator[Problem]]
CheckPage = Callable[[PageDocument, SiteContext], Iterator[Problem]]
CheckMarks = Callable[[PageMarks, SiteContext], Iterator[Problem]]
CheckShown = Callable[[ShownWords, SiteContext], Iterator[Problem]]
CheckSite = Callable[[BuiltSite], Iterator[Problem]]
CheckPlan = Callable[[SitePlan], Iterator[Problem]]
CheckFleet = Callable[[KnownFleet], Iterator[Problem]]
CheckLibrary = Callable[[KnownTexts], Iterator[Problem]]
CheckDiskData = Callable[[DataOnDisk], Iterator[Problem]]
CheckDiskFile = Callable[[FileOnDisk], Iterator[Problem]]
CheckDiskSite = Callable[[SiteOnDisk], Iterator[Problem]]
CheckDiskFolder = Callable[[FolderOnDisk], Iterator[Problem]]
SCOPES = (
    "check_article", "check_contacts", "check_claim", "check_day", "check_piece", "check_marks", "check_shown",
    "check_page", "check_site", "check_plan", "check_fleet", "check_library", "check_disk_data", "check_disk_file",
    "check_disk_site", "check_disk_folder",
)  # fmt: skip

Check = TypeVar("Check")


class Bound(Struct, Generic[Check], frozen=True):
    """A rule and the function that looks for it."""

    rule: Rule
    check: Check


class RuleBook(Struct, frozen=True):
    """The rules by what they look at, each group by name."""

    article: tuple[Bound[CheckArticle], ...]
    contacts: tuple[Bound[CheckContacts], ...]
    claims: ClaimsIndex
    day: tuple[Bound[CheckDay], ...]
    piece: tuple[Bound[CheckPage], ...]
    marks: tuple[Bound[CheckMarks], ...]
    shown: tuple[Bound[CheckShown], ...]
    page: tuple[Bound[CheckPage], ...]
    site: tuple[Bound[CheckSite], ...]
    plan: tuple[Bound[CheckPlan], ...]
    fleet: tuple[Bound[CheckFleet], ...]
    library: tuple[Bound[CheckLibrary], ...]
    disk_data: tuple[Bound[CheckDiskData], ...]
    disk_file: tuple[Bound[CheckDiskFile], ...]
    disk_site: tuple[Bound[CheckDiskSite], ...]
    disk_folder: tuple[Bound[CheckDiskFolder], ...]

    def rules(self) -> tuple[Rule, ...]:
        """Give all rules by name."""
        pages = (self.piece, self.marks, self.shown, self.page)
        built = (self.article, self.contacts, self.day, *pages, self.site, self.plan, self.fleet, self.library)
        groups = (*built, self.disk_data, self.disk_file, self.disk_site, self.disk_folder)
        found = [bound.rule for group in groups for bound in group]
        return tuple(sorted([*found, *(one.rule for one in self.claims.rules)], key=lambda rule: rule.name))


@lru_cache(maxsize=1)
def open_rule_book() -> RuleBook:
    """Read every file of `rules/`."""
    modules = [
        importlib.import_module(f"{rules.__name__}.{found.name}")
        for found in sorted(pkgutil.iter_modules(rules.__path__), key=lambda found: found.name)
    ]
    bound: dict[str, list[Bound[object]]] = {scope: [] for scope in SCOPES}
    claims: list[ClaimsRule] = []
    for module in modules:
        rule, scope = read_rule(module), _scope_of(module)
        check = getattr(module, scope)
        if scope == "check_claim":
            claims.append(ClaimsRule(rule, cast(CheckClaim, check), module.PATTERNS, getattr(module, "STATES", {})))
        else:
            bound[scope].append(Bound(rule, check))
    of = {scope: tuple(found) for scope, found in bound.items()}
    return RuleBook(
        cast("tuple[Bound[CheckArticle], ...]", of["check_article"]),
        cast("tuple[Bound[CheckContacts], ...]", of["check_contacts"]),
        index_claims(claims),
        cast("tuple[Bound[CheckDay], ...]", of["check_day"]),
        cast("tuple[Bound[CheckPage], ...]", of["check_piece"]),
        cast("tuple[Bound[CheckMarks], ...]", of["check_marks"]),
        cast("tuple[Bound[CheckShown], ...]", of["check_shown"]),
        cast("tuple[Bound[CheckPage], ...]", of["check_page"]),
        cast("tuple[Bound[CheckSite], ...]", of["check_site"]),
        cast("tuple[Bound[CheckPlan], ...]", of["check_plan"]),
        cast("tuple[Bound[CheckFleet], ...]", of["check_fleet"]),
        cast("tuple[Bound[CheckLibrary], ...]", of["check_library"]),
        cast("tuple[Bound[CheckDiskData], ...]", of["check_disk_data"]),
        cast("tuple[Bound[CheckDiskFile], ...]", of["check_disk_file"]),
        cast("tuple[Bound[CheckDiskSite], ...]", of["check_disk_site"]),
        cast("tuple[Bound[CheckDiskFolder], ...]", of["check_disk_folder"]),
    )


def read_rule(module: ModuleType) -> Rule:
    """Read a rule's name, severity and manual page from its file."""
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    summary, _, manual = inspect.cleandoc(module.__doc__ or "").partition("\n\n")
    severity = module.SEVERITY
    if not isinstance(severity, Severity):
        raise TypeError(f"rule `{name}` needs SEVERITY")
    return Rule(name, severity, " ".join(summary.split()), manual)


def _scope_of(module: ModuleType) -> str:
    scopes = [scope for scope in SCOPES if hasattr(module, scope)]
    if len(scopes) != 1:
        raise TypeError(f"`{module.__name__}` needs exactly one of {', '.join(SCOPES)}")
    return scopes[0]

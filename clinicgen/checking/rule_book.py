"""All rules of this room: every file in `rules/` is one, and nothing else names them.

A rule's file holds a docstring (its manual page), `SEVERITY`, and one function whose name says what it looks at:
`check_article`, `check_claim`, `check_day`, `check_piece`, `check_marks`, `check_page`, `check_site`, `check_plan`,
`check_fleet` or `check_library`. A `check_claim` has `PATTERNS` beside it and is called for what they find in a
sentence. What is wrong with a finished page is best found by `check_piece`, if a piece of the page shows it whatever
stands around, or by `check_marks`, if it is about titles, headings, ids or links: then pages that share pieces share
the work. A `check_page` sees the page as a whole, and with a single one of them every page is read as a whole.
"""

from __future__ import annotations

import datetime
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import Generic, TypeVar, cast

from clinicgen.checking import rules
from clinicgen.checking.claims.search import CheckClaim, ClaimsIndex, ClaimsRule, index_claims
from clinicgen.checking.page_document import PageDocument
from clinicgen.checking.page_marks import PageMarks
from clinicgen.checking.problem import Problem
from clinicgen.checking.scopes import BuiltSite, KnownFleet, KnownTexts, WrittenText
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.content import Article
from clinicgen.model.finding import Rule, Severity
from clinicgen.model.site_plan import SitePlan

CheckDay = Callable[[Article, datetime.date], Iterator[Problem]]
CheckArticle = Callable[[WrittenText], Iterator[Problem]]
CheckPage = Callable[[PageDocument, SiteContext], Iterator[Problem]]
CheckMarks = Callable[[PageMarks, SiteContext], Iterator[Problem]]
CheckSite = Callable[[BuiltSite], Iterator[Problem]]
CheckPlan = Callable[[SitePlan], Iterator[Problem]]
CheckFleet = Callable[[KnownFleet], Iterator[Problem]]
CheckLibrary = Callable[[KnownTexts], Iterator[Problem]]
SCOPES = (
    "check_article", "check_claim", "check_day", "check_piece", "check_marks", "check_page", "check_site", "check_plan",
    "check_fleet", "check_library",
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
    claims: ClaimsIndex
    day: tuple[Bound[CheckDay], ...]
    piece: tuple[Bound[CheckPage], ...]
    marks: tuple[Bound[CheckMarks], ...]
    page: tuple[Bound[CheckPage], ...]
    site: tuple[Bound[CheckSite], ...]
    plan: tuple[Bound[CheckPlan], ...]
    fleet: tuple[Bound[CheckFleet], ...]
    library: tuple[Bound[CheckLibrary], ...]

    def rules(self) -> tuple[Rule, ...]:
        """Give all rules by name."""
        pages = (self.piece, self.marks, self.page)
        groups = (self.article, self.day, *pages, self.site, self.plan, self.fleet, self.library)
        found = [bound.rule for group in groups for bound in group]
        return tuple(sorted([*found, *(one.rule for one in self.claims.rules)], key=lambda rule: rule.name))


@lru_cache(maxsize=1)
def open_rule_book() -> RuleBook:
    """Read every file of `rules/`."""
    modules = [
        importlib.import_module(f"{rules.__name__}.{found.name}")
        for found in sorted(pkgutil.iter_modules(rules.__path__), key=lambda found: found.name)
    ]
    return RuleBook(
        cast("tuple[Bound[CheckArticle], ...]", _bind(modules, "check_article")),
        index_claims(
            ClaimsRule(bound.rule, bound.check, module.PATTERNS, getattr(module, "STATES", {}))
            for module in modules
            for bound in cast("tuple[Bound[CheckClaim], ...]", _bind([module], "check_claim"))
        ),
        cast("tuple[Bound[CheckDay], ...]", _bind(modules, "check_day")),
        cast("tuple[Bound[CheckPage], ...]", _bind(modules, "check_piece")),
        cast("tuple[Bound[CheckMarks], ...]", _bind(modules, "check_marks")),
        cast("tuple[Bound[CheckPage], ...]", _bind(modules, "check_page")),
        cast("tuple[Bound[CheckSite], ...]", _bind(modules, "check_site")),
        cast("tuple[Bound[CheckPlan], ...]", _bind(modules, "check_plan")),
        cast("tuple[Bound[CheckFleet], ...]", _bind(modules, "check_fleet")),
        cast("tuple[Bound[CheckLibrary], ...]", _bind(modules, "check_library")),
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

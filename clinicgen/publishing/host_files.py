"""Writes what hosts need, each in its own dialect: every module of `hosts/` is a host."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

from clinicgen.model.finding import in_order
from clinicgen.publishing import hosts
from clinicgen.publishing.host_table import HostFiles, draw_up

if TYPE_CHECKING:
    from clinicgen.model.site_plan import SitePlan


def host_files(plan: SitePlan) -> HostFiles:
    """Give a site's files for all hosts we know."""
    table = draw_up(plan)
    names = sorted(module.name for module in pkgutil.iter_modules(hosts.__path__))
    written = [import_module(f"{hosts.__name__}.{name}").write(table) for name in names]
    return HostFiles(
        site={path: data for files in written for path, data in files.site.items()},
        snippets={name: data for files in written for name, data in files.snippets.items()},
        findings=in_order(finding for files in written for finding in files.findings),
    )

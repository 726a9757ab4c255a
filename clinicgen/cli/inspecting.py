"""The commands that tell what is there: list, explain, rule, schema."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from clinicgen.cli import streams
from clinicgen.cli.building import Day
from clinicgen.cli.options import Console, common_options
from clinicgen.errors import UsageError

if TYPE_CHECKING:
    from clinicgen.model.clinic import Clinic
    from clinicgen.model.site_plan import SitePlan
    from clinicgen.surveying import Survey

Row = dict[str, str | int | bool | None]

KINDS = ("clinic", "brand", "workspace", "article", "page", "service", "theme")
"""The kinds of file that have a JSON Schema."""


@click.command(name="list")
@click.argument("what", type=click.Choice(["clinics", "articles", "pages", "redirects"]))
@click.argument("clinics", nargs=-1, metavar="[CLINIC]...")
@click.option("--today", type=Day(), default=None, metavar="DATE", help="The day to list for.")
@click.option("--drafts", is_flag=True, help="List drafts as well.")
@common_options
def list_(console: Console, what: str, clinics: tuple[str, ...], today: datetime.date | None, drafts: bool) -> None:
    """List clinics, articles, pages or redirects, of all clinics or of those named."""
    from clinicgen import surveying

    survey = surveying.survey_workspace(console.workspace, only=clinics, today=today, drafts=drafts)
    chosen = [plan for plan, _ in surveying.plan_sites(survey, clinics).values()]
    rows = {"clinics": _clinic_rows, "articles": _article_rows, "pages": _page_rows, "redirects": _redirect_rows}
    _print_rows(console, list(rows[what](survey, chosen)))


def _clinic_rows(survey: Survey, plans: Sequence[SitePlan]) -> Iterator[Row]:
    for plan in plans:
        facts = plan.clinic.facts
        yield {
            "clinic": plan.clinic.slug,
            "name": facts.name,
            "place": f"{facts.address.city}, {facts.address.region}",
            "phone": plan.clinic.phone.national,
            "status": facts.status.value,
            "pages": len(plan.pages),
            "url": facts.url,
        }
    for lost in survey.workspace.fleet.lost:
        yield {
            "clinic": lost.slug, "name": None, "place": None, "phone": None, "status": "cannot be read",
            "pages": 0, "url": None,
        }  # fmt: skip


def _article_rows(survey: Survey, plans: Sequence[SitePlan]) -> Iterator[Row]:
    for article in survey.library.articles:
        carriers = [plan.clinic.slug for plan in plans if f"article/{article.slug}" in plan.content_addresses]
        if article.content.clinic is not None:
            carriers = [slug for slug in carriers if slug == article.content.clinic]
        yield {
            "article": article.slug,
            "date": article.date.isoformat() if article.date else None,
            "words": article.content.word_count,
            "clinics": ", ".join(carriers) or "none",
            "file": article.content.source.path,
        }


def _page_rows(_survey: Survey, plans: Sequence[SitePlan]) -> Iterator[Row]:
    for plan in plans:
        for page in plan.pages:
            yield {
                "clinic": plan.clinic.slug,
                "address": plan.clinic.base_path + page.address,
                "kind": page.kind.value,
                "title": page.title,
                "indexed": page.is_indexed,
            }


def _redirect_rows(_survey: Survey, plans: Sequence[SitePlan]) -> Iterator[Row]:
    for plan in plans:
        for redirect in plan.redirects:
            yield {"clinic": plan.clinic.slug, "from": redirect.path, "to": redirect.target}


def _print_rows(console: Console, rows: Sequence[Row]) -> None:
    if console.format == "json":
        streams.write_json({"version": 1, "rows": rows})
        return
    from clinicgen import reporting

    if console.format == "csv":
        streams.write_utf8(reporting.as_csv(rows))
    elif rows:
        streams.write(reporting.as_columns(rows))
    else:
        console.say("nothing to list")


def _cell(value: str | int | bool | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "-" if value is None else str(value)


@click.command()
@click.argument("clinic")
@click.argument("key_or_url", metavar="KEY|URL")
@click.option("--today", type=Day(), default=None, metavar="DATE", help="The day to explain for.")
@common_options
def explain(console: Console, clinic: str, key_or_url: str, today: datetime.date | None) -> None:
    """Say where a clinic's fact or a page of its site comes from.

    KEY is a key of clinic.yaml such as `phone` or `booking.url`; URL is an address of the site such as `/contact/`.
    """
    from clinicgen import pipeline

    plan = pipeline.plan(console.workspace, only=(clinic,), today=today).get(clinic)
    if plan is None:
        raise UsageError(f"`{clinic}` cannot be read", "run `clinicgen check` to see why")
    is_address = key_or_url.startswith(("/", "https://"))
    row = _explain_address(plan, key_or_url) if is_address else _explain_key(plan.clinic, key_or_url)
    if console.format == "json":
        streams.write_json({"version": 1, **row})
        return
    width = max(len(key) for key in row)
    for key, value in row.items():
        streams.write(f"{key.ljust(width)}  {_cell(value)}\n")


def _explain_key(clinic: Clinic, key: str) -> Row:
    from clinicgen.model.fact_table import fact_table
    from clinicgen.model.suggestion import suggest

    facts = fact_table(clinic)
    below = {path: place for path, place in clinic.places.items() if path == key or path.startswith(f"{key}.")}
    if not below and f"clinic.{key}" in facts:
        short = next((path for path in (f"address.{key}",) if path in clinic.places), None)
        below = {short: clinic.places[short]} if short else {}
        if not below:
            return {"key": key, "value": facts[f"clinic.{key}"], "from": "clinicgen's default"}
    if not below:
        raise UsageError(f"`{clinic.slug}` has no `{key}`", suggest(key, clinic.places))
    first = next(iter(below.values()))
    line = f"{first.path}:{first.span.line}:{first.span.column}" if first.span else first.path
    row: Row = {"key": key, "value": facts.get(f"clinic.{key}"), "from": line, "written": first.excerpt.strip()}
    return {name: value for name, value in row.items() if value is not None}


def _explain_address(plan: SitePlan, address: str) -> Row:
    from clinicgen.model.suggestion import suggest

    path = address.removeprefix(plan.clinic.facts.url).removeprefix(plan.clinic.base_path).partition("#")[0] or "/"
    for page in plan.pages:
        if path in (page.address, page.address.rstrip("/")):
            return {
                "page": page.address,
                "kind": page.kind.value,
                "title": page.title,
                "file": f"{plan.clinic.slug}/{page.file}",
                "from": ", ".join(page.sources),
                "template": f"{page.kind.value}.html",
                "canonical": page.canonical,
                "indexed": page.is_indexed,
                "in sitemap": page.in_sitemap,
            }
    for redirect in plan.redirects:
        if path.rstrip("/") == redirect.path.rstrip("/"):
            return {"redirect": redirect.path, "to": redirect.target}
    known = [page.address for page in plan.pages]
    raise UsageError(f"`{plan.clinic.slug}` has no page `{path}`", suggest(path, known))


@click.command()
@click.argument("name", required=False)
@common_options
def rule(console: Console, name: str | None) -> None:
    """Print the manual page of a rule, or the list of all rules."""
    from clinicgen import pipeline
    from clinicgen.model.suggestion import suggest

    rules = {one.name: one for one in pipeline.all_rules()}
    if name is None:
        rows: list[Row] = [
            {"rule": one.name, "severity": one.severity.value, "says": one.summary} for one in rules.values()
        ]
        _print_rows(console, rows)
        return
    if name not in rules:
        raise UsageError(f"there is no rule `{name}`", suggest(name, rules))
    one = rules[name]
    if console.format == "json":
        streams.write_json(
            {"version": 1, "rule": one.name, "severity": one.severity.value, "says": one.summary,
             "is_fixed": one.is_protected, "manual": one.manual}
        )  # fmt: skip
        return
    fixed = " (cannot be lowered or ignored)" if one.is_protected else ""
    streams.write(f"# {one.name}\n\n{one.severity.value}{fixed}\n\n{one.summary}\n\n{one.manual}".rstrip() + "\n")


@click.command()
@click.argument("kind", type=click.Choice(KINDS), required=False)
@common_options
def schema(console: Console, kind: str | None) -> None:
    """Print the JSON Schema of a kind of file, for editors that complete and check; or all of them, by kind."""
    from clinicgen.reporting.schema import schema_for

    del console  # The schema is JSON in every format.
    streams.write_json(schema_for(kind) if kind else {one: schema_for(one) for one in KINDS})


COMMANDS = (list_, explain, rule, schema)

"""Writes docs/reference/ from the code: models, facts, template values, commands and rules. `--check` only compares."""

from __future__ import annotations

import ast
import sys
import types
import typing
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

import click
from pydantic import BaseModel
from pydantic.fields import FieldInfo

import clinicgen
from clinicgen.cli.program import program
from clinicgen.model import clinic_facts, fact_table, front_matter, settings, theme
from clinicgen.model.clinic import HAS_NAMES
from clinicgen.pipeline import all_rules
from clinicgen.rendering import page_views

HERE = Path(__file__).parent / "reference"
NOTE = "<!-- Written by docs/make_reference.py from the code; `make docs` writes it anew. -->\n\n"


def write_pages() -> dict[str, str]:
    """Give every page of the reference by file name."""
    pages = {
        "clinic.md": _models(
            "clinic.yaml",
            "What is known about one clinic. Every scalar is read as text and then typed; unknown keys are errors.",
            [clinic_facts.ClinicFacts],
        ),
        "brand.md": _models(
            "clinics/_brands/<brand>.yaml",
            "A brand's own facts. Any key of [clinic.yaml](clinic.md) besides these lies under its clinics.",
            [clinic_facts.BrandFacts],
        ),
        "front-matter.md": _models(
            "Front matter",
            "What stands between two lines of `---` above an article, a page or a service's body.",
            [front_matter.ArticleFrontMatter, front_matter.PageFrontMatter, front_matter.ServiceFrontMatter],
        ),
        "settings.md": _models("clinicgen.yaml", "Settings of a workspace.", [settings.WorkspaceSettings]),
        "theme.md": _models("theme.yaml", "What a theme says about itself.", [theme.ThemeManifest]),
        "facts.md": _facts(),
        "templates.md": _templates(),
        "commands.md": _commands(),
        "rules.md": _rules(),
    }
    return {name: NOTE + text.rstrip() + "\n" for name, text in pages.items()}


def _models(title: str, opening: str, models: list[type[BaseModel]]) -> str:
    parts = [f"# {title}", opening]
    waiting, done = list(models), set(models)
    while waiting:
        model = waiting.pop(0)
        rows, inner = _rows(model)
        waiting[:0] = [one for one in inner if one not in done]
        done.update(inner)
        parts.append(f"## {model.__name__}\n\n{model.__doc__}\n\n| key | value | |\n|---|---|---|\n" + "\n".join(rows))
    return "\n\n".join(parts)


def _rows(model: type[BaseModel]) -> tuple[list[str], list[type[BaseModel]]]:
    rows, inner = [], []
    for name, field in model.model_fields.items():
        kind, found = _kind(field)
        inner += found
        said = (field.description or "") + (" **required**" if field.is_required() else "")
        rows.append(f"| `{field.alias or name}` | {kind} | {said} |")
    return rows, inner


def _kind(field: FieldInfo) -> tuple[str, list[type[BaseModel]]]:
    annotation = field.annotation
    return _name(annotation, [one for one in field.metadata if hasattr(one, "json_schema")])


def _name(annotation: object, metadata: list[object]) -> tuple[str, list[type[BaseModel]]]:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _name(arguments[0], [one for one in arguments[1:] if hasattr(one, "json_schema")])
    if origin in (typing.Union, types.UnionType):
        named = [_name(one, metadata) for one in arguments if one is not type(None)]
        return " or ".join(dict.fromkeys(name for name, _ in named)), [one for _, found in named for one in found]
    if origin is tuple:
        name, found = _name(arguments[0], [])
        return f"list of {name}", found
    if origin is dict:
        name, found = _name(arguments[1], [])
        return f"mapping to {name}", found
    if origin is typing.Literal:
        return ", ".join(f"`{one}`" for one in arguments), []
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})", [annotation]
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return ", ".join(f"`{one.value}`" for one in annotation), []
    schema = getattr(metadata[0], "json_schema", {}) if metadata else {}
    known = {"date": "date", "uri": "https address", "email": "e-mail"}
    if schema.get("format") in known:
        return known[schema["format"]], []
    if "enum" in schema:
        return "yes or no", []
    if schema.get("type") == "number":
        return "number", []
    return "text", []


def _facts() -> str:
    def bullets(names: typing.Iterable[str]) -> str:
        return "\n".join(f"- `{{{{ {name} }}}}`" for name in names)

    return "\n\n".join(
        [
            "# Facts",
            "Facts stand in articles, pages, service bodies and slots, in titles, descriptions and FAQ.",
            "## Every clinic has these\n\n" + bullets(fact_table.REQUIRED_FACTS),
            "## A clinic may lack these\n\nUse them with a default, as in "
            '`{{ clinic.email | default("our front desk") }}`, or inside `::: when has=email`.\n\n'
            + bullets([*fact_table.OPTIONAL_FACTS, "clinic.facts.<key>"]),
            "## Names for `has=`\n\n" + ", ".join(f"`{name}`" for name in HAS_NAMES) + ", `facts.<key>`",
        ]
    )


def _templates() -> str:
    parts = [
        "# Template values",
        "Every value is ready to print; printing one that is missing is an error. What each template receives:",
        _receives(),
    ]
    for module in ("clinic_views", "page_views"):
        path = Path(clinicgen.__file__).parent / "rendering" / f"{module}.py"
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                table = "\n".join(["| field | type | |", "|---|---|---|", *_fields(node)])
                parts.append(f"## {node.name}\n\n{ast.get_docstring(node)}\n\n{table}")
    return "\n\n".join(parts)


def _receives() -> str:
    rows = [f"| every template | {_linked(page_views.EVERYWHERE)} |"]
    rows += [f"| `{kind}.html` | {_linked(values)} |" for kind, values in page_views.BY_KIND.items()]
    rows.append(f"| `blocks/….html` | {_linked(page_views.IN_BLOCKS)} |")
    return "\n".join(["| template | values |", "|---|---|", *rows])


def _linked(values: Mapping[str, type]) -> str:
    """Name values with links to what they hold; a mapping or a list is described where it is defined."""
    return (
        ", ".join(
            f"[`{name}`](#{kind.__name__.lower()})" if kind.__name__.endswith("View") else f"`{name}`"
            for name, kind in values.items()
        )
        or "nothing besides"
    )


def _fields(node: ast.ClassDef) -> Iterator[str]:
    for number, statement in enumerate(node.body):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            following = node.body[number + 1] if number + 1 < len(node.body) else None
            said = ""
            if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
                said = " ".join(str(following.value.value).split())
            kind = ast.unparse(statement.annotation).replace("|", "\\|")
            yield f"| `{statement.target.id}` | `{kind}` | {said} |"


def _commands() -> str:
    parts = ["# Commands"]
    parts += _command_help(program, "clinicgen")
    return "\n\n".join(parts)


def _command_help(command: click.Command, name: str) -> Iterator[str]:
    context = click.Context(command, info_name=name, max_content_width=100)
    yield f"## {name}\n\n```\n{command.get_help(context).rstrip()}\n```"
    if isinstance(command, click.Group):
        for inner in sorted(command.commands):
            yield from _command_help(command.commands[inner], f"{name} {inner}")


def _rules() -> str:
    parts = ["# Rules", "`clinicgen rule NAME` prints the same. A rule marked *fixed* cannot be lowered or accepted."]
    for rule in all_rules():
        fixed = ", *fixed*" if rule.is_protected else ""
        manual = rule.manual.replace("\n## ", "\n#### ").removeprefix("## ")
        manual = f"#### {manual}" if rule.manual.startswith("## ") else manual
        parts.append(f"## {rule.name}\n\n*{rule.severity.value}*{fixed}. {rule.summary}\n\n{manual}".rstrip())
    return "\n\n".join(parts)


def main() -> None:
    """Write the pages, or with --check exit with 1 where one is not current."""
    pages = write_pages()
    if "--check" in sys.argv[1:]:
        present = {path.name: path.read_text("utf-8") for path in HERE.glob("*.md")}
        stale = sorted(name for name in {*pages, *present} if pages.get(name) != present.get(name))
        if stale:
            sys.exit(f"not current: {', '.join(stale)}; run `make docs`")
        return
    HERE.mkdir(exist_ok=True)
    for path in HERE.glob("*.md"):
        path.unlink()
    for name, text in pages.items():
        (HERE / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()

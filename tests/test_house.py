"""The house keeps its own rules: sizes, names, rooms, reference pages, the public door."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import clinicgen
from clinicgen import pipeline
from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "clinicgen"
MODULES = sorted(PACKAGE.rglob("*.py"))
WALL = 300
DRAWERS = {"utils", "helpers", "common", "manager", "base", "misc"}
ARCHITECTURE_LINES = 150


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_what_it_is_for_and_stays_small(path: Path) -> None:
    text = path.read_text("utf-8")
    first = (ast.get_docstring(ast.parse(text)) or "").split("\n")[0]
    assert first.endswith((".", ":"))
    assert text.count("\n") <= WALL
    assert path.stem not in DRAWERS


def test_public_functions_and_classes_are_documented() -> None:
    undocumented = [
        f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in _public(ast.parse(path.read_text("utf-8")))
        if not ast.get_docstring(node)
    ]
    assert undocumented == []


def _public(node: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef | ast.ClassDef) and not inner.name.startswith("_"):
            yield inner
            if isinstance(inner, ast.ClassDef):
                yield from _public(inner)


def test_the_rooms_keep_apart() -> None:
    found = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        check=False,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stdout


def test_the_reference_is_current() -> None:
    found = subprocess.run(
        [sys.executable, "docs/make_reference.py", "--check"],
        check=False,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stderr


def test_the_architecture_page_is_short_and_names_only_files_that_exist() -> None:
    text = (REPOSITORY / "docs" / "ARCHITECTURE.md").read_text("utf-8")
    assert text.count("\n") <= ARCHITECTURE_LINES
    named = {word.strip("`.,()") for word in text.split() if word.strip("`.,()").startswith("tests/")}
    assert named
    assert [name for name in sorted(named) if not (REPOSITORY / name).exists()] == []


def test_rule_names_are_unique_and_explained() -> None:
    rules = pipeline.all_rules()
    names = [rule.name for rule in rules]
    assert len(names) == len(set(names))
    assert [rule.name for rule in rules if not rule.summary.endswith(".") or "## " not in rule.manual] == []


def test_the_public_functions_are_the_pipelines() -> None:
    assert clinicgen.build is pipeline.build
    assert clinicgen.check is pipeline.check
    assert clinicgen.audit is pipeline.audit
    assert clinicgen.all_rules() == pipeline.all_rules()
    assert list(inspect.signature(clinicgen.build).parameters)[:4] == ["workspace", "only", "today", "executor"]
    with pytest.raises(AttributeError, match="no attribute `bild`"):
        clinicgen.bild  # noqa: B018


def test_plan_tells_what_would_be_built() -> None:
    plans = clinicgen.plan(REPOSITORY, only=["columbia"])
    assert list(plans) == ["columbia"]
    assert plans["columbia"].pages[0].address == "/"

"""The views are the theme author's reference: every field is explained, and templates name nothing else."""

from __future__ import annotations

import ast
import inspect

import pytest
from jinja2 import meta

from clinicgen.rendering import clinic_views, page_views
from clinicgen.rendering.environment import open_environment

CLASSES = [
    node
    for module in (clinic_views, page_views)
    for node in ast.parse(inspect.getsource(module)).body
    if isinstance(node, ast.ClassDef)
]


@pytest.mark.parametrize("node", CLASSES, ids=lambda node: node.name)
def test_every_field_of_a_view_is_explained(node: ast.ClassDef) -> None:
    assert ast.get_docstring(node)
    for field, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign):
            assert isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant), ast.unparse(field)


def test_templates_name_only_values_that_are_documented(plan_site) -> None:
    theme = plan_site("harbor").theme
    environment = open_environment(theme.templates)
    known = set(page_views.EVERYWHERE) | set(page_views.IN_BLOCKS)
    for names in page_views.BY_KIND.values():
        known |= set(names)
    # Partials are handed these by the templates that include them.
    known |= {"card", "topics", "recent_title", "picture", "sizes", "look", "loading"}
    for name, source in theme.templates.items():
        assert meta.find_undeclared_variables(environment.parse(source.text)) <= known, name

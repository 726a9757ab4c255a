from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinicgen.loading import RULES, load_workspace, read_starter
from clinicgen.model.finding import Severity
from clinicgen.model.workspace import Workspace

WriteWorkspace = Callable[[Mapping[str, str | bytes]], Path]

STARTER = read_starter()
SAFE_SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>'


def _said(workspace: Workspace) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.clinic) for finding in workspace.findings]


def test_pictures_and_static_files_reach_their_clinic(write_workspace: WriteWorkspace) -> None:
    clinic = STARTER["clinics/riverside/clinic.yaml"].replace(
        b"  name: clarity", b"  name: clarity\n  logo: images/logo.svg"
    )
    files = {
        "clinics/riverside/clinic.yaml": clinic,
        "clinics/riverside/images/logo.svg": SAFE_SVG,
        "clinics/riverside/static/form.pdf": b"own",
        "static/form.pdf": b"shared",
        "static/map.pdf": b"map",
        "articles/images/moon.png": b"png",
    }
    workspace = load_workspace(write_workspace({**STARTER, **files}))
    assert workspace.findings == ()
    (riverside,) = workspace.fleet.clinics
    assert list(riverside.images) == ["images/logo.svg"]
    assert {path: file.data for path, file in riverside.static.items()} == {"form.pdf": b"own", "map.pdf": b"map"}
    assert list(workspace.images) == ["articles/images/moon.png", "clinics/riverside/images/logo.svg"]
    assert workspace.theme_users == {"clarity": ("riverside",)}


def test_every_text_file_is_kept_for_showing_findings(write_workspace: WriteWorkspace) -> None:
    workspace = load_workspace(write_workspace(STARTER))
    assert {path for path in STARTER if path.endswith((".md", ".yaml"))} <= workspace.sources.keys()
    assert "themes/clarity/theme.yaml" in workspace.sources


def test_reading_twice_gives_the_same(write_workspace: WriteWorkspace) -> None:
    root = write_workspace({**STARTER, "articles/x.markdown": "", "articles/y.md": "---\n", "pages/z.md": b"\xff"})
    assert load_workspace(root) == load_workspace(root)


@pytest.mark.parametrize(
    "path",
    ["articles/images/a.svg", "clinics/riverside/images/b.SVG", "clinics/_brands/images/c.svg", "static/deep/d.svg"],
)
def test_an_unsafe_svg_is_refused_wherever_it_lies(write_workspace: WriteWorkspace, path: str) -> None:
    workspace = load_workspace(write_workspace({**STARTER, path: "<svg>\n<script/></svg>"}))
    assert _said(workspace) == [("html-unsafe-svg", "riverside" if "riverside" in path else None)]


def test_every_problem_of_every_file_is_told_in_one_run(write_workspace: WriteWorkspace) -> None:
    root = write_workspace(
        {
            **STARTER,
            "clinics/riverside/clinic.yaml": "phne: 1\n",
            "clinics/riverside/clinic.yml": "",
            "clinics/norfolk/articles/x.md": "---\ntitle: x\n---\n",
            "clinics/_brands/b.yaml": b"\xff\xfen\0",
            "articles/wide.md": "a" * 1_000_001,
            "articles/unclosed.md": "---\n",
            "themes/broken/theme.yaml": "name: [\n",
        }
    )
    (root / "articles" / "secret.md").symlink_to("/etc/passwd")
    os.mkfifo(root / "pages" / "pipe.md")
    rules = {rule for rule, _ in _said(load_workspace(root))}
    assert {
        "article-missing-key",
        "clinic-unknown-key",
        "front-matter-unclosed",
        "path-clinic-file-missing",
        "path-not-text",
        "path-outside-workspace",
        "path-too-large",
        "path-unread",
        "path-unreadable",
        "theme-invalid-yaml",
    } <= rules
    assert rules <= {rule.name for rule in RULES}


def test_a_clinic_that_cannot_be_read_is_still_known(write_workspace: WriteWorkspace) -> None:
    files = {
        "clinics/norfolk/images/logo.svg": SAFE_SVG,
        "clinics/Bad Name/clinic.yaml": "name: x\n",
        "clinics/Bad Name/pages/x.md": "",
    }
    workspace = load_workspace(write_workspace({**STARTER, **files}))
    assert [clinic.slug for clinic in workspace.fleet.clinics] == ["riverside"]
    assert sorted(lost.slug for lost in workspace.fleet.lost) == ["Bad Name", "norfolk"]
    assert _said(workspace) == [("path-name", "Bad Name"), ("path-clinic-file-missing", "norfolk")]


def test_two_clinics_of_one_name_concern_more_than_one(write_workspace: WriteWorkspace) -> None:
    workspace = load_workspace(write_workspace({**STARTER, "clinics/Riverside/clinic.yaml": "name: x\n"}))
    assert _said(workspace) == [("path-collision", None)]
    assert [clinic.slug for clinic in workspace.fleet.clinics] == ["riverside"]


def test_texts_that_cannot_be_read_are_lost_and_not_forgotten(write_workspace: WriteWorkspace) -> None:
    files = {"articles/Sleep.md": "", "articles/bytes.md": b"\xff", "articles/open.md": "---\n"}
    workspace = load_workspace(write_workspace({**STARTER, **files}))
    assert [(lost.slug, lost.path) for lost in workspace.lost_texts] == [
        ("Sleep", "articles/Sleep.md"),
        ("bytes", "articles/bytes.md"),
        ("open", "articles/open.md"),
    ]


def test_a_workspace_of_nothing_is_told_so(write_workspace: WriteWorkspace) -> None:
    assert _said(load_workspace(write_workspace({}))) == [("path-no-clinics", None)]


PATHS = (
    "clinicgen.yaml",
    "clinics/_brands/b.yaml",
    "clinics/a/clinic.yaml",
    "clinics/a/images/logo.svg",
    "clinics/a/slots/sleep/x.md",
    "articles/sleep.md",
    "articles/x/sleep.md",
    "services/s.md",
    "static/x.svg",
    "themes/t/theme.yaml",
    "themes/t/templates/base.html",
)
FRAGMENTS = (
    b"---\n",
    b"title: x\n",
    b"description: y\n",
    b"name: t\n",
    b"extends: t\n",
    b"phone: 1\n",
    b"theme: {name: t}\n",
    b"defaults: {a: [}\n",
    b"brand: b\n",
    b"<svg ",
    b"on='",
    b">",
    b"\xff",
    b"\0",
    b"\r",
    b"{{ clinic.name }}",
    b"&a [*a]\n",
)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(PATHS), st.lists(st.sampled_from(FRAGMENTS), max_size=8)))
def test_whatever_the_files_hold_reading_ends_with_findings(contents: dict[str, list[bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for path, parts in contents.items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(b"".join(parts))
        workspace = load_workspace(Path(folder))
    assert workspace.findings
    assert {finding.rule for finding in workspace.findings} <= {rule.name for rule in RULES}


def test_this_projects_own_workspace_is_in_order() -> None:
    workspace = load_workspace(Path(__file__).parents[2])
    errors = [finding for finding in workspace.findings if finding.severity is Severity.ERROR]
    assert errors == []
    assert len(workspace.fleet.clinics) >= 5
    assert len(workspace.texts) >= 14


def test_every_rule_has_a_name_of_its_own_and_a_manual() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.summary.endswith(".") and "## Instead" in rule.manual for rule in RULES)

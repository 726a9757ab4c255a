from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from clinicgen.loading.themes import ThemesResult, load_themes
from clinicgen.loading.workspace_map import map_workspace

WriteWorkspace = Callable[[Mapping[str, str | bytes]], Path]

PARENT = {
    "themes/plain/theme.yaml": (
        "name: plain\ndescription: A plain one.\nstylesheets: [a.css, b.css]\nsettings:\n"
        '  primary: {type: colour, default: "#123", description: The colour.}\n'
        "  width: {type: length, default: 40rem, description: The width.}\n"
    ),
    "themes/plain/templates/base.html": "plain base",
    "themes/plain/templates/blocks/note.html": "plain note",
    "themes/plain/static/a.css": "a{}",
    "themes/plain/static/b.css": "b{}",
}
CHILD = {
    "themes/fine/theme.yaml": (
        "name: fine\ndescription: A finer one.\nextends: plain\nstylesheets: [c.css]\nsettings:\n"
        "  width: {type: choice, default: wide, choices: [wide, narrow], description: The width.}\n"
    ),
    "themes/fine/templates/base.html": "fine base",
    "themes/fine/static/c.css": "c{}",
    "themes/fine/static/a.css": "a{color:red}",
}


def _load(root: Path) -> ThemesResult:
    found = map_workspace(root)
    return load_themes(found.theme_files, found.theme_folders)


def _said(result: ThemesResult) -> list[tuple[str, str]]:
    return [(finding.rule, finding.message) for finding in result.findings]


def test_a_theme_lies_over_the_one_it_extends(write_workspace: WriteWorkspace) -> None:
    result = _load(write_workspace({**PARENT, **CHILD}))
    assert result.findings == ()
    theme = result.themes["fine"]
    assert theme.lineage == ("fine", "plain")
    assert theme.stylesheets == ("a.css", "b.css", "c.css")
    assert {name: source.text for name, source in theme.templates.items()} == {
        "base.html": "fine base",
        "blocks/note.html": "plain note",
        "fine/base.html": "fine base",
        "plain/base.html": "plain base",
        "plain/blocks/note.html": "plain note",
    }
    assert theme.static["a.css"].data == b"a{color:red}"
    assert [setting.type for setting in theme.settings.values()] == ["colour", "choice"]


def test_the_built_in_themes_are_there_without_any_folder(write_workspace: WriteWorkspace) -> None:
    result = _load(write_workspace({}))
    assert "clarity" in result.themes
    assert result.themes["clarity"].templates["article.html"].path == "themes/clarity/templates/article.html"
    assert result.findings == ()


def test_a_theme_of_the_workspace_can_extend_a_built_in_one(write_workspace: WriteWorkspace) -> None:
    files = {"themes/mine/theme.yaml": "name: mine\ndescription: Mine.\nextends: clarity\n"}
    result = _load(write_workspace(files))
    assert result.findings == ()
    assert result.themes["mine"].lineage == ("mine", "clarity")
    assert result.themes["mine"].digest != result.themes["clarity"].digest


def test_a_theme_needs_to_say_no_more_than_what_it_extends(write_workspace: WriteWorkspace) -> None:
    result = _load(write_workspace({"themes/mine/theme.yaml": "extends: clarity\n"}))
    assert result.findings == ()
    assert result.themes["mine"].name == "mine"


def test_a_theme_of_the_workspace_replaces_a_built_in_one_of_its_name(write_workspace: WriteWorkspace) -> None:
    files = {
        "themes/clarity/theme.yaml": "name: clarity\ndescription: Mine.\n",
        "themes/clarity/templates/base.html": "x",
    }
    result = _load(write_workspace(files))
    assert list(result.themes["clarity"].templates) == ["base.html", "clarity/base.html"]


@pytest.mark.parametrize(
    "path", ["themes/plain/templates/base.html", "themes/plain/static/b.css", "themes/fine/static/c.css"]
)
def test_any_changed_file_changes_the_digest(write_workspace: WriteWorkspace, path: str) -> None:
    before = _load(write_workspace({**PARENT, **CHILD})).themes["fine"].digest
    assert _load(write_workspace({})).themes["fine"].digest == before
    assert _load(write_workspace({path: "changed"})).themes["fine"].digest != before


def test_an_unknown_parent_is_suggested(write_workspace: WriteWorkspace) -> None:
    files = {"themes/mine/theme.yaml": "name: mine\ndescription: x\nextends: clarty\n"}
    result = _load(write_workspace(files))
    (finding,) = result.findings
    assert (finding.rule, finding.message) == ("theme-unknown-parent", "there is no theme `clarty`")
    assert finding.hint == "did you mean `clarity`?"
    assert finding.place is not None
    assert finding.place.span is not None
    assert (finding.place.span.line, finding.place.span.column) == (3, 10)
    assert result.lost == ("mine",)


def test_themes_that_extend_each_other_are_refused(write_workspace: WriteWorkspace) -> None:
    manifest = "name: {0}\ndescription: x\nextends: {1}\n"
    files = {
        f"themes/{name}/theme.yaml": manifest.format(name, parent)
        for name, parent in (("a", "b"), ("b", "a"), ("c", "a"), ("own", "own"))
    }
    result = _load(write_workspace(files))
    assert _said(result) == [
        ("theme-extends-itself", "the theme extends itself: `a` → `b` → `a`"),
        ("theme-extends-itself", "the theme extends itself: `b` → `a` → `b`"),
        ("theme-extends-itself", "the theme extends itself: `own` → `own`"),
    ]
    assert result.lost == ("a", "b", "c", "own")


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("{type: colour, default: teal, description: x}", "`teal` is not a colour"),
        ("{type: length, default: wide, description: x}", "`wide` is not a length"),
        ("{type: choice, default: a, choices: [b, c], description: x}", "`a` is not among the choices of `it`"),
        ("{type: choice, default: a, description: x}", "`a` is not among the choices of `it`"),
        (
            '{type: colour, default: "#999", on_light: "#fff", description: x}',
            "`#999` is hard to read on the pages' light background: its contrast is 2.8, text needs 4.5",
        ),
        ("{type: length, default: 1px, choices: [1px], description: x}", "`it` has choices and is of type length"),
    ],
)
def test_a_settings_default_fits_its_type(write_workspace: WriteWorkspace, setting: str, message: str) -> None:
    files = {"themes/mine/theme.yaml": f"name: mine\ndescription: x\nsettings:\n  it: {setting}\n"}
    (finding,) = _load(write_workspace(files)).findings
    assert (finding.rule, finding.message) == ("theme-setting-default", message)
    assert finding.place is not None
    assert finding.place.span is not None
    assert finding.place.span.line == 4


@pytest.mark.parametrize(
    ("files", "rule", "message"),
    [
        ({"themes/mine/notes.txt": ""}, "theme-incomplete", "the theme `mine` has no `theme.yaml`"),
        (
            {"themes/mine/theme.yaml": "name: other\ndescription: x\n"},
            "theme-misnamed",
            "the theme's `name` is `other` and its folder's is `mine`",
        ),
        (
            {"themes/mine/theme.yaml": "name: mine\ndescription: x\nstylesheets: [a.css]\n"},
            "theme-incomplete",
            "there is no stylesheet `static/a.css`",
        ),
        (
            {"themes/mine/theme.yaml": "name: mine\ndescription: x\n", "themes/mine/templates/a.txt": ""},
            "path-unread",
            "nothing reads `themes/mine/templates/a.txt`",
        ),
        (
            {"themes/mine/theme.yaml": "name: mine\ndescription: x\n", "themes/mine/template/a.html": ""},
            "path-unread",
            "nothing reads `themes/mine/template/a.html`",
        ),
        (
            {"themes/mine/theme.yaml": "name: mine\ndescription: x\n", "themes/mine/templates/a.html": b"\xff"},
            "path-not-text",
            "`themes/mine/templates/a.html` holds the byte 0xFF, which is not UTF-8",
        ),
    ],
)
def test_a_broken_theme_is_refused(
    write_workspace: WriteWorkspace, files: Mapping[str, str | bytes], rule: str, message: str
) -> None:
    assert _said(_load(write_workspace(files))) == [(rule, message)]


def test_a_themes_pictures_are_the_themes_own_affair(write_workspace: WriteWorkspace) -> None:
    files = {**PARENT, "themes/plain/static/icon.svg": "<svg><style>a{}</style></svg>", "themes/plain/LICENSE": ""}
    assert _load(write_workspace(files)).findings == ()

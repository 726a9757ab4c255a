"""A theme that was just started changes nothing but its example, and holds all that could be changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from clinicgen import build, check, loading
from clinicgen.cli.program import program
from clinicgen.loading.theme_start import find_tokens
from tests.conftest import MakeWorkspace
from tests.test_cached_equals_clean import read_tree


@pytest.fixture
def root(make_workspace: MakeWorkspace) -> Path:
    return make_workspace()


def read_sites(output: Path) -> Mapping[str, bytes]:
    """Give the bytes of every file that is deployed, by path below the output folder."""
    return {f"{slug}/{path}": data for slug in ("harbor", "norfolk") for path, data in read_tree(output / slug).items()}


def start(root: Path, *words: str) -> str:
    """Start a theme, and give what was said."""
    done = CliRunner().invoke(program, ["-C", str(root), "new", "theme", *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_new_theme_can_be_used_at_once(root: Path) -> None:
    build(root, output=root.parent / "before", jobs=1)
    said = start(root, "coast")
    assert "wrote themes/coast/theme.yaml" in said
    assert "`theme: {name: coast}`" in said
    assert "clinicgen serve" in said
    (root / "clinicgen.yaml").write_text("defaults: {theme: {name: coast}}\n")
    result = build(root, output=root.parent / "after", jobs=1)
    assert result.report.findings == ()
    before, after = read_sites(root.parent / "before"), read_sites(root.parent / "after")
    assert b"This page is not here any more" in after["harbor/404.html"]
    assert b"This page is not here any more" not in before["harbor/404.html"]
    # The stylesheet has another name, and nothing else is different.
    plain = re.compile(rb"site\.[a-z]+\.css")
    for path in ("harbor/index.html", "norfolk/articles/quiet-hour/index.html"):
        assert plain.sub(b"", after[path]) == plain.sub(b"", before[path])


def test_every_value_of_the_theme_it_extends_stands_there_to_be_changed(root: Path) -> None:
    start(root, "coast")
    clarity = loading.load_workspace(root).themes["clarity"]
    tokens = find_tokens(clarity)
    assert len(tokens) > 5
    stylesheet = root / "themes/coast/static/coast.css"
    for token, value in tokens.items():
        assert f"  /* {token}: {value}; */\n" in stylesheet.read_text("utf-8")
    token = next(iter(tokens))
    text = stylesheet.read_text("utf-8").replace(f"/* {token}: {tokens[token]}; */", f"{token}: #123456;")
    stylesheet.write_text(text, "utf-8")
    (root / "clinicgen.yaml").write_text("defaults: {theme: {name: coast}}\n")
    build(root, output=root.parent / "after", jobs=1)
    (style,) = (root.parent / "after/harbor/assets").glob("site.*.css")
    assert style.read_text("utf-8").rindex(f"{token}: #123456;") > style.read_text("utf-8").index(
        f"{token}: {tokens[token]}"
    )


def test_every_setting_may_be_taken_out_of_its_comment(root: Path) -> None:
    start(root, "coast")
    manifest = root / "themes/coast/theme.yaml"
    before, settings = manifest.read_text("utf-8").split("# settings:\n")
    manifest.write_text(before + "settings:\n" + settings.replace("#  ", "  "), "utf-8")
    read = yaml.safe_load(manifest.read_text("utf-8"))
    clarity = loading.load_workspace(root).themes["clarity"]
    assert read["settings"].keys() == clarity.settings.keys()
    (root / "clinicgen.yaml").write_text("defaults: {theme: {name: coast}}\n")
    assert check(root, jobs=1).findings == ()
    assert loading.load_workspace(root).themes["coast"].settings == clarity.settings


def test_a_theme_may_extend_one_of_the_workspace(root: Path) -> None:
    start(root, "coast")
    start(root, "harbour", "--extends", "coast")
    (root / "clinicgen.yaml").write_text("defaults: {theme: {name: harbour}}\n")
    assert check(root, jobs=1).findings == ()
    assert loading.load_workspace(root).themes["harbour"].lineage == ("harbour", "coast", "clarity")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["coast", "--extends", "clarty"], "did you mean `clarity`?"),
        (["Coast"], "`Coast` is not a slug"),
        (["clarity"], "there is a theme `clarity` already"),
    ],
)
def test_a_theme_that_cannot_be_started_is_refused(
    root: Path, words: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from clinicgen.cli.program import run

    monkeypatch.setattr("sys.argv", ["clinicgen", "-C", str(root), "new", "theme", *words])
    assert run() == 2
    assert said in capsys.readouterr().err
    assert not (root / "themes").exists()

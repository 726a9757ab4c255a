"""Every stylesheet that a site serves, and every one of the themes, is CSS that browsers know: stylelint is content."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import REPOSITORY

from .conftest import Sites, Tell
from .tools import HERE, run_node


def lint(*files: Path) -> tuple[int, str]:
    """Judge stylesheets, and give how it ended and what was said."""
    done = run_node("stylelint/bin/stylelint.mjs", "--config", HERE / "stylelint.json", "--formatter", "unix", *files)
    return done.returncode, done.stdout + done.stderr


def test_stylelint_has_nothing_to_say_of_any_stylesheet(sites: Sites, tell: Tell) -> None:
    served = [path for site in sites.values() for path in sorted((site.folder / "assets").glob("*.css"))]
    searched = [site for site in sites.values() if (site.folder / "pagefind").is_dir()]
    assert len(served) == len(sites) + len(searched)
    written = sorted((REPOSITORY / "themes").rglob("*.css"))
    assert lint(*served, *written) == (0, "")
    tell(f"stylelint: {len(served) + len(written)} stylesheets, nothing to say")


def test_a_stylesheet_with_a_fault_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "site.css").write_text("a { colour: red; width: 1 rem; }\n", "utf-8")
    code, said = lint(tmp_path / "site.css")
    assert code == 2
    assert "colour" in said and "width" in said

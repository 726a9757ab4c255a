"""Every page of every site is right by the standard: the Nu HTML checker and html-validate have nothing to say."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from .conftest import Sites, Tell
from .tools import HERE, find_module, find_program, run_node


def test_the_nu_html_checker_has_nothing_to_say_of_any_page(sites: Sites, tell: Tell) -> None:
    jar = find_module("vnu-jar/build/dist/vnu.jar")
    files = [site.folder / path for site in sites.values() for path in site.pages]
    assert len(files) > 400
    done = subprocess.run(
        [find_program("java"), "-Xss8m", "-jar", jar, "--Werror", "--stdout", "--format", "json", *files],
        check=False, capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    messages = [
        f"{one.get('url')}:{one.get('lastLine')}: {one['message']}\n{one.get('extract')}"
        for one in json.loads(done.stdout)["messages"]
    ]
    assert messages == []
    assert done.returncode == 0, done.stderr
    tell(f"Nu HTML checker: {len(files)} pages, nothing to say")


def test_a_page_with_a_fault_would_be_found(tmp_path: Path, sites: Sites) -> None:
    jar = find_module("vnu-jar/build/dist/vnu.jar")
    page = sites["five/columbia"].pages["index.html"].replace("</h1>", "</h2>", 1)
    (tmp_path / "index.html").write_text(page, "utf-8")
    done = subprocess.run(
        [find_program("java"), "-Xss8m", "-jar", jar, "--Werror", tmp_path / "index.html"],
        check=False, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode != 0
    assert "heading" in done.stderr or "h2" in done.stderr


def test_html_validate_has_nothing_to_say_of_any_page(sites: Sites, tell: Tell) -> None:
    files = [site.folder / path for site in sites.values() for path in site.pages]
    done = run_node(
        "html-validate/bin/html-validate.mjs", "--config", HERE / "html-validate.json", "--formatter", "text", *files
    )
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr
    tell(f"html-validate: {len(files)} pages, nothing to say")

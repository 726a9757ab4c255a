from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from clinicgen.loading.walking import Discovery, is_ignored, walk


def _walk(root: Path) -> Discovery:
    return walk(root, lambda name: name in ("articles", "static"))


def _said(found: Discovery) -> list[tuple[str, str]]:
    return [(finding.rule, finding.message) for finding in found.findings]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "agency" / "articles").mkdir(parents=True)
    return (tmp_path / "agency").resolve()


def test_files_are_found_by_path_and_in_order(root: Path) -> None:
    for path in ("articles/b.md", "articles/a/z.md", "notes/x.md", "static/form.pdf"):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text("")
    found = _walk(root)
    assert [file.path for file in found.files] == ["articles/a/z.md", "articles/b.md", "static/form.pdf"]
    assert [folder.path for folder in found.folders] == ["articles", "articles/a", "static"]
    assert not found.findings


def test_a_link_within_the_workspace_is_followed(root: Path) -> None:
    (root / "texts").mkdir()
    (root / "texts" / "sleep.md").write_text("")
    (root / "articles" / "linked").symlink_to(root / "texts")
    (root / "articles" / "rest.md").symlink_to("../texts/sleep.md")
    found = _walk(root)
    assert [file.path for file in found.files] == ["articles/linked/sleep.md", "articles/rest.md"]
    assert not found.findings


@pytest.mark.parametrize("target", ["/etc/passwd", "/etc", "../../secret.md", "../.."])
def test_a_link_out_of_the_workspace_is_refused(root: Path, target: str) -> None:
    (root.parent / "secret.md").write_text("")
    (root / "articles" / "x.md").symlink_to(target)
    found = _walk(root)
    assert not found.files
    assert _said(found) == [("path-outside-workspace", "the symbolic link `articles/x.md` leads out of the workspace")]


def test_a_folder_whose_name_only_begins_like_the_workspaces_is_outside(root: Path) -> None:
    sibling = root.parent / "agency-private"
    sibling.mkdir()
    (root / "static").symlink_to(sibling)
    assert _said(_walk(root)) == [("path-outside-workspace", "the symbolic link `static` leads out of the workspace")]


def test_a_workspace_reached_by_a_link_is_read(root: Path) -> None:
    (root / "articles" / "a.md").write_text("")
    (root.parent / "shortcut").symlink_to(root)
    assert [file.path for file in _walk(root.parent / "shortcut").files] == ["articles/a.md"]


def test_links_in_a_circle_end(root: Path) -> None:
    (root / "articles" / "up").symlink_to("..")
    (root / "articles" / "here").symlink_to(".")
    (root / "articles" / "self").symlink_to("self")
    (root / "articles" / "gone").symlink_to("nothing")
    for one, other in (("left", "right"), ("right", "left")):
        (root / "static" / one).mkdir(parents=True)
        (root / "static" / one / "on").symlink_to(f"../{other}")
    assert [message for _, message in _said(_walk(root))] == [
        "the symbolic link `articles/gone` leads nowhere",
        "the symbolic link `articles/here` leads round in a circle",
        "the symbolic link `articles/self` leads to itself",
        "the symbolic link `articles/up` leads round in a circle",
        "the symbolic link `static/left/on/on` lies in a folder that is a link itself",
        "the symbolic link `static/right/on/on` lies in a folder that is a link itself",
    ]


def test_pipes_and_sockets_are_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(root / "articles" / "pipe.md")
    (root / "articles" / "linked.md").symlink_to("pipe.md")
    monkeypatch.chdir(root / "articles")  # A socket's path may be no longer than some hundred characters.
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.md")
        found = _walk(root)
    assert not found.files
    assert [message for _, message in _said(found)] == [
        f"`articles/{name}.md` is no ordinary file" for name in ("linked", "pipe", "socket")
    ]


def test_a_folder_that_may_not_be_opened_is_a_finding(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(folder: str) -> object:
        if folder.endswith("articles"):
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert _said(_walk(root)) == [("path-unreadable", "`articles` cannot be read: permission denied")]


def test_names_that_are_one_name_elsewhere_are_refused(root: Path) -> None:
    for name in ("Sleep.md", "sleep.md", "caf\u00e9.md", "cafe\u0301.md"):
        (root / "articles" / name).write_text("")
    found = _walk(root)
    assert [file.path for file in found.files] == ["articles/caf\u00e9.md", "articles/sleep.md"]
    assert _said(found) == [
        ("path-collision", "two files are called `articles/caf\u00e9.md` and differ only in how an accent is stored"),
        (
            "path-collision",
            "`articles/sleep.md` and `articles/Sleep.md` are one name on many computers and in addresses",
        ),
    ]


def test_names_that_cannot_be_typed_are_refused(root: Path) -> None:
    names = (b"caf\xe9.md", b"a\nb.md", "rtl\u202e.md".encode(), b"back\\slash.md")
    for name in names:
        (root / "articles" / os.fsdecode(name)).write_text("")
    found = _walk(root)
    assert not found.files
    assert {rule for rule, _ in _said(found)} == {"path-name"}
    assert len(found.findings) == len(names)
    "".join(message for _, message in _said(found)).encode("utf-8")


def test_a_tower_of_folders_is_refused(root: Path) -> None:
    (root / "articles" / "/".join("d" * 40)).mkdir(parents=True)
    assert [rule for rule, _ in _said(_walk(root))] == ["path-name"]


@pytest.mark.parametrize(
    ("path", "ignored"),
    [
        ("articles/.DS_Store", True),
        ("static/.DS_Store", True),
        ("clinics/a/static/Thumbs.db", True),
        ("articles/sleep.md~", True),
        ("articles/.sleep.md.swp", True),
        ("articles/.#sleep.md", True),
        ("articles/.obsidian", True),
        ("static/.well-known", False),
        ("clinics/a/static/.well-known", False),
        ("static/.env", False),
        ("articles/sleep.md", False),
    ],
)
def test_what_systems_and_editors_leave_behind_is_ignored(path: str, ignored: bool) -> None:
    assert is_ignored(path) is ignored

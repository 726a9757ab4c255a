"""Folders that have settled are not listed again, and whatever happens in one is noticed all the same."""

import os
import shutil
import time
from pathlib import Path

import pytest

from clinicgen.publishing import open_output, publish, recall
from clinicgen.publishing.tree import survey

PAGES = {"index.html": "home", "a/index.html": "a", "a/b/index.html": "b", "c/index.html": "c", "c/more.txt": "more"}
EDITED = {**PAGES, "c/index.html": "edited"}


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Let folders settle at once."""
    monkeypatch.setattr("clinicgen.publishing.folder_memory._COARSEST_CLOCK", -(10**18))
    monkeypatch.setattr("clinicgen.publishing.folder_memory._WORTH_WRITING", 10**9)


@pytest.fixture
def site(output, make_release):
    """Give a site of which both trees are remembered."""
    for files in (PAGES, EDITED, PAGES, EDITED, PAGES):
        publish(output, make_release(files))
    publish(output, make_release(PAGES))
    time.sleep(0.02)  # Longer than a tick of any clock that the tests meet.
    return output.site("columbia")


@pytest.fixture
def listed(monkeypatch):
    """Give the folders that are listed from now on."""
    folders = []
    scandir = os.scandir

    def note(path):
        folders.append(Path(path).name)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", note)
    return folders


def test_a_folder_left_alone_is_not_listed_again(output, site, make_release, listed):
    assert recall(output, "columbia").tree.files.keys() == PAGES.keys()
    assert listed == []
    publish(output, make_release(EDITED))
    # An exchange renames the roots, so these are listed, and the spare tree's folder that the last edit changed.
    assert set(listed) <= {"columbia", "c"}


def test_folders_changed_a_moment_ago_are_not_remembered(tmp_path, make_release, monkeypatch):
    monkeypatch.undo()
    with open_output(tmp_path / "elsewhere", tmp_path, print) as output:
        for files in (PAGES, EDITED, PAGES):
            publish(output, make_release(files))
            publish(output, make_release(files))
        assert not list(output.site_records("columbia").glob("*.folders"))


def put_file(site):
    (site / "a/b/notes.txt").write_text("mine")


def put_folder(site):
    (site / "a/empty").mkdir()


def put_link(site):
    (site / "a/link").symlink_to("nowhere")


def rewrite(site):
    (site / "a/index.html").write_text("A")


def put_another(site):
    (site / "a/index.html").unlink()
    (site / "a/index.html").write_text("A")


def delete(site):
    (site / "c/more.txt").unlink()


def delete_folder(site):
    shutil.rmtree(site / "a/b")


def put_link_for_folder(site):
    (site / "a").rename(site.parent / "moved")
    (site / "a").symlink_to(site.parent / "moved")


def put_copy_for_folder(site):
    shutil.copytree(site / "a", site.parent / "copied")
    shutil.rmtree(site / "a")
    (site.parent / "copied").rename(site / "a")


DEEDS = [put_file, put_folder, put_link, rewrite, put_another, delete, delete_folder, put_link_for_folder]


@pytest.mark.parametrize("deed", [*DEEDS, put_copy_for_folder])
def test_whatever_is_done_in_a_settled_folder_is_noticed(output, site, deed):
    deed(site)
    remembering = recall(output, "columbia")
    for path in output.site_records("columbia").glob("*.folders"):
        path.unlink()
    listing = recall(output, "columbia")
    assert (remembering.tree, remembering.confirmed) == (listing.tree, listing.confirmed)


@pytest.mark.parametrize("deed", [*DEEDS[:-1], put_copy_for_folder])
def test_what_was_done_while_the_site_was_exchanged_never_goes_live(output, site, make_release, read_tree, deed):
    live = recall(output, "columbia")
    deed(site)
    publish(output, make_release(EDITED), live)
    theirs = {"a/b/notes.txt": "mine"} if deed is put_file else {}
    for files in (PAGES, EDITED, PAGES):
        publish(output, make_release(files))
        assert read_tree(site) == {**files, **theirs}
    assert recall(output, "columbia").changed == ()


@pytest.mark.parametrize("deed", [rewrite, put_another, delete, delete_folder, put_copy_for_folder])
def test_what_was_put_right_does_not_come_back(output, site, make_release, read_tree, deed):
    deed(site)
    for files in (EDITED, PAGES, EDITED, PAGES):
        publish(output, make_release(files))
        assert read_tree(site) == files


def test_a_memory_that_is_damaged_or_of_another_disk_is_none(tmp_path, output, site, make_release, read_tree):
    for path in output.site_records("columbia").glob("*.folders"):
        path.write_bytes(path.read_bytes()[:-3])
    put_file(site)
    assert "a/b/notes.txt" in recall(output, "columbia").tree.files
    shutil.copytree(output.root, tmp_path / "copy")
    with open_output(tmp_path / "copy", tmp_path, print) as copied:
        assert recall(copied, "columbia").tree.files.keys() == {*PAGES, "a/b/notes.txt"}
        publish(copied, make_release(EDITED))
        assert read_tree(copied.site("columbia")) == {**EDITED, "a/b/notes.txt": "mine"}


def test_a_file_that_was_only_read_makes_no_other_tree(tmp_path):
    (tmp_path / "index.html").write_text("x", "utf-8")
    before = survey(tmp_path)
    status = (tmp_path / "index.html").stat()
    os.utime(tmp_path / "index.html", ns=(status.st_atime_ns + 10**9, status.st_mtime_ns))
    assert survey(tmp_path) == before
    os.utime(tmp_path / "index.html", ns=(status.st_atime_ns, status.st_mtime_ns + 10**9))
    assert survey(tmp_path) != before

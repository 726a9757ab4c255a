"""Whatever moment a build is killed at, each site is wholly old or wholly new, and the next build heals."""

import errno
import hashlib
import os
import random
import shutil
import signal
import time

import pytest

from clinicgen.publishing import list_sites, open_output, publish, recall
from clinicgen.publishing.exchange import swap_names

OLD = {"index.html": "old home", "articles/a/index.html": "a", "articles/b/index.html": "old b", "gone/index.html": "x"}
NEW = {"index.html": "new home", "articles/a/index.html": "a", "articles/c/index.html": "c", "b": "file"}
CALLS = ("open", "link", "unlink", "mkdir", "rmdir", "rename", "replace")


class Killed(BaseException):
    """Stands for the moment of death: nothing but `finally` runs after it."""


def no_exchange(*_):
    raise OSError(errno.ENOSYS, "not here")


def die_before_call(patch, number, swap):
    """Let the build die just before its call of that number that changes the disk."""
    left = [number]

    def dying(call):
        def instead(*arguments, **keywords):
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return call(*arguments, **keywords)

        return instead

    for name in CALLS:
        patch.setattr(os, name, dying(getattr(os, name)))
    patch.setattr("clinicgen.publishing.exchange.swap_names", dying(swap))


def assert_record_tells_the_truth(output):
    for path, file in recall(output, "columbia").files.items():
        assert hashlib.sha256((output.site("columbia") / path).read_bytes()).hexdigest() == file.digest


@pytest.mark.parametrize("swap", [swap_names, no_exchange], ids=["exchange", "two renames"])
@pytest.mark.parametrize("history", [[], [OLD], [NEW, OLD]], ids=["first", "second", "third"])
def test_a_build_killed_before_any_of_its_steps_is_healed(
    tmp_path, make_release, read_tree, monkeypatch, swap, history
):
    for number in range(1000):
        workspace = tmp_path / str(number)
        with open_output(workspace / "build", workspace, print) as output:
            for files in history:
                publish(output, make_release(files))
            if history:
                (output.site("columbia") / "notes.txt").write_text("mine")
        site, theirs = output.site("columbia"), {"notes.txt": "mine"} if history else {}
        before = read_tree(site)
        is_killed = False
        with monkeypatch.context() as patch:
            die_before_call(patch, number, swap)
            try:
                with open_output(workspace / "build", workspace, print) as output:
                    publish(output, make_release(NEW))
            except Killed:
                is_killed = True
        if swap is swap_names:
            assert read_tree(site) in (before, {**NEW, **theirs})
        with open_output(workspace / "build", workspace, print) as output:
            assert read_tree(site) in (before, {**NEW, **theirs})
            assert_record_tells_the_truth(output)
            assert list_sites(output) == (("columbia",) if site.exists() else ())
            rules = [finding.rule for finding in publish(output, make_release(NEW)).notices]
            assert rules == (["output-foreign-file"] if theirs else [])
            assert read_tree(site) == {**NEW, **theirs}
            publish(output, make_release(OLD))
            assert read_tree(site) == {**OLD, **theirs}
        if not is_killed:
            assert number > 10, "the build was never killed"
            return


def die_within_write(patch, number):
    """Let the build die in the middle of its write of that number."""
    left, write = [number], os.write

    def instead(descriptor, data):
        left[0] -= 1
        if left[0] < 0:
            write(descriptor, bytes(data[: len(data) // 2]))
            raise Killed
        return write(descriptor, data)

    patch.setattr(os, "write", instead)


@pytest.mark.parametrize("history", [[], [OLD], [NEW, OLD], [OLD, NEW] * 9], ids=["first", "second", "third", "many"])
def test_a_build_killed_within_any_of_its_writes_is_healed(tmp_path, make_release, read_tree, monkeypatch, history):
    for number in range(100):
        workspace = tmp_path / str(number)
        with open_output(workspace / "build", workspace, print) as output:
            for files in history:
                publish(output, make_release(files))
        site = output.site("columbia")
        before, is_killed = read_tree(site), False
        with monkeypatch.context() as patch, open_output(workspace / "build", workspace, print) as output:
            die_within_write(patch, number)
            try:
                publish(output, make_release({**NEW, "d/index.html": "d"}))
            except Killed:
                is_killed = True
        assert read_tree(site) in (before, {**NEW, "d/index.html": "d"})
        with open_output(workspace / "build", workspace, print) as output:
            assert_record_tells_the_truth(output)
            for files in (NEW, OLD, NEW):
                assert publish(output, make_release(files)).notices == ()
                assert read_tree(site) == files
        if not is_killed:
            assert number > 5, "the build was never killed"
            return


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_process_killed_at_any_moment_leaves_a_whole_site(tmp_path, make_release, read_tree):
    releases = [
        make_release({f"articles/{number}/index.html": f"{name} {number}" for number in range(first, first + 60)})
        for name, first in (("A", 0), ("B", 30))
    ]
    whole = [{path: file.data.decode() for path, file in release.files.items()} for release in releases]
    chance = random.Random(20)
    build = tmp_path / "build"
    for _ in range(20):
        child = os.fork()
        if child == 0:
            try:
                with open_output(build, tmp_path, print) as output:
                    while True:
                        for release in releases:
                            publish(output, release)
            finally:
                os._exit(1)
        time.sleep(chance.uniform(0.004, 0.05))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if (build / "columbia").exists():
            assert read_tree(build / "columbia") in whole
        with open_output(build, tmp_path, print) as output:
            assert_record_tells_the_truth(output)
            release = chance.choice(releases)
            assert publish(output, release).notices == ()
            assert read_tree(build / "columbia") == whole[releases.index(release)]


def test_an_output_folder_copied_in_the_middle_of_an_exchange_is_rebuilt(
    tmp_path, make_release, read_tree, monkeypatch
):
    def die(*_):
        raise Killed

    with open_output(tmp_path / "build", tmp_path, print) as output:
        publish(output, make_release(OLD))
        with monkeypatch.context() as patch, pytest.raises(Killed):
            patch.setattr("clinicgen.publishing.exchange.swap_names", die)
            publish(output, make_release(NEW))
    shutil.copytree(tmp_path / "build", tmp_path / "copy")
    with open_output(tmp_path / "copy", tmp_path, print) as output:
        assert recall(output, "columbia").files == {}
        publication = publish(output, make_release(NEW))
        assert [finding.rule for finding in publication.notices] == ["output-record-damaged"]
        assert read_tree(output.site("columbia")) == NEW


@pytest.mark.parametrize("swap", [swap_names, no_exchange], ids=["exchange", "two renames"])
def test_a_site_whose_worker_died_can_be_done_again_in_the_same_build(
    tmp_path, make_release, read_tree, monkeypatch, swap
):
    for number in range(1000):
        workspace = tmp_path / str(number)
        with open_output(workspace / "build", workspace, print) as output:
            publish(output, make_release(OLD))
            is_killed = False
            with monkeypatch.context() as patch:
                die_before_call(patch, number, swap)
                try:
                    publish(output, make_release(NEW))
                except Killed:
                    is_killed = True
            live = recall(output, "columbia")
            assert_record_tells_the_truth(output)
            assert publish(output, make_release(NEW), live).notices == ()
            assert read_tree(output.site("columbia")) == NEW
        if not is_killed:
            return

import errno
import os
import shutil

import pytest
from msgspec import structs

from clinicgen.errors import BusyError, OutputError
from clinicgen.model.finding import Severity
from clinicgen.publishing import look_at_site, open_output, publish, publish_over, recall, recall_by_reading

PAGES = {"index.html": "home", "articles/a/index.html": "a", "articles/b/index.html": "b"}


def rules_of(publication):
    return [finding.rule for finding in publication.notices]


def test_a_first_release_is_the_folder_and_nothing_else(output, make_release, read_tree):
    publication = publish(output, make_release(PAGES))
    assert (publication.written, publication.removed, publication.is_exchanged) == (3, 0, True)
    assert publication.notices == ()
    assert read_tree(output.site("columbia")) == PAGES


def test_the_next_release_replaces_it_and_stale_pages_go_with_their_folders(output, make_release, read_tree):
    publish(output, make_release(PAGES))
    for following in (
        {"index.html": "new home", "articles/a/index.html": "a"},
        {"index.html": "newer", "articles/c/index.html": "c"},
        {"index.html": "home", "articles": "a file where a folder was"},
        PAGES,
    ):
        publish(output, make_release(following))
        assert read_tree(output.site("columbia")) == following
        folders = {p.name for p in output.site("columbia").rglob("*") if p.is_dir()}
        assert folders == {part for path in following for part in path.split("/")[:-1]}


def test_counts_tell_what_changed(output, make_release):
    publish(output, make_release(PAGES))
    publication = publish(output, make_release({"index.html": "home", "articles/a/index.html": "edited"}))
    assert (publication.written, publication.removed) == (1, 1)


def test_an_unchanged_site_is_left_alone(output, make_release):
    publish(output, make_release(PAGES))
    before = output.site("columbia").stat().st_ino
    publication = publish(output, make_release(PAGES))
    assert (publication.written, publication.removed, publication.is_exchanged) == (0, 0, False)
    assert output.site("columbia").stat().st_ino == before


def test_new_keys_are_remembered_though_the_bytes_are_the_same(output, make_release):
    release = make_release({"index.html": "home"})
    publish(output, release)
    file = release.files["index.html"]
    renamed = structs.replace(file, output=structs.replace(file.output, key="another"), data=None)
    publication = publish(output, structs.replace(release, files={"index.html": renamed}))
    assert not publication.is_exchanged
    assert recall(output, "columbia").files["index.html"].key == "another"


def test_what_was_published_is_recalled_with_key_and_proof(output, make_release):
    release = make_release(PAGES)
    publish(output, release)
    recalled = recall(output, "columbia").files
    assert recalled.keys() == PAGES.keys()
    for path, file in recalled.items():
        assert (file.key, file.digest, file.size, file.proof) == (
            release.files[path].output.key,
            release.files[path].digest,
            release.files[path].size,
            release.files[path].proof,
        )


def test_bytes_that_the_live_site_holds_need_not_be_given_again(output, make_release, read_tree):
    publish(output, make_release(PAGES))
    release = make_release({**PAGES, "index.html": "edited"})
    kept = {p: structs.replace(f, data=None) if p != "index.html" else f for p, f in release.files.items()}
    live = recall(output, "columbia")
    publish(output, structs.replace(release, files=kept), live)
    assert read_tree(output.site("columbia")) == {**PAGES, "index.html": "edited"}


def test_a_site_looked_at_before_it_was_published_is_looked_at_again(output, make_release, read_tree):
    publish(output, make_release(PAGES))
    live = recall(output, "columbia")
    for text in ("one", "two", "three"):
        publish(output, make_release({"index.html": text}), live)
        assert read_tree(output.site("columbia")) == {"index.html": text}
        assert recall(output, "columbia").files["index.html"].key == f"key of {text}"


def test_bytes_that_nobody_holds_are_an_error_and_the_site_stays(output, make_release, read_tree):
    publish(output, make_release(PAGES))
    release = make_release({"index.html": "never written"})
    missing = {"index.html": structs.replace(release.files["index.html"], data=None)}
    with pytest.raises(OutputError, match="changed while the build ran"):
        publish(output, structs.replace(release, files=missing))
    assert read_tree(output.site("columbia")) == PAGES


def test_unchanged_files_are_shared_and_changed_ones_are_new(output, make_release):
    site = output.site("columbia")
    publish(output, make_release(PAGES))
    before = {path: (site / path).stat().st_ino for path in PAGES}
    publish(output, make_release({**PAGES, "index.html": "edited"}))
    assert (site / "articles/a/index.html").stat().st_ino == before["articles/a/index.html"]
    assert (site / "index.html").stat().st_ino != before["index.html"]


def test_without_hard_links_files_are_copied(output, make_release, read_tree, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    publish(output, make_release(PAGES))
    (output.site("columbia") / "notes.txt").write_text("mine")
    for text in ("one", "two", "three"):
        publish(output, make_release({**PAGES, "index.html": text}))
        assert read_tree(output.site("columbia")) == {**PAGES, "index.html": text, "notes.txt": "mine"}
    assert recall(output, "columbia").files.keys() == PAGES.keys()


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
def test_where_names_cannot_be_exchanged_two_renames_do(output, make_release, read_tree, monkeypatch, number):
    def refuse(*_):
        raise OSError(number, "not here")

    monkeypatch.setattr("clinicgen.publishing.exchange.swap_names", refuse)
    publish(output, make_release(PAGES))
    for text in ("one", "two"):
        assert publish(output, make_release({**PAGES, "index.html": text})).is_exchanged
        assert read_tree(output.site("columbia")) == {**PAGES, "index.html": text}
    assert not output.retired("columbia").exists()


def test_a_rename_that_fails_leaves_the_old_site_in_its_place(output, make_release, read_tree, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOSYS, "not here")

    rename = os.rename

    def fail(source, target):
        if str(target) == str(output.site("columbia")) and "spare" in str(source):
            raise OSError(errno.EACCES, "Permission denied", str(target))
        rename(source, target)

    publish(output, make_release(PAGES))
    with monkeypatch.context() as patch, pytest.raises(OutputError, match="permission was denied"):
        patch.setattr("clinicgen.publishing.exchange.swap_names", refuse)
        patch.setattr(os, "rename", fail)
        publish(output, make_release({"index.html": "new"}))
    assert read_tree(output.site("columbia")) == PAGES
    publish(output, make_release({"index.html": "new"}))
    assert read_tree(output.site("columbia")) == {"index.html": "new"}


@pytest.mark.parametrize("tamper", ["rewrite", "replace", "delete", "link"])
def test_a_file_changed_by_hand_is_noticed_and_put_right(output, make_release, read_tree, tamper):
    publish(output, make_release(PAGES))
    publish(output, make_release({**PAGES, "articles/b/index.html": "edited"}))
    path = output.site("columbia") / "index.html"
    match tamper:
        case "rewrite":  # The same size, in place: the spare tree's own file changes with it.
            path.write_text("HOME")
        case "replace":
            path.unlink()
            path.write_text("HOME")
        case "delete":
            path.unlink()
        case "link":
            path.unlink()
            path.symlink_to("articles")
    assert "index.html" not in recall(output, "columbia").files
    publication = publish(output, make_release(PAGES))
    assert rules_of(publication) == ["output-changed-by-hand"]
    assert "build/columbia/index.html" in publication.notices[0].message
    assert read_tree(output.site("columbia")) == PAGES
    publish(output, make_release({**PAGES, "articles/b/index.html": "edited"}))
    assert read_tree(output.site("columbia"))["index.html"] == "home"


def test_an_edit_that_hides_its_time_is_found_by_reading(output, make_release, read_tree):
    publish(output, make_release(PAGES))
    publish(output, make_release({**PAGES, "articles/b/index.html": "edited"}))
    path = output.site("columbia") / "index.html"
    status = path.stat()
    path.write_text("HOME")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "index.html" in recall(output, "columbia").files
    live = recall_by_reading(output, "columbia")
    assert "index.html" not in live.files
    publish(output, make_release(PAGES), live)
    assert read_tree(output.site("columbia")) == PAGES


def test_a_file_touched_or_copied_without_change_is_read_and_recalled(output, make_release):
    publish(output, make_release(PAGES))
    os.utime(output.site("columbia") / "index.html")
    assert "index.html" in recall(output, "columbia").files
    publication = publish(output, make_release(PAGES))
    assert (publication.is_exchanged, publication.notices) == (False, ())


def test_a_copy_of_the_whole_output_folder_is_recalled(tmp_path, make_release, read_tree):
    with open_output(tmp_path / "build", tmp_path, print) as output:
        publish(output, make_release(PAGES))
        publish(output, make_release({**PAGES, "index.html": "newer"}))
    shutil.copytree(tmp_path / "build", tmp_path / "elsewhere")
    shutil.rmtree(tmp_path / "build")
    with open_output(tmp_path / "elsewhere", tmp_path, print) as output:
        assert recall(output, "columbia").files.keys() == PAGES.keys()
        assert not publish(output, make_release({**PAGES, "index.html": "newer"})).is_exchanged
        publish(output, make_release(PAGES))
        assert read_tree(output.site("columbia")) == PAGES


def test_a_site_that_was_deleted_is_made_again(output, make_release, read_tree):
    publish(output, make_release(PAGES))
    publish(output, make_release({"index.html": "newer"}))
    shutil.rmtree(output.site("columbia"))
    assert recall(output, "columbia").files == {}
    publication = publish(output, make_release({"index.html": "newer"}))
    assert (publication.written, publication.is_exchanged, publication.notices) == (1, True, ())
    assert read_tree(output.site("columbia")) == {"index.html": "newer"}


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a/../x", "a//b", "", ".", "a/./b", "a\\b", "c:x", "a\nb", "x\udc80", "a" * 256]
)
def test_a_path_that_leaves_the_site_is_refused(output, make_release, path):
    release = make_release({"index.html": "home"})
    hostile = structs.replace(release, files={path: release.files["index.html"]})
    publication = publish(output, hostile)
    assert rules_of(publication) == ["path-leaves-site"]
    assert publication.notices[0].severity is Severity.ERROR
    assert not output.site("columbia").exists()


@pytest.mark.parametrize("paths", [("Map.pdf", "map.pdf"), ("\u00e9.pdf", "e\u0301.pdf"), ("a", "a/b"), ("A", "a/b/c")])
def test_paths_in_each_others_way_are_refused(output, make_release, paths):
    assert rules_of(publish(output, make_release(dict.fromkeys(paths, "x")))) == ["path-release-collision"]
    assert not output.site("columbia").exists()


@pytest.mark.parametrize("slug", ["", ".", "..", "a/b", ".clinicgen", "A", "a\n"])
def test_a_slug_that_is_no_folder_name_is_refused(output, make_release, slug):
    with pytest.raises(OutputError):
        publish(output, make_release(PAGES, slug=slug))


def test_a_full_disk_leaves_the_site_whole_and_says_so(output, make_release, read_tree, monkeypatch):
    publish(output, make_release(PAGES))
    write = os.write

    def refuse(descriptor, data):
        if bytes(data) == b"edited":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refuse)
        with pytest.raises(OutputError, match=r"Could not publish `columbia`: the disk is full"):
            publish(output, make_release({**PAGES, "index.html": "edited"}))
    assert read_tree(output.site("columbia")) == PAGES
    publish(output, make_release({**PAGES, "index.html": "edited"}))
    assert read_tree(output.site("columbia")) == {**PAGES, "index.html": "edited"}


def test_a_build_that_was_overtaken_writes_nothing(output, make_release, read_tree):
    publish(output, make_release(PAGES))
    overtaken = structs.replace(output, turn="of a worker whose build was killed")
    with pytest.raises(BusyError, match="took over"):
        publish(overtaken, make_release({"index.html": "late"}))
    assert read_tree(output.site("columbia")) == PAGES


def test_snippets_lie_beside_the_sites(output, make_release, read_tree):
    publish(output, make_release(PAGES, snippets={"nginx.conf": b"one", "old.conf": b"x"}))
    publish(output, make_release(PAGES, snippets={"nginx.conf": b"two"}))
    assert read_tree(output.snippets("columbia")) == {"nginx.conf": "two"}
    assert read_tree(output.site("columbia")) == PAGES


def test_what_a_build_has_seen_of_a_site_is_what_another_look_would_see(output, make_release):
    for files in (PAGES, {**PAGES, "index.html": "edited"}, PAGES, PAGES, {"index.html": "home", "b": "file"}, PAGES):
        _, seen = publish_over(output, make_release(files), recall(output, "columbia"))
        assert seen.keys() >= files.keys() - {"b"} if files == PAGES else seen
        (output.site("columbia") / "notes.txt").write_text("mine")
        looked = look_at_site(output, "columbia", files)
        assert look_at_site(output, "columbia", files, {path: seen[path] for path in seen if path}) == looked

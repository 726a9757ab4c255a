import pytest
from msgspec import structs

from clinicgen.errors import OutputError
from clinicgen.publishing import publish, recall, rollback

FIRST = {"index.html": "first", "a/index.html": "a"}
SECOND = {"index.html": "second", "b/index.html": "b"}


@pytest.fixture
def site(output, make_release):
    publish(output, make_release(FIRST))
    publish(output, make_release(SECOND))
    return output.site("columbia")


def test_the_former_release_comes_back_and_can_be_undone(output, site, make_release, read_tree):
    publication = rollback(output, "columbia")
    assert (publication.written, publication.removed, publication.is_exchanged) == (2, 1, True)
    assert read_tree(site) == FIRST
    assert recall(output, "columbia").files["index.html"].key == "key of first"
    rollback(output, "columbia")
    assert read_tree(site) == SECOND
    publish(output, make_release(FIRST))
    assert read_tree(site) == FIRST


def test_a_rollback_keeps_foreign_files(output, site, read_tree):
    (site / "notes.txt").write_text("mine")
    assert [finding.rule for finding in rollback(output, "columbia").notices] == ["output-foreign-file"]
    assert read_tree(site) == {**FIRST, "notes.txt": "mine"}


def test_a_rollback_works_in_a_copy(output, site, read_tree):
    path = output.spare("columbia") / "index.html"
    path.unlink()
    path.write_text("first")
    rollback(output, "columbia")
    assert read_tree(site) == FIRST


def test_without_a_former_release_there_is_no_way_back(output, make_release, read_tree):
    publish(output, make_release(FIRST))
    with pytest.raises(OutputError, match="No former release of `columbia`"):
        rollback(output, "columbia")
    assert read_tree(output.site("columbia")) == FIRST


def test_a_former_release_that_is_not_whole_stays_where_it_is(output, site, read_tree):
    (output.spare("columbia") / "index.html").write_text("FIRST")
    with pytest.raises(OutputError, match="not whole"):
        rollback(output, "columbia")
    assert read_tree(site) == SECOND


def test_a_publication_that_failed_half_way_leaves_no_way_back(output, site, make_release, read_tree):
    release = make_release({"index.html": "third", "c": "c"})
    broken = {path: structs.replace(file, data=None) for path, file in release.files.items()}
    with pytest.raises(OutputError):
        publish(output, structs.replace(release, files=broken))
    with pytest.raises(OutputError, match="No former release"):
        rollback(output, "columbia")
    assert read_tree(site) == SECOND


def test_a_site_nobody_made_cannot_be_rolled_back(output):
    with pytest.raises(OutputError):
        rollback(output, "norfolk")


def test_a_rollback_brings_back_the_snippets_of_the_former_release(output, make_release, read_tree):
    publish(output, make_release(FIRST, snippets={"nginx.conf": b"one \xff"}))
    publish(output, make_release(SECOND, snippets={"nginx.conf": b"two"}))
    publish(output, make_release(SECOND, snippets={"nginx.conf": b"three", "more.conf": b"x"}))
    rollback(output, "columbia")
    assert [(path.name, path.read_bytes()) for path in output.snippets("columbia").iterdir()] == [
        ("nginx.conf", b"one \xff")
    ]
    rollback(output, "columbia")
    assert read_tree(output.snippets("columbia")) == {"nginx.conf": "three", "more.conf": "x"}
    (output.site_records("columbia") / "a.snippets").unlink()
    rollback(output, "columbia")
    assert read_tree(output.snippets("columbia")) == {"nginx.conf": "three", "more.conf": "x"}

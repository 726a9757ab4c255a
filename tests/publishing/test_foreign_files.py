import shutil

import pytest

from clinicgen.model.finding import Severity
from clinicgen.publishing import publish, recall

PAGES = {"index.html": "home", "articles/a/index.html": "a"}


@pytest.fixture
def site(output, make_release):
    publish(output, make_release(PAGES))
    return output.site("columbia")


def test_a_foreign_file_is_carried_along_with_a_warning_that_names_static(output, site, make_release, read_tree):
    (site / "google123.html").write_text("token")
    (site / "articles/a/notes.txt").write_text("mine")
    for text in ("one", "two", "three"):
        publication = publish(output, make_release({**PAGES, "index.html": text}))
        assert [finding.rule for finding in publication.notices] == ["output-foreign-file"] * 2
        assert "`build/columbia/articles/a/notes.txt`" in publication.notices[0].message
        assert "clinics/columbia/static/" in publication.notices[0].hint
        assert read_tree(site) == {
            **PAGES, "index.html": text, "google123.html": "token", "articles/a/notes.txt": "mine",
        }  # fmt: skip


def test_a_page_that_goes_leaves_the_foreign_file_beside_it(output, site, make_release, read_tree):
    (site / "articles/a/notes.txt").write_text("mine")
    publish(output, make_release({"index.html": "home"}))
    assert read_tree(site) == {"index.html": "home", "articles/a/notes.txt": "mine"}


def test_a_foreign_folder_is_named_once_and_carried_whole(output, site, make_release, read_tree):
    (site / ".git/refs/tags").mkdir(parents=True)
    for number in range(3):
        (site / f".git/{number}").write_text("x")
    publication = publish(output, make_release({"index.html": "new"}))
    assert [finding.message.split("`")[1] for finding in publication.notices] == ["build/columbia/.git"]
    assert (site / ".git/refs/tags").is_dir()
    assert len(read_tree(site / ".git")) == 3


def test_a_foreign_symbolic_link_stays_a_link_and_is_never_followed(output, site, make_release, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_text("x")
    (site / "link").symlink_to(outside)
    (site / "dangling").symlink_to("nowhere")
    publication = publish(output, make_release({"index.html": "new"}))
    assert len(publication.notices) == 2
    assert (site / "link").is_symlink()
    assert (site / "dangling").readlink().name == "nowhere"
    assert (outside / "secret").read_text() == "x"


def test_a_foreign_file_that_was_taken_away_stays_away(output, site, make_release, read_tree):
    (site / "notes.txt").write_text("mine")
    publish(output, make_release({"index.html": "one"}))
    (site / "notes.txt").unlink()
    for text in ("two", "three", "four"):
        assert publish(output, make_release({"index.html": text})).notices == ()
        assert read_tree(site) == {"index.html": text}


def test_an_edit_to_a_foreign_file_is_kept(output, site, make_release):
    (site / "notes.txt").write_text("first")
    for text in ("one", "two", "three"):
        publish(output, make_release({"index.html": text}))
        assert (site / "notes.txt").read_text() != text
        (site / "notes.txt").unlink()
        (site / "notes.txt").write_text(f"after {text}")
    publish(output, make_release({"index.html": "end"}))
    assert (site / "notes.txt").read_text() == "after three"


@pytest.mark.parametrize(
    ("foreign", "wanted"),
    [
        ("contact/index.html", "contact/index.html"),
        ("contact", "contact/index.html"),
        ("contact/notes.txt", "contact"),
        ("contact/deep/notes.txt", "contact"),
    ],
)
def test_a_foreign_file_in_the_way_is_an_error_and_nothing_is_lost(
    output, site, make_release, read_tree, foreign, wanted
):
    (site / foreign).parent.mkdir(parents=True, exist_ok=True)
    (site / foreign).write_text("mine")
    publication = publish(output, make_release({**PAGES, "index.html": "new", wanted: "ours"}))
    assert [(f.rule, f.severity, f.clinic) for f in publication.notices] == [
        ("output-file-in-the-way", Severity.ERROR, "columbia")
    ]
    assert not publication.is_exchanged
    assert read_tree(site) == {**PAGES, foreign: "mine"}


def test_a_foreign_link_where_a_folder_belongs_is_in_the_way(output, site, make_release, tmp_path):
    shutil.rmtree(site / "articles")
    (tmp_path / "outside").mkdir()
    (site / "articles").symlink_to(tmp_path / "outside")
    publication = publish(output, make_release(PAGES))
    assert [finding.rule for finding in publication.notices] == ["output-file-in-the-way"]
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_foreign_file_with_the_very_bytes_of_the_site_becomes_ours(output, site, make_release):
    (site / "robots.txt").write_text("User-agent: *")
    publication = publish(output, make_release({**PAGES, "robots.txt": "User-agent: *"}))
    assert publication.notices == ()
    assert "robots.txt" in recall(output, "columbia").files


def test_an_empty_foreign_folder_gives_way_to_a_file(output, site, make_release, read_tree):
    (site / "map").mkdir()
    publish(output, make_release({**PAGES, "map": "a file"}))
    assert read_tree(site) == {**PAGES, "map": "a file"}


def test_a_file_that_came_while_the_site_was_exchanged_is_carried_after_all(output, site, make_release, read_tree):
    live = recall(output, "columbia")
    (site / "late.txt").write_text("mine")
    publish(output, make_release({"index.html": "one"}), live)
    publication = publish(output, make_release({"index.html": "two"}))
    assert read_tree(site) == {"index.html": "two", "late.txt": "mine"}
    assert [finding.rule for finding in publication.notices] == ["output-foreign-file"]


@pytest.mark.parametrize("kind", ["folder", "link", "file", "dangling link"])
def test_what_clinicgen_did_not_make_is_refused(output, make_release, tmp_path, kind):
    site = output.site("columbia")
    (tmp_path / "theirs").mkdir()
    match kind:
        case "folder":
            site.mkdir()
            (site / "thesis.txt").write_text("years of work")
        case "link":
            site.symlink_to(tmp_path / "theirs")
        case "dangling link":
            site.symlink_to(tmp_path / "nowhere")
        case "file":
            site.write_text("x")
    before = sorted(entry.name for entry in output.root.iterdir()), site.is_symlink()
    publication = publish(output, make_release(PAGES))
    assert [(f.rule, f.severity) for f in publication.notices] == [("output-not-ours", Severity.ERROR)]
    assert (sorted(entry.name for entry in output.root.iterdir()), site.is_symlink()) == before
    assert list((tmp_path / "theirs").iterdir()) == []


def test_a_site_that_became_a_link_is_refused(output, site, make_release, tmp_path):
    site.rename(tmp_path / "moved")
    site.symlink_to(tmp_path / "moved")
    assert [f.rule for f in publish(output, make_release({"index.html": "new"})).notices] == ["output-not-ours"]
    assert (tmp_path / "moved/index.html").read_text() == "home"

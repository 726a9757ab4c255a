import pytest

from clinicgen.model.finding import Severity
from clinicgen.publishing import clean, gone_sites, list_sites, open_output, publish, remove_site

PAGES = {"index.html": "home", "a/index.html": "a"}


@pytest.fixture
def sites(output, make_release):
    for slug in ("norfolk", "columbia"):
        publish(output, make_release(PAGES, slug=slug))
    return output


def test_sites_are_listed_by_slug_and_gone_ones_told(sites):
    (sites.root / "theirs").mkdir()
    assert list_sites(sites) == ("columbia", "norfolk")
    assert gone_sites(sites, ["columbia", "waxahachie"]) == ("norfolk",)


def test_a_removed_site_leaves_nothing_behind(sites, make_release, read_tree):
    publish(sites, make_release({"index.html": "new"}, slug="norfolk"))
    assert remove_site(sites, "norfolk") == ()
    assert list_sites(sites) == ("columbia",)
    assert not [path for path in sites.root.rglob("*") if "norfolk" in path.name]
    assert read_tree(sites.site("columbia")) == PAGES
    assert publish(sites, make_release(PAGES, slug="norfolk")).notices == ()


def test_a_site_with_foreign_files_is_not_removed(sites, read_tree):
    (sites.site("norfolk") / "notes.txt").write_text("mine")
    (finding,) = remove_site(sites, "norfolk")
    assert (finding.rule, finding.severity) == ("output-file-in-the-way", Severity.ERROR)
    assert "`build/norfolk/notes.txt`" in finding.message
    assert read_tree(sites.site("norfolk")) == {**PAGES, "notes.txt": "mine"}
    assert list_sites(sites) == ("columbia", "norfolk")


def test_a_site_whose_record_is_damaged_is_not_removed(sites, read_tree):
    (sites.site_records("norfolk") / "state").write_text("x")
    (finding,) = remove_site(sites, "norfolk")
    assert (finding.rule, finding.severity) == ("output-record-damaged", Severity.ERROR)
    assert read_tree(sites.site("norfolk")) == PAGES


def test_what_is_not_ours_is_not_removed(sites):
    (sites.root / "theirs").mkdir()
    (finding,) = remove_site(sites, "theirs")
    assert finding.rule == "output-not-ours"
    assert (sites.root / "theirs").is_dir()


def test_a_removal_that_was_killed_is_completed_by_the_next(tmp_path, make_release, monkeypatch):
    def die(*_, **__):
        raise KeyboardInterrupt

    with open_output(tmp_path / "build", tmp_path, print) as output:
        publish(output, make_release(PAGES))
        monkeypatch.setattr("clinicgen.publishing.removal.shutil.rmtree", die)
        with pytest.raises(KeyboardInterrupt):
            remove_site(output, "columbia")
        monkeypatch.undo()
    with open_output(tmp_path / "build", tmp_path, print) as output:
        assert not (output.records / "work").exists()
        assert gone_sites(output, []) == ("columbia",)
        assert remove_site(output, "columbia") == ()
        assert list_sites(output) == ()


def test_clean_leaves_no_trace(tmp_path, make_release):
    with open_output(tmp_path / "build", tmp_path, print) as output:
        publish(output, make_release(PAGES))
        publish(output, make_release({"index.html": "new"}))
        assert clean(output) == ()
    assert not (tmp_path / "build").exists()


def test_clean_leaves_what_others_made(tmp_path, make_release, read_tree):
    with open_output(tmp_path / "build", tmp_path, print) as output:
        for slug in ("columbia", "norfolk"):
            publish(output, make_release(PAGES, slug=slug))
        (output.root / "theirs").mkdir()
        (output.root / "theirs/x").write_text("x")
        (output.site("columbia") / "notes.txt").write_text("mine")
        assert [finding.clinic for finding in clean(output)] == ["columbia"]
    assert sorted(entry.name for entry in output.root.iterdir()) == [".clinicgen", "columbia", "theirs"]
    assert read_tree(output.site("columbia")) == {**PAGES, "notes.txt": "mine"}
    with open_output(tmp_path / "build", tmp_path, print) as output:
        assert list_sites(output) == ("columbia",)

import pytest

from clinicgen.publishing import open_output, publish, recall, rollback

OLD = {"index.html": "home", "a/index.html": "a"}
NEW = {"index.html": "home", "b/index.html": "b"}


def garble(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.fixture
def site(output, make_release):
    publish(output, make_release({"index.html": "first"}))
    publish(output, make_release(OLD))
    return output.site("columbia")


@pytest.mark.parametrize("name", ["b.record", "state"])
@pytest.mark.parametrize(
    "damage",
    [garble, lambda path: path.write_bytes(b"{}"), lambda path: path.write_bytes(b"")],
    ids=["bit", "other", "empty"],
)
def test_a_damaged_record_is_noticed_and_the_site_rebuilt(output, site, make_release, read_tree, name, damage):
    damage(output.site_records("columbia") / name)
    assert recall(output, "columbia").files == {}
    publication = publish(output, make_release(NEW))
    assert [finding.rule for finding in publication.notices] == ["output-record-damaged"]
    assert read_tree(site) == NEW
    assert recall(output, "columbia").files.keys() == NEW.keys()
    assert publish(output, make_release(NEW)).notices == ()


def test_what_nobody_can_tell_apart_is_put_aside_whole(output, site, make_release, read_tree):
    (site / "notes.txt").write_text("mine")
    garble(output.site_records("columbia") / "b.record")
    publication = publish(output, make_release(NEW))
    assert "`build/.clinicgen/set-aside/columbia-1`" in publication.notices[0].message
    assert read_tree(output.records / "set-aside/columbia-1") == {**OLD, "notes.txt": "mine"}
    assert read_tree(site) == NEW
    publish(output, make_release(OLD))
    assert read_tree(site) == OLD


def test_nothing_is_put_aside_where_nothing_would_be_lost(output, site, make_release):
    garble(output.site_records("columbia") / "b.record")
    publish(output, make_release(OLD))
    assert not (output.records / "set-aside").exists()


def test_damage_to_every_file_of_the_records_is_survived(output, site, make_release, read_tree, tmp_path):
    for path in sorted(output.records.rglob("*")):
        if path.is_file() and path.name not in ("lock", "turn"):
            path.write_bytes(b"\xff{")
    assert recall(output, "columbia").files == {}
    publish(output, make_release(NEW))
    assert read_tree(site) == NEW
    publish(output, make_release(OLD))
    assert read_tree(site) == OLD


def test_a_damaged_record_of_the_spare_costs_only_the_way_back(output, site, make_release, read_tree):
    garble(output.site_records("columbia") / "a.record")
    publish(output, make_release(NEW))
    assert read_tree(site) == NEW
    rollback(output, "columbia")
    assert read_tree(site) == OLD


def test_stray_things_among_the_records_stop_nobody(tmp_path, make_release, read_tree):
    with open_output(tmp_path / "build", tmp_path, print) as output:
        publish(output, make_release(OLD))
        (output.records / "sites" / "stray.txt").write_text("x")
        (output.records / "sites" / "Not A Slug").mkdir()
        (output.records / "spare" / "columbia").write_text("x")
    with open_output(tmp_path / "build", tmp_path, print) as output:
        publish(output, make_release(NEW))
        assert read_tree(output.site("columbia")) == NEW


@pytest.mark.parametrize("cut", range(1, 60, 4))
def test_of_a_state_from_which_more_was_cut_off_nothing_stale_goes_live(output, make_release, read_tree, cut):
    for files in ({"one/index.html": "1"}, {"two/index.html": "2"}, {"three/index.html": "3"}, OLD):
        publish(output, make_release(files))
    path = output.site_records("columbia") / "state"
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * cut // 60])
    for files in (NEW, OLD, {"index.html": "last"}):
        publish(output, make_release(files))
        assert read_tree(output.site("columbia")) == files


def test_the_file_of_states_stays_short(output, make_release):
    for number in range(40):
        publish(output, make_release({"index.html": f"home {number}"}))
        assert (output.site_records("columbia") / "state").stat().st_size < 8000

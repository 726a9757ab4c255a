import pytest

from clinicgen.errors import OutputError
from clinicgen.publishing import (
    clean,
    drop_bundle,
    forget_memos,
    keep_memo,
    load_bundle,
    open_output,
    recall_memo,
    store_bundle,
)

HOSTILE_NAMES = ["plain", "../../etc/passwd", "a/b", "", "x" * 5000, "é\n\0", "\udc80"]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_memo_is_kept_from_build_to_build(tmp_path, name):
    with open_output(tmp_path / "build", tmp_path, print) as output:
        assert recall_memo(output, name) is None
        keep_memo(output, name, b"first")
        keep_memo(output, name, b"\0second\n")
    with open_output(tmp_path / "build", tmp_path, print) as output:
        assert recall_memo(output, name) == b"\0second\n"
        forget_memos(output)
        assert recall_memo(output, name) is None
    assert [entry.name for entry in tmp_path.iterdir()] == ["build"]


@pytest.mark.parametrize("damage", [b"", b"x", b"clinicgen memo 1 00\nfirst"])
def test_a_damaged_memo_is_absent(output, damage):
    keep_memo(output, "name", b"first")
    (path,) = (output.records / "cache").iterdir()
    path.write_bytes(damage)
    assert recall_memo(output, "name") is None


def test_one_changed_byte_is_damage(output):
    keep_memo(output, "name", b"first")
    (path,) = (output.records / "cache").iterdir()
    path.write_bytes(path.read_bytes().replace(b"first", b"f1rst"))
    assert recall_memo(output, "name") is None


def test_a_bundle_reaches_the_workers_and_goes_at_the_end(output):
    path = store_bundle(output, b"the workspace")
    assert store_bundle(output, b"the workspace") == path
    assert load_bundle(path) == b"the workspace"
    drop_bundle(path)
    with pytest.raises(OutputError, match="gone or damaged"):
        load_bundle(path)


def test_a_bundle_left_by_a_killed_build_goes_with_the_next(tmp_path):
    with open_output(tmp_path / "build", tmp_path, print) as output:
        path = store_bundle(output, b"x")
    with open_output(tmp_path / "build", tmp_path, print) as output:
        assert not path.exists()
        clean(output)

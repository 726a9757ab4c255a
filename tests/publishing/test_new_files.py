import errno
from pathlib import Path

import pytest

from clinicgen.errors import OutputError
from clinicgen.publishing import create_files

FILES = {"clinicgen.yaml": b"defaults: {}\n", "clinics/columbia/clinic.yaml": b"name: x\n"}


def test_new_files_are_written_and_told(tmp_path, read_tree):
    assert create_files(tmp_path / "agency", FILES) == ("clinicgen.yaml", "clinics/columbia/clinic.yaml")
    assert read_tree(tmp_path / "agency") == {path: data.decode() for path, data in FILES.items()}


def test_files_already_there_are_named_and_nothing_is_written(tmp_path, read_tree):
    (tmp_path / "clinics/columbia").mkdir(parents=True)
    (tmp_path / "clinics/columbia/clinic.yaml").write_text("mine")
    with pytest.raises(OutputError, match=r"`clinics/columbia/clinic\.yaml` is there already; nothing was written"):
        create_files(tmp_path, FILES)
    assert read_tree(tmp_path) == {"clinics/columbia/clinic.yaml": "mine"}


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_stands_where_a_folder_belongs_is_named(tmp_path, kind):
    (tmp_path / "elsewhere").mkdir()
    agency = tmp_path / "agency"
    agency.mkdir()
    if kind == "file":
        (agency / "clinics").write_text("mine")
    else:
        (agency / "clinics").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="there already"):
        create_files(agency, FILES)
    assert [entry.name for entry in agency.iterdir()] == ["clinics"]
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_dangling_link_is_not_written_through(tmp_path):
    (tmp_path / "clinicgen.yaml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputError):
        create_files(tmp_path, FILES)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a\\b", ""])
def test_no_path_leaves_the_folder(tmp_path, path):
    with pytest.raises(OutputError, match="outside"):
        create_files(tmp_path / "agency", {path: b"x", "fine": b"x"})
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_nothing_half_written(tmp_path, monkeypatch):
    opened = Path.open

    def refuse(self, *arguments, **keywords):
        if self.name == "clinic.yaml":
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return opened(self, *arguments, **keywords)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(OutputError, match="the disk is full"):
        create_files(tmp_path / "agency", FILES)
    assert not list(tmp_path.iterdir())

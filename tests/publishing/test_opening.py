import os
import subprocess
import sys
import time

import pytest

from clinicgen.errors import BusyError, OutputError
from clinicgen.publishing import list_sites, open_output, publish


def test_the_folder_is_made_with_its_records_apart(tmp_path):
    with open_output(tmp_path / "deep/build", tmp_path, print) as output:
        assert list_sites(output) == ()
    assert [entry.name for entry in (tmp_path / "deep/build").iterdir()] == [".clinicgen"]


@pytest.mark.parametrize("place", [".", "..", "clinics", "clinics/columbia", "articles/x", "themes", "static", "pages"])
def test_a_folder_that_is_read_is_no_output_folder(tmp_path, place):
    workspace = tmp_path / "agency"
    (workspace / "clinics/columbia").mkdir(parents=True)
    with pytest.raises(OutputError), open_output(workspace / place, workspace, print):
        pass
    assert not list(tmp_path.rglob(".clinicgen"))


def test_another_spelling_of_a_source_folder_is_refused_too(tmp_path):
    (tmp_path / "clinics").mkdir()
    (tmp_path / "alias").symlink_to("clinics")
    with pytest.raises(OutputError), open_output(tmp_path / "alias/build", tmp_path, print):
        pass


@pytest.mark.parametrize("name", ["build", "build/.clinicgen", "build/.clinicgen/spare", "build/.clinicgen/sites"])
@pytest.mark.parametrize("kind", ["link", "file"])
def test_links_and_files_in_its_place_are_refused(tmp_path, name, kind):
    (tmp_path / "elsewhere").mkdir()
    place = tmp_path / name
    place.parent.mkdir(parents=True, exist_ok=True)
    if kind == "link":
        place.symlink_to(tmp_path / "elsewhere")
    else:
        place.write_text("x")
    with pytest.raises(OutputError, match="symbolic link" if kind == "link" else "is a file"):
        open_output(tmp_path / "build", tmp_path, print).__enter__()
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_lock_file_that_is_a_link_is_not_written_through(tmp_path):
    (tmp_path / "build/.clinicgen").mkdir(parents=True)
    (tmp_path / "precious").write_text("x")
    for name in ("lock", "turn"):
        (tmp_path / "build/.clinicgen" / name).symlink_to(tmp_path / "precious")
    with pytest.raises(OutputError):
        open_output(tmp_path / "build", tmp_path, print).__enter__()
    assert (tmp_path / "precious").read_text() == "x"


HOLD = """
import sys
from pathlib import Path
from clinicgen.publishing import open_output
with open_output(Path(sys.argv[1]) / "build", Path(sys.argv[1]), print):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"held\n"
        yield process
        process.stdin.close()


def test_a_second_build_says_so_and_waits_for_the_first(tmp_path, holder):
    said = []

    def note(message):
        said.append(message)
        assert holder.poll() is None
        holder.stdin.close()

    with open_output(tmp_path / "build", tmp_path, note) as output:
        assert list_sites(output) == ()
    assert said == ["Another build is writing to `build`; waiting for it to finish."]


def test_a_second_build_gives_up_in_the_end(tmp_path, holder):
    with (
        pytest.raises(BusyError, match="still writing"),
        open_output(tmp_path / "build", tmp_path, lambda _: None, limit_seconds=0.1),
    ):
        pass


def test_a_killed_build_holds_nothing(tmp_path, holder):
    holder.kill()
    holder.wait()
    with open_output(tmp_path / "build", tmp_path, pytest.fail):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_worker_that_outlives_its_build_does_not_hold_the_folder(tmp_path, make_release):
    with open_output(tmp_path / "build", tmp_path, print) as output:
        worker = os.fork()
        if worker == 0:
            time.sleep(20)
            os._exit(0)
    try:
        with open_output(tmp_path / "build", tmp_path, pytest.fail), pytest.raises(BusyError):
            publish(output, make_release({"index.html": "late"}))
    finally:
        os.kill(worker, 9)
        os.waitpid(worker, 0)

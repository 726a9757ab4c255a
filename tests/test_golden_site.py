"""A whole small site, byte for byte: what a change of program or theme does to pages is seen in the change itself.

After a change that is meant, `pytest tests/test_golden_site.py --renew-golden` writes the site anew; read the
difference before you commit it.
"""

from __future__ import annotations

import datetime
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from clinicgen import loading, pipeline
from clinicgen.model.pictures import Album

HERE = Path(__file__).parent
GOLDEN = HERE / "golden" / "norfolk"
HOW = "if the change is meant, run `pytest tests/test_golden_site.py --renew-golden` and read the difference"


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture(scope="module")
def built_site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("golden") / "good"
    shutil.copytree(HERE / "workspaces" / "good", root)
    with pytest.MonkeyPatch.context() as patch:
        # Names of pictures tell which library encoded them, and every version would be another site.
        patch.setattr(loading, "identify_encoder", lambda: Album("golden", True))
        pipeline.build(root, only=("norfolk",), today=datetime.date(2026, 11, 22), jobs=1)
    if request.config.getoption("--renew-golden"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        shutil.copytree(root / "build/norfolk", GOLDEN)
    return files_of(root / "build/norfolk")


def test_a_whole_site_has_the_files_it_had(built_site: dict[str, bytes]) -> None:
    assert sorted(built_site) == sorted(files_of(GOLDEN)), HOW


def test_a_whole_site_has_the_bytes_it_had(built_site: dict[str, bytes]) -> None:
    golden = files_of(GOLDEN)
    for path in sorted({*built_site} & {*golden}):
        if path.endswith((".png", ".avif", ".webp", ".jpg")):
            # Which bytes a picture is encoded to is its library's affair; what it shows is not.
            seen, expected = (Image.open(BytesIO(files[path])) for files in (built_site, golden))
            assert (seen.format, seen.size) == (expected.format, expected.size), HOW
            difference = ImageChops.difference(seen.convert("RGB"), expected.convert("RGB"))
            assert max(high for _, high in difference.getextrema()) <= 40, HOW
        elif path.endswith(".woff2"):
            assert built_site[path] == golden[path], HOW
        else:
            assert built_site[path].decode() == golden[path].decode(), f"{path} is another; {HOW}"

"""Photographs from the workspace to the finished site: what pages name, who encodes it, and how often."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image

from clinicgen import loading, pipeline, rendering
from clinicgen.model.pictures import Album
from tests.page_reader import ReadPage
from tests.rendering import picture_samples as samples

ROOM = """
    ---
    title: The room
    description: What the room is like, and how to find it.
    date: 2026-03-02
    image: {src: images/room.jpg, alt: "A room at {{ clinic.name }}"}
    ---
    Come in.

    ![The door of {{ clinic.name }}](images/door.png "Open")
"""
CLINIC = """
    name: Harbor Psychiatry
    url: https://harbor.test/base
    phone: (843) 555-2368
    booking: {url: https://book.harbor.test/new}
    address: {street: 21 Main St, city: Georgetown, region: SC}
    theme: {name: harbor, logo: images/logo.png}
    practitioners: [{name: Ann Lee, photo: images/ann.jpg}]
"""


def photographs() -> dict[str, str | bytes]:
    clear = Image.new("RGBA", (300, 280), (0, 90, 0, 128))
    return {
        "articles/room.md": ROOM,
        "articles/images/room.jpg": samples.turned_photograph(),
        "articles/images/door.png": samples.written(samples.photograph(700, 500), "PNG"),
        "clinics/harbor/clinic.yaml": CLINIC,
        "clinics/harbor/images/logo.png": samples.written(clear, "PNG"),
        "clinics/harbor/images/ann.jpg": samples.written(samples.photograph(800, 1000)),
    }


@pytest.fixture
def agency(make_workspace) -> Path:
    root: Path = make_workspace(photographs())
    return root


@pytest.fixture
def encodings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pictures that are encoded while the test runs, in this process."""
    names: list[str] = []
    encode = rendering.encode_variants

    def note(variants: tuple[rendering.Variant, ...]) -> Iterator[bytes]:
        names.extend(variant.path for variant in variants)
        return encode(variants)

    monkeypatch.setattr(rendering, "encode_variants", note)
    monkeypatch.setattr("clinicgen.rendering.files.encode_picture", lambda variant: pytest.fail(variant.path))
    return names


def pages_of(site: Path) -> dict[str, ReadPage]:
    return {path.relative_to(site).as_posix(): ReadPage(path.read_text("utf-8")) for path in site.rglob("*.html")}


def seen_in(path: Path) -> Image.Image:
    return Image.open(BytesIO(path.read_bytes()))


def named_by(page: ReadPage) -> Iterator[str]:
    for element in page.elements:
        yield from (part.split()[0] for part in element.attributes.get("srcset", "").split(",") if part.strip())
        if element.name == "img":
            yield element.attributes["src"]
        if element.name == "link" and "icon" in element.attributes.get("rel", ""):
            yield element.attributes["href"]
        if element.attributes.get("property") == "og:image":
            yield urlsplit(element.attributes["content"]).path


def test_pages_name_only_pictures_that_are_there_and_all_that_are_there_are_named(agency: Path) -> None:
    assert pipeline.build(agency, jobs=1).held_back == ()
    for slug, base in (("harbor", "/base/"), ("norfolk", "/")):
        site = agency / "build" / slug
        named = {address for page in pages_of(site).values() for address in named_by(page)}
        assert all(address.startswith(base) for address in named)
        lying = {path.name for path in site.glob("assets/*") if path.suffix in (".avif", ".webp", ".jpg", ".png")}
        assert lying == {address.rpartition("/")[2] for address in named if not address.endswith(".svg")}


def test_a_page_offers_the_picture_at_its_true_size_the_first_at_once_and_the_others_when_near(agency: Path) -> None:
    pipeline.build(agency, jobs=1)
    site = agency / "build/norfolk"
    page = pages_of(site)["articles/room/index.html"]
    room, door = (element for element in page.elements if element.name == "img")
    assert room.attributes["alt"] == "A room at Norfolk Mind & Body"
    assert (room.attributes["fetchpriority"], "loading" in room.attributes) == ("high", False)
    assert (door.attributes["loading"], door.attributes["title"]) == ("lazy", "Open")
    assert door.attributes["alt"] == "The door of Norfolk Mind & Body"
    for image in (room, door):
        seen = seen_in(site / image.attributes["src"].lstrip("/"))
        assert (str(seen.width), str(seen.height)) == (image.attributes["width"], image.attributes["height"])
    assert (room.attributes["width"], room.attributes["height"]) == ("1200", "1800")
    choices = [element.attributes for element in page.elements if element.name == "source"]
    assert [choice["type"] for choice in choices] == ["image/avif", "image/webp"] * 2
    for choice in choices:
        for part in choice["srcset"].split(", "):
            address, width = part.split(" ")
            seen = seen_in(site / address.lstrip("/"))
            assert f"{seen.width}w" == width
            assert f"image/{(seen.format or '').lower()}" == choice["type"]
        assert choice["sizes"]


def test_networks_are_shown_the_articles_picture_or_else_the_clinics_card(agency: Path) -> None:
    pipeline.build(agency, jobs=1)
    site = agency / "build/harbor"
    for path, name in (("articles/room/index.html", "room"), ("contact/index.html", "share"), ("index.html", "share")):
        told = {
            element.attributes["property"]: element.attributes["content"]
            for element in pages_of(site)[path].elements
            if "property" in element.attributes
        }
        address = urlsplit(told["og:image"])
        assert f"{address.scheme}://{address.netloc}" == "https://harbor.test"
        assert address.path.startswith(f"/base/assets/{name}.")
        seen = seen_in(site / address.path.removeprefix("/base/"))
        assert (
            (told["og:image:width"], told["og:image:height"]) == (str(seen.width), str(seen.height)) == ("1200", "630")
        )
        assert told["og:image:alt"] in ("A room at Harbor Psychiatry", "Harbor Psychiatry, Georgetown, SC")


def test_a_square_logo_becomes_the_icon(agency: Path) -> None:
    pipeline.build(agency, jobs=1)
    site = agency / "build/harbor"
    (icon,) = (e.attributes for e in pages_of(site)["index.html"].elements if e.attributes.get("rel") == "icon")
    assert icon["type"] == "image/png"
    assert seen_in(site / icon["href"].removeprefix("/base/")).size == (180, 180)


def test_each_picture_is_encoded_once_for_all_clinics_and_builds(agency: Path, encodings: list[str]) -> None:
    pipeline.build(agency, jobs=1)
    assert encodings
    assert len(set(encodings)) == len(encodings)
    first = list(encodings)
    (agency / "articles/room.md").write_text((agency / "articles/room.md").read_text("utf-8") + "\nBye.\n", "utf-8")
    pipeline.build(agency, jobs=1)
    assert encodings == first
    (agency / "articles/images/door.png").write_bytes(samples.written(samples.photograph(640, 500), "PNG"))
    pipeline.build(agency, jobs=1)
    assert {re.sub(r"\..*", "", name) for name in encodings[len(first) :]} == {"assets/door"}


def tree_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".clinicgen" not in path.parts
    }


def test_whatever_is_remembered_the_bytes_are_those_of_a_clean_build(agency: Path, tmp_path: Path) -> None:
    pipeline.build(agency, jobs=1)
    changes: list[dict[str, bytes]] = [
        {"articles/images/room.jpg": samples.written(samples.photograph(900, 900))},
        {"clinics/harbor/images/logo.png": samples.written(Image.new("RGB", (400, 90)), "PNG")},
        {"clinics/harbor/images/ann.jpg": samples.turned_photograph(3)},
    ]
    for number, change in enumerate(changes):
        for path, data in change.items():
            (agency / path).write_bytes(data)
        pipeline.build(agency, jobs=1)
        clean = tmp_path / f"clean{number}"
        pipeline.build(agency, output=clean, jobs=1)
        assert tree_of(agency / "build") == tree_of(clean)
    for kept in (agency / "build/.clinicgen/pictures").iterdir():
        kept.write_bytes(b"damaged")
    (agency / "articles/images/door.png").write_bytes(samples.written(samples.photograph(640, 500), "PNG"))
    pipeline.build(agency, jobs=1)
    pipeline.build(agency, output=tmp_path / "last", jobs=1)
    assert tree_of(agency / "build") == tree_of(tmp_path / "last")


def test_pictures_that_nobody_shows_any_more_are_not_kept(agency: Path) -> None:
    pipeline.build(agency, jobs=1)
    before = len(list((agency / "build/.clinicgen/pictures").iterdir()))
    (agency / "articles/room.md").unlink()
    (agency / "articles/images/room.jpg").unlink()
    (agency / "articles/images/door.png").unlink()
    pipeline.build(agency, jobs=1)
    after = len(list((agency / "build/.clinicgen/pictures").iterdir()))
    assert 0 < after < before


def test_a_broken_picture_is_told_with_its_file_and_holds_back_only_whom_it_concerns(agency: Path) -> None:
    (agency / "clinics/harbor/images/ann.jpg").write_bytes(samples.written(samples.photograph())[:5000])
    result = pipeline.build(agency, jobs=1)
    assert result.held_back == ("harbor",)
    (finding,) = (one for one in result.report.findings if one.rule.startswith("image-"))
    assert (finding.rule, finding.clinic) == ("image-broken", "harbor")
    assert finding.place and finding.place.path == "clinics/harbor/images/ann.jpg"


def test_check_tells_of_broken_pictures_and_encodes_none(agency: Path, encodings: list[str]) -> None:
    (agency / "articles/images/room.jpg").write_bytes(b"not a picture")
    report = pipeline.check(agency, jobs=1)
    assert "image-broken" in {finding.rule for finding in report.findings}
    assert encodings == []


def test_where_avif_cannot_be_written_pages_do_without(agency: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "identify_encoder", lambda: Album("pillow without avif", False))
    assert pipeline.build(agency, jobs=1).held_back == ()
    assert not list((agency / "build").rglob("*.avif"))
    assert list((agency / "build").rglob("*.webp"))


def test_a_later_build_without_photographs_does_not_load_pillow(make_workspace) -> None:
    root = make_workspace()
    script = (
        "import sys; from clinicgen import pipeline; "
        "result = pipeline.build(sys.argv[1], jobs=1); print(not result.held_back, 'PIL.Image' in sys.modules)"
    )

    def build() -> str:
        command = [sys.executable, "-c", script, str(root)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    assert build() == "True True"
    (root / "articles/new.md").write_text("---\ntitle: New\ndescription: What is new.\n---\nWords.\n", "utf-8")
    assert build() == "True False"


def test_the_card_and_icons_of_a_site_are_pictures_of_their_sizes(make_workspace) -> None:
    root = make_workspace()
    pipeline.build(root, jobs=1)
    for slug in ("harbor", "norfolk"):
        (card,) = (root / "build" / slug / "assets").glob("share.*.png")
        (touch,) = (root / "build" / slug / "assets").glob("touch.*.png")
        assert seen_in(card).size == (1200, 630)
        assert seen_in(touch).size == (180, 180)

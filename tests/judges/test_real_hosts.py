"""Real servers, with what was generated for them, serve a site as they should: atop a host and below a path."""

from __future__ import annotations

import http.client
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from .conftest import Sites
from .judged_sites import JudgedSite
from .real_hosts import HOSTS
from .site_server import read_headers

PAGE_CACHING = "public, max-age=0, must-revalidate"
ASSET_CACHING = "public, max-age=31536000, immutable"
SERVED = [(host, name) for host in HOSTS for name in ("awkward/harbor", "awkward/oak")]


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Hosted:
    """A site that a server serves."""

    host: str
    site: JudgedSite
    address: str

    def ask(self, path: str) -> Answer:
        """Ask for a path as it stands, and follow nothing."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        connection.request("GET", path, headers={"Connection": "close"})
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, headers, response.read())
        connection.close()
        return answer

    def led_to(self, path: str) -> tuple[int, str]:
        """Give the status and the target of a redirect, without the server's own name."""
        answer = self.ask(path)
        return answer.status, answer.headers.get("location", "").removeprefix(self.address)

    @property
    def security(self) -> dict[str, str]:
        """What every answer has to say, by the site's own `_headers`."""
        rules = read_headers((self.site.folder / "_headers").read_text("utf-8"))
        return {name.lower(): value for name, value in rules[0][1].items()}


@pytest.fixture(scope="module", params=SERVED, ids=["-".join(pair).replace("awkward/", "") for pair in SERVED])
def hosted(request: pytest.FixtureRequest, sites: Sites) -> Iterator[Hosted]:
    host, name = request.param
    # Servers that the superuser starts read files as somebody else, who may not look into pytest's own folders.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with HOSTS[host](sites[name], Path(folder)) as address:
            yield Hosted(host, sites[name], address)


def assert_says_all(answer: Answer, wanted: dict[str, str]) -> None:
    assert {name: answer.headers.get(name) for name in wanted} == wanted


def test_every_page_is_there_with_its_headers(hosted: Hosted) -> None:
    moved = {line.split()[0] for line in (hosted.site.folder / "_redirects").read_text("utf-8").splitlines()}
    asked = 0
    for path, html in hosted.site.pages.items():
        address = f"{hosted.site.base}/{path.removesuffix('index.html')}"
        if address in moved or address.rstrip("/") in moved or path == "404.html":
            continue
        answer = hosted.ask(address)
        assert (answer.status, answer.body) == (200, html.encode()), address
        assert answer.headers["content-type"].startswith("text/html"), address
        assert_says_all(answer, {**hosted.security, "cache-control": PAGE_CACHING})
        asked += 1
    assert asked > 30


def test_what_is_not_there_is_answered_by_the_404_page(hosted: Hosted) -> None:
    for path in ("/nothing-here/", "/articles/nothing-here", "/assets/site.gone.css", "/nothing.html"):
        answer = hosted.ask(hosted.site.base + path)
        assert answer.status == 404, path
        assert answer.body == (hosted.site.folder / "404.html").read_bytes(), path
        assert_says_all(answer, hosted.security)
        assert "immutable" not in answer.headers.get("cache-control", ""), path


def test_old_addresses_lead_on_for_good(hosted: Hosted) -> None:
    lines = (hosted.site.folder / "_redirects").read_text("utf-8").splitlines()
    assert len(lines) >= 2
    for path, target, status in map(str.split, lines):
        assert hosted.led_to(path) == (int(status), target), path


def test_an_address_without_its_last_slash_leads_to_the_page(hosted: Hosted) -> None:
    status, target = hosted.led_to(f"{hosted.site.base}/contact")
    assert status in (301, 302, 307, 308)
    assert target == f"{hosted.site.base}/contact/"


def test_fingerprinted_files_are_kept_for_a_year_and_are_what_they_are(hosted: Hosted) -> None:
    kinds = {".css": "text/css", ".js": "javascript", ".svg": "image/svg+xml", ".woff2": "woff2", ".png": "image/png",
             ".jpg": "image/jpeg", ".webp": "image/webp", ".avif": "image/avif"}  # fmt: skip
    seen = set()
    for file in (hosted.site.folder / "assets").iterdir():
        answer = hosted.ask(f"{hosted.site.base}/assets/{file.name}")
        assert (answer.status, answer.body) == (200, file.read_bytes()), file.name
        assert kinds[file.suffix] in answer.headers["content-type"], file.name
        assert_says_all(answer, {**hosted.security, "cache-control": ASSET_CACHING})
        seen.add(file.suffix)
    assert seen == set(kinds)


def test_files_for_machines_are_there(hosted: Hosted) -> None:
    for path in ("robots.txt", "sitemap.xml", "feed.xml", "contact.vcf", ".well-known/security.txt"):
        answer = hosted.ask(f"{hosted.site.base}/{path}")
        assert (answer.status, answer.body) == (200, (hosted.site.folder / path).read_bytes()), path
        assert_says_all(answer, hosted.security)

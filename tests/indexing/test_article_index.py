"""Pagefind indexes what an article says and nothing else, the same bytes each time, and its failures are told."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from clinicgen import indexing
from clinicgen.errors import SearchError
from clinicgen.indexing import Pagefind, make_index

PAGE = """<!doctype html><html lang="en"><head><title>{title}</title></head><body>
<header><nav>Menu of the site</nav></header>
<main><nav>Home / Articles</nav><h1>{title}</h1><p class="article-meta">Published in March</p>
<div class="text"><h2 id="what">What happens</h2><p>{words}<sup class="footnote-ref">[1]</sup></p>
<div class="notice notice-crisis">Call 988 at any hour.</div>
<p data-clinic="norfolk">Norfolk Mind: <a href="tel:+17575554141">(757) 555-4141</a></p>
<section class="call-to-action">Talk to us</section></div></main>
<footer>Harbor Psychiatry, 21 Main St</footer></body></html>"""


@pytest.fixture(scope="module")
def pagefind() -> Pagefind:
    found = indexing.find_pagefind()
    if found is None:
        pytest.skip("Pagefind is not installed, `pip install -e '.[search]'` brings it")
    return found


def make_pages(count: int) -> dict[str, bytes]:
    """Make pages with words of their own."""
    return {
        f"/articles/number-{number}/": PAGE.format(
            title=f"Hours of {number}", words=" ".join(f"word{number + step}" for step in range(60))
        ).encode()
        for number in range(count)
    }


def read_fragments(files: Mapping[str, bytes]) -> dict[str, dict[str, object]]:
    """Give what the index holds of each page, by address."""
    packed = [data for path, data in files.items() if path.startswith("fragment/")]
    read = [json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd")) for data in packed]
    return {one["url"]: one for one in read}


def test_the_same_pages_give_the_same_bytes_in_whatever_order(pagefind: Pagefind) -> None:
    pages = make_pages(40)
    first = make_index(pagefind, pages)
    assert make_index(pagefind, dict(reversed(pages.items()))) == first
    assert list(make_index(pagefind, pages)) == sorted(first)
    assert make_index(pagefind, make_pages(39)) != first


def test_an_article_is_found_by_its_own_words_alone(pagefind: Pagefind) -> None:
    fragments = read_fragments(make_index(pagefind, make_pages(2)))
    assert fragments.keys() == {"/articles/number-0/", "/articles/number-1/"}
    one = fragments["/articles/number-1/"]
    assert one["meta"] == {"title": "Hours of 1"}
    assert re.fullmatch(r"What happens\. word1 .* word60\.?", str(one["content"]))


def test_no_box_of_others_is_shipped_and_no_name_in_a_text_has_digits(pagefind: Pagefind) -> None:
    files = make_index(pagefind, make_pages(3))
    entry = json.loads(files["pagefind-entry.json"])
    name = entry["languages"]["en"]["hash"]
    assert re.fullmatch(r"en_[a-p]+", name)
    outside = {path for path in files if "/" not in path}
    assert outside == {
        "pagefind-entry.json", "pagefind.js", "pagefind-worker.js", "wasm.en.pagefind", f"pagefind.{name}.pf_meta",
    }  # fmt: skip
    assert {path.partition("/")[0] for path in files if "/" in path} == {"fragment", "index"}


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import sys", "ended before|did not answer"),
        ("print('What?,', flush=True); input()", "did not answer"),
        ("import base64; print(base64.b64encode(b'{}').decode(), end=',', flush=True); input()", "did not answer"),
        (
            "import base64, json; sent = {'payload': {'type': 'Error', 'message': 'no room'}}\n"
            "print(base64.b64encode(json.dumps(sent).encode()).decode(), end=',', flush=True); input()",
            "no room",
        ),
        (
            "import base64, json, sys; sent = {'payload': {'type': 'GetFiles', 'files': []}}\n"
            "while True:\n"
            "    while sys.stdin.read(1) != ',': pass\n"
            "    print(base64.b64encode(json.dumps(sent).encode()).decode(), end=',', flush=True)",
            "another index than expected",
        ),
    ],
)
def test_a_program_that_fails_is_an_error_and_no_traceback(program: str, said: str, tmp_path: Path) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text(f"#!{sys.executable}\n{program}\n", "utf-8")
    broken.chmod(0o755)
    with pytest.raises(SearchError, match=said):
        make_index(Pagefind("1.5", broken), make_pages(1))


def test_a_program_that_cannot_be_run_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="did not answer"):
        make_index(Pagefind("1.5", tmp_path / "nothing"), make_pages(1))

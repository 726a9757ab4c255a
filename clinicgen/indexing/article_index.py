"""Indexes a site's article pages: what of them is searched, and which of Pagefind's files a site needs."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping

from clinicgen.errors import SearchError
from clinicgen.indexing.pagefind import Message, Pagefind, converse

_ROOT = "main"
_LEFT_OUT = (
    # The title is searched all the same, and a result shows it in any case.
    "h1",
    "nav",
    ".article-meta",
    ".call-to-action",
    ".notice-crisis",
    ".recent",
    ".sources",
    ".footnotes",
    ".footnote-ref",
    # A result shows words out of their place, and another clinic's facts must not stand anywhere but in theirs.
    "[data-clinic]",
)
"""What stands on many pages, or is not the article's own text."""

_ENTRY = "pagefind-entry.json"
_SCRIPTS = ("pagefind.js", "pagefind-worker.js")
_DATA = (".pf_meta", ".pf_index", ".pf_fragment")

_TO_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def make_index(pagefind: Pagefind, pages: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Give the files of a search over pages, by path within its folder; pages are HTML by their address on the site.

    The same pages give the same bytes. SearchError where the program fails.
    """
    config = {"root_selector": _ROOT, "exclude_selectors": _LEFT_OUT}
    requests: list[Message] = [{"type": "NewIndex", "config": config}]
    requests += [
        {"type": "AddFile", "index_id": 0, "url": address, "file_contents": pages[address].decode(), "file_path": None}
        for address in sorted(pages)
    ]
    requests.append({"type": "GetFiles", "index_id": 0})
    *_, answer = converse(pagefind, requests)
    try:
        files = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
        return dict(sorted(_needed(files).items()))
    except (LookupError, ValueError, TypeError) as error:
        raise SearchError(f"Pagefind {pagefind.version} gave another index than expected ({error!r})") from error


def _needed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Leave out the ready-made search boxes, and spell in letters what is named in a text.

    Of a name like `en_8037771234` a reader of the text cannot know that it is no telephone number.
    """
    entry = json.loads(files[_ENTRY])
    kept = {name: files[name] for name in _SCRIPTS}
    kept |= {path: data for path, data in files.items() if path.endswith(_DATA)}
    for language in entry["languages"].values():
        program = f"wasm.{language['wasm']}.pagefind"
        kept[program] = files[program]
        name = language["hash"]
        language["hash"] = name.translate(_TO_LETTERS)
        kept[f"pagefind.{language['hash']}.pf_meta"] = kept.pop(f"pagefind.{name}.pf_meta")
    kept[_ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return kept

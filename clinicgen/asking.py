"""Asks other hosts whether the pages that sites link to are still there: one at a time, with pauses, by name.

The only module that opens a connection to another host; it does so only where `audit --external` was asked for.
"""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, build_opener

from clinicgen import __version__
from clinicgen.model.found_site import Answer

AGENT = f"clinicgen/{__version__} (checks the links of a clinic's own site)"
PAUSE_SECONDS = 1.0
"""Between two questions to one host."""
PATIENCE_SECONDS = 10.0
FRESH_SECONDS = 7 * 24 * 3600
"""How long a good answer is believed without asking again."""
_MOST_SILENCES = 2
"""After so many questions without any answer, a host is not asked on."""
_ASK_DIFFERENTLY = frozenset({400, 403, 404, 405, 406, 409, 410, 418, 429, 500, 501, 503})
"""Answers to HEAD that some hosts give though the page is there."""


class DatedAnswer(NamedTuple):
    """What a host said, and when."""

    answer: Answer
    asked: float
    """In seconds since 1970."""


def ask_all(
    addresses: Iterable[str],
    known: Mapping[str, DatedAnswer],
    say: Callable[[str], None],
    *,
    pause: float = PAUSE_SECONDS,
    patience: float = PATIENCE_SECONDS,
) -> dict[str, DatedAnswer]:
    """Ask for every address, host by host; what was answered well a short while ago is not asked again."""
    answers: dict[str, DatedAnswer] = {}
    by_host: dict[str, list[str]] = {}
    for address in dict.fromkeys(addresses):
        old = known.get(address)
        if old is not None and not old.answer.reason and 0 <= time.time() - old.asked < FRESH_SECONDS:
            answers[address] = old
        else:
            by_host.setdefault(urlsplit(address).netloc.lower(), []).append(address)
    for host, asked in sorted(by_host.items()):
        say(f"asking {host}: {len(asked)} address{'es' if len(asked) > 1 else ''}")
        silences = 0
        for number, address in enumerate(asked):
            if number:
                time.sleep(pause)
            answer = ask(address, patience, pause)
            silences = silences + 1 if answer.status == 0 else 0
            answers[address] = DatedAnswer(answer, time.time())
            if silences >= _MOST_SILENCES:
                rest = DatedAnswer(Answer(0, "its host did not answer"), time.time())
                answers |= dict.fromkeys(asked[number + 1 :], rest)
                break
    return answers


def ask(address: str, patience: float, pause: float) -> Answer:
    """Ask for one address: its head first, and all of it where the host does not want to be asked so."""
    answer = _ask(address, "HEAD", patience)
    if answer.status in _ASK_DIFFERENTLY:
        time.sleep(pause)
        return _ask(address, "GET", patience)
    return answer


def _ask(address: str, method: str, patience: float) -> Answer:
    bare = quote(address.partition("#")[0], safe="/:?=&%#@!$'()*+,;~[]")
    request = Request(bare, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})  # noqa: S310 - http(s) alone
    try:
        with build_opener().open(request, timeout=patience) as response:
            return Answer(response.status, "")
    except HTTPError as error:
        with error:
            return Answer(error.code, str(error.reason) or "an error")
    except (URLError, OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        return Answer(0, str(getattr(reason, "strerror", None) or reason or type(error).__name__).lower())


def read_answers(data: bytes) -> dict[str, DatedAnswer]:
    """Read what was written; nothing where it cannot be read."""
    try:
        rows = json.loads(data) if data else {}
        return {
            str(address): DatedAnswer(Answer(int(status), str(reason)), float(asked))
            for address, (status, reason, asked) in rows.items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}


def write_answers(answers: Mapping[str, DatedAnswer], known: Mapping[str, DatedAnswer]) -> bytes:
    """Write answers for the next time, older ones to addresses that were not asked for now among them."""
    rows = {
        address: (one.answer.status, one.answer.reason, one.asked)
        for address, one in sorted({**known, **answers}.items())
    }
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()

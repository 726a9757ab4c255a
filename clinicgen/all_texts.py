"""Makes one library of a workspace's texts: each is compiled and judged once for all clinics, or recalled."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from clinicgen import checking, parsing, working
from clinicgen.model.clinic import Fleet
from clinicgen.model.content import Library
from clinicgen.model.finding import Finding
from clinicgen.model.markdown_file import MarkdownFile


@dataclass(frozen=True, slots=True)
class TextMemo:
    """What a build knows of texts; with an empty one everything comes out the same, only later."""

    program: str = ""
    """Who made it: what another program made counts for nothing."""
    contacts: str = ""
    """Digest of the clinics' contacts that the texts were judged by."""
    packs: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Compiled texts, packed, by digest of the text."""
    harmless: frozenset[str] = field(default=frozenset(), repr=False)
    """Digests of texts in which judging found nothing."""

    def says_the_same(self, other: TextMemo) -> bool:
        """Tell whether another memo knows neither more nor less."""
        ours, theirs = ((memo.program, memo.contacts, memo.packs.keys(), memo.harmless) for memo in (self, other))
        return ours == theirs


@dataclass(frozen=True, slots=True)
class AllTexts:
    """The texts of a workspace, and what is wrong with them as they are written."""

    library: Library
    findings: tuple[Finding, ...]
    memo: TextMemo


def make_library(
    files: Sequence[MarkdownFile],
    fleet: Fleet,
    contacts: checking.FleetContacts,
    program: str,
    memo: TextMemo,
    jobs: int | None,
) -> AllTexts:
    """Compile and judge every text but for what the memo knows; in several processes, if there is much to do.

    All texts are packed and unpacked on their way, so that one that is recalled is like one that was just compiled.
    """
    texts = {parsing.text_digest(file): file for file in files}
    packs = dict(memo.packs) if memo.program == program else {}
    is_judged = memo.program == program and memo.contacts == fleet.contacts_digest
    harmless = memo.harmless if is_judged else frozenset[str]()
    compiled = {digest: text for digest, file in texts.items() if (text := _recall(digest, file, packs))}

    def work_on(digest: str) -> tuple[bytes, tuple[Finding, ...]]:
        text, pack = compiled.get(digest), b""
        if text is None:
            text = parsing.compile_text(texts[digest])
            pack = parsing.pack_text(text)
        return pack, () if digest in harmless else checking.judge_text(text[0], fleet, contacts)

    new = [digest for digest in texts if digest not in compiled or digest not in harmless]
    judged = dict(zip(new, working.share_out(work_on, new, jobs), strict=True))
    for digest, (pack, _) in judged.items():
        if pack:
            packs[digest] = pack
            compiled[digest] = parsing.unpack_text(pack, texts[digest])
    parsed = parsing.gather_library(compiled[digest] for digest in texts)
    found = {digest: findings for digest, (_, findings) in judged.items() if findings}
    return AllTexts(
        parsed.library,
        (*parsed.findings, *(finding for findings in found.values() for finding in findings)),
        TextMemo(
            program, fleet.contacts_digest, {digest: packs[digest] for digest in texts}, frozenset(texts.keys() - found)
        ),
    )


def _recall(digest: str, file: MarkdownFile, packs: Mapping[str, bytes]) -> parsing.Compiled | None:
    try:
        return parsing.unpack_text(packs[digest], file)
    except (KeyError, ValueError):
        return None


def read_memo(data: bytes | None) -> TextMemo:
    """Read a memo that was written as bytes; from what is none comes an empty one."""
    head, _, rest = (data or b"").partition(b"\n")
    try:
        value = json.loads(head)
        packs: dict[str, bytes] = {}
        start = 0
        for digest, length in value["packs"].items():
            packs[digest] = rest[start : start + length]
            start += length
        return TextMemo(value["program"], value["contacts"], packs, frozenset(value["harmless"]))
    except (ValueError, TypeError, LookupError, AttributeError):
        return TextMemo()


def write_memo(memo: TextMemo) -> bytes:
    """Write a memo as bytes."""
    lengths = {digest: len(pack) for digest, pack in memo.packs.items()}
    head = {"program": memo.program, "contacts": memo.contacts, "packs": lengths, "harmless": sorted(memo.harmless)}
    return b"\n".join((json.dumps(head).encode(), b"".join(memo.packs.values())))

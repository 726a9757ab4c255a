"""Makes one library of a workspace's texts: each is compiled and judged once for all clinics, or recalled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from clinicgen import checking, parsing, working
from clinicgen.model.clinic import Fleet
from clinicgen.model.content import Library
from clinicgen.model.finding import Finding
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.survey_memo import SurveyMemo


class AllTexts(Struct, frozen=True):
    """The texts of a workspace, and what is wrong with them as they are written."""

    library: Library
    findings: tuple[Finding, ...]
    packs: Mapping[str, bytes]
    """See `SurveyMemo.packs`."""
    harmless: frozenset[str]
    """See `SurveyMemo.harmless`."""
    ownerless: frozenset[str]
    """See `SurveyMemo.ownerless`."""


def make_library(
    files: Sequence[MarkdownFile],
    fleet: Fleet,
    contacts: checking.FleetContacts,
    memo: SurveyMemo,
    jobs: int | None,
    meanwhile: Callable[[], None],
) -> AllTexts:
    """Compile and judge every text but for what the memo knows; in several processes, if there is much to do.

    In any case something else is done as well, which is work for this process.

    All texts are packed and unpacked on their way, so that one that is recalled is like one that was just compiled.
    """
    texts = {parsing.text_digest(file): file for file in files}
    packs = dict(memo.packs)
    ownerless = memo.ownerless if memo.contacts == fleet.contacts_digest else frozenset[str]()
    compiled = {digest: text for digest, file in texts.items() if (text := _recall(digest, file, packs))}

    def work_on(digest: str) -> tuple[bytes, tuple[Finding, ...], tuple[Finding, ...]]:
        text, pack = compiled.get(digest), b""
        if text is None:
            text = parsing.compile_text(texts[digest])
            pack = parsing.pack_text(text)
        said = () if digest in memo.harmless else checking.judge_text(text[0])
        typed = () if digest in ownerless else checking.judge_contacts(text[0], contacts)
        return pack, said, typed

    known = compiled.keys() & memo.harmless & ownerless
    new = [digest for digest in texts if digest not in known]
    judged = dict(zip(new, working.share_out(work_on, new, jobs, meanwhile=meanwhile), strict=True))
    for digest, (pack, _, _) in judged.items():
        if pack:
            packs[digest] = pack
            compiled[digest] = parsing.unpack_text(pack, texts[digest])
    parsed = parsing.gather_library(compiled[digest] for digest in texts)
    found = [finding for _, said, typed in judged.values() for finding in (*typed, *said)]
    return AllTexts(
        library=parsed.library,
        findings=(*parsed.findings, *found),
        packs={digest: packs[digest] for digest in texts},
        harmless=frozenset(texts.keys() - {digest for digest, (_, said, _) in judged.items() if said}),
        ownerless=frozenset(texts.keys() - {digest for digest, (_, _, typed) in judged.items() if typed}),
    )


def _recall(digest: str, file: MarkdownFile, packs: Mapping[str, bytes]) -> parsing.Compiled | None:
    try:
        return parsing.unpack_text(packs[digest], file)
    except (KeyError, ValueError):
        return None

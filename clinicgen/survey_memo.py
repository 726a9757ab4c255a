"""Keeps what a survey found out about texts and themes, so that the next one need not find it out again."""

from __future__ import annotations

import json
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import astuple, replace

from clinicgen.model.pictures import PictureFacts


class SurveyMemo(Struct, frozen=True):
    """What a survey found out; with an empty memo everything comes out the same, only later."""

    program: str = ""
    """Who made it: what another program made counts for nothing."""
    contacts: str = ""
    """Digest of the clinics' contacts that texts were found to hold none of."""
    packs: Mapping[str, bytes] = {}
    """Compiled texts, packed, by digest of the text."""
    harmless: frozenset[str] = frozenset()
    """Digests of texts that say nothing that any rule objects to."""
    ownerless: frozenset[str] = frozenset()
    """Digests of texts in which nothing stands that belongs to a clinic."""
    sound_themes: frozenset[str] = frozenset()
    """Digests of themes in which nothing is wrong."""
    numbers: Mapping[str, tuple[str, ...]] = {}
    """See `checking.FleetBasis.numbers`."""
    pictures: Mapping[str, PictureFacts] = {}
    """What is known of pictures in which nothing is wrong, by digest."""

    def of(self, program: str) -> SurveyMemo:
        """Give what a program may believe of this memo."""
        return self if self.program == program else SurveyMemo()

    def says_the_same(self, other: SurveyMemo) -> bool:
        """Tell whether another memo knows neither more nor less."""
        mine, theirs = (replace(memo, packs=dict.fromkeys(memo.packs, b"")) for memo in (self, other))
        return mine == theirs


def read_memo(data: bytes | None) -> SurveyMemo:
    """Read a memo that was written as bytes; from what is none comes an empty one."""
    head, _, rest = (data or b"").partition(b"\n")
    try:
        value = json.loads(head)
        packs: dict[str, bytes] = {}
        start = 0
        for digest, length in value["packs"].items():
            packs[digest] = rest[start : start + length]
            start += length
        texts = frozenset(value["harmless"]), frozenset(value["ownerless"])
        sound_themes = frozenset(value["sound_themes"])
        numbers = {digest: tuple(known) for digest, known in value["numbers"].items()}
        pictures = {digest: PictureFacts(*facts) for digest, facts in value["pictures"].items()}
        return SurveyMemo(value["program"], value["contacts"], packs, *texts, sound_themes, numbers, pictures)
    except (ValueError, TypeError, LookupError, AttributeError):
        return SurveyMemo()


def write_memo(memo: SurveyMemo) -> bytes:
    """Write a memo as bytes."""
    lengths = {digest: len(pack) for digest, pack in memo.packs.items()}
    head = {
        "program": memo.program,
        "contacts": memo.contacts,
        "packs": lengths,
        "harmless": sorted(memo.harmless),
        "ownerless": sorted(memo.ownerless),
        "sound_themes": sorted(memo.sound_themes),
        "numbers": memo.numbers,
        "pictures": {digest: astuple(facts) for digest, facts in memo.pictures.items()},
    }
    return b"\n".join((json.dumps(head).encode(), b"".join(memo.packs.values())))

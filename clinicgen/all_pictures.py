"""Looks at a workspace's pictures and encodes them: each once for all clinics, in several processes, or recalled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from clinicgen import loading, planning, publishing, rendering, working
from clinicgen.model.content import Library
from clinicgen.model.finding import Finding
from clinicgen.model.pictures import Album, PictureFacts
from clinicgen.model.source import SourceFile
from clinicgen.model.workspace import Workspace


class KnownPictures(Struct, frozen=True):
    """The pictures of a workspace, and what is wrong with them."""

    album: Album
    findings: tuple[Finding, ...]
    harmless: Mapping[str, PictureFacts]
    """See `SurveyMemo.pictures`."""


def know_pictures(files: Iterable[SourceFile], memo: Mapping[str, PictureFacts], jobs: int | None) -> KnownPictures:
    """Look at every picture but for those that the memo knows."""
    looked_at = [file for file in files if loading.needs_look(file)]
    new = [file for file in looked_at if file.digest not in memo]
    results = working.share_out(loading.examine_picture, new, jobs, least=2)
    facts = {file.digest: memo[file.digest] for file in looked_at if file.digest in memo}
    findings: list[Finding] = []
    suspicious = set()
    for file, (found, wrong) in zip(new, results, strict=True):
        findings += wrong
        if found:
            facts[file.digest] = found
        if wrong:
            suspicious.add(file.digest)
    harmless = {digest: one for digest, one in sorted(facts.items()) if digest not in suspicious}
    return KnownPictures(replace(loading.identify_encoder(), pictures=facts), tuple(findings), harmless)


def encode_pictures(
    workspace: Workspace,
    library: Library,
    folder: publishing.OutputFolder,
    jobs: int | None,
    *,
    is_from_nothing: bool,
) -> None:
    """Encode what sites may need and the output folder does not have, and drop what it has and none needs.

    Sites find it there. What is missed here they encode themselves, so nothing but time depends on it.
    """
    in_texts, leading = planning.pictures_in_texts(library), planning.lead_pictures(library)
    wanted = rendering.list_pictures(workspace, in_texts, leading)
    kept = publishing.keep_pictures(folder, () if is_from_nothing else wanted.keys)
    missing = [
        lacking
        for variants in wanted.encoded
        if (lacking := tuple(variant for variant in variants if variant.key not in kept))
    ]

    def encode(variants: tuple[rendering.Variant, ...]) -> None:
        for variant, data in zip(variants, rendering.encode_variants(variants), strict=True):
            publishing.keep_picture(folder, variant.key, data)

    working.share_out(encode, missing, jobs, least=1)

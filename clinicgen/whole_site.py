"""Judges one clinic's site as a whole, or finds that what was said of its last release holds of this one too."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from clinicgen import checking, publishing
from clinicgen.model.finding import Finding
from clinicgen.model.rendered_site import ReleaseFile


def judge_whole(
    context: checking.SiteContext,
    program: str,
    files: Mapping[str, ReleaseFile],
    unmade: Collection[str],
    former: publishing.LiveSite | None,
) -> tuple[tuple[Finding, ...], str] | None:
    """Give what is wrong with a site as a whole, and the name of the verdict that nothing is; empty where something is.

    `unmade` are files that the site should have and lacks. None where proofs that the former release should have
    cannot be read: nothing of it may then be recalled.
    """
    keys = {path: file.output.key for path, file in files.items()}
    verdict = "" if unmade else checking.name_verdict(context, program, keys)
    if verdict and former and _holds(former, context, program, files):
        return (), verdict
    proofs = {path: file.proof or (former and former.proof(path, keys[path])) for path, file in files.items()}
    known = {path: proof for path, proof in proofs.items() if proof}
    if len(known) < len(proofs):
        return None
    found = checking.judge_site(context, known, (*files, *unmade))
    return found, "" if found else verdict


def _holds(
    former: publishing.LiveSite, context: checking.SiteContext, program: str, files: Mapping[str, ReleaseFile]
) -> bool:
    """Tell whether nothing was wrong with the former release, and this one differs in nothing that is judged."""
    if not former.state.verdict or former.recorded.keys() != files.keys():
        return False
    keys = {path: file.key for path, file in former.recorded.items()}
    if former.state.verdict != checking.name_verdict(context, program, keys):
        return False
    proved = {path: file.proof for path, file in files.items() if file.proof}
    before = {path: former.proof(path, keys[path]) for path in proved}
    return all((old := before[path]) and checking.leaves_the_same(proof, old) for path, proof in proved.items())

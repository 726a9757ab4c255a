"""Comments that accept a finding: `<!-- accept: rule-name reason="…" -->`."""

from __future__ import annotations

import re

from clinicgen.model.content import Acceptance
from clinicgen.model.finding import Place
from clinicgen.parsing.draft import Draft
from clinicgen.parsing.problems import ACCEPTANCE_MALFORMED, shown

_MEANT = re.compile(r"<!--\s*accept\s*(?::|[a-z0-9-]+\s+reason\b)", re.IGNORECASE)
_ACCEPTANCE = re.compile(
    r"""<!--\s*accept:\s*(?P<rule>[a-z0-9]+(?:-[a-z0-9]+)*)
        (?:\s+reason\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'))?\s*-->\Z""",
    re.VERBOSE,
)


def note_acceptance(comment: str, place: Place, lines: tuple[int, int], draft: Draft) -> None:
    """Note what a comment accepts in the block of those lines, if it accepts anything."""
    if not _MEANT.match(comment):
        return
    example = 'write `<!-- accept: rule-name reason="why it is right here" -->`'
    match = _ACCEPTANCE.match(comment)
    if match is None:
        draft.report(ACCEPTANCE_MALFORMED, "this acceptance cannot be read", place, example)
        return
    reason = (match["double"] or match["single"] or "").strip()
    if not reason:
        draft.report(
            ACCEPTANCE_MALFORMED, f"the acceptance of `{shown(match['rule'])}` gives no reason", place, example
        )
        return
    draft.acceptances.append(Acceptance(match["rule"], reason, place, *lines))

"""Checking: the proof, on final bytes, that every contact on every page is that clinic's; and every other rule."""

from __future__ import annotations

from clinicgen.checking.claims.regions import tell_regions
from clinicgen.checking.contact_book import FleetContacts, index_contacts
from clinicgen.checking.judging import (
    all_rules,
    judge_days,
    judge_fleet,
    judge_library,
    judge_plan,
    judge_site,
    judge_text,
    prove_file,
)
from clinicgen.checking.overlap import NEAR_DUPLICATE_BELOW, measure_overlap
from clinicgen.checking.problems import RULES
from clinicgen.checking.proof_basis import FleetBasis, find_held, note_basis, open_basis
from clinicgen.checking.proof_memo import ProofMemo, open_memo
from clinicgen.checking.shown_on import merge_pages
from clinicgen.checking.site_context import SiteContext, open_site
from clinicgen.checking.verdicts import leaves_the_same, name_verdict
from clinicgen.checking.weighing import Scales, judge_acceptances, judge_settings, open_scales, weigh

__all__ = [
    "NEAR_DUPLICATE_BELOW",
    "RULES",
    "FleetBasis",
    "FleetContacts",
    "ProofMemo",
    "Scales",
    "SiteContext",
    "all_rules",
    "find_held",
    "index_contacts",
    "judge_acceptances",
    "judge_days",
    "judge_fleet",
    "judge_library",
    "judge_plan",
    "judge_settings",
    "judge_site",
    "judge_text",
    "leaves_the_same",
    "measure_overlap",
    "merge_pages",
    "name_verdict",
    "note_basis",
    "open_basis",
    "open_memo",
    "open_scales",
    "open_site",
    "prove_file",
    "tell_regions",
    "weigh",
]

"""Checking: the proof, on final bytes, that every contact on every page is that clinic's; and every other rule."""

from __future__ import annotations

from clinicgen.checking.claims.regions import tell_regions
from clinicgen.checking.contact_book import FleetContacts, index_contacts
from clinicgen.checking.contact_census import sight_contacts
from clinicgen.checking.contact_listing import list_contacts, source_of
from clinicgen.checking.disk_documents import read_found
from clinicgen.checking.disk_judging import (
    SiteFindings,
    judge_disk_site,
    judge_folder,
    place_sight,
    prove_found,
)
from clinicgen.checking.disk_scopes import FolderOnDisk, PageHead, SiteOnDisk
from clinicgen.checking.disk_sharing import DiskMemo, DiskSharing, open_sharing
from clinicgen.checking.host_rules import RedirectLine, answers, read_redirects
from clinicgen.checking.judging import (
    all_rules,
    judge_contacts,
    judge_days,
    judge_fleet,
    judge_library,
    judge_plan,
    judge_site,
    judge_text,
    prove_file,
)
from clinicgen.checking.overlap import NEAR_DUPLICATE_BELOW, measure_overlap
from clinicgen.checking.page_document import PageDocument
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
    "DiskMemo",
    "DiskSharing",
    "FleetBasis",
    "FleetContacts",
    "FolderOnDisk",
    "PageDocument",
    "PageHead",
    "ProofMemo",
    "RedirectLine",
    "Scales",
    "SiteContext",
    "SiteFindings",
    "SiteOnDisk",
    "all_rules",
    "answers",
    "find_held",
    "index_contacts",
    "judge_acceptances",
    "judge_contacts",
    "judge_days",
    "judge_disk_site",
    "judge_fleet",
    "judge_folder",
    "judge_library",
    "judge_plan",
    "judge_settings",
    "judge_site",
    "judge_text",
    "leaves_the_same",
    "list_contacts",
    "measure_overlap",
    "merge_pages",
    "name_verdict",
    "note_basis",
    "open_basis",
    "open_memo",
    "open_scales",
    "open_sharing",
    "open_site",
    "place_sight",
    "prove_file",
    "prove_found",
    "read_found",
    "read_redirects",
    "sight_contacts",
    "source_of",
    "tell_regions",
    "weigh",
]

"""Planning: which pages each clinic's site has, at which addresses, and whether all that they name exists."""

from __future__ import annotations

from clinicgen.planning.addresses import file_of_text
from clinicgen.planning.carriage import is_carried
from clinicgen.planning.concerns import Concerns, concerned_by, estimate_sizes, find_concerns, hold_back
from clinicgen.planning.grounds import Grounds, survey
from clinicgen.planning.problems import RULES
from clinicgen.planning.references import check_references, gather_names
from clinicgen.planning.shards import refuse_shard, share_of
from clinicgen.planning.shown_pictures import lead_pictures, pictures_in_texts
from clinicgen.planning.shown_places import shown_by
from clinicgen.planning.site import SitePlanning, plan_site

__all__ = [
    "RULES",
    "Concerns",
    "Grounds",
    "SitePlanning",
    "check_references",
    "concerned_by",
    "estimate_sizes",
    "file_of_text",
    "find_concerns",
    "gather_names",
    "hold_back",
    "is_carried",
    "lead_pictures",
    "pictures_in_texts",
    "plan_site",
    "refuse_shard",
    "share_of",
    "shown_by",
    "survey",
]

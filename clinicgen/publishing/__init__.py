"""Publishing writes a site beside the live one, verifies it, and exchanges the two."""

from clinicgen.publishing.finished_folder import (
    FinishedFolder,
    find_strange_folders,
    list_finished,
    open_finished,
)
from clinicgen.publishing.host_files import host_files
from clinicgen.publishing.host_table import HostFiles
from clinicgen.publishing.interruption import naming_published
from clinicgen.publishing.joining import join_site
from clinicgen.publishing.live_site import LiveSite, recall, recall_by_reading
from clinicgen.publishing.loose_files import keep_answers, recall_answers, write_report
from clinicgen.publishing.manifest import read_manifest
from clinicgen.publishing.new_files import create_files
from clinicgen.publishing.notices import tells_of_mending
from clinicgen.publishing.opening import open_output, open_scratch
from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.picture_store import keep_picture, keep_pictures, recall_picture
from clinicgen.publishing.problems import RULES
from clinicgen.publishing.publish import publish, publish_over, rollback
from clinicgen.publishing.removal import clean, gone_sites, list_sites, remove_site, report_gone, report_missing
from clinicgen.publishing.site_look import Look, look_at_list, look_at_site, look_the_same, write_looks
from clinicgen.publishing.stores import (
    drop_bundle,
    forget_memos,
    keep_memo,
    load_bundle,
    recall_memo,
    store_bundle,
)
from clinicgen.publishing.turns import holding_site

__all__ = [
    "RULES",
    "FinishedFolder",
    "HostFiles",
    "LiveSite",
    "Look",
    "OutputFolder",
    "clean",
    "create_files",
    "drop_bundle",
    "find_strange_folders",
    "forget_memos",
    "gone_sites",
    "holding_site",
    "host_files",
    "join_site",
    "keep_answers",
    "keep_memo",
    "keep_picture",
    "keep_pictures",
    "list_finished",
    "list_sites",
    "load_bundle",
    "look_at_list",
    "look_at_site",
    "look_the_same",
    "naming_published",
    "open_finished",
    "open_output",
    "open_scratch",
    "publish",
    "publish_over",
    "read_manifest",
    "recall",
    "recall_answers",
    "recall_by_reading",
    "recall_memo",
    "recall_picture",
    "remove_site",
    "report_gone",
    "report_missing",
    "rollback",
    "store_bundle",
    "tells_of_mending",
    "write_looks",
    "write_report",
]

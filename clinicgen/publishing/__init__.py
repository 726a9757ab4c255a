"""Publishing writes a site beside the live one, verifies it, and exchanges the two."""

from clinicgen.publishing.host_files import host_files
from clinicgen.publishing.host_table import HostFiles
from clinicgen.publishing.live_site import LiveSite, identify_release, recall, recall_by_reading
from clinicgen.publishing.new_files import create_files
from clinicgen.publishing.opening import open_output, open_scratch
from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.problems import RULES
from clinicgen.publishing.publish import publish, rollback
from clinicgen.publishing.removal import clean, gone_sites, list_sites, remove_site, report_gone
from clinicgen.publishing.stores import drop_bundle, forget_memos, keep_memo, load_bundle, recall_memo, store_bundle

__all__ = [
    "RULES",
    "HostFiles",
    "LiveSite",
    "OutputFolder",
    "clean",
    "create_files",
    "drop_bundle",
    "forget_memos",
    "gone_sites",
    "host_files",
    "identify_release",
    "keep_memo",
    "list_sites",
    "load_bundle",
    "open_output",
    "open_scratch",
    "publish",
    "recall",
    "recall_by_reading",
    "recall_memo",
    "remove_site",
    "report_gone",
    "rollback",
    "store_bundle",
]

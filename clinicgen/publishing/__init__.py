"""Publishing writes a site beside the live one, verifies it, and exchanges the two."""

from clinicgen.publishing.live_site import LiveSite, recall, recall_by_reading
from clinicgen.publishing.opening import open_output
from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.problems import RULES
from clinicgen.publishing.publish import publish, rollback

__all__ = ["RULES", "LiveSite", "OutputFolder", "open_output", "publish", "recall", "recall_by_reading", "rollback"]

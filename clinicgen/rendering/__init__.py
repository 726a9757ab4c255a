"""Turns a site's plan into its final bytes: pages by the theme's templates, feed, sitemap, contact card, assets."""

from clinicgen.rendering.encoding import encode_variants
from clinicgen.rendering.files import render_file
from clinicgen.rendering.picture_list import list_pictures
from clinicgen.rendering.picture_variants import Variant
from clinicgen.rendering.preparing import PreparedSite, prepare_site
from clinicgen.rendering.problems import RULES, TEMPLATE_FAILED
from clinicgen.rendering.shared_work import SharedWork
from clinicgen.rendering.templates import OpenTheme, open_again, open_theme, take_apart
from clinicgen.rendering.theme_check import check_theme

__all__ = [
    "RULES",
    "TEMPLATE_FAILED",
    "OpenTheme",
    "PreparedSite",
    "SharedWork",
    "Variant",
    "check_theme",
    "encode_variants",
    "list_pictures",
    "open_again",
    "open_theme",
    "prepare_site",
    "render_file",
    "take_apart",
]

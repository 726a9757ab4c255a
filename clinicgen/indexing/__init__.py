"""Makes the index that a site's articles are searched by, with Pagefind: finished pages in, files out."""

from clinicgen.indexing.article_index import make_index
from clinicgen.indexing.pagefind import Pagefind, find_pagefind, look_at_pagefind
from clinicgen.indexing.problems import RULES, SEARCH_FAILED, report_missing

__all__ = [
    "RULES",
    "SEARCH_FAILED",
    "Pagefind",
    "find_pagefind",
    "look_at_pagefind",
    "make_index",
    "report_missing",
]

"""What the settings of every clinic's site share."""

from pathlib import Path

from facts_reader import FactsReader

ROOT = Path(__file__).parent
PATH = str(ROOT / "content")
THEME = str(ROOT)
THEME_STATIC_PATHS = ["static"]
THEME_STATIC_DIR = "."
STATIC_PATHS = []
READERS = {"md": FactsReader}
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["services"]
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "articles"
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
LOCALE = ["C"]
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.tables": {},
        "markdown.extensions.md_in_html": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.toc": {"title": None},
    },
    "output_format": "html5",
}

ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
PAGE_URL = "services/{slug}/"
PAGE_SAVE_AS = "services/{slug}/index.html"
TAG_URL = "topics/{slug}/"
TAG_SAVE_AS = "topics/{slug}/index.html"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "articles", "services", "contact", "locations", "404", "sitemap", "robots"]
ARTICLES_SAVE_AS = "articles/index.html"
ARTICLES_URL = "articles/"
SERVICES_SAVE_AS = "services/index.html"
CONTACT_SAVE_AS = "contact/index.html"
LOCATIONS_SAVE_AS = "locations/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
ROBOTS_SAVE_AS = "robots.txt"
TEMPLATE_EXTENSIONS = [".html", ".xml", ".txt"]
PAGINATED_TEMPLATES = {"articles": 20, "tag": 20}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
SUMMARY_MAX_LENGTH = 28

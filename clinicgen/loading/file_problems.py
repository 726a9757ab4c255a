"""The kinds of problem that finding and reading a workspace's files can bring to light."""

from __future__ import annotations

from clinicgen.model.finding import Rule, Severity


def _error(name: str, summary: str, why: str, instead: str) -> Rule:
    return Rule(name, Severity.ERROR, summary, f"## Why it matters\n\n{why}\n\n## Instead\n\n{instead}")


PATH_UNREAD = _error(
    "path-unread",
    "A file lies where nothing reads it.",
    "A misnamed file would be left out of every site without a word: a clinic missing, a page gone.",
    "Name it as the layout of a workspace asks (`clinics/columbia/clinic.yaml`, `articles/sleep.md`), or keep"
    " notes and drafts outside of `clinics/`, `articles/`, `pages/`, `services/` and `static/`.",
)
PATH_NAME = _error(
    "path-name",
    "A file or folder has a name that cannot become a web address.",
    "Names become addresses, and addresses are compared, linked and typed by people.",
    "Use lower-case letters, digits and single hyphens: `first-visit.md`.",
)
PATH_COLLISION = _error(
    "path-collision",
    "Two names differ only in capitals or in how an accent is stored, or two articles have one slug.",
    "One of the two would hide the other, and which one depends on the computer.",
    "Rename one of them, or remove it.",
)
PATH_OUTSIDE_WORKSPACE = _error(
    "path-outside-workspace",
    "A symbolic link leads out of the workspace.",
    "What a site publishes must be what the workspace holds: a link could publish any file of the computer it"
    " is built on.",
    "Copy the file into the workspace.",
)
PATH_BROKEN_LINK = _error(
    "path-broken-link",
    "A symbolic link leads nowhere, to itself, or round in a circle.",
    "What it was meant to bring into the site would be missing.",
    "Point the link at a file of the workspace, or replace it by the file.",
)
PATH_UNREADABLE = _error(
    "path-unreadable",
    "A file or folder cannot be read: it may not be opened, or it is no ordinary file.",
    "A site built without it would lack what it holds.",
    "Give yourself the right to read it, or move it out of the workspace's folders.",
)
PATH_TOO_LARGE = _error(
    "path-too-large",
    "A file is larger than clinicgen or a host takes.",
    "Hosts refuse files above 25 MiB (Cloudflare Pages), and a text above 1 MB is a mistake or an attack.",
    "Shrink the picture, split the text, or link to the file where it is kept.",
)
PATH_NOT_TEXT = _error(
    "path-not-text",
    "A text file is not UTF-8.",
    "Read with a guess, names and accents come out wrong on every page.",
    "Open it in an editor and save it as UTF-8.",
)
CLINIC_FILE_MISSING = _error(
    "path-clinic-file-missing",
    "A clinic's folder has no `clinic.yaml`.",
    "Every folder of `clinics/` is a clinic; without its facts no site can be built for it.",
    "Write its `clinic.yaml` (`clinicgen new clinic` makes one), or remove the folder.",
)
WORKSPACE_EMPTY = _error(
    "path-no-clinics",
    "The workspace has no clinic.",
    "There is no site to build.",
    "Add `clinics/<slug>/clinic.yaml`; `clinicgen new clinic` makes one.",
)
UNSAFE_SVG = _error(
    "html-unsafe-svg",
    "An SVG holds script, style, an entity or a reference to somewhere else.",
    "An SVG is a document: opened by itself it runs its scripts and loads what it names, on the clinic's own address.",
    "Export it as a plain SVG, with shapes and colours written as attributes, or use a PNG.",
)
FRONT_MATTER_MISSING = _error(
    "front-matter-missing",
    "An article or page has no front matter.",
    "Its title and description for search results are written there.",
    "Begin the file with\n\n```yaml\n---\ntitle: Your first visit\n"
    "description: What to bring, and what happens.\n---\n```",
)
FRONT_MATTER_OPEN = _error(
    "front-matter-unclosed",
    "Front matter is opened by `---` and never closed.",
    "Where the front matter ends and the text begins cannot be told.",
    "Write a line of `---` after the last key.",
)
FRONT_MATTER_UNEXPECTED = _error(
    "front-matter-unexpected",
    "A slot's text begins with front matter.",
    "A slot is a piece of another text and has no title of its own; the keys would be shown to patients.",
    "Remove the front matter. For a line across the page write `***`.",
)
DATES_OUT_OF_ORDER = _error(
    "article-dates-out-of-order",
    "An article expires before it is published, or was updated before it was written.",
    "The article would never be built, or would show a date that cannot be.",
    "Put `date`, `updated` and `expires` in that order.",
)
CLINICS_BOTH_WAYS = _error(
    "article-clinics-both-ways",
    "An article names clinics both by `only` and by `except`.",
    "Who carries the article cannot be told.",
    "Keep one of the two.",
)
IMAGE_MISSING = _error(
    "article-image-missing",
    "An article's picture does not exist.",
    "The article would show a gap.",
    "Put the picture into `articles/images/` (a clinic's own into its `images/`) and write `images/<name>`.",
)
THEME_INCOMPLETE = _error(
    "theme-incomplete",
    "A theme lacks a file that it needs.",
    "Sites with this theme cannot be rendered as it means them to be.",
    "Add the file, or take its name out of `theme.yaml`.",
)
THEME_MISNAMED = _error(
    "theme-misnamed",
    "A theme's `name` is not its folder's.",
    "Clinics choose a theme by its folder; two names for one theme mislead.",
    "Give `name` the folder's name.",
)
THEME_UNKNOWN_PARENT = _error(
    "theme-unknown-parent",
    "A theme extends a theme that does not exist.",
    "Its missing templates would come from nowhere.",
    "Name a theme of `themes/` or one that comes with clinicgen, such as `clarity`.",
)
THEME_LOOP = _error(
    "theme-extends-itself",
    "A theme extends itself, directly or through others.",
    "No theme of the circle has a beginning.",
    "Take `extends` out of one of them.",
)
THEME_SETTING_DEFAULT = _error(
    "theme-setting-default",
    "A theme setting's default or choices do not fit its type.",
    "Settings reach CSS: each value is checked, the default first.",
    'Write a colour as `"#1f5f6b"`, a length as `42rem`, and a choice as one of `choices`.',
)

FILE_RULES = (
    PATH_UNREAD, PATH_NAME, PATH_COLLISION, PATH_OUTSIDE_WORKSPACE, PATH_BROKEN_LINK, PATH_UNREADABLE,
    PATH_TOO_LARGE, PATH_NOT_TEXT, CLINIC_FILE_MISSING, WORKSPACE_EMPTY, UNSAFE_SVG, FRONT_MATTER_MISSING,
    FRONT_MATTER_OPEN, FRONT_MATTER_UNEXPECTED, DATES_OUT_OF_ORDER, CLINICS_BOTH_WAYS, IMAGE_MISSING,
    THEME_INCOMPLETE, THEME_MISNAMED, THEME_UNKNOWN_PARENT, THEME_LOOP, THEME_SETTING_DEFAULT,
)  # fmt: skip
"""The rules of the half of loading that deals with files."""

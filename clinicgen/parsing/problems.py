"""The kinds of problem that parsing finds in a text, whichever clinic carries it."""

from __future__ import annotations

from clinicgen.model.finding import Rule, Severity


def shown(text: str) -> str:
    """Cut what someone wrote to a length that fits a message."""
    return text if len(text) <= 60 else f"{text[:59]}…"


def _rule(name: str, severity: Severity, summary: str, why: str, instead: str) -> Rule:
    return Rule(name, severity, summary, f"## Why it matters\n\n{why}\n\n## Instead\n\n{instead}")


FACT_UNCLOSED = _rule(
    "fact-unclosed",
    Severity.ERROR,
    "A fact begins with `{{` and never ends.",
    "The braces would be shown to patients, and the number they should call would not.",
    "Close it on the same paragraph: `{{ clinic.phone }}`. To show braces as they are, put them in a code span.",
)
FACT_MALFORMED = _rule(
    "fact-malformed",
    Severity.ERROR,
    "Something stands between `{{` and `}}` that is not a fact.",
    "Facts are put into the text as they are; there is nothing to compute with.",
    'Write only a fact\'s name, and a default if it may be missing: `{{ clinic.email | default("our front desk") }}`.',
)
FACT_IN_LINK_TARGET = _rule(
    "fact-in-link-target",
    Severity.ERROR,
    "A fact is used as the address of a link or picture.",
    "An address has a notation of its own: a phone number as patients read it is not one that a phone can dial.",
    "Link to what you mean: `[call us](clinic:call)`, `[book a visit](clinic:book)`, `[write to us](clinic:email)`.",
)
FACT_MISPLACED = _rule(
    "fact-misplaced",
    Severity.ERROR,
    "A fact stands where none is filled in: a link's title, a block's arguments, a tag's attribute.",
    "It would be shown with its braces.",
    "Put the fact into the text, a heading, a link's text or a picture's alternative text.",
)
HTML_UNSAFE_TAG = _rule(
    "html-unsafe-tag",
    Severity.ERROR,
    "A text holds an HTML tag that is not allowed, or one that is not closed.",
    "Raw HTML can break a page's layout, load things from elsewhere, and carry contacts past the checks.",
    "Write Markdown. Allowed are `<br>`, `<sup>`, `<sub>`, `<abbr title>`, `<kbd>` and `<cite>` without other "
    "attributes, closed in the paragraph that opens them.",
)
HTML_COMMENT_UNCLOSED = _rule(
    "html-comment-unclosed",
    Severity.ERROR,
    "A comment begins with `<!--` and never ends.",
    "Everything after it would be hidden.",
    "End it with `-->`.",
)
HTML_UNSAFE_LINK = _rule(
    "html-unsafe-link",
    Severity.ERROR,
    "A link leads to an address of a kind that is not allowed.",
    "Such addresses can run code, or lead somewhere else than they seem to.",
    "Link with `https:`, `http:`, `mailto:`, `tel:` or `clinic:`, to an article's file, or to a path of this site.",
)
LINK_CLINIC_UNKNOWN = _rule(
    "link-clinic-unknown",
    Severity.ERROR,
    "A `clinic:` link names something a clinic does not have.",
    "The link would lead nowhere.",
    "Write `clinic:call`, `clinic:text`, `clinic:book`, `clinic:email`, `clinic:directions`, `clinic:reviews`, "
    "`clinic:contact` or `clinic:home`.",
)
LINK_ANCHOR_UNKNOWN = _rule(
    "link-anchor-unknown",
    Severity.ERROR,
    "A link points to a heading that the text does not have.",
    "Nothing happens when a patient follows it.",
    "Write the heading's text in lower case with hyphens and without its facts: `[risks](#risks-and-side-effects)`.",
)
LINK_TARGET_UNKNOWN = _rule(
    "link-target-unknown",
    Severity.ERROR,
    "A relative link is neither an article's file nor a path of the site.",
    "Where it leads would depend on the page that shows it.",
    "Link to a file that ends in `.md`, to a path that begins with `/`, or to a whole address with `https://`.",
)
PATH_OUTSIDE_WORKSPACE = _rule(
    "path-link-outside",
    Severity.ERROR,
    "A link or picture leads out of the workspace.",
    "What lies there is not part of the site, and may be different on the next machine.",
    "Put the file into the workspace, such as into `articles/images/`.",
)
NETWORK_THIRD_PARTY_IMAGE = _rule(
    "network-third-party-image",
    Severity.ERROR,
    "A picture is loaded from another site.",
    "Whoever runs that site would learn who reads which health article.",
    "Put the picture into `articles/images/` and write `![what it shows](images/name.jpg)`.",
)
IMAGE_TARGET_UNKNOWN = _rule(
    "image-target-unknown",
    Severity.ERROR,
    "A picture's address is not a file of the workspace.",
    "The page would show an empty frame.",
    "Put the picture into `articles/images/` and write `![what it shows](images/name.jpg)`.",
)
HEADING_LEVEL_ONE = _rule(
    "heading-level-one",
    Severity.ERROR,
    "A text has a heading of level one.",
    "The title in the front matter is the page's only first-level heading: screen readers rely on it.",
    "Begin with `##`.",
)
HEADING_LEVEL_SKIPPED = _rule(
    "heading-level-skipped",
    Severity.WARNING,
    "A heading is more than one level below the one before it.",
    "People who move through a page by its headings look for the missing one.",
    "Use the next level down.",
)
BLOCK_UNKNOWN = _rule(
    "block-unknown",
    Severity.ERROR,
    "A `:::` block has a name that does not exist.",
    "What was meant by it, a warning or a condition, would be lost.",
    "Write `call-to-action`, `crisis`, `note`, `warning`, `when`, `unless`, `slot` or `clinic` after the colons.",
)
BLOCK_UNCLOSED = _rule(
    "block-unclosed",
    Severity.ERROR,
    "A `:::` block is never closed.",
    "Everything after it would be taken for its content.",
    "Write a line of as many colons as opened it. A block in a list or quotation ends within it.",
)
BLOCK_CLOSER_STRAY = _rule(
    "block-closer-stray",
    Severity.ERROR,
    "A line of colons closes a block that is not open.",
    "A block probably ends earlier than it was meant to.",
    "Remove the line, or open the block that it should close.",
)
BLOCK_CLOSER_MISMATCH = _rule(
    "block-closer-mismatch",
    Severity.ERROR,
    "A block is closed with another number of colons than it was opened with.",
    "With blocks inside blocks, the number of colons says which one ends.",
    "Close a block with exactly as many colons as opened it.",
)
BLOCK_ARGUMENTS = _rule(
    "block-arguments",
    Severity.ERROR,
    "What stands after a block's name cannot be read.",
    "A condition that is read wrongly shows text at the wrong clinics.",
    "Write `::: when service=ketamine-infusion-therapy`, `::: unless has=email,reviews`, `::: slot first-visit` or "
    "`::: clinic norfolk`; notes, warnings and calls to action take a heading, `crisis` takes nothing.",
)
SLOT_DUPLICATE = _rule(
    "slot-duplicate",
    Severity.ERROR,
    "Two slots of a text have one name.",
    "A clinic's own text would be shown twice.",
    "Give each slot a name of its own.",
)
ACCEPTANCE_MALFORMED = _rule(
    "acceptance-malformed",
    Severity.ERROR,
    "A comment that should accept a finding cannot be read.",
    "The finding would come back, or nobody would know why it was accepted.",
    'Write `<!-- accept: rule-name reason="why it is right here" -->` on the line above the block.',
)
FOOTNOTE_UNDEFINED = _rule(
    "footnote-undefined",
    Severity.WARNING,
    "A text refers to a footnote that is not there.",
    "The mark is shown with its brackets.",
    "Write the note as a paragraph that begins with `[^name]:`.",
)
FOOTNOTE_UNUSED = _rule(
    "footnote-unused",
    Severity.WARNING,
    "A footnote is referred to nowhere.",
    "It is not shown.",
    "Write `[^name]` where the note belongs, or remove the note.",
)
FOOTNOTE_DUPLICATE = _rule(
    "footnote-duplicate",
    Severity.WARNING,
    "Two footnotes have one name.",
    "Only the first is shown.",
    "Give each note a name of its own.",
)
TABLE_CELL_SURPLUS = _rule(
    "table-cell-surplus",
    Severity.ERROR,
    "A row of a table has more cells than the table has columns.",
    "The surplus cells are not shown.",
    "Remove them, or give the heading row as many. A pipe that belongs to a text is written `\\|`.",
)
TEXT_TOO_DEEP = _rule(
    "text-too-deep",
    Severity.ERROR,
    "Lists, quotations or blocks are nested too deeply.",
    "What stands deeper is not shown.",
    "Use fewer levels.",
)
TEXT_TOO_LONG = _rule(
    "text-too-long",
    Severity.ERROR,
    "A text is too long to be one page.",
    "It is not read at all.",
    "Split it into several files of less than 400,000 characters each.",
)

RULES = (
    FACT_UNCLOSED,
    FACT_MALFORMED,
    FACT_IN_LINK_TARGET,
    FACT_MISPLACED,
    HTML_UNSAFE_TAG,
    HTML_COMMENT_UNCLOSED,
    HTML_UNSAFE_LINK,
    LINK_CLINIC_UNKNOWN,
    LINK_ANCHOR_UNKNOWN,
    LINK_TARGET_UNKNOWN,
    PATH_OUTSIDE_WORKSPACE,
    NETWORK_THIRD_PARTY_IMAGE,
    IMAGE_TARGET_UNKNOWN,
    HEADING_LEVEL_ONE,
    HEADING_LEVEL_SKIPPED,
    BLOCK_UNKNOWN,
    BLOCK_UNCLOSED,
    BLOCK_CLOSER_STRAY,
    BLOCK_CLOSER_MISMATCH,
    BLOCK_ARGUMENTS,
    SLOT_DUPLICATE,
    ACCEPTANCE_MALFORMED,
    FOOTNOTE_UNDEFINED,
    FOOTNOTE_UNUSED,
    FOOTNOTE_DUPLICATE,
    TABLE_CELL_SURPLUS,
    TEXT_TOO_DEEP,
    TEXT_TOO_LONG,
)

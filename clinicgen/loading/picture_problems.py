"""The kinds of problem that looking at a workspace's pictures can bring to light."""

from __future__ import annotations

from clinicgen.model.finding import Rule, Severity


def _rule(name: str, severity: Severity, summary: str, why: str, instead: str) -> Rule:
    return Rule(name, severity, summary, f"## Why it matters\n\n{why}\n\n## Instead\n\n{instead}")


IMAGE_BROKEN = _rule(
    "image-broken",
    Severity.ERROR,
    "A picture cannot be read: it is empty, cut short, damaged, or no picture at all.",
    "Browsers would show a gap, or half a face.",
    "Copy the file again from where it came, or export it as JPEG or PNG. Photographs of an iPhone (HEIC) are exported"
    " as JPEG by its Photos.",
)
IMAGE_TOO_LARGE = _rule(
    "image-too-large",
    Severity.ERROR,
    "A picture has more pixels than any page can use.",
    "A small file can unfold into gigabytes of pixels, and stop the computer that builds.",
    "Make it smaller: the widest that a page shows is 1600 pixels, and 2400 leave room to cut.",
)
IMAGE_ANIMATED = _rule(
    "image-animated",
    Severity.ERROR,
    "A picture moves.",
    "Motion that nobody can stop makes some people ill and keeps others from reading (WCAG 2.2.2), and such files are"
    " ten times the size of a film.",
    "Export one still picture of it.",
)
IMAGE_MISNAMED = _rule(
    "image-misnamed",
    Severity.WARNING,
    "A picture's ending is not that of its content.",
    "It is encoded rightly all the same, but the next program that opens the file by its name may refuse it.",
    "Rename the file, and correct its name where texts and facts have it.",
)

PICTURE_RULES = (IMAGE_BROKEN, IMAGE_TOO_LARGE, IMAGE_ANIMATED, IMAGE_MISNAMED)
"""The rules about pictures."""

"""The kinds of problem that planning finds: names that lead nowhere, missing facts, addresses that clash."""

from __future__ import annotations

from clinicgen.model.finding import Rule, Severity

FACT_UNKNOWN = Rule(
    "fact-unknown",
    Severity.ERROR,
    "A text names a fact that does not exist.",
    "## Why it matters\n\nA fact that does not exist would leave a gap in the sentence on every clinic's page.\n\n"
    "## Instead\n\nWrite a key of `clinic.yaml` such as `{{ clinic.phone }}`, or add your own under `facts:` and write "
    "`{{ clinic.facts.parking }}`.",
)
FACT_MISSING = Rule(
    "fact-missing",
    Severity.ERROR,
    "A text uses a fact that one of the clinics that show it does not have.",
    "## Why it matters\n\nGeneral site generators print nothing here, and nobody notices until a patient does.\n\n"
    "## Instead\n\nAdd the fact to the clinic, give the text a default, as in "
    '`{{ clinic.email | default("our front desk") }}`, '
    "or put the sentence into `::: when has=email`.",
)
CLINIC_UNRELATED = Rule(
    "content-clinic-unrelated",
    Severity.ERROR,
    "A `::: clinic` block names a clinic that the site may not show.",
    "## Why it matters\n\nAnother clinic's number may stand only where it was meant to.\n\n"
    "## Instead\n\nName a clinic of the same brand, or add the clinic to `refers_to` in `clinic.yaml`.",
)
REFERENCE_UNKNOWN = Rule(
    "content-unknown-name",
    Severity.ERROR,
    "A text or a clinic names an article, clinic, service, brand or optional fact that does not exist.",
    "## Why it matters\n\nA condition on a misspelt name never holds, so its text would silently be nowhere.\n\n"
    "## Instead\n\nWrite the name as the folder, file or service slug has it.",
)
REGION_UNUSED = Rule(
    "content-region-unused",
    Severity.WARNING,
    "A condition asks for a region in which no clinic is.",
    "## Why it matters\n\nThe text below it is shown on no site.\n\n## Instead\n\nWrite the two-letter code, such as "
    "`region=SC`, or take the condition away.",
)
FILE_UNMATCHED = Rule(
    "path-unmatched",
    Severity.ERROR,
    "A slot's or a service's file belongs to nothing: no such slot, article or service.",
    "## Why it matters\n\nSomeone wrote this text for patients, and it would be shown to none.\n\n"
    "## Instead\n\nRename the file to the slot, article or service that it is for.",
)
OVERRIDE_NEAR_MISS = Rule(
    "content-override-near-miss",
    Severity.ERROR,
    "A clinic's own article has almost the name of a shared one, and so does not replace it.",
    "## Why it matters\n\nThe site would carry both.\n\n## Instead\n\nGive the file exactly the shared article's name "
    "to replace it, or a clearly different one. Names that differ in their numbers are let be.",
)
INCLUDE_WITHOUT_EFFECT = Rule(
    "clinic-include-without-effect",
    Severity.ERROR,
    "A clinic includes an article that it also excludes, or that the article's `clinics` keep from it.",
    "## Why it matters\n\nSomeone expects the article on this site.\n\n"
    "## Instead\n\nTake the name out of one of the two.",
)
IMAGE_UNKNOWN = Rule(
    "path-image-missing",
    Severity.ERROR,
    "A text shows a picture that does not exist.",
    "## Instead\n\nPut the picture into the `images` folder beside the text, or correct the name.",
)
LINK_UNKNOWN = Rule(
    "link-content-unknown",
    Severity.ERROR,
    "A link leads to an article, page or service, or to a heading in it, that does not exist.",
    "## Instead\n\nWrite the file's name as it is, such as `how-it-works.md#risks`.",
)
LINK_NOT_CARRIED = Rule(
    "link-not-carried",
    Severity.WARNING,
    "A link leads to an article, page or service that this clinic's site does not have; the words stay, the link goes.",
    "## Instead\n\nPut the sentence into `::: when service=…`, so that it stands only where the article does.",
)
DESCRIPTION_LONG = Rule(
    "content-description-too-long",
    Severity.ERROR,
    "A description is longer than 160 characters once its facts are filled in.",
    "## Why it matters\n\nSearch results cut it off in the middle of a sentence.\n\n"
    "## Instead\n\nShorten it; long names of clinics count.",
)
ADDRESS_TAKEN = Rule(
    "path-taken",
    Severity.ERROR,
    "Two things of one site want the same address or file.",
    "## Why it matters\n\nOne of them would silently replace the other.\n\n"
    "## Instead\n\nRename one of them. Addresses are compared without regard to capitals.",
)
REDIRECT_NOWHERE = Rule(
    "redirect-target-missing",
    Severity.ERROR,
    "A redirect leads to an address that the site does not have.",
    "## Instead\n\nLead to a page that exists, written like `/articles/how-it-works/`, or to an https address.",
)
REDIRECT_LOOP = Rule(
    "redirect-loop",
    Severity.ERROR,
    "Redirects lead back to themselves.",
    "## Instead\n\nLet one of them lead to a page.",
)

RULES = (
    FACT_UNKNOWN,
    FACT_MISSING,
    CLINIC_UNRELATED,
    REFERENCE_UNKNOWN,
    REGION_UNUSED,
    FILE_UNMATCHED,
    OVERRIDE_NEAR_MISS,
    INCLUDE_WITHOUT_EFFECT,
    IMAGE_UNKNOWN,
    LINK_UNKNOWN,
    LINK_NOT_CARRIED,
    DESCRIPTION_LONG,
    ADDRESS_TAKEN,
    REDIRECT_NOWHERE,
    REDIRECT_LOOP,
)

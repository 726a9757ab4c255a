"""The kinds of problem that publishing can find."""

from __future__ import annotations

from clinicgen.model.finding import Rule, Severity

OUTPUT_NOT_OURS = Rule(
    "output-not-ours",
    Severity.ERROR,
    "A folder, file or symbolic link that clinicgen did not make stands where a clinic's site would be written.",
    """## Why it matters

A build replaces a site's folder as a whole. In a folder of somebody else's making that could destroy work.

## Instead

Move the folder away, or build into another one with `-o`. The next build then makes the site.
""",
)

OUTPUT_FILE_IN_THE_WAY = Rule(
    "output-file-in-the-way",
    Severity.ERROR,
    "A file that clinicgen did not make keeps a site's folder from being replaced or removed.",
    """## Why it matters

Going on would destroy a file that somebody put there, so the site stays as it is until the file is moved.

## Instead

Put the file into `clinics/<slug>/static/` if it belongs to the site, and remove it from the built folder.
""",
)

OUTPUT_FOREIGN_FILE = Rule(
    "output-foreign-file",
    Severity.WARNING,
    "A site's folder holds a file that clinicgen did not make; it was carried along.",
    """## Why it matters

Nothing proves that such a file shows this clinic's contacts, and a build on another machine lacks it.

## Instead

Put the file into `clinics/<slug>/static/`, from where every build copies and proves it, and remove it from the built
folder.
""",
)

OUTPUT_CHANGED_BY_HAND = Rule(
    "output-changed-by-hand",
    Severity.WARNING,
    "A file of a built site was changed or deleted after it was built.",
    """## Why it matters

What was changed by hand was proved by nobody, and the next build loses it: the file has been put right.

## Instead

Change the clinic's facts, the article or the theme, and build again.
""",
)

OUTPUT_RECORD_DAMAGED = Rule(
    "output-record-damaged",
    Severity.WARNING,
    "The record of a built site cannot be read.",
    """## Why it matters

Without it nobody can tell a stale page from a file that a person put there, so the site is built anew, and a folder
that holds more than the new site is put aside.

## Instead

Look through what was put aside, keep what is yours, and delete the rest.
""",
)

OUTPUT_SITE_GONE = Rule(
    "output-site-gone",
    Severity.WARNING,
    "A site lies in the output folder whose clinic is no longer in the workspace.",
    """## Why it matters

After a clinic was renamed or removed its old pages, with the old number, would stay online with the next upload.

## Instead

Build with `--clean`, which removes the sites of clinics that are gone, or give the clinic `status: closed`.
""",
)

OUTPUT_SITE_TWICE = Rule(
    "output-site-twice",
    Severity.ERROR,
    "Two folders that are to be merged hold different sites of one clinic.",
    """## Why it matters

One of the two was built from other files or for another day, and nothing tells which one patients should see.

## Instead

Build all shards from the same files with the same `--today`, and merge again.
""",
)

OUTPUT_SITE_MISSING = Rule(
    "output-site-missing",
    Severity.ERROR,
    "A clinic of the workspace has no site in the folder that shards were merged into.",
    """## Why it matters

A shard was not built or not handed over, or an error held the clinic back: its patients would see an old site or none.

## Instead

Build the missing shard, mend what its build told, and merge all shards again.
""",
)

PATH_LEAVES_SITE = Rule(
    "path-leaves-site",
    Severity.ERROR,
    "The path of a file would lead out of the site's folder or cannot be stored.",
    """## Why it matters

A site may write nothing outside its own folder, and every host must be able to serve each of its files.

## Instead

Name files with letters, digits, dots, hyphens and underscores, folders parted by single slashes.
""",
)

PATH_WRITTEN_TWICE = Rule(
    "path-release-collision",
    Severity.ERROR,
    "Two files of a site have the same path, or paths that differ only in capitals, or one lies inside the other.",
    """## Why it matters

Some systems and hosts cannot tell `Map.pdf` from `map.pdf`: one of the two would silently vanish.

## Instead

Rename one of the two files.
""",
)

HOST_TOO_MANY_REDIRECTS = Rule(
    "host-too-many-redirects",
    Severity.WARNING,
    "A site has more redirects than a host reads.",
    """## Why it matters

Cloudflare Pages reads 2,000 redirects and ignores the rest. Patients who follow an older link still arrive, by the
redirect page at the old address, but search engines learn of the move more slowly.

## Instead

Drop redirects that nobody follows any more, or choose a host without that limit.
""",
)

HOST_LINE_TOO_LONG = Rule(
    "host-line-too-long",
    Severity.WARNING,
    "A redirect is longer than a host reads.",
    """## Why it matters

Cloudflare Pages ignores lines of more than 1,000 characters in `_redirects`.

## Instead

Use a shorter target, without tracking parameters.
""",
)

RULES = (
    OUTPUT_NOT_OURS,
    OUTPUT_FILE_IN_THE_WAY,
    OUTPUT_FOREIGN_FILE,
    OUTPUT_CHANGED_BY_HAND,
    OUTPUT_RECORD_DAMAGED,
    OUTPUT_SITE_GONE,
    OUTPUT_SITE_TWICE,
    OUTPUT_SITE_MISSING,
    PATH_LEAVES_SITE,
    PATH_WRITTEN_TWICE,
    HOST_TOO_MANY_REDIRECTS,
    HOST_LINE_TOO_LONG,
)

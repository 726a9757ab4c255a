"""Says which sites were published before Ctrl-C stopped a build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from clinicgen.errors import BuildStoppedError
from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.plain_errors import saying_plainly


@contextmanager
def naming_published(output: OutputFolder) -> Iterator[None]:
    """Turn Ctrl-C into a BuildStoppedError that names the sites whose next release went live inside this context.

    It looks at the disk: a worker may have published a site and been stopped before it could say so.
    """
    before = _identify_releases(output)
    try:
        yield
    except KeyboardInterrupt:
        after = _identify_releases(output)
        raise BuildStoppedError(tuple(slug for slug in after if after[slug] != before.get(slug))) from None


def _identify_releases(output: OutputFolder) -> Mapping[str, int]:
    """Give for each site a number that is another one once its next release is live."""
    releases = {}
    with saying_plainly("look at the sites"):
        for slug in sorted(folder.name for folder in (output.records / "sites").iterdir()):
            with suppress(FileNotFoundError):
                releases[slug] = output.site(slug).stat().st_ino
    return releases

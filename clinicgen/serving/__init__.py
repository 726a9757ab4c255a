"""Serving shows all sites as a host would, follows every edit, and says beside each page what is wrong."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from clinicgen import loading
from clinicgen.errors import BuildStoppedError
from clinicgen.model.outcome import BuildResult, SiteOutcome
from clinicgen.model.request import Request
from clinicgen.serving.building import Builder
from clinicgen.serving.events import Hub
from clinicgen.serving.preview import Preview
from clinicgen.serving.server import listen, noting_interrupts, run

__all__ = ["Preview", "serve"]


def serve(
    workspace: Path,
    request: Request,
    port: int | None,
    progress: Callable[[SiteOutcome, int, int], None],
    open_doors: Callable[[Preview, BuildResult, int], None],
    tell: Callable[[BuildResult], None],
    say: Callable[[str], None],
) -> None:
    """Build the sites asked for into a folder that is gone afterwards, and serve them until Ctrl-C.

    `open_doors` is told of the first build and the port, `tell` of each later build, `say` of what goes wrong.
    """
    root = loading.find_workspace(workspace)
    with closing(listen(port)) as listener, TemporaryDirectory(prefix="clinicgen-preview-") as folder:
        output = Path(folder) / "sites"
        builder = Builder(root, output, request, lambda _: None)
        # The first build is made before there are threads, so that it may use all cores.
        try:
            result = builder.build(progress, None)
        except BuildStoppedError:
            # Which sites were done by then is of no interest: they are gone with the folder.
            raise KeyboardInterrupt from None
        # What was read for it stays until the end: to look for garbage there takes a fifth of every later build.
        gc.collect()
        gc.freeze()
        # Whoever has read the addresses may press Ctrl-C at any moment, and that is the ordinary end.
        with noting_interrupts() as pressed:
            open_doors(builder.preview, result, listener.getsockname()[1])
            run(builder, Hub(builder.preview), listener, output, tell, say, pressed)

"""Hands clinics to whoever makes their sites: this process, others forked off from it, or any that read a file."""

from __future__ import annotations

import pickle
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import closing, contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from clinicgen import loading, publishing, rendering, working
from clinicgen.errors import OutputError, UsageError
from clinicgen.one_site import Bench, Job, SiteResult, make_site, open_bench

Opening: TypeAlias = Callable[[Job, Mapping[str, rendering.OpenTheme]], Bench]
"""What opens a bench for a job: one that builds again and again keeps what is still good of the last one."""


class Handover(Struct, frozen=True, eq=False):
    """A job on its way to a process: as it is, or as a file where the process does not share this one's memory."""

    name: str
    """No other job's."""
    job: Job | None
    bundle: Path = Path()
    """The file to read where there is no job."""
    program: str = ""
    """The program that is to do the job."""
    opened: Mapping[str, rendering.OpenTheme] = {}
    """Themes that are open already."""
    opening: Opening = open_bench
    """Both only of use where there is a job."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Handover) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    def __reduce__(self) -> tuple[type[Handover], tuple[str, None, Path, str]]:
        return Handover, (self.name, None, self.bundle, self.program)


@contextmanager
def hand_out(
    job: Job,
    bundles: publishing.OutputFolder,
    slugs: Sequence[str],
    executor: Executor | None,
    jobs: int | None,
    say: working.Say,
    opened: Mapping[str, rendering.OpenTheme],
    opening: Opening = open_bench,
) -> Iterator[Iterator[SiteResult]]:
    """Give the sites of these clinics as they are made; leaving the context stops what is still being made."""
    workers = min(jobs or working.count_cores(), len(slugs))
    start = working.choose_start()
    handover = Handover(secrets.token_hex(16), job, opened=opened, opening=opening)
    shares_memory = executor is None and (workers <= 1 or start == "fork")
    if not shares_memory:
        data = pickle.dumps(job, protocol=pickle.HIGHEST_PROTOCOL)
        bundle = publishing.store_bundle(bundles, data)
        handover = replace(handover, bundle=bundle, program=loading.identify_program())
    try:
        with closing(_hand_over(handover, slugs, executor, workers, start, say)) as coming:
            yield coming
    finally:
        _open.cache_clear()
        if not shares_memory:
            publishing.drop_bundle(handover.bundle)


def _hand_over(
    handover: Handover, slugs: Sequence[str], executor: Executor | None, workers: int, start: str, say: working.Say
) -> working.Results[SiteResult]:
    task = partial(make_site_from, handover)
    if executor is not None:
        return working.work_on(executor, task, slugs, say)
    if workers <= 1:
        return working.work_in_turn(task, slugs)
    if start == "fork":
        _open(handover)  # What is open here is open in every process that is forked off.
    return working.work_in_processes(task, slugs, workers, start, say)


def make_site_from(handover: Handover, slug: str) -> SiteResult:
    """Make one clinic's site, here or in a worker."""
    return make_site(*_open(handover), slug)


@lru_cache(maxsize=1)
def _open(handover: Handover) -> tuple[Job, Bench]:
    job = handover.job or _read_job(handover)
    return job, handover.opening(job, handover.opened)


def _read_job(handover: Handover) -> Job:
    """Read the job where somebody else's process is to do it, which may be on another machine."""
    if loading.identify_program() != handover.program:
        raise UsageError(
            "a worker runs another version of clinicgen, of Python or of a library that pages depend on",
            "install the same on all machines",
        )
    if not handover.bundle.is_file():
        raise OutputError(
            f"A worker does not find `{handover.bundle}`.",
            "all machines must share the output folder, under the same path",
        )
    job: Job = pickle.loads(publishing.load_bundle(handover.bundle))  # noqa: S301  # Our own file, of this very build.
    return job

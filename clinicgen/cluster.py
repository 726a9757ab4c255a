"""Borrows the workers of a dask cluster: other processes, perhaps on other machines, that share a folder with this one.

dask is an extra and slow to import, so nothing here is imported before it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from clinicgen.errors import UsageError

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from distributed import Client

PATIENCE_SECONDS = 30
"""How long to wait for a scheduler to answer, and then for a first worker."""


@contextmanager
def join_cluster(address: str, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[Executor]:
    """Give an executor on the workers of a dask scheduler; UsageError where there is none."""
    client = _connect(address, patience_seconds)
    with _hushed(), client:
        try:
            client.wait_for_workers(1, timeout=patience_seconds)
        except TimeoutError:
            hint = f"start some with `dask worker {address} --nthreads 1`"
            raise UsageError(f"the dask scheduler at `{address}` has no workers", hint) from None
        # Not pure: the same task a second time is to be done a second time.
        yield client.get_executor(pure=False)


@contextmanager
def _hushed() -> Iterator[None]:
    """Keep dask, which was imported, from logging to the terminal what its futures say in any case."""
    import logging  # noqa: PLC0415

    loggers = [logging.getLogger(name) for name in ("distributed", "distributed.client")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


def _connect(address: str, patience_seconds: float) -> Client:
    try:
        import asyncio  # noqa: PLC0415

        from distributed import Client  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("dask is not installed here", "pip install 'clinicgen[dask]'") from error
    try:
        # A client that finds nobody cannot be closed without a traceback: so knock first.
        asyncio.run(_knock(address, patience_seconds))
        return Client(address, timeout=patience_seconds, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        hint = f"start one with `dask scheduler`, and name it as it says, such as tcp://10.0.0.5:8786 ({error})"
        raise UsageError(f"no dask scheduler answers at `{address}`", hint) from error


async def _knock(address: str, patience_seconds: float) -> None:
    from distributed import Security  # noqa: PLC0415
    from distributed.comm import connect  # noqa: PLC0415

    line = await connect(address, timeout=patience_seconds, **Security().get_connection_args("client"))
    await line.close()

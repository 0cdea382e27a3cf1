"""Counting on a cluster: each file where a worker is, and only its counts sent back.

Dask does the scheduling: it puts tasks where there is room, and starts those of a worker that died again
elsewhere. A task's counts do not depend on where, when or how often it ran, so the sum does not either.
"""

import atexit
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cxcli.engines.cluster_problems import apart, gone, killed, no_dask, other_version
from cxcli.engines.counted import Counted
from cxcli.engines.partial import Partial, added, adds_up, partial_of, whole
from cxcli.header import Header
from cxcli.passes.findings import Findings
from cxcli.passes.grid import with_grids
from cxcli.passes.mapping import with_header_names
from cxcli.reader import Account, Origin, Table
from cxcli.readers import tables_of
from cxcli.readers.raw_file import RawFile
from cxcli.steps import moved
from cxcli.study.study import Running, SourceSettings, Study
from cxcli.version import __version__
from cxcli.words import Words

if TYPE_CHECKING:
    from distributed import Client, Future

_RETRIES = 2
_PATIENCE = 30
"""Seconds to wait for the first worker of a cluster."""

_TOGETHER = 64
"""Files whose counts are added on the cluster before they are sent."""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What is left of a table that was read elsewhere: everything but its rows."""

    origin: Origin
    header: Header
    profile_reason: Words
    account: Account


@dataclass(frozen=True, slots=True)
class Batch:
    """The counts of some files, and the tables in them."""

    part: Partial
    tables: tuple[ReadTable, ...]


def counted_on_cluster(
    study: Study, files: Sequence[RawFile], findings: Findings
) -> tuple[Study, list[ReadTable], Counted]:
    """Return the study with the names that the first header gives it, the tables, and their counts.

    Args:
        study: what to count, and where: `study.running`.
        files: as the workers find them, in the order that counts.
        findings: to be filled.

    Raises:
        UsageProblem: rows of several files depend on one another, or Dask is not installed.
        ClusterLost: no scheduler, or it went away, or workers keep dying or have another version of cxcli.
        CxcliError: what a run over the files would raise.
    """
    if not adds_up(study):
        raise apart()
    with _hushed(), _client(study.running) as client, _lost(study.running):
        version, first = client.submit(head_of, files[0], study.source, pure=False).result()
        if version != __version__:
            raise other_version(version)
        study = with_grids(with_header_names(study, first), first)
        batch = whole_batch(study, _batches(client, study, files, with_unread=findings.unread is not None))
    return study, [*batch.tables], whole(study, batch.part, findings)


def whole_batch(study: Study, batches: Iterator[Batch]) -> Batch:
    """Return batches, in their order, as a single one."""
    found = [*batches]
    return Batch(added(study, [b.part for b in found]), tuple(t for b in found for t in b.tables))


def count_files(study: Study, files: Sequence[RawFile], *, with_unread: bool = False) -> Batch:
    """Return the counts of some files, and their unread answers if asked for; this is what a worker does.

    Raises:
        CxcliError: what a run over the files would raise.
    """
    source = replace(study.source, jobs=study.source.jobs or 1)  # a cluster has a task for each processor
    opened = [tables_of(file, source) for file in files]
    parts = [partial_of(study, tables, Findings(unread=[] if with_unread else None)) for tables in opened]
    return Batch(added(study, parts), tuple(_read(table) for tables in opened for table in tables))


def head_of(file: RawFile, source: SourceSettings) -> tuple[str, ReadTable]:
    """Return the version of cxcli on a worker, and the first table of a file.

    Raises:
        CxcliError: the file cannot be opened.
    """
    return __version__, _read(tables_of(file, source)[0])


def as_they_end(client: "Client", futures: Sequence["Future"]) -> Iterator["Future"]:
    """Yield tasks as they end.

    Raises:
        TimeoutError: none ended for a while, and there is no worker that could end one.
    """
    from distributed import wait  # noqa: PLC0415 - an extra

    left = {*futures}
    while left:
        try:
            with client.as_current():
                ended = wait(left, timeout=_PATIENCE, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            if not client.scheduler_info()["workers"]:
                raise
            continue
        left -= ended
        yield from ended


def _read(table: Table) -> ReadTable:
    return ReadTable(table.origin, table.header, table.profile_reason, table.account)


def _batches(
    client: "Client", study: Study, files: Sequence[RawFile], *, with_unread: bool
) -> Iterator[Batch]:
    """Yield the counts of all files, in their order."""
    size = max(1, min(_TOGETHER, len(files) // (4 * max(1, len(client.scheduler_info()["workers"])))))
    groups = [files[at : at + size] for at in range(0, len(files), size)]
    how: dict[str, Any] = {"with_unread": with_unread, "pure": False, "retries": _RETRIES}
    futures = [client.submit(count_files, study, group, **how) for group in groups]
    try:
        done = 0
        for future in as_they_end(client, futures):
            done += len(groups[futures.index(future)])
            moved(done, len(files))
            if future.status == "error":
                break
        yield from map(_result, futures)
    finally:
        client.cancel(futures)


def _result(future: "Future") -> Batch:
    found: Batch = future.result()
    return found


@contextmanager
def _hushed() -> Iterator[None]:
    """Keep a cluster that is interrupted while it starts from telling of it as the process ends."""
    try:
        yield
    except KeyboardInterrupt:
        atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))
        raise


@contextmanager
def _client(running: Running) -> Iterator["Client"]:
    """Give the cluster at an address, or one of this machine's processors."""
    try:
        import dask  # noqa: PLC0415 - an extra
        from distributed import Client, LocalCluster  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise no_dask() from error
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is told once, in our words
    # Its allocator setting slows this work down, and buys nothing for it.
    dask.config.set({"distributed.nanny.pre-spawn-environ": {"OMP_NUM_THREADS": 1}})
    if running.scheduler is not None:
        with _lost(running), Client(running.scheduler, timeout="10s", set_as_default=False) as client:
            client.wait_for_workers(1, timeout=_PATIENCE)
            yield client
        return
    options: dict[str, Any] = {"n_workers": running.workers, "threads_per_worker": 1}
    with (
        LocalCluster(**options, dashboard_address="127.0.0.1:0", silence_logs=50) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield client


@contextmanager
def _lost(running: Running) -> Iterator[None]:
    """Tell of a cluster that goes away in words."""
    from distributed import KilledWorker  # noqa: PLC0415 - an extra
    from distributed.client import FutureCancelledError, FuturesCancelledError  # noqa: PLC0415 - an extra
    from distributed.comm import CommClosedError  # noqa: PLC0415 - an extra

    try:
        yield
    except (FutureCancelledError, FuturesCancelledError, CommClosedError, TimeoutError, OSError) as error:
        raise gone(running, error) from error
    except KilledWorker as error:
        raise killed() from error

"""Several tables counted side by side, in threads: reading is most of the work, and Arrow does it."""

from collections.abc import Iterator, Sequence

from cxcli.engines.counted import Counted
from cxcli.engines.partial import Partial, added, adds_up, partial_of, whole
from cxcli.engines.streaming import run
from cxcli.passes.findings import Findings
from cxcli.passes.mapping import places
from cxcli.reader import Table
from cxcli.study.study import Study


def counted(study: Study, tables: Sequence[Table], findings: Findings) -> Counted:
    """Return the counts of a study over all tables, the same however they were read.

    Tables are read side by side when `study.source.jobs` asks for several threads and their counts add up;
    else one after the other.

    Args:
        study: what to count.
        tables: in the order that "last in file" means.
        findings: to be filled.

    Raises:
        CxcliError: a column that is not there, unreadable data, bad weights, too many segments.
    """
    threads = min(study.source.jobs or 1, len(tables))
    if threads < 2 or not adds_up(study):
        return run(study, tables, findings)
    for table in tables:
        places(study, table)
    parts = [*_in_order(threads, study, tables, with_unread=findings.unread is not None)]
    return whole(study, added(study, parts), findings)


def _in_order(threads: int, study: Study, tables: Sequence[Table], *, with_unread: bool) -> Iterator[Partial]:
    """Yield the counts of each table; the first problem, in their order, ends the work on the others."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - a single table needs no threads

    with ThreadPoolExecutor(threads) as pool:
        waiting = [
            pool.submit(partial_of, study, [table], Findings(unread=[] if with_unread else None))
            for table in tables
        ]
        try:
            for future in waiting:
                yield future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

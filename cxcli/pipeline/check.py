"""Check a study and its exports: what the data holds, without scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxcli.engines.unread import Unread, unread
from cxcli.errors import CxcliError, Notice
from cxcli.evidence import Distribution
from cxcli.passes.findings import Findings, UnreadCell
from cxcli.pipeline.measuring import measure_files, refuse_nothing
from cxcli.report.model import Ledger, SourceFacts
from cxcli.study.study import Study


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check` lists: the rows, the four states of every metric, and every unread answer.

    `accounts` are the metrics whose states count rows, and whose unread answers are cells.
    """

    sources: tuple[SourceFacts, ...]
    ledger: Ledger
    answers: Mapping[str, Distribution]
    unread: tuple[Unread, ...]
    cells: tuple[UnreadCell, ...]
    warnings: tuple[Notice, ...]
    problems: tuple[CxcliError, ...]
    accounts: frozenset[str] = frozenset()


def check(study: Study, files: Sequence[str], *, with_cells: bool = False) -> Checked:
    """Return what the data holds, without scores.

    Args:
        study: what was mapped.
        files: the exports.
        with_cells: whether to gather every unread answer, which takes memory for each of them.

    Raises:
        CxcliError: a file that cannot be read, columns that are not there.
    """
    refuse_nothing(study)
    measured = measure_files(study, files, Findings(unread=[] if with_cells else None))
    counted = measured.counted
    listed = [item for metric in measured.study.measures for item in unread(counted, metric.name)]
    return Checked(
        sources=measured.sources,
        ledger=measured.ledger,
        answers=measured.scored.overall,
        unread=tuple(listed),
        cells=tuple(counted.findings.unread or ()),
        warnings=measured.warnings,
        problems=measured.problems,
        accounts=frozenset(m.name for m in measured.study.measures if m.way is not None),
    )

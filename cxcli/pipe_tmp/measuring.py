"""Read the export, code the answers, count them, score the counts, report the scores."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cxcli.engines import streaming
from cxcli.engines.notices import notices
from cxcli.engines.problems import damage_notices, problems
from cxcli.engines.streaming import Counted
from cxcli.engines.unread import Unread, unread
from cxcli.errors import CxcliError, MissingKey, NoRowLeft, Notice
from cxcli.evidence import Distribution
from cxcli.passes.findings import Findings, UnreadCell
from cxcli.passes.grid import with_grids
from cxcli.passes.mapping import with_header_names
from cxcli.reader import Table
from cxcli.readers import open_tables
from cxcli.report.build import Scored, build
from cxcli.report.model import Ledger, Report, SourceFacts
from cxcli.study.study import Study
from cxcli.version import __version__
from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report, and the problems that end the run with exit 3 once it is printed and written."""

    report: Report
    problems: tuple[CxcliError, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check` lists: the rows, the four states of every metric, and every unread answer."""

    sources: tuple[SourceFacts, ...]
    ledger: Ledger
    answers: Mapping[str, Distribution]
    unread: tuple[Unread, ...]
    cells: tuple[UnreadCell, ...]
    warnings: tuple[Notice, ...]
    problems: tuple[CxcliError, ...]


def score(study: Study, files: Sequence[str]) -> Outcome:
    """Return the scores of a study on some files.

    Raises:
        CxcliError: anything that leaves no result: see `cxcli.errors`.
    """
    _refuse_nothing(study)
    return score_tables(study, open_tables(files, study.source))


def score_tables(study: Study, tables: Sequence[Table]) -> Outcome:
    """Return the scores of a study on opened tables.

    Raises:
        CxcliError: anything that leaves no result.
    """
    _refuse_nothing(study)
    study = with_grids(with_header_names(study, tables[0]), tables[0])
    counted, scored = _count_and_score(study, tables, Findings())
    report = _report(study, tables, counted, scored)
    return Outcome(report, tuple(problems(study, counted, scored, tables)))


def check(study: Study, files: Sequence[str], *, with_cells: bool = False) -> Checked:
    """Return what the data holds, without scores.

    Args:
        study: what was mapped.
        files: the exports.
        with_cells: whether to gather every unread answer, which takes memory for each of them.

    Raises:
        CxcliError: a file that cannot be read, columns that are not there.
    """
    _refuse_nothing(study)
    tables = open_tables(files, study.source)
    study = with_grids(with_header_names(study, tables[0]), tables[0])
    counted, scored = _count_and_score(study, tables, Findings(unread=[] if with_cells else None))
    listed = [item for measure in study.measures for item in unread(counted, measure.name)]
    return Checked(
        sources=_sources(tables),
        ledger=_ledger(tables, counted),
        answers=scored.overall,
        unread=tuple(listed),
        cells=tuple(counted.findings.unread or ()),
        warnings=_warnings(study, tables, counted, scored),
        problems=tuple(problems(study, counted, scored, tables)),
    )


def _refuse_nothing(study: Study) -> None:
    if not study.measures:
        raise MissingKey(
            Words(
                "There is nothing to score: no metric is configured.",
                "Il n'y a rien à calculer : aucune métrique n'est configurée.",
            ),
            Words(
                "Give a metric a type other than ignore.", "Donnez à une métrique un type autre que ignore."
            ),
        )


def _count_and_score(study: Study, tables: Sequence[Table], findings: Findings) -> tuple[Counted, Scored]:
    counted = streaming.run(study, tables, findings)
    if not counted.rows_used:
        raise _no_row_left(_ledger(tables, counted))
    return counted, build(study, counted.tally, findings.last_day)


def _no_row_left(ledger: Ledger) -> NoRowLeft:
    dropped = ", ".join(f"{rule}: {rows}" for rule, rows in ledger.dropped.items())
    return NoRowLeft(
        Words(
            f"No row is left of {ledger.rows_read} ({dropped}).",
            f"Il ne reste aucune ligne sur {ledger.rows_read} ({dropped}).",
        ),
        Words("Check 'where', the dates and source.drop.", "Vérifiez « where », les dates et source.drop."),
    )


def _report(study: Study, tables: Sequence[Table], counted: Counted, scored: Scored) -> Report:
    return Report(
        title=study.title,
        lang=study.lang,
        generated_at=_now(),
        config_path=study.config_path,
        config_sha256=study.config_sha256,
        sources=_sources(tables),
        ledger=_ledger(tables, counted),
        results=scored.results,
        warnings=_warnings(study, tables, counted, scored),
        confidence=study.statistics.confidence,
        period=study.period,
        cxcli_version=__version__,
    )


def _warnings(study: Study, tables: Sequence[Table], counted: Counted, scored: Scored) -> tuple[Notice, ...]:
    from_reading = [notice for table in tables for notice in table.account.notices]
    return (*from_reading, *damage_notices(study.limits, tables), *notices(study, counted, scored))


def _ledger(tables: Sequence[Table], counted: Counted) -> Ledger:
    read = sum(table.account.rows for table in tables)
    return Ledger(read, counted.rows_used, dict(counted.findings.dropped))


def _sources(tables: Sequence[Table]) -> tuple[SourceFacts, ...]:
    return tuple(
        SourceFacts(
            path=table.origin.path,
            sha256=table.account.sha256,
            rows=table.account.rows,
            encoding=table.origin.encoding,
            delimiter=table.origin.delimiter,
            header_rows=table.origin.header_rows,
            sheet=table.origin.sheet,
            profile=table.origin.profile or "none",
            profile_reason=table.profile_reason,
        )
        for table in tables
    )


def _now() -> str:
    """Return the time of the run in UTC; `SOURCE_DATE_EPOCH` makes it reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")

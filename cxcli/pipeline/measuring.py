"""What every command does first: read the export, code the answers, count them, score the counts."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cxcli.engines import side_by_side
from cxcli.engines.counted import Counted
from cxcli.engines.notices import notices
from cxcli.engines.problems import damage_notices, problems
from cxcli.errors import CxcliError, MissingKey, NoRowLeft, Notice
from cxcli.passes.currencies import with_currencies
from cxcli.passes.findings import Findings
from cxcli.passes.grid import with_grids
from cxcli.passes.mapping import with_header_names
from cxcli.reader import Opened, Table
from cxcli.readers import open_tables
from cxcli.readers.raw_file import raw_files
from cxcli.report.build import Counts, Scored, build
from cxcli.report.model import Ledger, Report, SourceFacts, Weighting
from cxcli.steps import READING, SCORING, step
from cxcli.study.study import Study
from cxcli.tally.cell_designs import Designs
from cxcli.version import __version__
from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class Measurement:
    """A study on opened tables, counted and scored; the study has its grids and header names by now."""

    study: Study
    tables: Sequence[Opened]
    counted: Counted
    scored: Scored

    @property
    def ledger(self) -> Ledger:
        """Every row accounted for."""
        return _ledger(self.tables, self.counted)

    @property
    def sources(self) -> tuple[SourceFacts, ...]:
        """The tables that were read."""
        return sources_of(self.tables)

    @property
    def warnings(self) -> tuple[Notice, ...]:
        """What the reader of the numbers should know."""
        from_reading = [notice for table in self.tables for notice in table.account.notices]
        damage = damage_notices(self.study.limits, self.tables)
        return (*from_reading, *damage, *notices(self.study, self.counted, self.scored))

    @property
    def problems(self) -> tuple[CxcliError, ...]:
        """What ends the run with exit 3 once everything is shown and written."""
        return tuple(problems(self.study, self.counted, self.scored, self.tables))


def measure_files(study: Study, files: Sequence[str], findings: Findings | None = None) -> Measurement:
    """Return a study's counts and scores on some files, counted where `study.running` says.

    Raises:
        CxcliError: anything that leaves no result.
    """
    refuse_nothing(study)
    if study.running.engine == "local":
        return measure(study, open_tables(files, study.source), findings)
    from cxcli.engines.on_dask import counted_on_cluster  # noqa: PLC0415 - an extra, and slow to load

    with step(READING):
        study, tables, counted = counted_on_cluster(study, raw_files(files), findings or Findings())
    return _measurement(study, tables, counted)


def measure(study: Study, tables: Sequence[Table], findings: Findings | None = None) -> Measurement:
    """Return a study's counts and scores on opened tables.

    Raises:
        CxcliError: anything that leaves no result.
    """
    refuse_nothing(study)
    study = with_grids(with_header_names(study, tables[0]), tables[0])
    with step(READING):
        counted = side_by_side.counted(study, tables, findings or Findings())
    return _measurement(study, tables, counted)


def _measurement(study: Study, tables: Sequence[Opened], counted: Counted) -> Measurement:
    if not counted.rows_used:
        raise no_row_left(_ledger(tables, counted))
    study = with_currencies(study, counted.rows, counted.books.answers)
    with step(SCORING):
        return Measurement(study, tables, counted, build(study, counts_of(counted)))


def counts_of(counted: Counted) -> Counts:
    """Return what results are made of."""
    return Counts(counted.tally, counted.designs or Designs(), counted.together, counted.findings.last_day)


def report_of(measured: Measurement) -> Report:
    """Return the report of what was measured; no gate is judged yet."""
    study = measured.study
    return Report(
        title=study.title,
        lang=study.lang,
        generated_at=now(),
        config_path=study.config_path,
        config_sha256=study.config_sha256,
        sources=measured.sources,
        ledger=measured.ledger,
        results=measured.scored.results,
        warnings=measured.warnings,
        weighting=_weighting(measured.counted),
        confidence=study.statistics.confidence,
        period=study.period,
        cxcli_version=__version__,
    )


def refuse_nothing(study: Study) -> None:
    """Let pass a study that measures something.

    Raises:
        MissingKey: it has no metric.
    """
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


def no_row_left(ledger: Ledger) -> NoRowLeft:
    """Return the error of a run whose rules dropped every row."""
    dropped = ", ".join(f"{rule}: {rows}" for rule, rows in ledger.dropped.items())
    return NoRowLeft(
        Words(
            f"No row is left of {ledger.rows_read} ({dropped}).",
            f"Il ne reste aucune ligne sur {ledger.rows_read} ({dropped}).",
        ),
        Words("Check 'where', the dates and source.drop.", "Vérifiez « where », les dates et source.drop."),
    )


def _ledger(tables: Sequence[Opened], counted: Counted) -> Ledger:
    read = sum(table.account.rows for table in tables)
    return Ledger(read, counted.rows_used, dict(counted.findings.dropped))


def sources_of(tables: Sequence[Opened]) -> tuple[SourceFacts, ...]:
    """Return what is told of tables that were read."""
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
            has_trailing=table.origin.has_trailing,
        )
        for table in tables
    )


def now() -> str:
    """Return the time of the run in UTC; `SOURCE_DATE_EPOCH` makes it reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _weighting(counted: Counted) -> Weighting | None:
    raked = counted.raked
    if raked is None:
        return None
    return Weighting(
        sweeps=raked.sweeps,
        largest_error=raked.largest_error,
        trimmed=raked.trimmed,
        lowest=raked.lowest,
        highest=raked.highest,
        deff=raked.design_effect,
    )

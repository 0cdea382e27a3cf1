"""Rank the drivers of a metric."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxcli.engines import streaming
from cxcli.engines.counted import Counted
from cxcli.engines.drivers.analysis import analysis
from cxcli.engines.drivers.notices import driver_notices, driver_problems
from cxcli.engines.drivers.wanted import Wanted, driver_study
from cxcli.engines.problems import damage_notices
from cxcli.errors import CxcliError, Several
from cxcli.passes.unplaced import refuse_unplaced
from cxcli.pipeline.measuring import Measurement, no_row_left, now
from cxcli.reader import Table
from cxcli.readers import open_tables
from cxcli.report.build import Scored
from cxcli.report.drivers import DriverReport
from cxcli.study.study import Study
from cxcli.version import __version__


@dataclass(frozen=True, slots=True)
class Ranking:
    """A report, and the problems that end the run with exit 3 once it is printed and written."""

    report: DriverReport
    problems: tuple[CxcliError, ...] = ()


def drivers(study: Study, files: Sequence[str], wanted: Wanted) -> Ranking:
    """Return the drivers of a metric, the most important first.

    Raises:
        CxcliError: nothing to rank; data that cannot be read; too few people, or drivers that cannot be ranked.
    """
    tables = open_tables(files, study.source)
    asked = driver_study(study, tables[0], wanted)
    counted = streaming.run(asked, tables, hold=True, design=False)
    measured = Measurement(asked, tables, counted, Scored((), (), {}))
    if not counted.rows_used:
        raise no_row_left(measured.ledger)
    _refuse_unplaced(asked, counted, tables)
    problems = tuple(driver_problems(asked, counted, tables))
    report = _ranked(measured, wanted, problems)
    warnings = driver_notices(asked, counted, report.fit)
    from_reading = [notice for table in tables for notice in table.account.notices]
    return Ranking(
        replace(
            report,
            generated_at=now(),
            sources=measured.sources,
            ledger=measured.ledger,
            warnings=(*from_reading, *damage_notices(asked.limits, tables), *warnings),
            cxcli_version=__version__,
        ),
        problems,
    )


def _refuse_unplaced(study: Study, counted: Counted, tables: Sequence[Table]) -> None:
    if counted.rows is not None:
        files = [table.origin.path for table in tables]
        refuse_unplaced(counted.rows, study, counted.books.strata, files)


def _ranked(measured: Measurement, wanted: Wanted, problems: Sequence[CxcliError]) -> DriverReport:
    """Return the ranking; where there is none, answers that could not be read are told first."""
    try:
        return analysis(measured.study, measured.counted, wanted)
    except CxcliError as refused:
        raise Several([*problems, refused]) if problems else refused from None

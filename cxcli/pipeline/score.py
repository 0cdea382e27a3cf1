"""Score a study: overall, by segment and by period."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxcli.errors import CxcliError
from cxcli.pipeline.measuring import Measurement, measure, measure_files, report_of
from cxcli.reader import Table
from cxcli.report.model import Report
from cxcli.study.study import Study


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report, and the problems that end the run with exit 3 once it is printed and written."""

    report: Report
    problems: tuple[CxcliError, ...] = ()


def score(study: Study, files: Sequence[str]) -> Outcome:
    """Return the scores of a study on some files.

    Raises:
        CxcliError: anything that leaves no result: see `cxcli.errors`.
    """
    return _outcome(measure_files(study, files))


def score_tables(study: Study, tables: Sequence[Table]) -> Outcome:
    """Return the scores of a study on opened tables.

    Raises:
        CxcliError: anything that leaves no result.
    """
    return _outcome(measure(study, tables))


def _outcome(measured: Measurement) -> Outcome:
    return Outcome(report_of(measured), measured.problems)

r"""The report as tidy CSV: one line per result, numbers unrounded.

Lines end with LF (also on Windows). `segment` reads `country=FR;plan=Pro`, with `;`, `=` and `\` escaped
by `\`; a person without an answer is `country=`, which no value can be, since values are never empty.
"""

import csv
import io
import re
from collections.abc import Mapping

from cxcli.renderers.safe_text import encodable, inert
from cxcli.report.model import Interval, Report, Result

COLUMNS = (
    "metric", "type", "segment", "period", "value", "unit", "low", "high", "confidence", "method",
    "n", "n_effective", "valid", "missing", "not_applicable", "invalid", "suppressed", "flags",
)  # fmt: skip

Cell = str | float | None


def to_csv(report: Report) -> str:
    """Return the header line and one line per result, in the report's order; null is an empty cell."""
    return csv_line(COLUMNS) + "".join(csv_line(_cells(result)) for result in report.results)


def segment_text(segment: Mapping[str, str | None]) -> str:
    """Return the segment as one cell; empty for everyone."""
    return ";".join(f"{_escaped(name)}={_escaped(value or '')}" for name, value in segment.items())


def _cells(result: Result) -> tuple[Cell, ...]:
    answers = result.answers or {}
    states = tuple(answers.get(state) for state in ("valid", "missing", "not_applicable", "invalid"))
    return (
        *(result.metric, result.type, segment_text(result.segment), result.period, result.value, result.unit),
        *_interval(result.interval),
        *(result.n, result.n_effective),
        *states,
        *(result.suppressed, ";".join(result.flags)),
    )


def _interval(interval: Interval | None) -> tuple[Cell, Cell, Cell, Cell]:
    if interval is None:
        return (None, None, None, None)
    return (interval.low, interval.high, interval.confidence, interval.method)


def _escaped(text: str) -> str:
    return re.sub(r"([;=\\])", r"\\\1", text)


def csv_line(cells: tuple[Cell, ...]) -> str:
    """Return one line of a CSV file, with LF at its end."""
    # With CRLF as its line end the writer quotes cells that hold either character; we then write LF.
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(map(_written, cells))
    return out.getvalue().removesuffix("\r\n") + "\n"


def _written(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return inert(encodable(cell))
    # Adding zero turns -0.0 into 0.0 and changes no other float.
    return cell + 0.0 if isinstance(cell, float) else cell

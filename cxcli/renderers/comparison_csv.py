"""A comparison as tidy CSV: one line per metric and segment, numbers unrounded."""

from cxcli.renderers.to_csv import Cell, csv_line, segment_text
from cxcli.report.comparison import Compared, ComparisonReport, WaveResult

COLUMNS = (
    "metric", "type", "segment", "unit", "baseline", "baseline_n", "current", "current_n", "difference",
    "low", "high", "confidence", "p", "p_adjusted", "method", "verdict", "smallest_detectable", "flags",
)  # fmt: skip


def comparison_csv(report: ComparisonReport) -> str:
    """Return the header line and one line per comparison, in the report's order; null is an empty cell."""
    lines = (csv_line(_cells(compared, report.confidence)) for compared in report.results)
    return csv_line(COLUMNS) + "".join(lines)


def _cells(compared: Compared, confidence: float) -> tuple[Cell, ...]:
    return (
        *(compared.metric, compared.type, segment_text(compared.segment), compared.unit),
        *_side(compared.baseline),
        *_side(compared.current),
        *(compared.difference, compared.low, compared.high, confidence, compared.p, compared.p_adjusted),
        *(compared.method, compared.verdict, compared.smallest_detectable, ";".join(compared.flags)),
    )


def _side(side: WaveResult | None) -> tuple[Cell, Cell]:
    return (None, None) if side is None else (side.value, side.n)

"""The report as tables for people, laid out by Rich; reads well at 80 columns, piped and without colour."""

from collections.abc import Callable

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxcli.renderers.metric_columns import Column
from cxcli.renderers.metric_table import MetricTable, Row, by_metric, metric_table
from cxcli.renderers.printing import ENDLESS, printed
from cxcli.renderers.safe_text import to_ascii, visible
from cxcli.report.model import Ledger, Report, Result, Weighting
from cxcli.report.tokens import words_of
from cxcli.report.wording import format_count, format_number
from cxcli.words import Lang, Words

_READ = Words("Rows: {read} read, {used} used", "Lignes lues\xa0: {read}, retenues\xa0: {used}")
_DROPPED = Words("; dropped: {rules}", "\xa0; écartées\xa0: {rules}")
_RAKED = Words(
    "Weights match the margins (rounds: {sweeps}): {lowest} to {highest} times the mean, design effect {deff}",
    "Les poids respectent les marges (tours\xa0: {sweeps})\xa0: de {lowest} à {highest} fois la moyenne, effet de plan {deff}",
)
_TRIMMED = Words("; at a bound of trim: {people}", "\xa0; à une borne de trim\xa0: {people}")

_GATES = Words("Gates: {n}", "Barrières\xa0: {n}")
_EACH = Words(
    "Each gate is judged on its own: the more gates, the likelier an error (statistics.adjust_gates: holm).",
    "Chaque barrière est jugée seule\xa0: plus il y en a, plus une erreur est probable (statistics.adjust_gates: holm).",
)
_TONES = {"pass": "green", "fail": "red", "inconclusive": "yellow", "data_error": "red"}

_GAP = 2
_LEAST_LABEL, _LEAST_NOTE = 10, 12

Say = Callable[[str], str]


def to_terminal(report: Report, width: int | None, color: bool, ascii_only: bool = False) -> str:  # noqa: FBT001, FBT002 - three facts of a terminal, named by every caller
    """Return the report as text; its warnings are not part of it.

    Args:
        report: what to show.
        width: of the terminal, in columns; None lays every line out in its natural width. Nothing is
            ever cut off: labels and notes wrap, and numbers that do not fit keep their width.
        color: whether to write colours; none carries a meaning of its own.
        ascii_only: whether to write nothing but ASCII, for terminals that know no more.
    """
    say: Say = (lambda text: to_ascii(visible(text))) if ascii_only else visible
    tables = [metric_table(results, report.confidence, report.lang) for results in by_metric(report.results)]
    least = max(map(_least_width, tables), default=0)
    blocks = [*_head(report, say), *(block for table in tables for block in _blocks(table, say))]
    blocks += _gates(report, say)
    text = printed(blocks, ENDLESS if width is None else max(width, least), color=color)
    return to_ascii(text) if ascii_only else text


def to_plain_table(report: Report) -> str:
    """Return the report as a text file shows it: natural width, no colours."""
    return to_terminal(report, width=None, color=False)


def _least_width(shown: MetricTable) -> int:
    numbers = sum(column.width + _GAP for column in shown.numbers)
    return _LEAST_LABEL + numbers + (_GAP + _LEAST_NOTE if shown.notes.width else 0)


def _head(report: Report, say: Say) -> list[RenderableType]:
    title = [_line(say(report.title), "bold")] if report.title else []
    lines = [_rows_line(report.ledger, report.lang)]
    if report.weighting is not None:
        lines.append(_raked_line(report.weighting, report.lang))
    return [*title, *(_line(say(line), "dim") for line in lines)]


def _blocks(shown: MetricTable, say: Say) -> list[RenderableType]:
    said = [_line(say(shown.title), "bold"), *([_line(say(shown.answers), "dim")] if shown.answers else [])]
    footnotes = (_line(say(footnote), "dim") for footnote in shown.footnotes)
    return ["", *said, _table(shown, say), *footnotes]


def _gates(report: Report, say: Say) -> list[RenderableType]:
    """Return the verdicts, one a line: words say what colours only repeat."""
    if not report.gates:
        return []
    lang, n = report.lang, len(report.gates)
    heading = _line(say(_GATES.say(lang).format(n=format_count(n, lang))), "bold")
    lines = (_line(say(gate.sentence.say(lang)), _TONES[gate.verdict]) for gate in report.gates)
    alone = n > 1 and report.adjust_gates == "none"
    return ["", heading, *lines, *([_line(say(_EACH.say(lang)), "dim")] if alone else [])]


def _rows_line(ledger: Ledger, lang: Lang) -> str:
    read, used = format_count(ledger.rows_read, lang), format_count(ledger.rows_used, lang)
    rules = (f"{words_of(rule).say(lang)} ({format_count(n, lang)})" for rule, n in ledger.dropped.items())
    dropped = _DROPPED.say(lang).format(rules=", ".join(rules)) if ledger.dropped else ""
    return _READ.say(lang).format(read=read, used=used) + dropped


def _raked_line(weighting: Weighting, lang: Lang) -> str:
    lowest, highest, deff = (
        format_number(number, 2, lang) for number in (weighting.lowest, weighting.highest, weighting.deff)
    )
    trimmed = _TRIMMED.say(lang).format(people=format_count(weighting.trimmed, lang))
    said = _RAKED.say(lang).format(sweeps=weighting.sweeps, lowest=lowest, highest=highest, deff=deff)
    return said + (trimmed if weighting.trimmed else "")


def _line(text: str, style: str) -> Text:
    return Text(text, style=style, overflow="fold")


def _table(shown: MetricTable, say: Say) -> Table:
    table = Table(
        box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0), header_style=""
    )
    table.add_column("", min_width=_LEAST_LABEL, overflow="fold")
    for column in shown.numbers:
        table.add_column(_heading(column, shown, say), no_wrap=True, min_width=column.width)
    if shown.notes.width:
        table.add_column(_heading(shown.notes, shown, say), min_width=_LEAST_NOTE, overflow="fold")
    for i, row in enumerate(shown.rows):
        value, *others = (say(column.cells[i]) for column in shown.numbers)
        notes = [Text(say(shown.notes.cells[i]), style="yellow")] if shown.notes.cells[i] else []
        table.add_row(_label(row, say), Text(value, style=_tone(row.result)), *map(Text, others), *notes)
    return table


def _heading(column: Column, shown: MetricTable, say: Say) -> Text:
    lines = column.heading.split("\n")
    height = max(len(other.heading.split("\n")) for other in shown.numbers)
    return Text("\n" * (height - len(lines)) + "\n".join(map(say, lines)))


def _label(row: Row, say: Say) -> Padding:
    heading = row.result is None or not (row.result.segment or row.result.period)
    return Padding(_line(say(row.label), "bold" if heading else ""), (0, 0, 0, 2 * row.depth))


def _tone(result: Result | None) -> str:
    if result is None or result.unit != "points" or not result.value:
        return ""
    return "green" if result.value > 0 else "red"

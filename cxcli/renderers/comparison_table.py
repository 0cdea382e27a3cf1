"""A comparison as tables for people: what each wave says, the change, and what moved it."""

from collections.abc import Callable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxcli.renderers.comparison_mix import footnote_of_mix, heads_of_mix, parts_of, title_of_mix
from cxcli.renderers.comparison_rows import HEADS, VERDICT, Row, footnote_of, rows_of, title_of
from cxcli.renderers.printing import ENDLESS, printed
from cxcli.renderers.safe_text import to_ascii, visible
from cxcli.report.comparison import Compared, ComparisonReport, MixShiftResult
from cxcli.words import Lang, Words

_SIDES = Words(
    "Baseline: {baseline}; current: {current}", "Référence\xa0: {baseline}\xa0; actuel\xa0: {current}"
)

_GAP = 2
_LEAST_LABEL, _LEAST_NOTE = 9, 10

Say = Callable[[str], str]


def comparison_table(
    report: ComparisonReport, width: int | None, *, color: bool, ascii_only: bool = False
) -> str:
    """Return a comparison as text; see `to_terminal` for width, colour and ASCII."""
    say: Say = (lambda text: to_ascii(visible(text))) if ascii_only else visible
    sides = _SIDES.say(report.lang).format(baseline=report.baseline.path, current=report.current.path)
    blocks: list[RenderableType] = [_line(say(report.title), "bold")] if report.title else []
    blocks.append(_line(say(sides), "dim"))
    least = 0
    for results in _by_metric(report.results):
        rows = rows_of(results, report.lang)
        least = max(least, _least_width(rows, report.lang))
        blocks += _metric(results, rows, report, say)
    text = printed(blocks, ENDLESS if width is None else max(width, least), color=color)
    return to_ascii(text) if ascii_only else text


def comparison_text(report: ComparisonReport) -> str:
    """Return a comparison as a text file shows it: natural width, no colours."""
    return comparison_table(report, None, color=False)


def _by_metric(results: Sequence[Compared]) -> list[list[Compared]]:
    groups: dict[str, list[Compared]] = {}
    for result in results:
        groups.setdefault(result.metric, []).append(result)
    return list(groups.values())


def _least_width(rows: Sequence[Row], lang: Lang) -> int:
    """Return the width below which numbers would be cut."""
    heads = tuple(head.say(lang) for head in HEADS)
    columns = zip(heads, *(row.numbers for row in rows if row.numbers), strict=True)
    return _LEAST_LABEL + sum(max(map(len, column)) + _GAP for column in columns) + _LEAST_NOTE


def _metric(
    results: Sequence[Compared], rows: Sequence[Row], report: ComparisonReport, say: Say
) -> list[RenderableType]:
    lang, first = report.lang, results[0]
    footnote = footnote_of(results, report.adjust, lang)
    return [
        "",
        _line(say(title_of(first, report.confidence, lang)), "bold"),
        _table(rows, lang, say),
        *([_line(say(footnote), "dim")] if footnote else []),
        _line(say(f"{first.sentence.say(lang)}."), ""),
        *(block for mix in first.mix_shift for block in _mix(mix, first, lang, say)),
    ]


def _table(rows: Sequence[Row], lang: Lang, say: Say) -> Table:
    table = _grid("", [head.say(lang) for head in HEADS], VERDICT.say(lang))
    for row in rows:
        label = Padding(_line(say(row.label), "" if row.numbers else "bold"), (0, 0, 0, row.depth))
        numbers = (Text(say(text)) for text in row.numbers)
        table.add_row(label, *numbers, *([Text(say(row.verdict), style=row.tone)] if row.numbers else []))
    return table


def _mix(mix: MixShiftResult, compared: Compared, lang: Lang, say: Say) -> list[RenderableType]:
    table = _grid("", heads_of_mix(lang), "")
    for label, rate, share, kind in parts_of(mix, lang):
        table.add_row(_line(say(label), ""), Text(say(rate)), Text(say(share)), Text(say(kind)))
    footnote = footnote_of_mix(mix, lang)
    title = _line(say(title_of_mix(mix, compared, lang)), "bold")
    return ["", title, table, *([_line(say(footnote), "yellow")] if footnote else [])]


def _grid(label: str, numbers: Sequence[str], note: str) -> Table:
    table = Table(
        box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0), header_style=""
    )
    table.add_column(label, min_width=_LEAST_LABEL, overflow="fold")
    for head in numbers:
        table.add_column(head, justify="right", no_wrap=True, overflow="fold")
    table.add_column(note, min_width=_LEAST_NOTE if note else None, overflow="fold")
    return table


def _line(text: str, style: str) -> Text:
    return Text(text, style=style, overflow="fold")

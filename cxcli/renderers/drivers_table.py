"""The drivers of a metric as tables for people: what goes with it, how sure that is, and where to look first."""

from collections.abc import Callable

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from cxcli.renderers.drivers_words import (
    HEADS,
    LEGEND,
    driver_cells,
    fit_lines,
    grid_heads,
    label_of,
    quadrant_of,
    title_of,
)
from cxcli.renderers.printing import ENDLESS, printed
from cxcli.renderers.safe_text import to_ascii, visible
from cxcli.report.drivers import ASSOCIATION, DriverReport, Quadrant

_LEAST_LABEL, _GAP = 10, 2

Say = Callable[[str], str]


def drivers_table(report: DriverReport, width: int | None, *, color: bool, ascii_only: bool = False) -> str:
    """Return the drivers as text; its warnings are not part of it.

    Args:
        report: what to show.
        width: of the terminal, in columns; None lays every line out in its natural width.
        color: whether to write colours; none carries a meaning of its own.
        ascii_only: whether to write nothing but ASCII.
    """
    say: Say = (lambda text: to_ascii(visible(text))) if ascii_only else visible
    title: list[RenderableType] = [_line(say(report.title), "bold"), ""] if report.title else []
    blocks: list[RenderableType] = [
        *title,
        _line(say(title_of(report)), "bold"),
        *(_line(say(line), "dim") for line in fit_lines(report.fit, report.lang)),
        _importances(report, say),
        _line(say(ASSOCIATION.say(report.lang)), "bold"),
        *(_line(say(line.say(report.lang)), "dim") for line in LEGEND),
    ]
    blocks += ["", _grid(report, say)] if len(report.drivers) > 1 else []
    text = printed(blocks, ENDLESS if width is None else max(width, _least_width(report)), color=color)
    return to_ascii(text) if ascii_only else text


def drivers_text(report: DriverReport) -> str:
    """Return the drivers as a text file shows them: natural width, no colours."""
    return drivers_table(report, None, color=False)


def _line(text: str, style: str) -> Text:
    return Text(text, style=style, overflow="fold")


def _table() -> Table:
    return Table(
        box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0), header_style=""
    )


def _widths(report: DriverReport) -> list[int]:
    heads = [head.say(report.lang) for head in HEADS]
    rows = [heads, *(driver_cells(driver, report.lang) for driver in report.drivers)]
    return [max(map(len, column)) for column in zip(*rows, strict=True)]


def _least_width(report: DriverReport) -> int:
    """Return the width below which numbers would be cut off; labels wrap."""
    return _LEAST_LABEL + sum(width + _GAP for width in _widths(report))


def _importances(report: DriverReport, say: Say) -> Table:
    table = _table()
    table.add_column("", min_width=_LEAST_LABEL, overflow="fold")
    for head, width in zip(HEADS, _widths(report), strict=True):
        table.add_column(say(head.say(report.lang)), justify="right", no_wrap=True, min_width=width)
    for driver in report.drivers:
        cells = driver_cells(driver, report.lang)
        table.add_row(_line(say(label_of(driver, report.lang)), ""), *(Text(say(cell)) for cell in cells))
    return table


def _grid(report: DriverReport, say: Say) -> RenderableType:
    """Return the priority grid: importance from high to low, performance from low to high."""
    corner, low, high, important, other = (say(text) for text in grid_heads(report))
    table = _table()
    for head in (corner, low, high):
        table.add_column(head, overflow="fold")
    table.add_row(_line(important, ""), _names("improve", report, say), _names("keep", report, say))
    table.add_row("", "", "")
    table.add_row(_line(other, ""), _names("watch", report, say), _names("maintain", report, say))
    return table


def _names(quadrant: Quadrant, report: DriverReport, say: Say) -> Text:
    style = "yellow" if quadrant == "improve" else ""
    shown = Text(say(quadrant_of(quadrant).say(report.lang)), style=f"bold {style}".strip(), overflow="fold")
    for driver in report.drivers:
        if report.quadrant(driver) == quadrant:
            shown.append(f"\n  {say(label_of(driver, report.lang))}", style=f"not bold {style}".strip())
    return shown

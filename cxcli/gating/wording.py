"""The numbers of a verdict as people read them: none seems to lie on the other side of its bar."""

from cxcli.report.model import Result
from cxcli.report.wording import (
    decimals_beside,
    decimals_of,
    format_number,
    format_point,
    in_unit,
    points_after,
    with_plus,
)
from cxcli.study.gate import Gate
from cxcli.words import Lang


def bar_of(gate: Gate, result: Result, lang: Lang) -> str:
    """Return the threshold of a gate in the unit of its result: `30`, `80%`; a drop of percentages `5 pts`."""
    text = format_point(gate.threshold, lang)
    if gate.rule == "max_drop":
        return text + points_after(result, lang)
    return in_unit(text, result, lang)


def number_beside(number: float, bar: float, result: Result, lang: Lang, *, is_change: bool) -> str:
    """Return a value or a change with as many decimals as show on which side of a bar it lies."""
    decimals = decimals_beside(number, bar, decimals_of(result))
    text = format_number(number, decimals, lang)
    if is_change:
        return with_plus(text) + points_after(result, lang)
    return in_unit(with_plus(text) if result.unit == "points" else text, result, lang)

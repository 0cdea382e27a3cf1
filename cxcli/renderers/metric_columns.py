"""The columns of a metric's table: texts of one width per column, numbers aligned on their decimals."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cxcli.report.model import Result
from cxcli.report.tokens import words_of
from cxcli.report.wording import (
    differs_from_shares,
    format_count,
    format_effective,
    format_signed,
    format_value,
    shown_shares,
)
from cxcli.stats.headline import ACCOUNT_TOTAL
from cxcli.words import Lang, Words

HIDDEN, NOTHING, STAR = "·", "–", "*"
ABOVE, BELOW = "▲", "▼"
"""Mark a segment that differs from everyone else by more than chance alone would usually give."""

_VALUE = Words("value", "valeur")
_INTERVAL = Words("interval", "intervalle")
_TO = Words("to", "à")
_PERCENT = Words(" %", "\xa0%")
_REST = Words("v rest", "/ reste")
_NO_VALUE = Words("no value", "aucune valeur")
_NOTES = Words("notes", "remarques")

Cells = Sequence[Result | None]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, which may have several lines, and one text per row."""

    heading: str
    cells: tuple[str, ...]

    @property
    def width(self) -> int:
        """The longest line of any cell, or of the heading; 0 when every cell is empty."""
        longest = max(map(len, self.cells), default=0)
        return longest and max(longest, *map(len, self.heading.split("\n")))


def number_columns(results: Cells, lang: Lang) -> tuple[Column, ...]:
    """Return value, interval and base of each row; effective base and shares where there are any.

    A row without a result has empty cells. Totals have no column for an interval.
    """
    shown = [result for result in results if result is not None]
    columns = [
        _right(_VALUE.say(lang), _values(results, lang)),
        *([] if are_totals(shown) else [_right(_INTERVAL.say(lang), _intervals(results, lang))]),
        _right(_base(shown, lang), _each(results, lambda r: "" if r.n is None else format_count(r.n, lang))),
    ]
    if any(_is_worth_less(result) for result in shown):
        columns.append(_right("n eff.", _each(results, lambda r: _effective(r, lang))))
    if any(result.versus_rest is not None for result in shown):
        columns.append(_right(_REST.say(lang), _versus(results, lang)))
    bands = next((bands for result in shown if (bands := list(shown_shares(result)))), [])
    if bands:
        columns.append(_right(_band_heading(bands, lang), _shares(results)))
    return tuple(columns)


def are_totals(results: Iterable[Result]) -> bool:
    """Tell whether results are totals, none of which can have an interval."""
    return all(result.is_total for result in results)


def notes_column(results: Cells, lang: Lang) -> Column:
    """Return what must be known of each row, in words: why it is hidden, or its flags."""
    return Column(
        _NOTES.say(lang), tuple("" if result is None else _note(result, lang) for result in results)
    )


def _base(shown: Sequence[Result], lang: Lang) -> str:
    """Return what the base counts, `n` for plain answers."""
    return next((result.base.say(lang) for result in shown if result.base is not None), "n")


def _values(results: Cells, lang: Lang) -> list[str]:
    said = _each(results, lambda r: "" if r.value is None else format_value(r.value, r, lang))
    stars = [STAR if result is not None and differs_from_shares(result) else "" for result in results]
    width = max(map(len, stars), default=0)
    return [text + star.ljust(width) for text, star in zip(_aligned(said), stars, strict=True)]


def _intervals(results: Cells, lang: Lang) -> list[str]:
    intervals = [(result, result.interval) for result in results if result is not None and result.interval]
    lows = iter(_aligned([format_value(interval.low, result, lang) for result, interval in intervals]))
    highs = iter(_aligned([format_value(interval.high, result, lang) for result, interval in intervals]))
    return _each(results, lambda r: f"{next(lows)} {_TO.say(lang)} {next(highs)}" if r.interval else "")


def _versus(results: Cells, lang: Lang) -> list[str]:
    """Return how far each segment lies from everyone else, marked where its adjusted p is small."""
    said = iter(_aligned([_difference(r, lang) for r in results if r is not None and r.versus_rest]))
    width = max((len(_marked(r)) for r in results if r is not None), default=0)
    return [
        "" if r is None or r.versus_rest is None else next(said) + _marked(r).ljust(width) for r in results
    ]


def _difference(result: Result, lang: Lang) -> str:
    return "" if result.versus_rest is None else format_signed(result.versus_rest.difference, result, lang)


def _marked(result: Result) -> str:
    return {"above": ABOVE, "below": BELOW, None: ""}[result.stands_out]


def _is_worth_less(result: Result) -> bool:
    """Tell whether weights, clusters or strata leave fewer effective people than there are."""
    if result.n is None or result.n_effective is None:
        return False
    return result.weighted_distribution is not None or int(result.n_effective) < result.n


def _effective(result: Result, lang: Lang) -> str:
    return "" if result.n_effective is None else format_effective(result.n_effective, lang)


def _shares(results: Cells) -> list[str]:
    numbers = [share for result in results if result is not None for share in shown_shares(result).values()]
    width = max(len(str(share)) for share in numbers)
    return _each(results, lambda r: " / ".join(str(share).rjust(width) for share in shown_shares(r).values()))


def _band_heading(bands: list[str], lang: Lang) -> str:
    return " /\n".join(words_of(band).say(lang) for band in bands) + _PERCENT.say(lang)


_OF_THE_QUESTION = frozenset({"no_zero_seen", "nonstandard_scale", ACCOUNT_TOTAL})
"""Flags that are about the question; said once, in the overall row."""


def _note(result: Result, lang: Lang) -> str:
    if result.suppressed is not None:
        return words_of(result.suppressed).say(lang)
    plain = frozenset({"no_interval"} if ACCOUNT_TOTAL in result.flags else ())
    known = plain if result.is_overall else plain | _OF_THE_QUESTION
    flags = [flag for flag in result.flags if flag not in known]
    is_of_rows = result.question.way is not None
    return ", ".join(
        _NO_VALUE.say(lang) if f == "no_answers" and is_of_rows else words_of(f).say(lang) for f in flags
    )


def _each(results: Cells, say: Callable[[Result], str]) -> list[str]:
    return ["" if result is None else say(result) or _mark(result) for result in results]


def _mark(result: Result) -> str:
    return HIDDEN if result.suppressed is not None else NOTHING


def _right(heading: str, cells: list[str]) -> Column:
    lines = heading.split("\n")
    width = max(map(len, [*lines, *cells]))
    return Column("\n".join(line.rjust(width) for line in lines), tuple(cell.rjust(width) for cell in cells))


def _aligned(texts: list[str]) -> list[str]:
    decimals = [_decimals(text) for text in texts]
    longest = max(decimals, default=0)
    padded = [text + " " * (longest - own) for text, own in zip(texts, decimals, strict=True)]
    width = max(map(len, padded), default=0)
    return [text.rjust(width) for text in padded]


def _decimals(text: str) -> int:
    # Thousands come in groups of three digits, decimals in one or two: `1,250` has none in English.
    match = re.search(r"[.,][0-9]{1,2}$", text)
    return len(match[0]) if match else 0

"""What the table of one metric says, row by row, as plain texts: no colours, no layout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cxcli.renderers.metric_columns import Column, notes_column, number_columns
from cxcli.report.model import Result
from cxcli.report.sentence import segment_label
from cxcli.report.tokens import words_of
from cxcli.report.wording import (
    differs_from_shares,
    format_confidence,
    format_count,
    format_point,
)
from cxcli.words import Lang, Words, same

_EVERYONE = Words("All", "Ensemble")
_TITLE = Words("{title} ({unit}, {confidence} interval)", "{title} ({unit}, intervalle à {confidence})")
_TOTAL = Words("{title} ({unit})", "{title} ({unit})")
_NAMED = Words("{name}: {title}", "{name}\xa0: {title}")
_MEAN = Words("points from {low} to {high}, {better}", "points de {low} à {high}, {better}")
_BETTER = {
    "higher": Words("higher is better", "le plus haut est le mieux"),
    "lower": Words("lower is better", "le plus bas est le mieux"),
}
_ANSWERS = Words("Answers:", "Réponses")
_STATES_OF_ROWS = Words("Rows:", "Lignes")
# French says the number last, so that no word has to agree with it.
_STATE = Words("{n} {state}", "{state}\xa0: {n}")
_SPAN = Words("{first} to {last}", "{first} à {last}")
_SEGMENTS = same("{n} segments")
_ROUNDED = Words(
    "* Rounded from the exact score, so it may differ by 1 from the rounded shares.",
    "* Arrondi à partir du score exact\xa0: il peut différer de 1 de l'écart des parts arrondies.",
)

_STANDS_OUT = Words(
    "▲▼ Differs from everyone else by more than chance alone would usually give (p corrected for the number of segments).",
    "▲▼ Diffère de tous les autres plus que le hasard seul n'en donne d'ordinaire (p corrigé du nombre de segments).",
)

_MOST_NAMED = 5
"""Small segments that a table names one by one; more of them, and nothing else to say, are only counted."""

_LONGEST_RUN = 2
"""Hidden periods in a row that a table names one by one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its label, how far it is indented, and its result (None: a heading).

    A line that stands for several hidden results has the first of them.
    """

    label: str
    depth: int
    result: Result | None = None


@dataclass(frozen=True, slots=True)
class MetricTable:
    """Everything that is shown of one metric; `answers` may be empty."""

    title: str
    answers: str
    rows: tuple[Row, ...]
    numbers: tuple[Column, ...]
    notes: Column
    footnotes: tuple[str, ...]


def metric_table(results: Sequence[Result], confidence: float, lang: Lang) -> MetricTable:
    """Return the table of one metric: its results in the report's order, of which there is at least one."""
    rows = tuple(_rows(results, lang))
    cells = [row.result for row in rows]
    return MetricTable(
        title=_title(results[0], confidence, lang),
        answers=_answers(results[0], lang),
        rows=rows,
        numbers=number_columns(cells, lang),
        notes=notes_column(cells, lang),
        footnotes=tuple(_footnotes(results, lang)),
    )


def _footnotes(results: Sequence[Result], lang: Lang) -> Iterator[str]:
    if any(map(differs_from_shares, results)):
        yield _ROUNDED.say(lang)
    if any(result.stands_out for result in results):
        yield _STANDS_OUT.say(lang)


def by_metric(results: Sequence[Result]) -> list[list[Result]]:
    """Return the results of each metric, metrics and results in the order they come."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(result.metric, []).append(result)
    return list(groups.values())


def _rows(results: Sequence[Result], lang: Lang) -> list[Row]:
    rows: list[Row] = []
    for variables, segments in groupby(
        _by_segment(results), key=lambda same_people: tuple(same_people[0].segment)
    ):
        if variables:
            rows.append(Row(" x ".join(variables), 0))
        rows += _of_cut(list(segments), lang)
    return rows


def _of_cut(segments: list[list[Result]], lang: Lang) -> list[Row]:
    """Return the rows of a cut; a report has every combination of its values, so most may be hidden."""
    are_small = [{result.suppressed for result in results} == {"small_base"} for results in segments]
    if sum(are_small) <= _MOST_NAMED:
        return [row for results in segments for row in _of_segment(results, lang)]
    named = [results for results, is_small in zip(segments, are_small, strict=True) if not is_small]
    first = segments[are_small.index(True)][0]
    label = _SEGMENTS.say(lang).format(n=format_count(sum(are_small), lang))
    return [*(row for results in named for row in _of_segment(results, lang)), Row(label, 1, first)]


def _by_segment(results: Sequence[Result]) -> list[list[Result]]:
    groups: dict[tuple[tuple[str, str | None], ...], list[Result]] = {}
    for result in results:
        groups.setdefault(tuple(result.segment.items()), []).append(result)
    return list(groups.values())


def _of_segment(results: list[Result], lang: Lang) -> list[Row]:
    """Return the row of a segment and those of its periods, which are left out if all is hidden alike."""
    segment = results[0].segment
    label, depth = (segment_label(segment, lang), 1) if segment else (_EVERYONE.say(lang), 0)
    whole = [Row(label, depth, result) for result in results if result.period is None]
    reasons = {result.suppressed for result in results}
    if whole and len(reasons) == 1 and None not in reasons:
        return whole
    parts = [result for result in results if result.period is not None]
    return [*(whole or [Row(label, depth)]), *_periods(parts, depth + 1, lang)]


def _periods(parts: list[Result], depth: int, lang: Lang) -> list[Row]:
    rows: list[Row] = []
    for reason, of_run in groupby(parts, key=lambda result: result.suppressed):
        run = list(of_run)
        if reason is None or len(run) <= _LONGEST_RUN:
            rows += [Row(result.period or "", depth, result) for result in run]
        else:
            label = _SPAN.say(lang).format(first=run[0].period, last=run[-1].period)
            rows.append(Row(label, depth, run[0]))
    return rows


def _title(result: Result, confidence: float, lang: Lang) -> str:
    said = format_confidence(confidence, lang)
    named = _NAMED.say(lang).format(name=result.metric, title=result.title)
    title = result.title if result.metric == result.type else named
    pattern = _TOTAL if result.is_total else _TITLE
    return pattern.say(lang).format(title=title, unit=_unit(result, lang), confidence=said)


def _unit(result: Result, lang: Lang) -> str:
    if result.unit != "scale points":
        return words_of(result.unit).say(lang)
    low, high = (format_point(end, lang) for end in result.question.scale)
    better = _BETTER[result.question.better].say(lang)
    return _MEAN.say(lang).format(low=low, high=high, better=better)


def _answers(result: Result, lang: Lang) -> str:
    states = (result.answers or {}).items()
    said = [
        _STATE.say(lang).format(state=words_of(state).say(lang), n=format_count(n, lang))
        for state, n in states
    ]
    kind = _ANSWERS if result.question.way is None else _STATES_OF_ROWS
    return f"{kind.say(lang)} {', '.join(said)}" if said else ""

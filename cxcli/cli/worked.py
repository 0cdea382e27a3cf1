"""One metric worked through on real answers: from the column, by its answers, to its number."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from cxcli.cli.messages import said
from cxcli.cli.worked_account import account_steps
from cxcli.cli.worked_steps import formulas, states
from cxcli.pipeline.explain import Explained
from cxcli.renderers.safe_text import visible
from cxcli.report.model import Interval, Ledger, Report, Result
from cxcli.report.tokens import words_of
from cxcli.report.wording import (
    format_confidence,
    format_count,
    format_number,
    format_percent,
    format_point,
)
from cxcli.study.study import Measure
from cxcli.words import Lang, Words

_FROM = Words("{title}, from {columns} of {files}", "{title}, d'après {columns} de {files}")
_ROWS = Words("Rows", "Lignes")
_READ = Words("{read} read, {used} used", "{read} lues, {used} retenues")
_ANSWERS = Words("Answers", "Réponses")
_SCALE = Words("Scale", "Échelle")
_BETTER = {
    "higher": Words("{scale}, higher is better", "{scale}, le plus haut est le mieux"),
    "lower": Words("{scale}, lower is better", "{scale}, le plus bas est le mieux"),
}
_REVERSED = Words(
    ", answers turned around (low + high - answer)", ", réponses retournées (bas + haut - réponse)"
)
_LABELS = Words("Labels", "Libellés")
_COUNTED = Words("Counted", "Effectifs")
_WEIGHTED = Words("{weight} after weighting", "{weight} après pondération")
_BANDS = Words("Shares", "Parts")
_FORMULA = Words("Formula", "Formule")
_RESULT = Words("Result", "Résultat")
_INTERVAL = Words(
    "{low} to {high} with {confidence} confidence ({method})",
    "de {low} à {high} avec une confiance de {confidence} ({method})",
)
_HIDDEN = Words(
    "hidden: fewer people answered than privacy.suppress_below",
    "masqué : moins de personnes ont répondu que privacy.suppress_below",
)
_NOBODY = Words("none: nobody answered", "aucun : personne n'a répondu")


def worked(found: Explained, lang: Lang) -> str:
    """Return how a metric's columns become its overall number, one step a paragraph."""
    measure, report = found.measure, found.report
    result = report[measure.name]
    is_account = measure.way is not None
    steps = [
        (_ROWS, _ledger(report.ledger, lang)),
        *([] if is_account else [(_SCALE, _scale(measure, lang)), (_LABELS, _labels(measure))]),
        *(account_steps(found, lang) if is_account else _evidence(measure, result, lang)),
        (_RESULT, outcome(result, lang)),
    ]
    return "\n".join([opening(measure, report, lang), "", *laid_out(steps, lang)]) + "\n"


def laid_out(steps: Sequence[tuple[Words, list[str]]], lang: Lang) -> Iterator[str]:
    """Yield the lines of steps: the title of each before its first line, its lines below one another."""
    width = max(len(said(title, lang)) for title, _ in steps)
    for title, texts in steps:
        for at, text in enumerate(texts):
            yield f"{said(title, lang) if not at else '':<{width}}  {visible(text)}"


def opening(measure: Measure, report: Report, lang: Lang) -> str:
    """Return which metric is worked through, from which columns of which files."""
    named = [f"'{column}'" for column in measure.question.columns]
    named += [
        f"{key}: '{ref}'" if lang == "en" else f"{key}\u00a0: '{ref}'" for key, ref in measure.inputs.items()
    ]
    files = ", ".join(source.path for source in report.sources)
    return visible(said(_FROM, lang).format(title=measure.title, columns=", ".join(named), files=files))


def _ledger(ledger: Ledger, lang: Lang) -> list[str]:
    read, used = format_count(ledger.rows_read, lang), format_count(ledger.rows_used, lang)
    dropped = (f"- {format_count(n, lang)} {words_of(rule).say(lang)}" for rule, n in ledger.dropped.items())
    return [said(_READ, lang).format(read=read, used=used), *dropped]


def _scale(measure: Measure, lang: Lang) -> list[str]:
    question = measure.question
    text = said(_BETTER[question.better], lang).format(scale=question.scale)
    return [text + said(_REVERSED, lang) if question.coding.reverse else text]


def _labels(measure: Measure) -> list[str]:
    return [f"{text} = {format_point(value)}" for text, value in measure.question.coding.labels]


def _evidence(measure: Measure, result: Result, lang: Lang) -> Iterator[tuple[Words, list[str]]]:
    """Yield the answers, their counts and the formula; nothing of a result that is hidden."""
    if result.answers is None or result.distribution is None:
        return
    yield _ANSWERS, [states(result, lang)]
    yield _COUNTED, list(_counts(result, lang))
    if result.shares and result.n:
        yield _BANDS, shares(result, lang)
    yield _FORMULA, [*formulas(measure, lang), *_with_numbers(result, lang)]


def shares(result: Result, lang: Lang) -> list[str]:
    """Return the share of each band."""
    return [f"{words_of(band).say(lang)} {_share(x, lang)}" for band, x in (result.shares or {}).items()]


def _counts(result: Result, lang: Lang) -> Iterator[str]:
    weights = result.weighted_distribution
    for point, people in (result.distribution or {}).items():
        line = f"{format_point(point, lang)}: {format_count(people, lang)}"
        if weights is not None and people:
            weighted = said(_WEIGHTED, lang).format(weight=format_number(weights[point], 2, lang))
            line += f" ({weighted})"
        yield line


def _with_numbers(result: Result, lang: Lang) -> list[str]:
    """Return the formula of the statistic with this column's numbers in it."""
    if result.value is None:
        return []
    weighted = result.weighted_distribution is not None
    counts: Mapping[Fraction, float] = result.weighted_distribution or result.distribution or {}
    base = sum(counts.values())

    def number(value: float) -> str:
        return format_number(value, 2 if weighted else 0, lang)

    value = format_number(result.value, 2, lang)
    if result.unit == "scale points":
        return [f"{number(sum(float(point) * n for point, n in counts.items()))} / {number(base)} = {value}"]
    bands = [number(share * base) for share in (result.shares or {}).values()]
    counted = f"({bands[0]} - {bands[-1]})" if result.unit == "points" else bands[0]
    return [f"100 x {counted} / {number(base)} = {value}"]


def _share(share: float, lang: Lang) -> str:
    return format_percent(100 * share, 2, lang)


def outcome(result: Result, lang: Lang) -> list[str]:
    """Return the value with its unit, its interval and its flags; that it is hidden, or that there is none."""
    if result.suppressed is not None:
        return [said(_HIDDEN, lang)]
    if result.value is None:
        return [said(_NOBODY, lang)]
    value = f"{format_number(result.value, 2, lang)} {words_of(result.unit).say(lang)}"
    return [value, *_interval(result.interval, lang), *(words_of(flag).say(lang) for flag in result.flags)]


def _interval(interval: Interval | None, lang: Lang) -> list[str]:
    if interval is None:
        return []
    low, high = (format_number(end, 2, lang) for end in (interval.low, interval.high))
    confidence = format_confidence(interval.confidence, lang)
    return [said(_INTERVAL, lang).format(low=low, high=high, confidence=confidence, method=interval.method)]

"""An account worked through: from its quantities, by the people or things behind the value, to the number."""

from collections.abc import Iterator
from fractions import Fraction

from cxcli.cli.messages import said
from cxcli.cli.worked_steps import formulas, states
from cxcli.evidence import MICRO, Distribution
from cxcli.metrics import METRICS
from cxcli.pipeline.explain import Explained
from cxcli.report.model import Result
from cxcli.report.wording import format_count, format_number, format_point
from cxcli.stats.account import total
from cxcli.stats.linear import linear
from cxcli.study.study import Measure
from cxcli.words import Lang, Words

_STATES = Words("Rows", "Lignes")
_QUANTITIES = Words("Quantities", "Quantités")
_COUNTED = Words("Counted", "Effectifs")
_FORMULA = Words("Formula", "Formule")
_OVER = Words("{name} = {total} (over {n})", "{name} = {total} (sur {n})")
_MORE = Words("and {n} more", "et {n} autres")

MOST = 20
"""Quantities, or values, that are listed one by one."""

_NEAR = 1e-9


def account_steps(found: Explained, lang: Lang) -> Iterator[tuple[Words, list[str]]]:
    """Yield the rows' states, the quantities, and the formula with numbers in it; nothing that is hidden."""
    if found.answers is None:
        return
    measure, result = found.measure, found.report[found.measure.name]
    yield _STATES, [states(result, lang)]
    if found.answers.parts:
        yield (
            _QUANTITIES,
            _first([_quantity(found.answers, name, lang) for name in found.answers.parts], lang),
        )
    else:
        yield _COUNTED, _first(list(_values(found.answers, lang)), lang)
    yield _FORMULA, [*formulas(measure, lang), *_with_numbers(found.answers, measure, result, lang)]


def _quantity(answers: Distribution, name: str, lang: Lang) -> str:
    """Return the total of a quantity, and over how many people or things it was summed when that says more."""
    whole, part = total(answers.parts, name), answers.parts[name]
    amount = _number(whole, lang)
    over = said(_OVER, lang).format(name=name, total=amount, n=format_count(part.n, lang))
    return over if part.n > 1 and whole != part.n else f"{name} = {amount}"


def _values(answers: Distribution, lang: Lang) -> Iterator[str]:
    for value, count in sorted(answers.valid.items()):
        yield f"{_number(value, lang)}: {format_count(count.people, lang)}"


def _first(lines: list[str], lang: Lang) -> list[str]:
    more = len(lines) - MOST
    return [*lines[:MOST], *([said(_MORE, lang).format(n=format_count(more, lang))] if more > 0 else [])]


def _with_numbers(answers: Distribution, measure: Measure, result: Result, lang: Lang) -> list[str]:
    """Return the last step of the formula with its numbers, where the value is a mean of what was counted."""
    headline = METRICS[measure.type].headline(measure)
    mean = linear(answers, headline.price)
    if mean is None or result.value is None:
        return []
    value = format_number(result.value, 2, lang)
    if headline.kind == "total" or abs(float(headline.factor * mean.mean) - result.value) > _NEAR:
        return [f"= {value}"]
    base = Fraction(answers.total.weight, MICRO)
    times = f"{headline.factor} x " if headline.factor != 1 else ""
    return [f"{times}{_number(mean.mean * base, lang)} / {_number(base, lang)} = {value}"]


def _number(value: Fraction, lang: Lang) -> str:
    return format_point(value, lang) if value.denominator == 1 else format_number(value, 2, lang)

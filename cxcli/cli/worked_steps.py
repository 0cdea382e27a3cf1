"""Steps that every metric has which is worked through: its rows' states, and its formulas."""

from cxcli.cli.messages import said
from cxcli.metrics import METRICS
from cxcli.report.model import Result
from cxcli.report.tokens import words_of
from cxcli.report.wording import format_count
from cxcli.study.study import Measure
from cxcli.words import Lang


def states(result: Result, lang: Lang) -> str:
    """Return how many answers are valid, missing, not applicable and invalid."""
    told = (result.answers or {}).items()
    return ", ".join(f"{format_count(n, lang)} {words_of(state).say(lang)}" for state, n in told)


def formulas(measure: Measure, lang: Lang) -> list[str]:
    """Return the formulas of a type, one for each statistic."""
    formula = said(METRICS[measure.type].formula, lang)
    return formula.split("\u00a0; " if lang == "fr" else "; ")

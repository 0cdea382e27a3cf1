"""A verdict in one line, for people who read the log of a run that stopped."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxcli.gating.evidence import Judged
from cxcli.gating.judge import Judgement
from cxcli.gating.wording import bar_of, number_beside
from cxcli.report.model import Result
from cxcli.report.sentence import segment_label
from cxcli.report.wording import format_confidence, format_count, format_effective
from cxcli.study.gate import Gate
from cxcli.words import Lang, Words

VERDICTS = {
    "pass": Words("pass", "réussite"),
    "fail": Words("fail", "échec"),
    "inconclusive": Words("inconclusive", "non concluant"),
    "data_error": Words("data error", "erreur de données"),
}
_RULES = {
    "min": Words("at least {bar}", "au moins {bar}"),
    "max": Words("at most {bar}", "au plus {bar}"),
    "max_drop": Words(
        "no more than {bar} worse than {versus}", "pas plus de {bar} de moins bien que {versus}"
    ),
}
_REASONS = {
    "n_below_gate_min_n": Words(
        "fewer than {min_n} people: n = {n}, {n_effective} effective; the baseline counts too",
        "moins de {min_n} personnes\xa0: n = {n}, {n_effective} efficaces\xa0; la référence compte aussi",
    ),
    "suppressed": Words("hidden, to protect small bases", "masqué, pour protéger de petites bases"),
    "no_answers": Words("nobody answered", "personne n'a répondu"),
    "too_many_invalid": Words(
        "too many answers are not on the scale", "trop de réponses sont hors de l'échelle"
    ),
    "segment_absent": Words("nobody is in this segment", "personne n'est dans ce segment"),
    "baseline_absent": Words(
        "nobody is in this segment of the baseline", "personne n'est dans ce segment de la référence"
    ),
    "no_interval": Words("the number has no interval", "le nombre n'a pas d'intervalle"),
    "not_after_adjustment": Words(
        "{number}: not sure enough for so many gates", "{number}\xa0: pas assez sûr pour autant de barrières"
    ),
}
_REASONS_OF_ROWS = {
    "no_answers": Words("no row can be used", "aucune ligne utilisable"),
    "too_many_invalid": Words("too many rows cannot be read", "trop de lignes sont illisibles"),
}
"""The same of a metric that is no survey question."""

_TOO_FEW = Words(
    "fewer than {min_n} people: n = {n}, {n_effective} effective",
    "moins de {min_n} personnes\xa0: n = {n}, {n_effective} efficaces",
)
_MORE = Words(
    "; about {more} more answers like these would settle it",
    "\xa0; environ {more} réponses de plus, réparties de même, trancheraient",
)
_MORE_OF_ROWS = Words(
    "; about {more} more like these would settle it",
    "\xa0; environ {more} de plus, de même répartition, suffiraient à trancher",
)
_AT_LEAST = Words(
    "{value}, at least {bound} with {confidence} confidence",
    "{value}, au moins {bound} avec une confiance de {confidence}",
)
_AT_MOST = Words(
    "{value}, at most {bound} with {confidence} confidence",
    "{value}, au plus {bound} avec une confiance de {confidence}",
)
_BETWEEN = Words(
    "{value}, between {low} and {high}, each with {confidence} confidence",
    "{value}, entre {low} et {high}, chaque borne avec une confiance de {confidence}",
)
_CERTAIN = Words("{value}, everybody answered", "{value}, tout le monde a répondu")
_TOTAL = Words("{value}, a total and not a sample", "{value}, un total et non un échantillon")
_POINT = Words("{value}, chance not allowed for", "{value}, sans tenir compte du hasard")
_CHANGE = Words("change {value}", "écart {value}")


@dataclass(frozen=True, slots=True)
class Told:
    """What a verdict is told from.

    Attributes:
        gate, judgement: the rule and what came of it.
        result: of the group, or of everyone when nobody is in the group: for the unit.
        judged: the number; None when there is none to tell.
        bar: what the number is held against; of a drop, the change that is just allowed.
        confidence: one-sided.
        more: how many further answers would settle it, where that is known.
    """

    gate: Gate
    judgement: Judgement
    result: Result
    judged: Judged | None
    bar: float
    confidence: float
    more: int | None = None


def sentence(told: Told) -> Words:
    """Return the verdict in one line, without a number that is hidden."""
    return Words(_said(told, "en"), _said(told, "fr"))


def rule_of(gate: Gate) -> Mapping[str, float | str]:
    """Return the rule as the report has it: `{"min": 30}`."""
    number = float(gate.threshold)
    bar = int(number) if number.is_integer() else number
    return {gate.rule: bar, **({} if gate.versus is None else {"versus": gate.versus})}


def _said(told: Told, lang: Lang) -> str:
    colon = "\xa0:" if lang == "fr" else ":"
    verdict = VERDICTS[told.judgement.verdict].say(lang)
    return f"{_subject(told, lang)}{colon} {verdict} ({_grounds(told, lang)})"


def _subject(told: Told, lang: Lang) -> str:
    gate, segment = told.gate, dict(told.gate.segment)
    where = f", {' x '.join(segment)} = {segment_label(segment, lang)}," if segment else ""
    bar = bar_of(gate, told.result, lang)
    return f"{gate.metric}{where} {_RULES[gate.rule].say(lang).format(bar=bar, versus=gate.versus)}"


def _grounds(told: Told, lang: Lang) -> str:
    reason, judged = told.judgement.reason, told.judged
    if reason in _REASONS:
        return _reason(told, reason, lang)
    base = "" if judged is None else f", n = {format_count(judged.n, lang)}"
    said_more = _MORE if told.result.question.way is None else _MORE_OF_ROWS
    more = "" if told.more is None else said_more.say(lang).format(more=format_count(told.more, lang))
    return f"{_number(told, lang)}{base}{more}"


def _reason(told: Told, reason: str, lang: Lang) -> str:
    judged = told.judged
    is_few = reason == "n_below_gate_min_n" and told.gate.versus is None
    known = _REASONS if told.result.question.way is None else _REASONS | _REASONS_OF_ROWS
    return (
        (_TOO_FEW if is_few else known[reason])
        .say(lang)
        .format(
            min_n=told.gate.min_n,
            n="" if judged is None else format_count(judged.n, lang),
            n_effective="" if judged is None else format_effective(judged.n_effective, lang),
            number=_number(told, lang),
        )
    )


def _number(told: Told, lang: Lang) -> str:
    """Return the value with the bound that decided, or with both when neither did."""
    judgement, judged = told.judgement, told.judged
    if judged is None:
        return ""

    def said(number: float) -> str:
        return number_beside(number, told.bar, told.result, lang, is_change=judged.is_change)

    value = _CHANGE.say(lang).format(value=said(judged.value)) if judged.is_change else said(judged.value)
    if judged.is_total:
        return _TOTAL.say(lang).format(value=value)
    confidence = format_confidence(told.confidence, lang)
    if told.gate.mode == "point" or judgement.limits is None:
        return _POINT.say(lang).format(value=value)
    low, high = map(said, judgement.limits)
    if judgement.limits[0] == judgement.limits[1]:
        return _CERTAIN.say(lang).format(value=value)
    if judgement.verdict == "inconclusive" or judgement.bound is None:
        return _BETWEEN.say(lang).format(value=value, low=low, high=high, confidence=confidence)
    is_lower = judgement.bound == judgement.limits[0]
    bounded = _AT_LEAST if is_lower else _AT_MOST
    return bounded.say(lang).format(value=value, bound=low if is_lower else high, confidence=confidence)

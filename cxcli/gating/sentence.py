"""A verdict in one line, for people who read the log of a run that stopped."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxcli.gating.evidence import Judged
from cxcli.gating.judge import Judgement
from cxcli.report.model import Result
from cxcli.report.sentence import segment_label
from cxcli.report.wording import (
    format_confidence,
    format_count,
    format_point,
    format_with_sign,
)
from cxcli.study.gate import Gate
from cxcli.words import Lang, Words

_RULES = {
    "min": Words("at least {bar}", "au moins {bar}"),
    "max": Words("at most {bar}", "au plus {bar}"),
    "max_drop": Words(
        "no more than {bar} worse than {versus}", "pas plus de {bar} de moins bien que {versus}"
    ),
}
_VERDICTS = {
    "pass": Words("pass", "réussite"),
    "fail": Words("fail", "échec"),
    "inconclusive": Words("inconclusive", "indécis"),
    "data_error": Words("data error", "erreur de données"),
}
_REASONS = {
    "n_below_gate_min_n": Words(
        "fewer than {min_n} people (n = {n}, {n_effective} effective)",
        "moins de {min_n} personnes (n = {n}, {n_effective} efficaces)",
    ),
    "suppressed": Words("the number is hidden (small base)", "le nombre est masqué (base trop petite)"),
    "no_answers": Words("nobody answered", "personne n'a répondu"),
    "too_many_invalid": Words(
        "too many answers are not on the scale", "trop de réponses sont hors de l'échelle"
    ),
    "segment_absent": Words("nobody is in this segment", "personne n'est dans ce segment"),
    "no_interval": Words("the number has no interval", "le nombre n'a pas d'intervalle"),
    "not_after_adjustment": Words(
        "not sure enough for so many gates", "pas assez sûr pour autant de barrières"
    ),
}
_MORE = Words(
    "; about {more} more answers would settle it if the number stays as it is",
    "\xa0; environ {more} réponses de plus trancheraient si le nombre ne bouge pas",
)
_SURE = {
    True: Words(
        "{value}, at least {bound} with {confidence} confidence",
        "{value}, au moins {bound} avec une confiance de {confidence}",
    ),
    False: Words(
        "{value}, at most {bound} with {confidence} confidence",
        "{value}, au plus {bound} avec une confiance de {confidence}",
    ),
}
_BETWEEN = Words(
    "{value}, between {low} and {high}, each with {confidence} confidence",
    "{value}, entre {low} et {high}, chaque borne avec une confiance de {confidence}",
)
_POINT = Words("{value}, chance not allowed for", "{value}, sans tenir compte du hasard")
_CHANGE = Words("change {value}", "écart {value}")


@dataclass(frozen=True, slots=True)
class Told:
    """What a verdict is told from; `more` is how many further answers would settle it."""

    gate: Gate
    judgement: Judgement
    result: Result | None
    judged: Judged | None
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
    verdict = _VERDICTS[told.judgement.verdict].say(lang)
    return f"{_subject(told.gate, lang)}{colon} {verdict} ({_grounds(told, lang)})"


def _subject(gate: Gate, lang: Lang) -> str:
    segment = dict(gate.segment)
    where = f", {' x '.join(segment)} = {segment_label(segment, lang)}" if segment else ""
    bar = format_point(gate.threshold, lang)
    rule = _RULES[gate.rule].say(lang).format(bar=bar, versus=gate.versus)
    return f"{gate.metric}{where} {rule}"


def _grounds(told: Told, lang: Lang) -> str:
    judgement, judged = told.judgement, told.judged
    base = "" if judged is None else f", n = {format_count(judged.n, lang)}"
    if judgement.reason in _REASONS:
        return (
            _REASONS[judgement.reason]
            .say(lang)
            .format(
                min_n=told.gate.min_n,
                n="" if judged is None else format_count(judged.n, lang),
                n_effective="" if judged is None else format_count(int(judged.n_effective), lang),
            )
        )
    more = "" if told.more is None else _MORE.say(lang).format(more=format_count(told.more, lang))
    return f"{_number(told, lang)}{base}{more}"


def _number(told: Told, lang: Lang) -> str:
    """Return the value with the bound that decided, or with both when neither did."""
    judgement, judged, result = told.judgement, told.judged, told.result
    if judged is None or result is None:
        return ""

    def said(number: float) -> str:
        text = format_with_sign(number, result, lang)
        return f"+{text}" if judged.is_change and number > 0 and not text.startswith("+") else text

    value = _CHANGE.say(lang).format(value=said(judged.value)) if judged.is_change else said(judged.value)
    confidence = format_confidence(told.confidence, lang)
    if told.gate.mode == "point" or judgement.limits is None:
        return _POINT.say(lang).format(value=value)
    if judgement.verdict == "inconclusive":
        low, high = map(said, judgement.limits)
        return _BETWEEN.say(lang).format(value=value, low=low, high=high, confidence=confidence)
    is_lower = judgement.bound == judgement.limits[0]
    bound = said(judgement.bound if judgement.bound is not None else judged.value)
    return _SURE[is_lower].say(lang).format(value=value, bound=bound, confidence=confidence)

"""A result as one sentence, wherever there is no room for a table."""

from collections.abc import Mapping

from cxcli.report.model import Result
from cxcli.report.tokens import short_title, words_of
from cxcli.report.wording import (
    NO_BREAK,
    format_change,
    format_confidence,
    format_count,
    format_effective,
    format_with_sign,
)
from cxcli.stats.headline import ACCOUNT_TOTAL
from cxcli.words import Lang, Words

_INTERVAL = Words("{confidence} interval {low} to {high}", "intervalle à {confidence}\xa0: de {low} à {high}")
_LOW_BASE = Words(", a low base", ", base faible")
_VERSUS = Words(
    "; {difference} against everyone else ({low} to {high}), {judged}",
    "\xa0; {difference} par rapport à tous les autres (de {low} à {high}), {judged}",
)
_STANDS_OUT = Words(
    "more than chance alone would usually give", "plus que le hasard seul n'en donne d'ordinaire"
)
_BY_CHANCE = Words("which chance alone may explain", "ce que le hasard seul peut expliquer")
_EFFECTIVE = Words("{n} effective", "{n} efficaces")


def one_line(result: Result, lang: Lang = "en") -> str:
    """Return a result as one sentence: `NPS +35 (95% interval +19 to +49), n = 100`."""
    name = ", ".join([short_title(result), *_where_and_when(result, lang)])
    if result.suppressed is not None:
        return f"{_colon(name, lang)} {words_of(result.suppressed).say(lang)}"
    if result.value is None:
        return f"{_colon(name, lang)} {words_of('no_answers').say(lang)}"
    value = format_with_sign(result.value, result, lang)
    glue = " " if result.is_overall else f"{_colon('', lang)} "
    counted = f" ({result.base.say(lang)})" if result.base is not None else ""
    base = f"n = {_base(result, lang)}{counted}{_said_low_base(result, lang)}"
    return f"{name}{glue}{value} ({_said_interval(result, lang)}), {base}{_said_versus_rest(result, lang)}"


def segment_label(segment: Mapping[str, str | None], lang: Lang) -> str:
    """Return the values of a segment joined by ` x `; a blank reads `(no answer)`."""
    blank = words_of("blank").say(lang)
    return " x ".join(blank if value is None else value for value in segment.values())


def _where_and_when(result: Result, lang: Lang) -> list[str]:
    place = f"{' x '.join(result.segment)} = {segment_label(result.segment, lang)}"
    return [*([place] if result.segment else []), *([result.period] if result.period is not None else [])]


def _said_interval(result: Result, lang: Lang) -> str:
    if result.interval is None:
        return words_of(ACCOUNT_TOTAL if ACCOUNT_TOTAL in result.flags else "no_interval").say(lang)
    low, high = (format_with_sign(end, result, lang) for end in (result.interval.low, result.interval.high))
    confidence = format_confidence(result.interval.confidence, lang)
    return _INTERVAL.say(lang).format(confidence=confidence, low=low, high=high)


def _said_low_base(result: Result, lang: Lang) -> str:
    return _LOW_BASE.say(lang) if "low_base" in result.flags else ""


def _said_versus_rest(result: Result, lang: Lang) -> str:
    versus = result.versus_rest
    if versus is None:
        return ""
    numbers = (versus.difference, versus.low, versus.high)
    difference, low, high = (format_change(number, result, lang) for number in numbers)
    judged = (_STANDS_OUT if result.stands_out else _BY_CHANCE).say(lang)
    return _VERSUS.say(lang).format(difference=difference, low=low, high=high, judged=judged)


def _base(result: Result, lang: Lang) -> str:
    n = format_count(result.n or 0, lang)
    if result.weighted_distribution is None or result.n_effective is None:
        return n
    return f"{n} ({_EFFECTIVE.say(lang).format(n=format_effective(result.n_effective, lang))})"


def _colon(text: str, lang: Lang) -> str:
    return f"{text}{NO_BREAK}:" if lang == "fr" else f"{text}:"

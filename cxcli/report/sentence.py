"""A result as one sentence, wherever there is no room for a table."""

from collections.abc import Mapping

from cxcli.report.model import Result
from cxcli.report.tokens import short_title, words_of
from cxcli.report.wording import NO_BREAK, format_confidence, format_count, format_effective, format_with_sign
from cxcli.words import Lang, Words

_INTERVAL = Words("{confidence} interval {low} to {high}", "intervalle à {confidence}\xa0: de {low} à {high}")
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
    return f"{name}{glue}{value} ({_said_interval(result, lang)}), n = {_base(result, lang)}"


def segment_label(segment: Mapping[str, str | None], lang: Lang) -> str:
    """Return the values of a segment joined by ` x `; a blank reads `(no answer)`."""
    blank = words_of("blank").say(lang)
    return " x ".join(blank if value is None else value for value in segment.values())


def _where_and_when(result: Result, lang: Lang) -> list[str]:
    place = f"{' x '.join(result.segment)} = {segment_label(result.segment, lang)}"
    return [*([place] if result.segment else []), *([result.period] if result.period is not None else [])]


def _said_interval(result: Result, lang: Lang) -> str:
    if result.interval is None:
        return words_of("no_interval").say(lang)
    low, high = (format_with_sign(end, result, lang) for end in (result.interval.low, result.interval.high))
    confidence = format_confidence(result.interval.confidence, lang)
    return _INTERVAL.say(lang).format(confidence=confidence, low=low, high=high)


def _base(result: Result, lang: Lang) -> str:
    n = format_count(result.n or 0, lang)
    if result.weighted_distribution is None or result.n_effective is None:
        return n
    return f"{n} ({_EFFECTIVE.say(lang).format(n=format_effective(result.n_effective, lang))})"


def _colon(text: str, lang: Lang) -> str:
    return f"{text}{NO_BREAK}:" if lang == "fr" else f"{text}:"

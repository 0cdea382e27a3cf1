"""A change in one plain sentence that claims no more than the numbers do."""

from cxcli.report.comparison import Compared, WaveResult
from cxcli.report.model import Result
from cxcli.report.sentence import segment_label
from cxcli.report.tokens import short_title, words_of
from cxcli.report.wording import format_change, format_confidence, format_count, format_with_sign
from cxcli.words import Lang, Words

_COLON, _SEMICOLON = Words(":", "\xa0:"), Words(";", "\xa0;")
_NOW = Words("{name} {value} (n = {n})", "{name} {value} (n = {n})")
_MOVED = {
    "up": Words("up {size} on the baseline {before}", "en hausse de {size} sur la référence {before}"),
    "down": Words("down {size} on the baseline {before}", "en baisse de {size} sur la référence {before}"),
    "no_evidence": Words("{size} on the baseline {before}", "{size} sur la référence {before}"),
}
_INTERVAL = Words(
    "{confidence} interval of the change {low} to {high}",
    "intervalle à {confidence} de l'écart\xa0: de {low} à {high}",
)
_JUDGED = {
    True: Words("more than chance explains", "plus que le hasard n'explique"),
    False: Words("chance alone may explain it", "le hasard seul peut l'expliquer"),
}
_DETECTABLE = Words(
    "changes below {size} would usually go unseen here",
    "un écart inférieur à {size} passerait le plus souvent inaperçu ici",
)
_LOW = Words("the base is too low for a verdict", "la base est trop faible pour un verdict")
_DISAGREE = Words(
    "the test of orders disagrees with that of means", "le test des rangs contredit celui des moyennes"
)
_REVERSAL = Words(
    "every {by} moves the other way: the change comes from the mix (Simpson's paradox)",
    "chaque {by} évolue en sens inverse\xa0: l'écart vient de la composition (paradoxe de Simpson)",
)
_ABSENT = {
    "current_only": Words("there is no baseline", "il n'y a pas de référence"),
    "baseline_only": Words("nobody is left in the current wave", "plus personne dans la vague actuelle"),
    "suppressed": Words("hidden (small base)", "masqué (base trop petite)"),
}


def sentence(compared: Compared, confidence: float) -> Words:
    """Return the change in one sentence in both languages, hidden numbers left out."""
    return Words(_said(compared, confidence, "en"), _said(compared, confidence, "fr"))


def _said(compared: Compared, confidence: float, lang: Lang) -> str:
    name, semicolon, colon = _name(compared, lang), _SEMICOLON.say(lang), _COLON.say(lang)
    absent = next((_ABSENT[flag] for flag in compared.flags if flag in _ABSENT), None)
    if absent is not None:
        return f"{name}{colon} {absent.say(lang)}"
    if compared.difference is None or compared.current is None or compared.baseline is None:
        return f"{name}{colon} {words_of('no_answers').say(lang)}"
    parts = [_moved(compared, compared.current, compared.baseline, lang)]
    parts += _interval(compared, confidence, lang)
    parts += _verdict(compared, confidence, lang)
    return f"{semicolon} ".join(parts)


def _name(compared: Compared, lang: Lang) -> str:
    segment = compared.segment
    where = f", {' x '.join(segment)} = {segment_label(segment, lang)}" if segment else ""
    return f"{short_title(compared.as_result)}{where}"


def _moved(compared: Compared, now: WaveResult, before: WaveResult, lang: Lang) -> str:
    shown = compared.as_result
    value = format_with_sign(now.value or 0.0, shown, lang)
    said = _NOW.say(lang).format(name=_name(compared, lang), value=value, n=format_count(now.n or 0, lang))
    was = f"({format_with_sign(before.value or 0.0, shown, lang)}, n = {format_count(before.n or 0, lang)})"
    change = compared.difference or 0.0
    size = (
        format_change(change, shown, lang)
        if compared.verdict == "no_evidence"
        else _size(change, shown, lang)
    )
    moved = _MOVED[compared.verdict or "no_evidence"].say(lang).format(size=size, before=was)
    return f"{said}, {moved}"


def _interval(compared: Compared, confidence: float, lang: Lang) -> list[str]:
    if compared.low is None or compared.high is None:
        return []
    low, high = (format_change(end, compared.as_result, lang) for end in (compared.low, compared.high))
    said = format_confidence(confidence, lang)
    return [_INTERVAL.say(lang).format(confidence=said, low=low, high=high)]


def _verdict(compared: Compared, confidence: float, lang: Lang) -> list[str]:
    shown = compared.as_result
    if compared.p_adjusted is None:
        return [_LOW.say(lang)] if "low_base" in compared.flags else []
    sure = compared.verdict != "no_evidence"
    parts = [_JUDGED[sure].say(lang)]
    if not sure and compared.smallest_detectable is not None:
        size = _size(compared.smallest_detectable, shown, lang)
        parts.append(_DETECTABLE.say(lang).format(size=size))
    order = compared.ordinal
    if order is not None and order.p is not None and (order.p < 1 - confidence) != sure:
        parts.append(_DISAGREE.say(lang))
    parts += [_REVERSAL.say(lang).format(by=mix.by) for mix in compared.mix_shift if mix.simpson_reversal]
    return parts


def _size(number: float, shown: Result, lang: Lang) -> str:
    return format_with_sign(abs(number), shown, lang).removeprefix("+")

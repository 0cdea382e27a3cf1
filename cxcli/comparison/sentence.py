"""A change in one plain sentence that claims no more than the numbers do."""

from collections.abc import Iterator

from cxcli.report.comparison import Compared, WaveResult
from cxcli.report.sentence import segment_label
from cxcli.report.tokens import short_title, words_of
from cxcli.report.wording import (
    format_change,
    format_confidence,
    format_count,
    format_signed,
    format_size,
    format_with_sign,
)
from cxcli.stats.headline import ACCOUNT_TOTAL
from cxcli.words import Lang, Words

_COLON, _SEMICOLON = Words(":", "\xa0:"), Words(";", "\xa0;")
_NOW = Words("{name} {value} (n = {n})", "{name} {value} (n = {n})")
_MOVED = {
    "up": Words(
        "up {size} on the baseline {before}", "en hausse de {size} par rapport à la référence {before}"
    ),
    "down": Words(
        "down {size} on the baseline {before}", "en baisse de {size} par rapport à la référence {before}"
    ),
}
_SAME = Words("the same as the baseline {before}", "comme la référence {before}")
_BESIDE = Words("{size} on the baseline {before}", "{size} par rapport à la référence {before}")
_INTERVAL = Words(
    "{confidence} interval of the change {low} to {high}",
    "intervalle à {confidence} de l'écart\xa0: de {low} à {high}",
)
_SURE = Words("more than chance alone would usually give", "plus que le hasard seul n'en donne d'ordinaire")
_UNSURE = Words("chance alone may explain it", "le hasard seul peut l'expliquer")
_DETECTABLE = Words(
    "changes below {size} would usually go unseen here",
    "un écart inférieur à {size} passerait le plus souvent inaperçu ici",
)
_LOW = Words("the base is too low for a verdict", "la base est trop faible pour un verdict")
_LOW_BUT_JUDGED = Words("the base is low", "la base est faible")
_UNTESTED = Words("there is nothing to test it by", "rien ne permet de le tester")
_CENSUS = Words("everybody answered in both waves", "tout le monde a répondu aux deux vagues")
_TOTAL = Words(
    "a total and not a sample: the change is what it is",
    "un total et non un échantillon\xa0: l'écart est ce qu'il est",
)
_DISAGREE = Words(
    "the test of ranks disagrees with that of means", "le test des rangs contredit celui des moyennes"
)
_CHANGED = Words(
    "the question is not the same in both waves", "la question n'est pas la même dans les deux vagues"
)
_REVERSAL = Words(
    "every segment of {by} moves the other way: the mix turns the total around (Simpson's paradox)",
    "chaque segment de {by} évolue en sens inverse\xa0: c'est la composition qui retourne le total (paradoxe de Simpson)",
)
_REVERSAL_OF_BOTH = Words(
    "every segment of {by} that is in both waves moves the other way: the mix turns the total around (Simpson's paradox)",
    "chaque segment de {by} présent dans les deux vagues évolue en sens inverse\xa0: c'est la composition qui retourne le total (paradoxe de Simpson)",
)
_ABSENT = {
    "current_only": Words("there is no baseline", "il n'y a pas de référence"),
    "baseline_only": Words("nobody is left in the current wave", "plus personne dans la vague actuelle"),
    "suppressed": Words("hidden, to protect small bases", "masqué, pour protéger de petites bases"),
}


def sentence(compared: Compared, confidence: float) -> Words:
    """Return the change in one sentence in both languages, hidden numbers left out."""
    return Words(_said(compared, confidence, "en"), _said(compared, confidence, "fr"))


def _said(compared: Compared, confidence: float, lang: Lang) -> str:
    name, colon = _name(compared, lang), _COLON.say(lang)
    absent = next((_ABSENT[flag] for flag in compared.flags if flag in _ABSENT), None)
    if absent is not None:
        return f"{name}{colon} {absent.say(lang)}"
    if compared.difference is None or compared.current is None or compared.baseline is None:
        return f"{name}{colon} {words_of('no_answers').say(lang)}"
    parts = [
        _moved(compared, compared.current, compared.baseline, lang),
        *_interval(compared, confidence, lang),
        *_verdict(compared, lang),
        *_remarks(compared, confidence, lang),
    ]
    return f"{_SEMICOLON.say(lang)} ".join(parts)


def _name(compared: Compared, lang: Lang) -> str:
    segment = compared.segment
    where = f", {' x '.join(segment)} = {segment_label(segment, lang)}" if segment else ""
    return f"{short_title(compared.as_result)}{where}"


def _moved(compared: Compared, now: WaveResult, before: WaveResult, lang: Lang) -> str:
    shown, change = compared.as_result, compared.difference or 0.0
    value, was = (format_with_sign(wave.value or 0.0, shown, lang) for wave in (now, before))
    n, n_before = (format_count(wave.n or 0, lang) for wave in (now, before))
    name = _name(compared, lang) + (_COLON.say(lang) if compared.segment else "")
    said = _NOW.say(lang).format(name=name, value=value, n=n)
    moved = _MOVED.get(compared.verdict or "", _BESIDE) if change else _SAME
    size = (format_change if moved is _BESIDE else format_size)(change, shown, lang)
    return f"{said}, {moved.say(lang).format(size=size, before=f'({was}, n = {n_before})')}"


def _interval(compared: Compared, confidence: float, lang: Lang) -> Iterator[str]:
    if compared.low is None or compared.high is None:
        return
    if compared.low == compared.high:
        yield _CENSUS.say(lang)
        return
    shown = compared.as_result
    low, high = format_signed(compared.low, shown, lang), format_change(compared.high, shown, lang)
    yield _INTERVAL.say(lang).format(confidence=format_confidence(confidence, lang), low=low, high=high)


def _verdict(compared: Compared, lang: Lang) -> Iterator[str]:
    if ACCOUNT_TOTAL in compared.flags:
        yield _TOTAL.say(lang)
        return
    if compared.p_adjusted is None:
        is_low = "low_base" in compared.flags
        if is_low or compared.low is None:
            yield (_LOW if is_low else _UNTESTED).say(lang)
        return
    yield (_UNSURE if compared.verdict == "no_evidence" else _SURE).say(lang)
    if compared.verdict == "no_evidence" and compared.smallest_detectable is not None:
        size = format_size(compared.smallest_detectable, compared.as_result, lang)
        yield _DETECTABLE.say(lang).format(size=size)
    if "low_base" in compared.flags:
        yield _LOW_BUT_JUDGED.say(lang)


def _remarks(compared: Compared, confidence: float, lang: Lang) -> Iterator[str]:
    if _ranks_disagree(compared, 1 - confidence):
        yield _DISAGREE.say(lang)
    if "question_changed" in compared.flags:
        yield _CHANGED.say(lang)
    for mix in compared.mix_shift:
        if mix.simpson_reversal:
            said = _REVERSAL_OF_BOTH if mix.has_come_or_gone else _REVERSAL
            yield said.say(lang).format(by=mix.by)


def _ranks_disagree(compared: Compared, alpha: float) -> bool:
    """Tell whether the test of ranks finds what that of means does not, or the other way round.

    Neither is corrected for the number of segments, so that two tests of the same thing are held together.
    """
    order = compared.ordinal
    if order is None or order.p is None or order.statistic is None:
        return False
    if compared.p is None or compared.p_adjusted is None:
        return False
    sure, ranks_sure = compared.p < alpha, order.p < alpha
    opposed = (order.statistic > 0) != ((compared.difference or 0.0) > 0)
    return sure != ranks_sure or (sure and opposed)

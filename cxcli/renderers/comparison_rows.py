"""What the table of a comparison says, row by row, as plain texts: no colours, no layout."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxcli.report.comparison import Compared, WaveResult
from cxcli.report.sentence import segment_label
from cxcli.report.tokens import words_of
from cxcli.report.wording import (
    format_change,
    format_confidence,
    format_count,
    format_number,
    format_signed,
    format_value,
)
from cxcli.words import Lang, Words

NOBODY, HIDDEN = "–", "·"

HEADS = (
    Words("baseline", "référence"),
    Words("n", "n"),
    Words("current", "actuel"),
    Words("n", "n"),
    Words("change", "écart"),
    Words("interval", "intervalle"),
    Words("p", "p"),
)
VERDICT = Words("verdict", "verdict")

_TITLE = Words(
    "{title} ({unit}, {confidence} interval of the change)",
    "{title} ({unit}, intervalle à {confidence} de l'écart)",
)
_OF_TOTAL = Words("{title} ({unit})", "{title} ({unit})")
_NAMED = Words("{name}: {title}", "{name}\xa0: {title}")
_LOWER = Words("{unit}, lower is better", "{unit}, le plus bas est le mieux")
_TO = Words("{low} to {high}", "{low} à {high}")
_ALL = Words("All", "Ensemble")
_VERDICTS = {
    "up": Words("up", "hausse"),
    "down": Words("down", "baisse"),
    "no_evidence": Words("no evidence", "rien d'établi"),
}
_FLAGS = {
    "current_only": Words("no baseline", "pas de référence"),
    "baseline_only": Words("nobody left", "plus personne"),
    "suppressed": Words("hidden", "masqué"),
    "question_changed": Words("question changed", "question changée"),
}
_ADJUSTED = {
    "holm": Words(
        "p of segments is corrected for their number (Holm); intervals are not.",
        "p des segments corrigé de leur nombre (Holm)\xa0; les intervalles ne le sont pas.",
    ),
    "bh": Words(
        "p of segments bounds the share of false findings (Benjamini-Hochberg); intervals are not corrected.",
        "p des segments borne la part de fausses découvertes (Benjamini-Hochberg)\xa0; intervalles non corrigés.",
    ),
    "none": Words(
        "p of segments is not corrected for their number.", "p des segments non corrigé de leur nombre."
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its label, how far it is indented, its numbers, its verdict, and whether that is good news.

    A line without numbers is a heading; `tone` is green, red or nothing.
    """

    label: str
    depth: int = 0
    numbers: tuple[str, ...] = ()
    verdict: str = ""
    tone: str = ""


def title_of(compared: Compared, confidence: float, lang: Lang) -> str:
    """Return what stands above the table of a metric: `effort: ... (scale points, lower is better, ...)`."""
    name, unit = compared.title, words_of(compared.unit).say(lang)
    if compared.metric != compared.type:
        name = _NAMED.say(lang).format(name=compared.metric, title=name)
    if compared.better == "lower":
        unit = _LOWER.say(lang).format(unit=unit)
    pattern = _OF_TOTAL if compared.as_result.is_total else _TITLE
    return pattern.say(lang).format(title=name, unit=unit, confidence=format_confidence(confidence, lang))


def rows_of(results: Sequence[Compared], lang: Lang) -> list[Row]:
    """Return the rows of one metric, a heading before the segments of each variable."""
    rows: list[Row] = []
    cut: tuple[str, ...] = ()
    for result in results:
        if result.segment and tuple(result.segment) != cut:
            rows.append(Row(" x ".join(result.segment)))
        cut = tuple(result.segment)
        rows.append(_row(result, lang))
    return rows


def footnote_of(results: Sequence[Compared], adjust: str, lang: Lang) -> str:
    """Return how p-values of segments were corrected; nothing when no segment has one."""
    tested = any(result.segment and result.p_adjusted is not None for result in results)
    return _ADJUSTED[adjust].say(lang) if tested and adjust in _ADJUSTED else ""


def _row(compared: Compared, lang: Lang) -> Row:
    label = segment_label(compared.segment, lang) if compared.segment else _ALL.say(lang)
    numbers = (
        *_side(compared.baseline, compared, lang),
        *_side(compared.current, compared, lang),
        *_change(compared, lang),
        "" if compared.p_adjusted is None else _p(compared.p_adjusted, lang),
    )
    return Row(label, 2 if compared.segment else 0, numbers, _verdict(compared, lang), _tone(compared))


def _side(side: WaveResult | None, compared: Compared, lang: Lang) -> tuple[str, str]:
    if side is None:
        return NOBODY, ""
    if side.suppressed is not None:
        return HIDDEN, HIDDEN
    value = NOBODY if side.value is None else format_value(side.value, compared.as_result, lang)
    return value, format_count(side.n or 0, lang)


def _change(compared: Compared, lang: Lang) -> tuple[str, str]:
    shown = compared.as_result
    if compared.difference is None:
        return "", ""
    change = format_change(compared.difference, shown, lang)
    if compared.low is None or compared.high is None:
        return change, NOBODY
    low, high = (format_signed(end, shown, lang) for end in (compared.low, compared.high))
    return change, _TO.say(lang).format(low=low, high=high)


def _p(p: float, lang: Lang) -> str:
    least = format_number(0.001, 3, lang)
    return f"<{least}" if p < 0.001 else format_number(p, 3, lang)


def _verdict(compared: Compared, lang: Lang) -> str:
    verdict = [] if compared.verdict is None else [_VERDICTS[compared.verdict].say(lang)]
    flags = ((_FLAGS.get(flag) or words_of(flag)).say(lang) for flag in compared.flags)
    return ", ".join([*verdict, *flags])


def _tone(compared: Compared) -> str:
    if compared.verdict not in ("up", "down"):
        return ""
    return "green" if (compared.verdict == "up") == (compared.better == "higher") else "red"

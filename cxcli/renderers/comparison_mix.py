"""What moved a total, in words: segments that score differently, or that grew and shrank."""

from collections.abc import Iterator, Sequence

from cxcli.renderers.comparison_rows import HIDDEN
from cxcli.report.comparison import Compared, MixPartResult, MixShiftResult
from cxcli.report.sentence import segment_label
from cxcli.report.wording import format_number, points_after, with_plus
from cxcli.words import Lang, Words

_TITLE = Words(
    "What moved {metric}, by {by}: rate {rate} + mix {mix} = {total}",
    "Ce qui a fait bouger {metric}, par {by}\xa0: taux {rate} + composition {mix} = {total}",
)
_HEADS = (Words("rate", "taux"), Words("mix", "composition"))
_KINDS = {
    "entry": Words("new in the current wave", "nouveau dans la vague actuelle"),
    "exit": Words("gone from the current wave", "absent de la vague actuelle"),
    "hidden": Words("hidden segments together", "segments masqués, ensemble"),
}
_REVERSAL = Words(
    "Every segment moves one way and the total the other (Simpson's paradox).",
    "Chaque segment évolue dans un sens et le total dans l'autre (paradoxe de Simpson).",
)
_REVERSAL_OF_BOTH = Words(
    "Every segment that is in both waves moves one way and the total the other (Simpson's paradox).",
    "Chaque segment présent dans les deux vagues évolue dans un sens et le total dans l'autre (paradoxe de Simpson).",
)

_DECIMALS = 2


def title_of_mix(mix: MixShiftResult, compared: Compared, lang: Lang) -> str:
    """Return the split of the change: `rate +1.30 + mix -0.20 = +1.10`, which adds up as it is shown."""
    total, rate = (round_to_shown(number) for number in (mix.total, mix.rate))
    unit = points_after(compared.as_result, lang)
    return _TITLE.say(lang).format(
        metric=compared.metric,
        by=mix.by,
        rate=_decimal(rate, lang),
        mix=_decimal(round_to_shown(total - rate), lang),
        total=_decimal(total, lang) + unit,
    )


def heads_of_mix(lang: Lang) -> Sequence[str]:
    """Return the names of the two columns of numbers."""
    return [head.say(lang) for head in _HEADS]


def parts_of(mix: MixShiftResult, lang: Lang) -> Iterator[tuple[str, str, str, str]]:
    """Yield label, rate, mix and what is special, for each segment."""
    yield from (_part(part, lang) for part in mix.parts)


def footnote_of_mix(mix: MixShiftResult, lang: Lang) -> str:
    """Return the warning of a reversal; nothing without one."""
    if not mix.simpson_reversal:
        return ""
    return (_REVERSAL_OF_BOTH if mix.has_come_or_gone else _REVERSAL).say(lang)


def round_to_shown(number: float) -> float:
    """Return a number as it is shown, so that what is shown adds up."""
    return float(format_number(number, _DECIMALS).replace(",", ""))


def _part(part: MixPartResult, lang: Lang) -> tuple[str, str, str, str]:
    kind = _KINDS[part.kind].say(lang) if part.kind in _KINDS else ""
    label = segment_label(part.segment, lang) if part.segment else HIDDEN
    return label, _decimal(part.rate, lang), _decimal(part.mix, lang), kind


def _decimal(number: float, lang: Lang) -> str:
    return with_plus(format_number(number, _DECIMALS, lang))

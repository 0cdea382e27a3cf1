"""A comparison as tables for people: what each wave says, the change, and what moved it."""

from collections.abc import Callable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxcli.renderers.printing import ENDLESS, printed
from cxcli.renderers.safe_text import to_ascii, visible
from cxcli.report.comparison import Compared, ComparisonReport, MixPartResult, MixShiftResult, WaveResult
from cxcli.report.model import Result
from cxcli.report.sentence import segment_label
from cxcli.report.tokens import words_of
from cxcli.report.wording import format_change, format_confidence, format_count, format_number, format_value
from cxcli.words import Lang, Words

_SIDES = Words(
    "Baseline: {baseline}; current: {current}", "Référence\xa0: {baseline}\xa0; actuel\xa0: {current}"
)
_TITLE = Words(
    "{title} ({unit}, {confidence} interval of the change)",
    "{title} ({unit}, intervalle à {confidence} de l'écart)",
)
_NAMED = Words("{name}: {title}", "{name}\xa0: {title}")
_HEADS = (
    Words("", ""),
    Words("baseline", "référence"),
    Words("n", "n"),
    Words("current", "actuel"),
    Words("n", "n"),
    Words("change", "écart"),
    Words("interval", "intervalle"),
    Words("p", "p"),
    Words("verdict", "verdict"),
)
_TO = Words("{low} to {high}", "{low} à {high}")
_ALL = Words("All", "Ensemble")
_VERDICTS = {
    "up": Words("up", "hausse"),
    "down": Words("down", "baisse"),
    "no_evidence": Words("no evidence", "rien d'établi"),
}
_MIX = Words(
    "What moved {metric}, by {by}: rate {rate} + mix {mix} = {total}",
    "Ce qui a fait bouger {metric}, par {by}\xa0: taux {rate} + composition {mix} = {total}",
)
_MIX_HEADS = (Words("", ""), Words("rate", "taux"), Words("mix", "composition"), Words("", ""))
_KINDS = {
    "entry": Words("new in the current wave", "nouveau dans la vague actuelle"),
    "exit": Words("gone from the current wave", "absent de la vague actuelle"),
    "hidden": Words("hidden segments together", "segments masqués, ensemble"),
}
_REVERSAL = Words(
    "Every segment moves one way and the total the other (Simpson's paradox).",
    "Chaque segment évolue dans un sens et le total dans l'autre (paradoxe de Simpson).",
)
_ADJUSTED = Words(
    "p of segments is corrected for their number; intervals are not.",
    "p des segments corrigé de leur nombre\xa0; les intervalles ne le sont pas.",
)

Say = Callable[[str], str]


def comparison_table(
    report: ComparisonReport, width: int | None, *, color: bool, ascii_only: bool = False
) -> str:
    """Return a comparison as text; see `to_terminal` for width, colour and ASCII."""
    say: Say = (lambda text: to_ascii(visible(text))) if ascii_only else visible
    lang = report.lang
    sides = _SIDES.say(lang).format(baseline=report.baseline.path, current=report.current.path)
    blocks: list[RenderableType] = [_line(say(report.title), "bold")] if report.title else []
    blocks.append(_line(say(sides), "dim"))
    for results in _by_metric(report.results):
        blocks += _metric(results, report, say)
    text = printed(blocks, ENDLESS if width is None else width, color=color)
    return to_ascii(text) if ascii_only else text


def comparison_text(report: ComparisonReport) -> str:
    """Return a comparison as a text file shows it: natural width, no colours."""
    return comparison_table(report, None, color=False)


def _by_metric(results: Sequence[Compared]) -> list[list[Compared]]:
    groups: dict[str, list[Compared]] = {}
    for result in results:
        groups.setdefault(result.metric, []).append(result)
    return list(groups.values())


def _metric(results: Sequence[Compared], report: ComparisonReport, say: Say) -> list[RenderableType]:
    lang, first = report.lang, results[0]
    name = (
        first.title
        if first.metric == first.type
        else _NAMED.say(lang).format(name=first.metric, title=first.title)
    )
    title = _TITLE.say(lang).format(
        title=name, unit=words_of(first.unit).say(lang), confidence=format_confidence(report.confidence, lang)
    )
    table = _table(_HEADS, lang)
    cut: tuple[str, ...] = ()
    for result in results:
        if result.segment and tuple(result.segment) != cut:
            table.add_row(_line(say(" x ".join(result.segment)), "bold"))
        cut = tuple(result.segment)
        table.add_row(*_cells(result, lang, say))
    adjusted = [_line(say(_ADJUSTED.say(lang)), "dim")] if len(results) > 1 else []
    shifts = [block for mix in first.mix_shift for block in _mix(mix, first, lang, say)]
    return ["", _line(say(title), "bold"), table, *adjusted, _line(say(_sentence(first, lang)), ""), *shifts]


def _sentence(compared: Compared, lang: Lang) -> str:
    return f"{compared.sentence.say(lang)}."


def _cells(compared: Compared, lang: Lang, say: Say) -> list[RenderableType]:
    shown = compared.as_result
    label = segment_label(compared.segment, lang) if compared.segment else _ALL.say(lang)
    depth = 2 if compared.segment else 0
    change = "" if compared.difference is None else format_change(compared.difference, shown, lang)
    interval = ""
    if compared.low is not None and compared.high is not None:
        low, high = (format_change(end, shown, lang) for end in (compared.low, compared.high))
        interval = _TO.say(lang).format(low=low, high=high)
    p = "" if compared.p_adjusted is None else _p(compared.p_adjusted, lang)
    texts = [
        *_side(compared.baseline, shown, lang),
        *_side(compared.current, shown, lang),
        change,
        interval,
        p,
    ]
    return [
        Padding(_line(say(label), ""), (0, 0, 0, depth)),
        *(Text(say(text)) for text in texts),
        Text(say(_verdict(compared, lang)), style=_tone(compared)),
    ]


def _verdict(compared: Compared, lang: Lang) -> str:
    notes = [words_of(flag).say(lang) for flag in compared.flags]
    verdict = (
        []
        if compared.p_adjusted is None or compared.verdict is None
        else [_VERDICTS[compared.verdict].say(lang)]
    )
    return ", ".join([*verdict, *notes])


def _tone(compared: Compared) -> str:
    if compared.verdict not in ("up", "down"):
        return ""
    return "green" if (compared.verdict == "up") == (compared.better == "higher") else "red"


def _side(side: WaveResult | None, shown: Result, lang: Lang) -> tuple[str, str]:
    if side is None:
        return "–", ""
    if side.value is None or side.n is None:
        return "·", "·"
    return format_value(side.value, shown, lang), format_count(side.n, lang)


def _p(p: float, lang: Lang) -> str:
    least = format_number(0.001, 3, lang)
    return f"<{least}" if p < 0.001 else format_number(p, 3, lang)


def _mix(mix: MixShiftResult, compared: Compared, lang: Lang, say: Say) -> list[RenderableType]:
    total, rate, share = (_decimal(number, lang) for number in (mix.total, mix.rate, mix.mix))
    title = _MIX.say(lang).format(metric=compared.metric, by=mix.by, rate=rate, mix=share, total=total)
    table = _table(_MIX_HEADS, lang)
    for part in mix.parts:
        table.add_row(*(Text(say(text)) for text in _part(part, lang)))
    reversal = [_line(say(_REVERSAL.say(lang)), "yellow")] if mix.simpson_reversal else []
    return ["", _line(say(title), "bold"), table, *reversal]


def _part(part: MixPartResult, lang: Lang) -> tuple[str, str, str, str]:
    kind = _KINDS[part.kind].say(lang) if part.kind in _KINDS else ""
    label = segment_label(part.segment, lang) if part.segment else "·"
    return label, _decimal(part.rate, lang), _decimal(part.mix, lang), kind


def _decimal(number: float, lang: Lang) -> str:
    text = format_number(number, 2, lang)
    return f"+{text}" if number > 0 else text


def _table(heads: Sequence[Words], lang: Lang) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="")
    for i, head in enumerate(heads):
        numbers = 0 < i < len(heads) - 1
        table.add_column(
            head.say(lang), justify="right" if numbers else "left", no_wrap=numbers, overflow="fold"
        )
    return table


def _line(text: str, style: str) -> Text:
    return Text(text, style=style, overflow="fold")

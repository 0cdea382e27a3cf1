"""From two waves to what changed between them: every metric, overall and by segment."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cxcli.comparison.change import changed
from cxcli.comparison.changed_question import refuse_change, refuse_other_number
from cxcli.comparison.common import common_metrics
from cxcli.comparison.group import Group, Key, Measured
from cxcli.comparison.mixing import Mixing, mix_shifts
from cxcli.comparison.pricing import Pricing, pricing
from cxcli.comparison.sentence import sentence
from cxcli.comparison.terms import Terms
from cxcli.comparison.verdict import judged
from cxcli.report.comparison import Compared, WaveResult
from cxcli.report.model import Result
from cxcli.report.suppression import flag_of
from cxcli.stats.headline import ACCOUNT_TOTAL
from cxcli.study.study import Privacy
from cxcli.words import Words

_ALLOW = Words(
    "If the difference is meant to be compared all the same, add --allow-scale-change.",
    "Pour comparer malgré tout, ajoutez --allow-scale-change.",
)


def compare(baseline: Measured, current: Measured, terms: Terms) -> tuple[Compared, ...]:
    """Return what changed, in the order of the current wave; metrics that only one wave has are left out.

    P-values of the segments of one variable are one family; a segment with a low base in either wave is
    told with its difference and without a verdict, and does not count in the family.

    Raises:
        QuestionChanged: a metric's question changed, and that is not allowed.
        NotAReport: the waves have no metric in common.
    """
    prices = {name: _pricing(name, baseline, current, terms) for name in common_metrics(baseline, current)}
    keys = [*current.groups, *(key for key in baseline.groups if key not in current.groups)]
    found = [
        _compared(key, baseline.groups.get(key), current.groups.get(key), prices[key[0]], terms)
        for key in _in_order(key for key in keys if key[0] in prices)
    ]
    mixing = Mixing(baseline, current, terms.statistics, terms.privacy.suppress_below)
    return tuple(_told(one, mixing, prices[one.metric]) for one in judged(found, terms.statistics))


def _pricing(metric: str, baseline: Measured, current: Measured, terms: Terms) -> Pricing:
    before, now = (wave.groups[metric, ()].result for wave in (baseline, current))
    if terms.changes_allowed:
        refuse_other_number(before, now)
    else:
        refuse_change(before, now, _ALLOW)
    return pricing(before, now)


def _in_order(keys: Iterable[Key]) -> Iterator[Key]:
    """Yield metrics and segment variables together, where the baseline has segments of its own too."""
    families: dict[str, dict[tuple[str, ...], list[Key]]] = {}
    for key in keys:
        variables = tuple(name for name, _ in key[1])
        families.setdefault(key[0], {}).setdefault(variables, []).append(key)
    for by_variables in families.values():
        for family in by_variables.values():
            yield from family


def _compared(
    key: Key, baseline: Group | None, current: Group | None, prices: Pricing, terms: Terms
) -> Compared:
    known = current or baseline
    if known is None:
        raise ValueError(key)
    blank = _blank(known.result, baseline, current)
    if baseline is None or current is None:
        return replace(blank, flags=("baseline_only" if current is None else "current_only",))
    if baseline.answers is None or current.answers is None:
        return replace(blank, flags=("suppressed",))
    low = any(_is_low(group.result, terms.privacy) for group in (baseline, current))
    is_total = prices.headline.kind == "total"
    flags = (ACCOUNT_TOTAL,) if is_total else ("low_base",) * low
    flags += ("question_changed",) * (not prices.same_answers)
    return replace(changed(blank, baseline, current, prices, terms), flags=flags)


def _blank(result: Result, baseline: Group | None, current: Group | None) -> Compared:
    hidden = any(group is not None and group.answers is None for group in (baseline, current))
    waves = [None if group is None else _wave(group.result, hidden=hidden) for group in (baseline, current)]
    return Compared(
        metric=result.metric,
        type=result.type,
        title=result.title,
        statistic=result.statistic,
        segment=result.segment,
        unit=result.unit,
        better=result.question.better,
        baseline=waves[0],
        current=waves[1],
    )


def _wave(result: Result, *, hidden: bool) -> WaveResult:
    """Return one wave's side; what one wave hides the other must not tell either."""
    if hidden:
        return WaveResult(None, None, None, None, result.suppressed or "complementary")
    return WaveResult(result.value, result.n, result.n_effective, result.interval)


def _is_low(result: Result, privacy: Privacy) -> bool:
    return flag_of(result.n or 0, result.n_effective or 0, privacy) != "ok"


def _told(one: Compared, mixing: Mixing, prices: Pricing) -> Compared:
    whole = one if one.segment else replace(one, mix_shift=mix_shifts(one.metric, mixing, prices))
    return replace(whole, sentence=sentence(whole, mixing.statistics.confidence))

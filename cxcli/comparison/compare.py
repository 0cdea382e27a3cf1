"""From two waves to what changed between them: every metric, overall and by segment."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from cxcli.comparison.changed_question import refuse_change, refuse_other_number
from cxcli.comparison.common import common_metrics
from cxcli.comparison.group import Group, Key, Measured
from cxcli.comparison.mixing import Mixing, mix_shifts
from cxcli.comparison.pricing import Pricing, pricing
from cxcli.comparison.sentence import sentence
from cxcli.comparison.verdict import judged
from cxcli.evidence import Distribution, Overlap
from cxcli.report.comparison import Compared, Ordinal, WaveResult
from cxcli.report.model import Result
from cxcli.report.suppression import flag_of
from cxcli.stats.clustered import clustered
from cxcli.stats.difference import Difference, difference
from cxcli.stats.headline import ACCOUNT_TOTAL
from cxcli.stats.linear import linear
from cxcli.stats.ordinal import ordinal
from cxcli.stats.sample import sample_of
from cxcli.study.statistics import Statistics
from cxcli.study.study import Privacy
from cxcli.words import Words

_ALLOW = Words(
    "If the difference is meant to be compared all the same, add --allow-scale-change.",
    "Pour comparer malgré tout, ajoutez --allow-scale-change.",
)


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms waves are compared.

    Attributes:
        statistics: confidence, and the correction within a family of segments.
        privacy: what is hidden or has a low base.
        changes_allowed: whether a question may have changed its scale or coding.
        methods: metric -> its own interval method, where one is configured.
        overlaps: groups whose respondents answered in both waves.
    """

    statistics: Statistics = field(default_factory=Statistics)
    privacy: Privacy = field(default_factory=Privacy)
    changes_allowed: bool = False
    methods: Mapping[str, str] = field(default_factory=dict)
    overlaps: Mapping[Key, Overlap] = field(default_factory=dict)


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
    return replace(_measured(blank, baseline, current, prices, terms), flags=flags)


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


def _measured(blank: Compared, before: Group, now: Group, prices: Pricing, terms: Terms) -> Compared:
    if before.answers is None or now.answers is None:
        return blank
    waves = prices.now(now.answers), prices.before(before.answers)
    if prices.headline.kind == "total":
        return _bare(blank, *waves, prices)
    overlap, method = terms.overlaps.get(now.key), terms.methods.get(now.result.metric)
    if overlap is not None and prices.same_answers and prices.headline.at is None:
        found = clustered(*waves, overlap, prices.headline, terms.statistics)
    else:
        found = _apart(waves, prices, terms.statistics, method)
    if found is None:
        return blank
    ranked = prices.headline.kind == "mean" and prices.same_answers and overlap is None
    return replace(
        blank,
        difference=found.value,
        low=found.low,
        high=found.high,
        p=found.p,
        method=found.method,
        smallest_detectable=found.detectable,
        ordinal=_ordinal(*waves) if ranked else None,
    )


def _bare(blank: Compared, now: Distribution, before: Distribution, prices: Pricing) -> Compared:
    """Return the change of a total: it is what the books say, and there is nothing to test."""
    one, other = (linear(wave, prices.headline.price) for wave in (now, before))
    if one is None or other is None:
        return blank
    return replace(blank, difference=float(one.mean - other.mean))


def _apart(
    waves: tuple[Distribution, Distribution], prices: Pricing, statistics: Statistics, method: str | None
) -> Difference | None:
    now, before = (sample_of(answers, prices.headline, statistics) for answers in waves)
    if now is None or before is None:
        return None
    return difference(now, before, prices.headline, statistics, interval=method)


def _ordinal(now: Distribution, before: Distribution) -> Ordinal | None:
    """Return the ordinal test; left out where answers are weighted, clustered or of a finite population."""
    if any(wave.weighted or wave.design is not None or wave.sampled for wave in (now, before)):
        return None
    found = ordinal(now, before)
    return None if found is None else Ordinal(float(found.superiority), found.statistic, found.p)


def _told(one: Compared, mixing: Mixing, prices: Pricing) -> Compared:
    whole = one if one.segment else replace(one, mix_shift=mix_shifts(one.metric, mixing, prices))
    return replace(whole, sentence=sentence(whole, mixing.statistics.confidence))

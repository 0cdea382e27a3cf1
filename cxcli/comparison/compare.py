"""From two waves to what changed between them: every metric, overall and by segment."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cxcli.comparison.changed_question import refuse_change
from cxcli.comparison.group import Group, Key, Measured, headline_of
from cxcli.comparison.mixing import mix_shifts
from cxcli.comparison.sentence import sentence
from cxcli.evidence import Distribution, Overlap
from cxcli.report.comparison import Compared, Ordinal, WaveResult
from cxcli.report.model import Result
from cxcli.report.suppression import flag_of
from cxcli.stats.clustered import clustered
from cxcli.stats.difference import Difference, difference
from cxcli.stats.headline import Headline
from cxcli.stats.multiplicity import adjust
from cxcli.stats.ordinal import ordinal
from cxcli.stats.sample import sample_of
from cxcli.study.statistics import Statistics
from cxcli.study.study import Privacy


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
    """
    common = {key[0] for key in baseline.groups} & {key[0] for key in current.groups}
    keys = [*current.groups, *(key for key in baseline.groups if key not in current.groups)]
    ordered = sorted((key for key in keys if key[0] in common), key=lambda key: _order(keys, key))
    found = [_compared(key, baseline.groups.get(key), current.groups.get(key), terms) for key in ordered]
    judged = _judged(found, terms.statistics)
    return tuple(_told(one, baseline, current, terms) for one in judged)


def _order(keys: Sequence[Key], key: Key) -> tuple[int, int, int]:
    """Return what keeps metrics and segment variables together when a wave has segments of its own."""
    metric = next(i for i, other in enumerate(keys) if other[0] == key[0])
    variables = tuple(name for name, _ in key[1])
    variable = next(
        i for i, other in enumerate(keys) if other[0] == key[0] and tuple(n for n, _ in other[1]) == variables
    )
    return metric, variable, keys.index(key)


def _compared(key: Key, baseline: Group | None, current: Group | None, terms: Terms) -> Compared:
    known = current or baseline
    if known is None:
        raise ValueError(key)
    blank = _blank(known.result, baseline, current)
    if baseline is None or current is None:
        return replace(blank, flags=("baseline_only" if current is None else "current_only",))
    refuse_change(baseline.result, current.result, allowed=terms.changes_allowed)
    if baseline.answers is None or current.answers is None:
        return replace(blank, flags=("suppressed",))
    low = any(_is_low(group.result, terms.privacy) for group in (baseline, current))
    return replace(_measured(blank, baseline, current, terms), flags=("low_base",) * low)


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


def _measured(blank: Compared, before: Group, now: Group, terms: Terms) -> Compared:
    if before.answers is None or now.answers is None:
        return blank
    headline = headline_of(now.result)
    found = _difference(now, before, headline, terms)
    if found is None:
        return blank
    return replace(
        blank,
        difference=found.value,
        low=found.low,
        high=found.high,
        p=found.p,
        method=found.method,
        smallest_detectable=found.detectable,
        ordinal=_ordinal(now.answers, before.answers) if headline.kind == "mean" else None,
    )


def _difference(now: Group, before: Group, headline: Headline, terms: Terms) -> Difference | None:
    if now.answers is None or before.answers is None:
        return None
    overlap = terms.overlaps.get(now.key)
    if overlap is not None:
        return clustered(now.answers, before.answers, overlap, headline, terms.statistics)
    first = sample_of(now.answers, headline, terms.statistics)
    second = sample_of(before.answers, headline, terms.statistics)
    if first is None or second is None:
        return None
    method = terms.methods.get(now.result.metric)
    return difference(first, second, headline, terms.statistics, interval=method)


def _ordinal(now: Distribution, before: Distribution) -> Ordinal | None:
    """Return the ordinal test; it knows no weights, so it is left out where answers have them."""
    if now.weighted or before.weighted:
        return None
    found = ordinal(now, before)
    return None if found is None else Ordinal(float(found.superiority), found.statistic, found.p)


def _judged(found: Sequence[Compared], statistics: Statistics) -> Iterator[Compared]:
    families: dict[tuple[str, tuple[str, ...]], list[float | None]] = {}
    for one in found:
        families.setdefault(_family(one), []).append(_tested(one))
    adjusted = {name: iter(adjust(values, statistics.adjust)) for name, values in families.items()}
    for one in found:
        p = next(adjusted[_family(one)])
        yield replace(one, p_adjusted=p, verdict=_verdict(one, p, statistics.confidence))


def _family(one: Compared) -> tuple[str, tuple[str, ...]]:
    return one.metric, tuple(one.segment)


def _tested(one: Compared) -> float | None:
    return None if one.segment and "low_base" in one.flags else one.p


def _verdict(one: Compared, p: float | None, confidence: float) -> str | None:
    if one.difference is None:
        return None
    if p is None or p >= 1 - confidence:
        return "no_evidence"
    return "up" if one.difference > 0 else "down"


def _told(one: Compared, baseline: Measured, current: Measured, terms: Terms) -> Compared:
    shifts = () if one.segment else mix_shifts(one.metric, baseline, current, terms.privacy, terms.statistics)
    whole = replace(one, mix_shift=shifts)
    return replace(whole, sentence=sentence(whole, terms.statistics.confidence))

"""The change of one group from one wave to the next: difference, interval and tests."""

from dataclasses import replace

from cxcli.comparison.group import Group
from cxcli.comparison.pricing import Pricing
from cxcli.comparison.terms import Terms
from cxcli.evidence import Distribution
from cxcli.report.comparison import Compared, Ordinal, PooledTest
from cxcli.stats.clustered import clustered
from cxcli.stats.difference import Difference, difference
from cxcli.stats.linear import linear
from cxcli.stats.ordinal import ordinal
from cxcli.stats.pooled_shares import pooled_z
from cxcli.stats.sample import sample_of
from cxcli.stats.tested import Pair
from cxcli.study.statistics import Statistics


def changed(blank: Compared, before: Group, now: Group, prices: Pricing, terms: Terms) -> Compared:
    """Return a comparison with the change from one group to the other, as far as there are answers to tell it."""
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
    is_plain = prices.same_answers and overlap is None and not any(map(_is_complex, waves))
    return replace(
        blank,
        difference=found.value,
        low=found.low,
        high=found.high,
        p=found.p,
        method=found.method,
        smallest_detectable=found.detectable,
        ordinal=_ordinal(*waves) if is_plain and prices.headline.kind == "mean" else None,
        pooled=_pooled(*waves, prices, terms.statistics) if is_plain else None,
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


def _is_complex(wave: Distribution) -> bool:
    """Tell whether answers are weighted, clustered or of a finite population: textbook tests do not hold for them."""
    return wave.weighted or wave.design is not None or bool(wave.sampled)


def _ordinal(now: Distribution, before: Distribution) -> Ordinal | None:
    """Return the test of answers in their order."""
    found = ordinal(now, before)
    return None if found is None else Ordinal(float(found.superiority), found.statistic, found.p)


def _pooled(
    now: Distribution, before: Distribution, prices: Pricing, statistics: Statistics
) -> PooledTest | None:
    """Return the pooled z test of two shares; None of anything else, and where nobody or everybody counts."""
    one, other = (sample_of(wave, prices.headline, statistics) for wave in (now, before))
    if prices.headline.kind != "share" or one is None or other is None:
        return None
    found = pooled_z(Pair(one, other, prices.headline, statistics.confidence))
    return None if found.statistic is None or found.p is None else PooledTest(found.statistic, found.p)

"""Random pairs of groups: every comparison agrees with itself, and MOVER with scipy's search for its p-value."""

import math
import random
from collections.abc import Iterator
from fractions import Fraction

import pytest
from scipy import optimize, stats

from cxcli.evidence import MICRO, NOBODY, Count, Distribution, of_people
from cxcli.stats.comparisons import comparisons_of
from cxcli.stats.difference import Difference, difference
from cxcli.stats.headline import Headline, mean, net, share
from cxcli.stats.sample import sample_of
from cxcli.study.scale import scale
from cxcli.study.statistics import Statistics

HEADLINES = {
    "net": net(lambda value: (value > 8) - (value < 7)),
    "share": share(lambda value: int(value > 6)),
    "mean": mean(scale(0, 10)),
}
WAYS = [(kind, way) for kind, headline in HEADLINES.items() for way in comparisons_of(headline.kind)]
PAIRS = 60
NEAR = 1e-9


def group(chance: random.Random) -> Distribution:
    """Return 1 to 200 answers, weighted or not, of some populations in which all are alike."""
    n, weighted = chance.choice([1, 2, 5, 12, 40, 200]), chance.random() < 0.5
    likely = [chance.random() ** 4 for _ in range(11)]
    if chance.random() < 0.2:
        likely = [float(value == 10) for value in range(11)]
    counts: dict[Fraction, Count] = {}
    for value in chance.choices(range(11), likely, k=n):
        micro = chance.randint(1_000, 5_000_000) if weighted else MICRO
        counts[Fraction(value)] = counts.get(Fraction(value), NOBODY) + Count(1, micro, micro * micro)
    return Distribution(dict(sorted(counts.items())), weighted=weighted)


def compared(one: Distribution, other: Distribution, headline: Headline, way: str) -> Difference:
    samples = [sample_of(answers, headline, Statistics()) for answers in (one, other)]
    assert samples[0] is not None
    assert samples[1] is not None
    return difference(samples[0], samples[1], headline, Statistics(0.9), method=way)


def pairs(seed: int, way: str) -> Iterator[tuple[Distribution, Distribution]]:
    chance = random.Random(seed)
    for _ in range(PAIRS // 10 if way == "mover_jeffreys" else PAIRS):  # that one integrates for long
        yield group(chance), group(chance)


@pytest.mark.parametrize(("kind", "way"), WAYS)
def test_zero_lies_outside_the_limits_exactly_when_the_test_says_so(kind: str, way: str) -> None:
    for one, other in pairs(1, way):
        found = compared(one, other, HEADLINES[kind], way)
        if found.p is not None and found.low is not None and found.high is not None:
            assert (found.low > 0 or found.high < 0) == (found.p < 0.1)


@pytest.mark.parametrize(("kind", "way"), WAYS)
def test_the_groups_may_change_places(kind: str, way: str) -> None:
    for one, other in pairs(2, way):
        found, turned = (compared(*pair, HEADLINES[kind], way) for pair in ((one, other), (other, one)))
        assert found.p == pytest.approx(turned.p, abs=NEAR)
        assert (found.low, found.high) == pytest.approx(
            tuple(None if end is None else -end for end in (turned.high, turned.low)), abs=1e-7
        )


def test_nobody_unhappy_in_a_group_is_no_obstacle_to_jeffreys() -> None:
    all_alike, mixed = of_people({10: 40}), of_people({3: 12, 8: 20, 10: 18})
    found = compared(all_alike, mixed, HEADLINES["net"], "mover_jeffreys")
    assert found.value == 88
    assert found.p is not None
    assert 0 < found.p < 1e-6


def test_jeffreys_limits_that_leave_the_estimate_out_have_one_p_value() -> None:
    one, other = of_people({0: 1, 7: 3, 10: 12}), of_people({0: 2, 7: 1, 10: 16})
    found, turned = (
        compared(*pair, HEADLINES["net"], "mover_jeffreys") for pair in ((one, other), (other, one))
    )
    assert found.p == pytest.approx(turned.p, abs=NEAR)


def tango(counts: tuple[int, int, int], z: float) -> tuple[float, float]:
    """Return the limits at which Tango's score statistic is +-z, by Brent's method."""
    down, _, up = counts
    n = sum(counts)

    def statistic(supposed: float) -> float:
        b = (2 * n - up + down) * supposed - (up + down)
        least = (math.sqrt(max(b * b + 8 * n * down * supposed * (1 - supposed), 0)) - b) / (4 * n)
        spread = 2 * max(least, 0, -supposed) + supposed * (1 - supposed)
        return (up - down - n * supposed) / math.sqrt(n * max(spread, 1e-300))

    at, edge = (up - down) / n, 1 - 1e-13
    low = -1 if down == n else optimize.brentq(lambda x: statistic(x) - z, -edge, at, xtol=1e-15)
    high = 1 if up == n else optimize.brentq(lambda x: statistic(x) + z, at, edge, xtol=1e-15)
    return low, high


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((10, 20, 70), (20, 30, 50)),
        ((1, 2, 7), (150, 300, 550)),
        ((0, 3, 12), (3, 5, 7)),
        ((40, 30, 30), (30, 30, 40)),
    ],
)
def test_the_p_value_is_where_the_limits_touch_zero(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    first, second = ((counts[2] - counts[0]) / sum(counts) for counts in (one, other))

    def limits(z: float) -> tuple[float, float]:
        (l1, u1), (l2, u2) = tango(one, z), tango(other, z)
        return (
            first - second - math.hypot(first - l1, u2 - second),
            first - second + math.hypot(u1 - first, second - l2),
        )

    near = 0 if first > second else 1
    z = optimize.brentq(lambda z: limits(z)[near], 1e-6, 20, xtol=1e-13)
    answers = (of_people(dict(zip((0, 7, 10), counts, strict=True))) for counts in (one, other))
    found = compared(*answers, HEADLINES["net"], "mover_score")
    assert found.p == pytest.approx(2 * stats.norm.sf(z), abs=NEAR)
    assert (found.low, found.high) == pytest.approx(
        [100 * end for end in limits(stats.norm.ppf(0.95))], abs=1e-8
    )

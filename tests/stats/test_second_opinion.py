"""A thousand random surveys, weighted and not, worked out a second time from their rows by other means."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pytest
from scipy import optimize, stats

from cxcli.evidence import MICRO, NOBODY, Count, Distribution
from cxcli.stats.describe import describe
from cxcli.stats.figure import Figure, figure_of
from cxcli.stats.headline import Headline, mean, net, share
from cxcli.stats.linear import linear
from cxcli.study.scale import scale
from cxcli.study.statistics import Statistics

SURVEYS = 1000
TEN, GOOD = mean(scale(0, 10)), share(lambda value: int(value > 6))
NET = net(lambda value: (value > 8) - (value < 7))
NEAR = 1e-9


@dataclass(frozen=True, slots=True)
class Survey:
    """Answers and their weights, of at most six decimals, and what a metric sees of them."""

    answers: np.ndarray
    weights: np.ndarray
    seen: Distribution
    confidence: float


def surveys() -> Iterator[Survey]:
    """Yield surveys of 2 to 400 people; every other one is weighted."""
    chance = random.Random(20260101)
    for number in range(SURVEYS):
        n, likely = chance.randint(2, 400), [chance.random() ** 2 + 0.001 for _ in range(11)]
        answers = chance.choices(range(11), likely, k=n)
        micro = [chance.randint(100_000, 4_000_000) if number % 2 else MICRO for _ in answers]
        counts: dict[Fraction, Count] = {}
        for x, w in zip(answers, micro, strict=True):
            counts[Fraction(x)] = counts.get(Fraction(x), NOBODY) + Count(1, w, w * w)
        seen = Distribution(dict(sorted(counts.items())), weighted=bool(number % 2))
        confidence = chance.choice([0.8, 0.9, 0.95, 0.99])
        yield Survey(np.array(answers, float), np.array(micro) / MICRO, seen, confidence)


@pytest.fixture(scope="module")
def thousand() -> list[Survey]:
    return list(surveys())


def limits(survey: Survey, headline: Headline, method: str) -> tuple[float, float] | None:
    found: Figure | None = figure_of(survey.seen, headline, Statistics(survey.confidence), method)
    return (found.limits.low, found.limits.high) if found and found.limits else None


def taylor(y: np.ndarray, w: np.ndarray) -> tuple[float, float, float]:
    """Return the weighted mean, the variance among people, and the variance of the mean."""
    n, average = len(y), np.average(y, weights=w)
    spread = n / (n - 1) * np.average((y - average) ** 2, weights=w)
    return average, spread, n / (n - 1) * ((w * (y - average) / w.sum()) ** 2).sum()


def effective(y: np.ndarray, w: np.ndarray) -> float:
    _, spread, variance = taylor(y, w)
    kish = w.sum() ** 2 / (w**2).sum()
    return min(kish, spread / variance) if variance > 1e-18 else kish


def test_means_deviations_and_errors(thousand: list[Survey]) -> None:
    for survey in thousand:
        average, spread, variance = taylor(survey.answers, survey.weights)
        told, found = describe(survey.seen), linear(survey.seen, lambda value: value)
        assert found is not None
        assert told["mean"] == pytest.approx(average, abs=NEAR)
        assert told["sd"] == pytest.approx(spread**0.5, abs=NEAR)
        assert float(found.sampling_variance or 0) ** 0.5 == pytest.approx(variance**0.5, abs=NEAR)


def test_t_intervals(thousand: list[Survey]) -> None:
    for survey in thousand:
        average, spread, variance = taylor(survey.answers, survey.weights)
        found = limits(survey, TEN, "t")
        if spread < 1e-18:
            assert found is None
            continue
        kish = survey.weights.sum() ** 2 / (survey.weights**2).sum()
        expected = stats.t(kish - 1, average, variance**0.5).interval(survey.confidence)
        # A survey of two, one of them light, has less than a degree of freedom and limits in the millions.
        assert found == pytest.approx(expected, abs=NEAR, rel=NEAR)


def test_unweighted_t_intervals_are_those_of_scipys_test(thousand: list[Survey]) -> None:
    for survey in thousand:
        if not survey.seen.weighted and len(set(survey.answers)) > 1:
            expected = stats.ttest_1samp(survey.answers, 0).confidence_interval(survey.confidence)
            assert limits(survey, TEN, "t") == pytest.approx(tuple(expected), abs=NEAR)


@pytest.mark.parametrize(("method", "scipys"), [("wilson", "wilson"), ("clopper_pearson", "exact")])
def test_unweighted_shares(thousand: list[Survey], method: str, scipys: str) -> None:
    for survey in thousand:
        if not survey.seen.weighted:
            test = stats.binomtest(int((survey.answers > 6).sum()), len(survey.answers))
            expected = test.proportion_ci(survey.confidence, method=scipys)
            assert limits(survey, GOOD, method) == pytest.approx([100 * end for end in expected], abs=NEAR)


def test_weighted_shares_by_the_definition_of_each_interval(thousand: list[Survey]) -> None:
    for survey in thousand[:300]:
        y, tail = (survey.answers > 6).astype(float), (1 - survey.confidence) / 2
        p, n, z = np.average(y, weights=survey.weights), effective(y, survey.weights), stats.norm.isf(tail)
        posterior = stats.beta(n * p + 0.5, n * (1 - p) + 0.5)
        assert limits(survey, GOOD, "jeffreys") == pytest.approx(
            [100 * x for x in posterior.ppf([tail, 1 - tail])], abs=NEAR
        )
        low, high = limits(survey, GOOD, "wilson") or (0, 0)
        for end in (low / 100, high / 100):
            # Each limit is the share whose own normal test just rejects the observed one.
            if 0 < end < 1:
                assert abs(p - end) == pytest.approx(z * (end * (1 - end) / n) ** 0.5, abs=NEAR)


def test_net_scores_by_the_score_equation(thousand: list[Survey]) -> None:
    for survey in thousand[:60]:
        y, z = (survey.answers > 8) * 1.0 - (survey.answers < 7), stats.norm.isf((1 - survey.confidence) / 2)
        n, score = effective(y, survey.weights), np.average(y, weights=survey.weights)
        up, down = (np.average(y == sign, weights=survey.weights) for sign in (1, -1))
        for end in limits(survey, NET, "score") or ():
            supposed = end / 100
            if -0.999 < supposed < 0.999 and min(up, down, 1 - up - down) > 0:
                likeliest = most_likely_down(up, down, supposed)
                variance = (2 * likeliest + supposed - supposed**2) / n
                assert abs(score - supposed) == pytest.approx(z * variance**0.5, abs=1e-6)


def most_likely_down(up: float, down: float, supposed: float) -> float:
    """Return the share of detractors that makes the answers likeliest, given their net score."""

    def unlikely(d: float) -> float:
        return -(
            up * np.log(d + supposed) + down * np.log(d) + (1 - up - down) * np.log(1 - 2 * d - supposed)
        )

    lowest = max(0.0, -supposed)
    ends = (lowest + 1e-13, (1 - supposed) / 2 - 1e-13)
    return float(
        optimize.minimize_scalar(unlikely, bounds=ends, method="bounded", options={"xatol": 1e-13}).x
    )

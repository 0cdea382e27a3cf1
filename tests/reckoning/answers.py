"""A second opinion on every survey question: answer by answer, by other means, as slow and plain as possible.

Every oracle takes rows of (answer, weight) and the measure, and returns the shares and the value of every
statistic. Nothing here comes from `cxcli` but the question's own facts.
"""

import statistics
from collections.abc import Callable, Sequence
from fractions import Fraction

from cxcli.study.study import Measure

Row = tuple[int, int]
Rows = Sequence[Row]
Oracle = Callable[[Rows, Measure], dict[str, Fraction]]


def share_of(rows: Rows, wanted: Callable[[int], bool]) -> Fraction:
    """Return the weighted share of the rows whose answer is wanted."""
    return Fraction(sum(w for x, w in rows if wanted(x)), sum(w for _, w in rows))


def weighted_mean(rows: Rows) -> Fraction:
    """Return the weighted mean of the answers."""
    return Fraction(sum(x * w for x, w in rows), sum(w for _, w in rows))


def weighted_median(rows: Rows) -> float:
    """Return the usual median of the answers, each repeated as often as it weighs."""
    return float(statistics.median([x for x, w in rows for _ in range(w)]))


def effective(rows: Rows, price: Callable[[int], int]) -> Fraction:
    """Return the smaller of Kish's and the linearised effective number of people."""
    total = sum(w for _, w in rows)
    by_weights = Fraction(total**2, sum(w * w for _, w in rows))
    mean = Fraction(sum(price(x) * w for x, w in rows), total)
    n = len(rows)
    between = sum((w * (price(x) - mean) ** 2 for x, w in rows), Fraction(0)) / total
    of_the_mean = sum(((w * (price(x) - mean) / total) ** 2 for x, w in rows), Fraction(0))
    if n == 1 or not of_the_mean:
        return by_weights
    corrected = Fraction(n, n - 1)
    return min(by_weights, (corrected * between) / (corrected * of_the_mean))


def nps(rows: Rows, measure: Measure) -> dict[str, Fraction]:
    """Return the shares of promoters, passives and detractors, and the net score."""
    up, down = {9, 10}, set(range(7))
    if measure.question.better == "lower":
        up, down = _turned(up, measure), _turned(down, measure)
    return _bands(rows, {"promoters": up, "detractors": down}, rest="passives", net="net")


def csat(rows: Rows, measure: Measure) -> dict[str, Fraction]:
    """Return the shares of positive, neutral and negative answers, their net score and their mean."""
    up = {int(x) for x in measure.positive} or ({4, 5} if measure.question.better == "higher" else {1, 2})
    found = _bands(rows, {"positive": up, "negative": _turned(up, measure)}, rest="neutral", net="net")
    return {**found, "share": 100 * found["positive"], "mean": weighted_mean(rows)}


def ces(rows: Rows, measure: Measure) -> dict[str, Fraction]:
    """Return the shares of easy, neutral and difficult answers, their net score and their mean."""
    points = [int(x) for x in measure.question.scale.points()]
    above = {x for x in points if x * 2 > points[0] + points[-1]}
    below = _turned(above, measure)
    up, down = (above, below) if measure.question.better == "higher" else (below, above)
    found = _bands(rows, {"easy": up, "difficult": down}, rest="neutral", net="net_easy")
    return {**found, "easy_share": 100 * found["easy"], "mean": weighted_mean(rows)}


def thumbs(rows: Rows, measure: Measure) -> dict[str, Fraction]:
    """Return the shares of good and bad answers."""
    good = share_of(rows, lambda x: x == (1 if measure.question.better == "higher" else 0))
    return {"good": good, "bad": 1 - good, "share": 100 * good}


def mean(rows: Rows, _: Measure) -> dict[str, Fraction]:
    """Return the mean."""
    return {"mean": weighted_mean(rows)}


def sentiment(rows: Rows, _: Measure) -> dict[str, Fraction]:
    """Return the shares of positive, neutral and negative mentions, and the net score."""
    return _bands(rows, {"positive": {1}, "negative": {-1}}, rest="neutral", net="net")


def _bands(rows: Rows, bands: dict[str, set[int]], rest: str, net: str) -> dict[str, Fraction]:
    (up, highs), (down, lows) = bands.items()
    top, bottom = share_of(rows, highs.__contains__), share_of(rows, lows.__contains__)
    return {up: top, rest: 1 - top - bottom, down: bottom, net: 100 * (top - bottom)}


def _turned(points: set[int], measure: Measure) -> set[int]:
    ends = int(measure.question.scale.low + measure.question.scale.high)
    return {ends - x for x in points}


def price_of(measure: Measure, oracle: Oracle) -> Callable[[int], int]:
    """Return what one answer is worth under the measure's statistic, from the oracle's own score."""
    if measure.statistic == "mean":
        return lambda x: x
    return lambda x: int(oracle([(x, 1)], measure)[measure.statistic] / 100)

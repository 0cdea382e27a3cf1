"""Survey questions, and what is a question of each row all the same: comments, durations, health scores."""

import statistics
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from cxcli.metrics import METRICS
from cxcli.study.coding import Coding
from cxcli.study.question import Question
from cxcli.study.study import Measure
from tests.reckoning.answers import Oracle
from tests.reckoning.trial import Number, Row, Trial, by_statistic, of_each, percent, ratio, sums
from tests.surveys import ASKED


def asked(name: str, oracle: Oracle, words: Sequence[str] = ()) -> Trial:
    """Return how a survey question is tried, whose oracle takes its answers.

    Args:
        name: the type.
        oracle: of its answers.
        words: what cells may say besides the points of the scale, each the label of its type.
    """
    on, labels = ASKED[name], METRICS[name].labels
    points = [str(point) for point in on.points()]

    def value(rows: list[Row], statistic: str) -> Number:
        answers = [(int(labels.get(row["answer"], row["answer"])), 1) for row in rows]
        question = Question((), on, "higher", Coding(on))
        measure = Measure(name, name, name, statistic, question)
        return oracle(answers, measure)[statistic] if answers else None

    keys: dict[str, Any] = {"column": "answer"}
    keys |= {"better": "higher"} if METRICS[name].needs_direction else {}
    keys |= {"scale": str(on)} if METRICS[name].scale is None else {}
    return Trial(
        keys=keys,
        cells={"answer": (*points, *words)},
        value=by_statistic(value),
        statistics=METRICS[name].statistics,
        answers=oracle,
    )


COMMENTS = (
    Trial(
        keys={"column": "why", "themes": ["price", "bugs"]},
        cells={
            "why": ("", "n/a", "-", "too dear", "no", "0"),
            "price": ("", "x", "no"),
            "bugs": ("1", "0", ""),
        },
        value=of_each(lambda rows: percent([row["why"] not in ("", "n/a", "-") for row in rows])),
        statistics=("rate",),
    ),
    Trial(
        keys={"responses": "all", "with_comment": "said", "themes": ["price"]},
        cells={"all": ("7", "12"), "said": ("3", "5", "7"), "price": ("0", "2", "")},
        value=of_each(lambda rows: ratio(sums(rows, "said"), sums(rows, "all"), 100)),
        statistics=("rate",),
        nothing={"all": "0", "said": "0", "price": "0"},
    ),
)


def seconds() -> Trial:
    """Return how durations are tried: some in seconds, some as h:mm:ss."""
    clock = {"0:01:30": Fraction(90), "1:00:00.5": Fraction(7201, 2)}

    def value(rows: list[Row], statistic: str) -> Number:
        found = sorted(clock.get(row["took"]) or Fraction(row["took"]) for row in rows)
        if not found:
            return None
        if statistic == "mean":
            return sum(found, Fraction(0)) / len(found)
        if statistic == "median":
            return Fraction(statistics.median(found))
        place = Fraction(9, 10) * (len(found) - 1)
        low, part = place.numerator // place.denominator, place % 1
        return found[low] + part * (found[min(low + 1, len(found) - 1)] - found[low])

    return Trial(
        keys={"seconds": "took"},
        cells={"took": ("0", "12", "12.25", "90", "400", *clock)},
        value=by_statistic(value),
        statistics=("mean", "median", "p90"),
    )


def counted_seconds() -> Trial:
    """Return how durations are tried that come as totals: so many seconds, so many times."""
    clock = {"0:10:00": Fraction(600)}

    def mean(rows: list[Row]) -> Number:
        total = sum((clock.get(row["total"]) or Fraction(row["total"]) for row in rows), Fraction(0))
        return ratio(total, sums(rows, "times"))

    return Trial(
        keys={"seconds": "total", "count": "times"},
        cells={"total": ("0", "12.25", "5000", *clock), "times": ("1", "4", "40")},
        value=of_each(mean),
        statistics=("mean",),
        nothing={"total": "10", "times": "0"},
    )


_COMPONENTS: Mapping[str, Mapping[str, Any]] = {
    "usage": {"column": "usage", "min": 0, "max": 100, "weight": 0.5},
    "tickets": {"column": "tickets", "min": 0, "max": 10, "weight": 0.3, "better": "lower"},
    "breadth": {"column": "breadth", "min": 1, "max": 5, "weight": 0.2},
}


def _health(row: Row) -> Number:
    """Return the score of one account; None when less than 60 % of the weight is known."""
    known = {name: of for name, of in _COMPONENTS.items() if row[name]}
    parts = [_component(Fraction(row[name]), of) for name, of in known.items()]
    weights = [Fraction(str(of["weight"])) for of in known.values()]
    if sum(weights) < Fraction(6, 10):
        return None
    return sum((w * x for w, x in zip(weights, parts, strict=True)), Fraction(0)) / sum(weights)


def _component(value: Fraction, of: Mapping[str, Any]) -> Fraction:
    low, high = Fraction(of["min"]), Fraction(of["max"])
    share = min(max((value - low) / (high - low), Fraction(0)), Fraction(1))
    return 100 * (1 - share if of.get("better") == "lower" else share)


def _mean_health(rows: list[Row]) -> Number:
    scores = [score for row in rows if (score := _health(row)) is not None]
    return sum(scores, Fraction(0)) / len(scores) if scores else None


HEALTH = Trial(
    keys={"components": _COMPONENTS},
    cells={"usage": ("", "0", "72", "150", "-5"), "tickets": ("", "4", "12"), "breadth": ("", "1", "3")},
    value=of_each(_mean_health),
    statistics=("mean",),
    nothing={"usage": "", "tickets": "", "breadth": ""},
)


def mentions() -> Trial:
    """Return how ready counts of sentiment are tried."""
    names = ("positive", "neutral", "negative")
    return Trial(
        keys={**{name: name for name in names}, "market_mentions": "market"},
        cells={**dict.fromkeys(names, ("0", "3", "8")), "market": ("", "90")},
        value=of_each(
            lambda rows: ratio(
                sums(rows, "positive") - sums(rows, "negative"),
                sum((sums(rows, name) for name in names), Fraction(0)),
                100,
            )
        ),
        statistics=("net",),
        nothing={**dict.fromkeys(names, "0"), "market": "90"},
    )

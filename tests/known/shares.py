"""Known answers about shares: satisfaction, and any share of so many people."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from operator import eq
from typing import Any

from cxcli.evidence import Distribution, of_people
from cxcli.metrics import METRICS
from cxcli.stats.methods import methods_of
from cxcli.stats.price_list import Band, PriceList
from cxcli.stats.simultaneous import goodman_intervals
from cxcli.study.scale import Scale, parse_scale, plain, scale
from cxcli.study.statistics import Statistics
from tests.known.spelling import (
    Case,
    UnknownFunction,
    Values,
    as_list,
    by_interval,
    counted,
    ends_of,
    exact,
    measure_for,
    method_of,
    shares_of_ends,
    sure,
)


def _share_interval(inputs: Case, options: Case) -> Values:
    n, positive = inputs["n"], inputs["positive"]
    measure = measure_for("thumbs", scale(0, 1))
    asked = by_interval(measure, method_of(options, "wilson", methods_of("share")))
    estimate = METRICS["thumbs"].score(of_people({1: positive, 0: n - positive}), asked, sure(options))
    low, high = shares_of_ends(estimate)
    return {
        "share": estimate.shares["good"],
        "csat_pct": estimate.value,
        "ci_low_share": low,
        "ci_high_share": high,
    }


def _shares_simultaneous(inputs: Case, options: Case) -> Values:
    if str(options.get("method", "goodman")).lower() != "goodman":
        raise UnknownFunction(f"method: {options['method']}")
    written = inputs["counts"]
    counts = list(written.values() if isinstance(written, Mapping) else written)
    bands = PriceList(tuple(Band(str(i), 1, partial(eq, i)) for i in range(len(counts))))
    found = goodman_intervals(of_people(dict(enumerate(counts))), bands, sure(options)) or {}
    return {"low": [low for low, _ in found.values()], "high": [high for _, high in found.values()]}


def _csat(inputs: Case, options: Case) -> Values:
    asked, answers = counted(inputs)
    written = [_points(box, asked) for box in as_list(options.get("positive"))]
    found: Values = {
        f"share_{plain(min(box))}_to_{plain(max(box))}": _share_of_box(answers, asked, box) for box in written
    }
    refuse = METRICS["csat"].refuse
    refused = refuse and refuse(measure_for("csat", asked))
    found["default_without_positive_option"] = "error" if refused else "scored"
    positive = frozenset[Fraction]().union(*written)
    if refused and not positive:  # nobody has said which answers count, which a mean does not need
        return {**found, **_mean_alone(answers, asked, options)}
    return {**found, **satisfaction(answers, asked, positive, options)}


def _mean_alone(answers: Distribution, asked: Scale, options: Case) -> Values:
    measure = measure_for("scale", asked)
    average, bounded = (
        METRICS["scale"].score(answers, by_interval(measure, method), sure(options))
        for method in ("t", "bounded")
    )
    low, high = ends_of(average)
    bounded_low, bounded_high = ends_of(bounded)
    return {
        "n": average.n,
        "mean": average.value,
        "csat_mean": average.value,
        "mean_ci_low": low,
        "mean_ci_high": high,
        "mean_ci_bounded_low": bounded_low,
        "mean_ci_bounded_high": bounded_high,
        **{name: average.details[name] for name in ("sd", "median", "se_mean", "pomp_0_100")},
    }


def satisfaction(answers: Distribution, asked: Scale, positive: frozenset[Fraction], options: Case) -> Values:
    """Return everything that is told about satisfaction on a scale."""
    statistics = sure(options)
    measure = measure_for("csat", asked, statistic="mean", positive=positive)
    share = METRICS["csat"].score(
        answers, measure_for("csat", asked, statistic="share", positive=positive), statistics
    )
    average, bounded = (
        METRICS["csat"].score(answers, by_interval(measure, method), statistics)
        for method in ("t", "bounded")
    )
    boxes = METRICS["scale"].score(answers, measure_for("scale", asked), statistics).details
    low, high = ends_of(share)
    low_share, high_share = shares_of_ends(share)
    mean_low, mean_high = ends_of(average)
    bounded_low, bounded_high = ends_of(bounded)
    return {
        "n": share.n,
        "rate": share.shares["positive"],
        "rate_pct": share.value,
        "csat_pct": share.value,
        "csat_ci_low_pct": low,
        "csat_ci_high_pct": high,
        "wilson_low": low_share,
        "wilson_high": high_share,
        "top1_share": share.details["top_box_share"],
        "top2_share": boxes["top_2_share"],
        "bottom2_share": share.details["bottom_2_share"],
        "net_satisfaction_pts": share.details["net_satisfaction"],
        "mean": average.value,
        "csat_mean": average.value,
        "mean_ci_low": mean_low,
        "mean_ci_high": mean_high,
        "mean_ci_bounded_low": bounded_low,
        "mean_ci_bounded_high": bounded_high,
        "sd": share.details["sd"],
        "median": share.details["median"],
        "se_mean": share.details["se_mean"],
        "pomp_0_100": share.details["pomp_0_100"],
    }


def _points(box: Any, asked: Scale) -> frozenset[Fraction]:
    span = parse_scale(str(box))
    return frozenset(span.points() if span else [exact(box)]) & frozenset(asked.points())


def _share_of_box(answers: Distribution, asked: Scale, box: frozenset[Fraction]) -> float | None:
    return (
        METRICS["csat"]
        .score(answers, measure_for("csat", asked, positive=box), Statistics())
        .shares.get("positive")
    )


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "csat": _csat,
    "share_interval": _share_interval,
    "shares_simultaneous": _shares_simultaneous,
}

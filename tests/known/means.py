"""Known answers about means: effort, and any list of values."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from cxcli.evidence import Distribution
from cxcli.metrics import METRICS
from cxcli.stats.describe import describe
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import mean
from cxcli.stats.methods import methods_of
from cxcli.study.question import Better, Question
from cxcli.study.scale import Scale
from tests.known.spelling import (
    Case,
    Values,
    as_list,
    by_interval,
    counted,
    ends_of,
    exact,
    measure_for,
    method_of,
    moments_of,
    of_counts,
    scale_of,
    shares_of_ends,
    sure,
    unweighted,
)


def _ces(inputs: Case, options: Case) -> Values:
    asked, answers = counted(inputs)
    better: Better = "lower" if _version(options) == "1" else "higher"
    statistics = sure(options)
    measure = measure_for("ces", asked, better=better)
    easy = METRICS["ces"].score(answers, replace(measure, statistic="easy_share"), statistics)
    average, bounded = (
        METRICS["ces"].score(answers, by_interval(measure, method), statistics) for method in ("t", "bounded")
    )
    low, high = ends_of(average)
    bounded_low, bounded_high = ends_of(bounded)
    easy_low, easy_high = shares_of_ends(easy)
    reversed_mean = (
        METRICS["ces"].score(_mirrored(answers, asked), measure_for("ces", asked), statistics).value
    )
    details = average.details
    return {
        "n": average.n,
        "better": better,
        "ces_mean": average.value,
        "seed000_mean": average.value,
        "inverted_mean": reversed_mean,
        "seed002_effort_mean_lower_is_better": reversed_mean,
        "sd": details["sd"],
        "median": details["median"],
        "mean_ci_low": low,
        "mean_ci_high": high,
        "mean_ci_bounded_low": bounded_low,
        "mean_ci_bounded_high": bounded_high,
        "ces_share": details["easy_share"],
        "seed004_positive_share": details["easy_share"],
        "easy_share_5_7": details["easy_share"],
        "low_effort_share_1_2": details["easy_share"],
        "easy_ci_low": easy_low,
        "easy_ci_high": easy_high,
        "difficult_share_1_3": details["difficult_share"],
        "neutral_share_4": details["neutral_share"],
        "net_easy_pts": details["net_easy"],
        "wrong_reading_sum_of_scores": _easy_scores_over_all(
            answers, measure_for("ces", asked, better=better).question
        ),
    }


def _version(options: Case) -> str:
    """Return the number of the version before its point: `1` of `1.0`, 1 or `CES 1.0`."""
    found = re.search(r"\d+", str(options.get("version", "")))
    return found[0] if found else ""


def _mean_interval(inputs: Case, options: Case) -> Values:
    answers = unweighted(as_list(inputs["values"]))
    asked, method = _scale_around(answers, inputs, options), method_of(options, "t", methods_of("mean"))
    figure = figure_of(answers, mean(asked), sure(options), method)
    limits = figure.limits if figure else None
    return {
        "mean": figure.value if figure else None,
        "sd": describe(answers)["sd"],
        "ci_low": limits.low if limits else None,
        "ci_high": limits.high if limits else None,
        "reason": figure.flags[-1] if figure and not limits else None,
    }


def _scale_around(answers: Distribution, inputs: Case, options: Case) -> Scale:
    """Return the scale that a case names, else one that holds all its values."""
    said = {**options, **inputs}
    if {"min", "max"} <= said.keys():
        return Scale(exact(said["min"]), exact(said["max"]))
    values = list(answers.valid) or [Fraction(0)]
    return scale_of(said.get("scale"), Scale(min(values), max(values) + 1))


def _easy_scores_over_all(answers: Distribution, question: Question) -> float | None:
    """Return what comes out when "sum of positive answers" is read as a sum of scores."""
    easy = {v: c for v, c in answers.valid.items() if question.goodness(v) > question.scale.middle}
    if not answers.n:
        return None
    return (
        float(moments_of(Distribution(easy)).mean * Fraction(Distribution(easy).n, answers.n))
        if easy
        else 0.0
    )


def _mirrored(answers: Distribution, asked: Scale) -> Distribution:
    return of_counts((asked.mirror(value), count) for value, count in answers.valid.items())


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "ces": _ces,
    "mean_interval": _mean_interval,
}

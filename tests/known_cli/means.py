"""Effort, ratings and lists of values through the command line."""

from collections.abc import Mapping
from fractions import Fraction
from math import gcd, lcm

from cxcli.stats.methods import methods_of
from tests.known.spelling import Case, Values, as_list, confidence_of, exact, method_of
from tests.known_cli.exported import Adaptor, Json, Ways, limits, result
from tests.known_cli.satisfaction import both_ways, scale_and_answers


def _ces(inputs: Case, options: Case) -> Ways:
    low, high, answers = scale_and_answers(inputs)
    better = "lower" if "1" in str(options.get("version", "")).partition(".")[0] else "higher"
    asked = {"type": "ces", "column": "answer", "scale": f"{low}-{high}", "better": better}
    middle = (low + high) / 2
    easy = [
        point
        for point in range(low, high + 1)
        if (point > middle) is (better == "higher") and point != middle
    ]
    metrics = {
        "mean": asked,
        "bounded": {**asked, "interval": "bounded"},
        "easy": {**asked, "statistic": "easy_share"},
        "net": {**asked, "statistic": "net_easy"},
        "turned": {**asked, "reverse": True},
        "easy scores": {**asked, "where": {"answer": easy}},
    }
    return {
        way: [command]
        for way, command in both_ways(
            metrics, answers, _effort, statistics={"confidence": confidence_of(options)}
        ).items()
    }


def _effort(out: Json) -> Values:
    mean, easy, net, turned = (result(out, name) for name in ("mean", "easy", "net", "turned"))
    told, scores = mean["details"], result(out, "easy scores")["value"]
    return {
        **told,
        "n": mean["n"],
        "better": mean["question"]["better"],
        "ces_mean": mean["value"],
        "seed000_mean": mean["value"],
        "inverted_mean": turned["value"],
        "seed002_effort_mean_lower_is_better": turned["value"],
        **limits(("mean_ci_low", "mean_ci_high"), mean),
        **limits(("mean_ci_bounded_low", "mean_ci_bounded_high"), result(out, "bounded")),
        **dict.fromkeys(
            ("ces_share", "seed004_positive_share", "easy_share_5_7", "low_effort_share_1_2"),
            easy["shares"]["easy"],
        ),
        **limits(("easy_ci_low", "easy_ci_high"), easy, 100),
        "difficult_share_1_3": told["difficult_share"],
        "neutral_share_4": told["neutral_share"],
        "net_easy_pts": net["value"],
        "wrong_reading_sum_of_scores": (scores or 0) * told["easy_share"],
    }


def _mean_interval(inputs: Case, options: Case) -> Ways:
    values = [exact(value) for value in as_list(inputs["values"])]
    metric = {
        "type": "scale",
        "column": "answer",
        "scale": _scale_of(values, {**options, **inputs}),
        "interval": method_of(options, "t", methods_of("mean")),
    }
    answers: dict[str, int] = {}
    for value in values:
        answers[str(float(value))] = answers.get(str(float(value)), 0) + 1
    sure = {"confidence": confidence_of(options)}
    return {way: [c] for way, c in both_ways({"m": metric}, answers, _mean, statistics=sure).items()}


def _scale_of(values: list[Fraction], said: Case) -> str | dict[str, float]:
    """Return the scale that a case names, else one that holds all its values, in steps that reach each."""
    if "scale" in said:
        return str(said["scale"])
    low, high = (exact(said.get("min", min(values))), exact(said.get("max", max(values) + 1)))
    parts = lcm(*(x.denominator for x in (*values, low, high)))
    step = Fraction(gcd(*(int((x - low) * parts) for x in (*values, high))), parts)
    return {"min": float(low), "max": float(high), "step": float(step)}


def _mean(out: Json) -> Values:
    found = result(out, "m")
    return {
        **found["details"],
        "mean": found["value"],
        **limits(("ci_low", "ci_high"), found),
        "reason": None if found["interval"] else found["flags"][-1],
    }


def _average_rating(inputs: Case, options: Case) -> Ways:
    low, high, answers = scale_and_answers(inputs)
    prior = {name: inputs[name] for name in ("prior_mean", "prior_weight") if name in inputs}
    metric = {"type": "rating", "column": "answer", "scale": f"{low}-{high}", **prior}
    sure = {"confidence": confidence_of(options)}
    return {way: [c] for way, c in both_ways({"m": metric}, answers, _rating, statistics=sure).items()}


def _rating(out: Json) -> Values:
    found = result(out, "m")
    return {**found["details"], "average": found["value"], "n": found["n"]}


FUNCTIONS: Mapping[str, Adaptor] = {
    "average_rating": _average_rating,
    "ces": _ces,
    "mean_interval": _mean_interval,
}

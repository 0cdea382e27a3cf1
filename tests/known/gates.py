"""Known answers about gates, and about the margin of error of a net score."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from cxcli.evidence import Distribution, of_people
from cxcli.gating.judge import judge
from cxcli.gating.number import Terms, judged_value
from cxcli.metrics import METRICS
from cxcli.stats.headline import Headline
from cxcli.study.gate import Gate, GateMode, GateRule
from cxcli.study.scale import scale
from tests.known.net_intervals import HEADLINE as NET
from tests.known.net_intervals import NPS
from tests.known.spelling import (
    NPS_SCALE,
    Case,
    UnknownFunction,
    Values,
    ends_of,
    exact,
    measure_for,
    nps_answers,
    sure,
)

SHARE = METRICS["thumbs"].headline(measure_for("thumbs", scale(0, 1)))
RULES: Mapping[str, GateRule] = {"min": "min", "max": "max"}


def _gate_nps(inputs: Case, options: Case) -> Values:
    return _judged(nps_answers(inputs, NPS_SCALE), NET, "pts", inputs, options)


def _gate_share(inputs: Case, options: Case) -> Values:
    positive, n = inputs["positive"], inputs["n"]
    return _judged(of_people({1: positive, 0: n - positive}), SHARE, "pct", inputs, options)


def _margin_of_error_nps(inputs: Case, options: Case) -> Values:
    estimate = METRICS["nps"].score(nps_answers(inputs, NPS_SCALE), NPS, sure(options))
    low, high = ends_of(estimate)
    if estimate.value is None or low is None or high is None:
        raise UnknownFunction("a case without an interval")
    return {
        "score_minus_pts": estimate.value - low,
        "score_plus_pts": high - estimate.value,
        "score_half_width_pts": (high - low) / 2,
    }


def _judged(answers: Distribution, headline: Headline, unit: str, inputs: Case, options: Case) -> Values:
    number = judged_value(answers, Terms(headline, sure(options)))
    if number is None:
        raise UnknownFunction("a case without answers")
    confidence = _one_sided(options)
    rule, bar = _bar(inputs)
    found, bare = (
        judge(
            Gate("gated", rule, exact(bar), mode, min_n=int(options.get("gate_min_n", 30))),
            number,
            confidence,
            wants_more=rule == "min",
        )
        for mode in (_mode(options), "point")
    )
    low, high = number.limits(confidence) or (None, None)
    return {
        f"one_sided_low_{unit}": low,
        f"one_sided_high_{unit}": high,
        "verdict": found.verdict,
        "point_verdict": bare.verdict,
        "reason": found.reason,
        "bound": found.bound,
    }


def _one_sided(options: Case) -> float:
    if "alpha_one_sided" in options:
        return float(1 - exact(options["alpha_one_sided"]))
    return sure(options).confidence


def _bar(inputs: Case) -> tuple[GateRule, Any]:
    for name, value in inputs.items():
        start = str(name).partition("_")[0]
        if start in RULES:
            return RULES[start], value
    raise UnknownFunction(f"inputs {sorted(inputs)}")


def _mode(options: Case) -> GateMode:
    written = options.get("mode", "not_worse")
    for mode in get_args(GateMode):
        if written == mode:
            return mode
    raise UnknownFunction(f"mode: {written}")


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "gate_nps": _gate_nps,
    "gate_share": _gate_share,
    "margin_of_error_nps": _margin_of_error_nps,
}

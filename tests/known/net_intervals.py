"""Known answers about the interval of a net score."""

from collections.abc import Callable, Mapping

from cxcli.evidence import Distribution
from cxcli.metrics import METRICS
from cxcli.stats.method import pulls
from cxcli.stats.methods import METHODS, methods_of
from cxcli.stats.net_score import target_test
from cxcli.stats.net_wald import adjusted_wald, wald
from cxcli.stats.sample import Sample, critical, sample_of
from tests.known.spelling import (
    NPS_SCALE,
    Case,
    UnknownFunction,
    Values,
    by_interval,
    ends_of,
    exact,
    measure_for,
    method_of,
    nps_answers,
    of_population,
    sure,
)

NPS = measure_for("nps", NPS_SCALE)
HEADLINE = METRICS["nps"].headline(NPS)


def seen(answers: Distribution, options: Case) -> Sample:
    """Return what the interval of a net score sees."""
    sample = sample_of(answers, HEADLINE, sure(options))
    if sample is None:
        raise UnknownFunction("a case without answers")
    return sample


def raw_limits(sample: Sample, method: str, options: Case) -> tuple[float | None, float | None]:
    """Return the limits in points as the formula gives them, without a refusal or a cut."""
    statistics = sure(options)
    z = critical(sample, statistics.confidence)
    ends = METHODS[method].limits(sample, HEADLINE, z, statistics.seed)
    return (100 * ends[0], 100 * ends[1]) if ends else (None, None)


def _nps_interval(inputs: Case, options: Case) -> Values:
    method = method_of(options, "score", methods_of("net"))
    answers = of_population(nps_answers(inputs, NPS_SCALE), inputs, options)
    estimate = METRICS["nps"].score(answers, by_interval(NPS, method), sure(options))
    sample = seen(answers, options)
    counts = pulls(sample.estimate, sample.n)
    low, high = ends_of(estimate)
    raw_low, raw_high = raw_limits(sample, method, options)
    around = (
        adjusted_wald(counts, *_pseudo(method, sample, options)) if "adjusted" in method else wald(counts)
    )
    return {
        "nps_pts": estimate.value,
        "n_eff": estimate.n_effective,
        "ci_low_pts": low,
        "ci_high_pts": high,
        "ci_low_raw_pts": raw_low,
        "ci_high_raw_pts": raw_high,
        "degenerate": raw_low is not None and raw_low == raw_high,
        "centre_pts": 100 * around.centre,
        "se_pts": 100 * around.error,
        "se_wald_pts": 100 * wald(counts).error,
    }


def _pseudo(method: str, sample: Sample, options: Case) -> tuple[float, ...]:
    """Return how many pseudo-answers a method adds, where that is not the usual number."""
    z = critical(sample, sure(options).confidence)
    return (z * z,) if method == "adjusted_wald_z2" else ()


def _nps_target_test(inputs: Case, options: Case) -> Values:
    sample = seen(nps_answers(inputs, NPS_SCALE), options)
    target = float(exact(inputs["target_pts"]) / 100)
    test = target_test(pulls(sample.estimate, sample.n), target)
    return {"z": test.z, "p_two_sided": test.p_two_sided, "p_one_sided_greater": test.p_greater}


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "nps_interval": _nps_interval,
    "nps_target_test": _nps_target_test,
}

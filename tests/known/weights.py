"""Known answers about weighted answers."""

from collections.abc import Callable, Mapping

from cxcli.evidence import NOBODY
from cxcli.metrics import METRICS
from cxcli.stats.linear import kish
from cxcli.stats.methods import methods_of
from cxcli.study.scale import scale
from tests.known.net_intervals import NPS, raw_limits, seen
from tests.known.shares import satisfaction
from tests.known.spelling import (
    Case,
    Values,
    by_interval,
    counts_of,
    ends_of,
    measure_for,
    method_of,
    real,
    sure,
    weighted,
)


def _nps_weighted(inputs: Case, options: Case) -> Values:
    answers = weighted(inputs["scores"], inputs.get("weights"))
    asked = by_interval(NPS, method_of(options, "score", methods_of("net")))
    estimate, net = METRICS["nps"].score(answers, asked, sure(options)), seen(answers, options).estimate
    low, high = ends_of(estimate)
    aw3_low, aw3_high = raw_limits(seen(answers, options), "adjusted_wald", options)
    return {
        "nps_pts": estimate.value,
        "promoter_share": estimate.shares["promoters"],
        "detractor_share": estimate.shares["detractors"],
        "n": estimate.n,
        "n_eff": estimate.n_effective,
        "n_eff_kish": float(net.n_kish),
        "n_eff_linearised": float(net.n_linearised),
        "deff_kish": estimate.details.get("deff", 1.0),
        "v_lin": real(net.sampling_variance),
        "v_lin_hc0": float(net.squared_residuals),
        "ci_low_pts": low,
        "ci_high_pts": high,
        "aw3_ci_low_raw_pts": aw3_low,
        "aw3_ci_high_raw_pts": aw3_high,
    }


def _n_eff_kish(inputs: Case, _: Case) -> Values:
    total = sum(counts_of(inputs["weights"]), NOBODY)
    effective = kish(total)
    return {"n": total.people, "n_eff": float(effective), "deff": float(total.people / effective)}


def _csat_weighted(inputs: Case, options: Case) -> Values:
    answers = weighted(inputs["values_1_to_5"], inputs.get("weights"))
    found = satisfaction(answers, scale(1, 5), frozenset(), options)
    estimate = METRICS["csat"].score(answers, measure_for("csat", scale(1, 5)), sure(options))
    return {
        **found,
        "share_4_5": found["rate"],
        "n_eff": estimate.n_effective,
        "n_eff_kish": float(kish(answers.total)),
    }


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "csat_weighted": _csat_weighted,
    "n_eff_kish": _n_eff_kish,
    "nps_weighted": _nps_weighted,
}

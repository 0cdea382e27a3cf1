"""Planning, repeated looks and trend: the cases' spellings of what `cxcli.stats` computes."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cxcli.stats.net_score import Pulls
from cxcli.stats.net_wald import wald
from cxcli.stats.normal import normal_quantile, two_sided
from cxcli.stats.planning import (
    in_population,
    net_variance,
    people_for_adjusted_wald,
    people_for_difference,
    people_for_margin,
    share_variance,
    whole,
)
from cxcli.stats.sequential import boundaries, confidence_sequence_half_width, mixing_variance
from cxcli.stats.spending import obrien_fleming_spent, pocock_spent
from cxcli.stats.trend.change_point import change_point
from cxcli.stats.trend.ewma import Ewma, ewma_chart
from cxcli.stats.trend.laney import laney_share_chart
from cxcli.stats.trend.slope import trend_slope
from cxcli.stats.trend.wave import Wave, share_wave
from tests.known.spelling import Case, Values

SPELLINGS = {
    "promoters": ("pro", "promoters", "promoter", "promoter_share", "promoters_share", "p"),
    "detractors": ("det", "detractors", "detractor", "detractor_share", "detractors_share", "d"),
}


class OfAnyPopulation(dict[str, Any]):
    """Figures of which `n_fpc_N2000` and the like exist for every population."""

    def __init__(self, figures: Values, people: float) -> None:
        super().__init__(figures)
        self._people = people

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or _population(key) is not None

    def __missing__(self, key: str) -> int:
        population = _population(key)
        if population is None:
            raise KeyError(key)
        return whole(in_population(self._people, population))


def _population(key: object) -> int | None:
    named = re.fullmatch(r"n_fpc_N(\d+)", str(key))
    return int(named[1]) if named else None


def _laney_p_chart(inputs: Case, _: Case) -> Values:
    pairs = zip(inputs["positive"], inputs["n"], strict=True)
    chart = laney_share_chart([share_wave(positive, n) for positive, n in pairs])
    if chart is None:
        return {}
    return {
        "centre": chart.centre,
        "z": list(chart.z),
        "sigma_z": chart.sigma_z,
        "p_chart_lcl": [low for low, _ in chart.sampling_limits],
        "p_chart_ucl": [high for _, high in chart.sampling_limits],
        "laney_lcl": [low for low, _ in chart.limits],
        "laney_ucl": [high for _, high in chart.limits],
    }


def _ewma_chart(inputs: Case, options: Case) -> Values:
    drawn = Ewma(float(options.get("lambda", 0.2)), float(options.get("L", 2.859)))
    waves = _waves(inputs, "baseline_variance")
    points = ewma_chart(waves, inputs["baseline_pts"] / 100, drawn)
    return {
        "ewma_pts": [100 * point.average for point in points],
        "se_pts": [100 * point.standard_error for point in points],
        "signal": [point.signals for point in points],
    }


def _trend_slope(inputs: Case, _: Case) -> Values:
    slope = trend_slope(_waves(inputs, "variance"))
    if slope is None:
        return {}
    return {
        "slope_pts_per_wave": 100 * slope.per_wave,
        "se_pts": 100 * slope.standard_error,
        "z": slope.z,
        "p_value": slope.p,
    }


def _changepoint(inputs: Case, options: Case) -> Values:
    found = change_point(_waves(inputs, "variance"), int(options.get("seed", 1)))
    if found is None:
        return {}
    return {
        "z_by_split": list(found.z_by_split),
        "max_abs_z": found.max_abs_z,
        "best_split_after_wave": found.after_wave,
    }


def _confidence_sequence(inputs: Case, options: Case) -> Values:
    up, down = inputs["promoters"], inputs["detractors"]
    pulls = Pulls(up, down, up + inputs["passives"] + down)
    alpha, tightest_at = float(options.get("alpha", 0.05)), inputs["t_star"]
    variance, nps = net_variance(up / pulls.n, down / pulls.n), 100 * pulls.score
    half = 100 * confidence_sequence_half_width(variance, pulls.n, alpha, tightest_at)
    low, high = wald(pulls).limits(normal_quantile(two_sided(1 - alpha)))
    fixed = 50 * (high - low)
    return {
        "nps_pts": nps,
        "rho2": mixing_variance(alpha, tightest_at),
        "half_width_pts": half,
        "low_pts": nps - half,
        "high_pts": nps + half,
        "ratio_to_fixed_wald": half / fixed if fixed else None,
    }


def _group_sequential_bounds(inputs: Case, _: Case) -> Values:
    looks, alpha = int(inputs["looks"]), float(inputs["alpha_two_sided"])
    falling = boundaries("obf", looks, alpha)
    return {
        "pocock": boundaries("pocock", looks, alpha)[-1],
        "obrien_fleming_bounds": list(falling),
        "obrien_fleming_final": falling[-1],
    }


def _alpha_spending(inputs: Case, _: Case) -> Values:
    alpha, fractions = float(inputs["alpha_two_sided"]), inputs["information_fractions"]
    return {
        "obf_spent": [obrien_fleming_spent(alpha, fraction) for fraction in fractions],
        "pocock_spent": [pocock_spent(alpha, fraction) for fraction in fractions],
    }


def _sample_size_nps(inputs: Case, options: Case) -> Values:
    variance = net_variance(inputs["promoter_share"], inputs["detractor_share"])
    people = people_for_margin(variance, inputs["margin_pts"] / 100, _confidence(options))
    figures = {
        "variance": variance,
        "n_raw": people,
        "n": whole(people),
        "n_measuringu_minus3": people_for_adjusted_wald(people),
    }
    return OfAnyPopulation(figures, whole(people))


def _sample_size_nps_difference(inputs: Case, options: Case) -> Values:
    first, second = (_pulls(inputs[name]) for name in ("shares1", "shares2"))
    difference = (second[0] - second[1]) - (first[0] - first[1])
    variances = net_variance(*first), net_variance(*second)
    errors = 1 - float(options.get("alpha_two_sided", 0.05)), float(inputs.get("power", 0.8))
    people = people_for_difference(variances, difference, errors)
    return {
        "difference_pts": 100 * difference,
        "n_per_group_raw": people,
        "n_per_group": whole(people),
    }


def _sample_size_share(inputs: Case, options: Case) -> Values:
    variance = share_variance(inputs["share"])
    people = people_for_margin(variance, inputs["margin_pts"] / 100, _confidence(options))
    return OfAnyPopulation({"variance": variance, "n_raw": people, "n": whole(people)}, whole(people))


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "alpha_spending": _alpha_spending,
    "changepoint": _changepoint,
    "confidence_sequence": _confidence_sequence,
    "ewma_chart": _ewma_chart,
    "group_sequential_bounds": _group_sequential_bounds,
    "laney_p_chart": _laney_p_chart,
    "sample_size_nps": _sample_size_nps,
    "sample_size_nps_difference": _sample_size_nps_difference,
    "sample_size_share": _sample_size_share,
    "trend_slope": _trend_slope,
}


def _waves(inputs: Case, variance_key: str) -> list[Wave]:
    """Return the waves of scores in points; the variance of one answer is on the scale -1..1."""
    variance, scores = inputs[variance_key], inputs["nps_pts"]
    variances = variance if isinstance(variance, Sequence) else [variance] * len(scores)
    people = inputs["n"] if isinstance(inputs["n"], Sequence) else [inputs["n"]] * len(scores)
    rows = zip(scores, variances, people, strict=True)
    return [Wave(score / 100, float(spread), n) for score, spread, n in rows]


def _pulls(shares: Any) -> tuple[float, float]:
    """Return the shares of promoters and detractors, from a map or from detractors, passives, promoters."""
    if isinstance(shares, Mapping) and "det_pas_pro" in shares:
        shares = shares["det_pas_pro"]
    if isinstance(shares, Sequence):
        return float(shares[2]), float(shares[0])
    return _named(shares, "promoters"), _named(shares, "detractors")


def _named(shares: Case, band: str) -> float:
    return next(float(shares[name]) for name in SPELLINGS[band] if name in shares)


def _confidence(options: Case) -> float:
    return float(options.get("confidence", 0.95))

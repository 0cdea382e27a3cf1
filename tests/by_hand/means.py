"""What is expected of cases about effort, ratings and any values; and such cases."""

import math
from collections.abc import Mapping, Sequence

from scipy import stats

from tests.by_hand import intervals
from tests.by_hand.intervals import Case, Formula, Values, listed, mean, moments, spread, wilson, z_of


def _ces(inputs: Case, options: Case) -> Values:
    ((name, counts),) = inputs.items()
    low, high = (int(part) for part in name.removeprefix("counts_").split("_to_"))
    values, middle = listed(counts, low), (low + high) / 2
    is_first = str(options.get("version", "")).startswith("1")
    easy = [x for x in values if (x < middle if is_first else x > middle)]
    hard = [x for x in values if (x > middle if is_first else x < middle)]
    n, share = len(values), len(easy) / len(values)
    ends = wilson(share, n, z_of(0.95))
    told = moments(values, low, high, 0.95)
    own = {key: x for key, x in told.items() if key not in ("mean", "csat_mean", "se_mean")}
    return {
        **own,
        "better": "lower" if is_first else "higher",
        "ces_mean": mean(values),
        "seed000_mean": mean(values),
        "inverted_mean": low + high - mean(values),
        "seed002_effort_mean_lower_is_better": low + high - mean(values),
        **dict.fromkeys(
            ("ces_share", "seed004_positive_share", "easy_share_5_7", "low_effort_share_1_2"), share
        ),
        "easy_ci_low": ends[0],
        "easy_ci_high": ends[1],
        "difficult_share_1_3": len(hard) / n,
        "neutral_share_4": 1 - share - len(hard) / n,
        "net_easy_pts": 100 * (len(easy) - len(hard)) / n,
        "wrong_reading_sum_of_scores": math.fsum(easy) / n,
    }


def _mean_interval(inputs: Case, options: Case) -> Values:
    values = inputs["values"]
    said = {**options, **inputs}
    if options.get("method") == "bounded":
        low, high = intervals.bounded(values, said["min"], said["max"], options.get("confidence", 0.95))
    else:
        low, high = intervals.t_interval(values, options.get("confidence", 0.95))
    sd = spread(values)
    reason = None if low is not None else "n_lt_2" if sd is None else "zero_variance"
    return {"mean": mean(values), "sd": sd, "ci_low": low, "ci_high": high, "reason": reason}


def _average_rating(inputs: Case, _: Case) -> Values:
    values = listed(inputs["counts_1_to_5"], 1)
    found = {"average": mean(values), "n": len(values)}
    if "prior_mean" not in inputs:
        return found
    worth = inputs.get("prior_weight", 10)
    shrunk = (math.fsum(values) + worth * inputs["prior_mean"]) / (len(values) + worth)
    return {**found, "shrunk_average": shrunk}


def _ordinal_comparison(inputs: Case, _: Case) -> Values:
    one, other = (listed(inputs[f"counts{group}_1_to_7"], 1) for group in (1, 2))
    found = stats.brunnermunzel(other, one)
    above = sum((x > y) + (x == y) / 2 for x in one for y in other)
    return {
        "prob_superiority_1_over_2": above / (len(one) * len(other)),
        "statistic": float(found.statistic),
        "p_value": float(found.pvalue),
    }


FUNCTIONS: Mapping[str, Formula] = {
    "average_rating": _average_rating,
    "ces": _ces,
    "mean_interval": _mean_interval,
    "ordinal_comparison": _ordinal_comparison,
}

CASES: Sequence[tuple[str, Case, Case]] = (
    ("ces", {"counts_1_to_7": [0, 2, 4, 9, 16, 25, 30]}, {}),
    ("ces", {"counts_1_to_7": [3, 0, 0, 0, 0, 0, 0]}, {}),
    ("ces", {"counts_1_to_5": [30, 22, 9, 4, 1]}, {"version": "1.0"}),
    ("ces", {"counts_1_to_5": [3, 2, 9, 4, 10]}, {"version": 2}),
    ("mean_interval", {"values": [1, 2, 2.5, 4, 7]}, {"method": "t"}),
    ("mean_interval", {"values": [6]}, {}),
    ("mean_interval", {"values": [3, 5, 5, 6, 7, 7, 7]}, {"method": "t", "confidence": 0.8}),
    ("mean_interval", {"values": [5, 5, 4, 5], "min": 1, "max": 5}, {"method": "bounded"}),
    ("average_rating", {"counts_1_to_5": [0, 0, 1, 0, 2]}, {}),
    ("average_rating", {"counts_1_to_5": [0, 0, 1, 0, 2], "prior_mean": 3.9, "prior_weight": 10}, {"shrink": True}),
    ("average_rating", {"counts_1_to_5": [7, 1, 0, 3, 80], "prior_mean": 4, "prior_weight": 25}, {}),
    ("ordinal_comparison", {"counts1_1_to_7": [4, 0, 9, 2, 3, 1, 1], "counts2_1_to_7": [0, 1, 1, 2, 3, 9, 8]}, {}),
)  # fmt: skip

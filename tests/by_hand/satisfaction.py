"""What is expected of cases about satisfied people; and such cases."""

import math
from collections.abc import Callable, Mapping, Sequence

from tests.by_hand import intervals
from tests.by_hand.intervals import Case, Formula, Values, listed, mean, moments, wilson, z_of


def _share_interval(inputs: Case, options: Case) -> Values:
    positive, n, sure = inputs["positive"], inputs["n"], options.get("confidence", 0.95)
    ends = {
        "wilson": lambda: wilson(positive / n, n, z_of(sure)),
        "clopper_pearson": lambda: intervals.clopper_pearson(positive, n, sure),
        "agresti_coull": lambda: intervals.agresti_coull(positive, n, sure),
    }[options.get("method", "wilson")]()
    return {
        "share": positive / n,
        "csat_pct": 100 * positive / n,
        "ci_low_share": ends[0],
        "ci_high_share": ends[1],
    }


def _csat(inputs: Case, options: Case) -> Values:
    ((name, counts),) = inputs.items()
    low, high = (int(part) for part in name.removeprefix("counts_").split("_to_"))
    values, boxes = listed(counts, low), [_box(box) for box in options.get("positive") or []]
    found = {f"share_{first}_to_{last}": _among(values, first, last) for first, last in boxes}
    sure = options.get("confidence", 0.95)
    if (low, high) != (1, 5) and not boxes:
        return {**moments(values, low, high, sure), "default_without_positive_option": "error"}
    first, last = (min(box[0] for box in boxes), max(box[1] for box in boxes)) if boxes else (4, 5)
    positive = sum(first <= x <= last for x in values)
    mirrored = [low + high - x for x in values if not first <= x <= last]
    negative = sum(first <= x <= last for x in mirrored)
    rate = intervals.rate(positive, len(values), sure)
    return {
        **found,
        **moments(values, low, high, sure),
        **rate,
        **({"default_without_positive_option": "error"} if (low, high) != (1, 5) else {}),
        "csat_pct": rate["rate_pct"],
        "csat_ci_low_pct": 100 * rate["wilson_low"],
        "csat_ci_high_pct": 100 * rate["wilson_high"],
        "top1_share": _among(values, high, high),
        "top2_share": _among(values, high - 1, high),
        "bottom2_share": _among(values, low, low + 1),
        "net_satisfaction_pts": 100 * (positive - negative) / len(values),
        "pomp_0_100": 100 * (mean(values) - low) / (high - low),
    }


def _box(written: str | int) -> tuple[int, int]:
    first, _, last = str(written).partition("-")
    return int(first), int(last or first)


def _among(values: Sequence[float], first: int, last: int) -> float:
    return sum(first <= x <= last for x in values) / len(values)


def _csat_weighted(inputs: Case, _: Case) -> Values:
    values, weights = inputs["values_1_to_5"], inputs["weights"]
    n, total = len(values), math.fsum(weights)
    middle = math.fsum(w * x for w, x in zip(weights, values, strict=True)) / total
    share = math.fsum(w for w, x in zip(weights, values, strict=True) if x >= 4) / total

    def error(middle: float, of: Callable[[float], float]) -> tuple[float, float]:
        """Return the variance among people, and that of the mean."""
        squares = [(w, (of(x) - middle) ** 2) for w, x in zip(weights, values, strict=True)]
        among = n / (n - 1) * math.fsum(w * s for w, s in squares) / total
        return among, n / (n - 1) * math.fsum((w / total) ** 2 * s for w, s in squares)

    kish = total**2 / math.fsum(w * w for w in weights)
    among, of_share = error(share, lambda x: float(x >= 4))
    n_eff = min(kish, among / of_share) if of_share and len(set(weights)) > 1 else kish
    low, high = wilson(share, n_eff, z_of(0.95))
    variance, of_mean = error(middle, float)
    return {
        "share_4_5": share,
        "n_eff_kish": kish,
        "n_eff": n_eff,
        "wilson_low": low,
        "wilson_high": high,
        "mean": middle,
        "sd": math.sqrt(variance),
        "se_mean": math.sqrt(of_mean),
    }


def _share_difference(inputs: Case, options: Case) -> Values:
    one, other = ((group["positive"], group["n"]) for group in (inputs["group1"], inputs["group2"]))
    low, high = intervals.newcombe(one, other, options.get("confidence", 0.95))
    z, p = intervals.pooled(one, other)
    return {
        "diff_share": one[0] / one[1] - other[0] / other[1],
        "ci_low_share": low,
        "ci_high_share": high,
        "pooled_z": z,
        "pooled_z_p": p,
    }


FUNCTIONS: Mapping[str, Formula] = {
    "csat": _csat,
    "csat_weighted": _csat_weighted,
    "share_difference": _share_difference,
    "share_interval": _share_interval,
}

CASES: Sequence[tuple[str, Case, Case]] = (
    ("share_interval", {"positive": 0, "n": 12}, {}),
    ("share_interval", {"positive": 811, "n": 1203}, {"confidence": 0.99}),
    ("share_interval", {"positive": 9, "n": 10}, {"method": "clopper_pearson"}),
    ("share_interval", {"positive": 3, "n": 40}, {"method": "agresti_coull", "confidence": 0.9}),
    ("csat", {"counts_1_to_5": [4, 6, 10, 45, 35]}, {"confidence": 0.9}),
    ("csat", {"counts_1_to_5": [0, 0, 0, 0, 7]}, {}),
    ("csat", {"counts_1_to_5": [1, 0, 0, 0, 0]}, {}),
    ("csat", {"counts_1_to_5": [9, 0, 3, 0, 1]}, {"positive": ["3-5"]}),
    ("csat", {"counts_1_to_7": [3, 1, 4, 1, 5, 9, 2]}, {"positive": ["6-7"]}),
    ("csat", {"counts_1_to_10": [2, 7, 1, 8, 2, 8, 1, 8, 2, 8]}, {"positive": ["8-10", "10"]}),
    ("csat", {"counts_1_to_10": [2, 7, 1, 8, 2, 8, 1, 8, 2, 8]}, {"statistic": "mean"}),
    ("csat_weighted", {"values_1_to_5": [5, 5, 1, 3], "weights": [0.5, 0.25, 3, 1]}, {}),
    ("csat_weighted", {"values_1_to_5": [4, 4, 2, 3, 1], "weights": [2, 2, 2, 2, 2]}, {}),
    ("share_difference", {"group1": {"positive": 9, "n": 10}, "group2": {"positive": 3, "n": 10}}, {}),
    ("share_difference", {"group1": {"positive": 0, "n": 35}, "group2": {"positive": 4, "n": 350}}, {"confidence": 0.9}),
)  # fmt: skip

"""Satisfaction through the command line: answers one by one, or counted."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from cxcli.stats.methods import methods_of
from tests.known.spelling import Case, UnknownFunction, Values, as_list, confidence_of, method_of
from tests.known_cli.exported import EXPORT, Adaptor, Command, Figures, Json, Rows, Ways, limits, result


def one_by_one(answers: Mapping[str, int]) -> Rows:
    """Return a row for each answer."""
    return [{"answer": answer} for answer, people in answers.items() for _ in range(people)]


def counted(answers: Mapping[str, int]) -> Rows:
    """Return a row for each answer that somebody gave, with how many did."""
    return [{"answer": answer, "people": people} for answer, people in answers.items()]


def scale_and_answers(inputs: Case) -> tuple[int, int, dict[str, int]]:
    """Return the ends of the scale of a case, and how many gave each answer."""
    for key, counts in inputs.items():
        if match := re.fullmatch(r"counts_(\d+)_to_(\d+)", key):
            low, high = map(int, match.groups())
            return low, high, {str(point): n for point, n in enumerate(counts, low)}
    raise UnknownFunction(f"inputs {sorted(inputs)}")


def both_ways(
    metrics: Mapping[str, Mapping[str, object]], answers: Mapping[str, int], figures: Figures, **more: object
) -> dict[str, Command]:
    """Return the commands that score metrics on answers, one a row and counted."""
    with_count = {name: {**metric, "count": "people"} for name, metric in metrics.items()}
    return {
        "rows": Command(metrics, {EXPORT: one_by_one(answers)}, figures, more=more),
        "counted": Command(with_count, {EXPORT: counted(answers)}, figures, more=more),
    }


def _share_interval(inputs: Case, options: Case) -> Ways:
    positive, n = inputs["positive"], inputs["n"]
    method = method_of(options, "wilson", methods_of("share"))
    sure = {"confidence": confidence_of(options)}
    metric = {"column": "answer", "interval": method}
    thumbs = both_ways(
        {"m": {"type": "thumbs", **metric}}, {"yes": positive, "no": n - positive}, _share, statistics=sure
    )
    csat = both_ways(
        {"m": {"type": "csat", **metric}}, {"5": positive, "2": n - positive}, _share, statistics=sure
    )
    return {
        f"{name} {way}": [c] for name, ways in (("thumbs", thumbs), ("csat", csat)) for way, c in ways.items()
    }


def _share(out: Json) -> Values:
    found = result(out, "m")
    shares = found["shares"]
    return {
        "share": shares["good"] if "good" in shares else shares["positive"],
        "csat_pct": found["value"],
        **limits(("ci_low_share", "ci_high_share"), found, 100),
    }


def _csat(inputs: Case, options: Case) -> Ways:
    low, high, answers = scale_and_answers(inputs)
    asked = {"type": "csat", "column": "answer", "scale": f"{low}-{high}"}
    sure = {"confidence": confidence_of(options)}
    boxes = [str(box) for box in as_list(options.get("positive"))]
    unsaid = Command({"m": asked}, {EXPORT: one_by_one(answers)}, lambda _: {}, refused=REFUSED)
    if not boxes and (low, high) != (1, 5):
        points = {**asked, "type": "scale"}
        metrics = {"mean": points, "bounded": {**points, "interval": "bounded"}}
        ways = both_ways(metrics, answers, _mean_alone, statistics=sure)
        return {way: [unsaid, command] for way, command in ways.items()}
    metrics = _of_satisfaction({**asked, **({"positive": boxes} if boxes else {})})
    metrics |= {f"box {box}": {**asked, "positive": [box]} for box in boxes}
    ways = both_ways(metrics, answers, partial(_satisfaction, boxes), statistics=sure)
    return {way: [command, *([] if (low, high) == (1, 5) else [unsaid])] for way, command in ways.items()}


REFUSED = {"default_without_positive_option": "error"}
"""What it means that a scale of ten points is refused when nobody says which of them are satisfied."""


def _of_satisfaction(asked: Mapping[str, object]) -> dict[str, Mapping[str, object]]:
    """Return the metrics that together tell all there is of satisfaction."""
    plain = {key: value for key, value in asked.items() if key != "positive"}
    return {
        "share": asked,
        "service": {**asked, "type": "css"},
        "net": {**asked, "statistic": "net"},
        "mean": {**asked, "statistic": "mean"},
        "bounded": {**asked, "statistic": "mean", "interval": "bounded"},
        "points": {**plain, "type": "scale"},
    }


def _satisfaction(boxes: Sequence[str], out: Json) -> Values:
    share, service, net, points = (result(out, name) for name in ("share", "service", "net", "points"))
    assert service["value"] == share["value"]
    assert net["value"] == share["details"]["net_satisfaction"]
    return {
        **service["details"],
        **{f"share_{_ends(box)}": result(out, f"box {box}")["shares"]["positive"] for box in boxes},
        "csat_pct": share["value"],
        **limits(("csat_ci_low_pct", "csat_ci_high_pct"), share),
        "top1_share": share["details"]["top_box_share"],
        "top2_share": points["details"]["top_2_share"],
        "bottom2_share": share["details"]["bottom_2_share"],
        "net_satisfaction_pts": net["value"],
        **_mean_alone(out),
    }


def _mean_alone(out: Json) -> Values:
    mean, bounded = (result(out, name) for name in ("mean", "bounded"))
    return {
        **mean["details"],
        "n": mean["n"],
        "mean": mean["value"],
        "csat_mean": mean["value"],
        **limits(("mean_ci_low", "mean_ci_high"), mean),
        **limits(("mean_ci_bounded_low", "mean_ci_bounded_high"), bounded),
    }


def _ends(box: str) -> str:
    low, _, high = box.partition("-")
    return f"{low}_to_{high or low}"


def _csat_weighted(inputs: Case, options: Case) -> Ways:
    pairs = zip(inputs["values_1_to_5"], inputs["weights"], strict=True)
    rows = [{"answer": answer, "weight": weight} for answer, weight in pairs]
    asked = {"type": "css", "column": "answer", "scale": "1-5"}
    metrics = {"share": asked, "mean": {**asked, "statistic": "mean"}}
    sure = {"confidence": confidence_of(options), "n_eff": options.get("n_eff", "min")}

    def command(figures: Figures, **sure: object) -> Command:
        return Command(metrics, {EXPORT: rows}, figures, more={"weight": "weight", "statistics": sure})

    return {"rows": [command(_weighted, **sure), command(_kish, n_eff="kish")]}


def _weighted(out: Json) -> Values:
    share, mean = result(out, "share"), result(out, "mean")
    return {
        **share["details"],
        "share_4_5": share["shares"]["positive"],
        "n_eff": share["n_effective"],
        **limits(("wilson_low", "wilson_high"), share, 100),
        "mean": mean["value"],
    }


def _kish(out: Json) -> Values:
    return {"n_eff_kish": result(out, "share")["n_effective"]}


FUNCTIONS: Mapping[str, Adaptor] = {
    "csat": _csat,
    "csat_weighted": _csat_weighted,
    "share_interval": _share_interval,
}

"""Two waves through `compare`: shares, and answers in their order."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.known.spelling import Case, UnknownFunction, Values, confidence_of
from tests.known_cli.exported import Adaptor, Command, Figures, Json, Rows, Ways
from tests.known_cli.satisfaction import counted, one_by_one

COMPARED = ("compare", "before.csv", "after.csv")


INTERVALS = {"newcombe": "wilson", "wald": "wald", "agresti_caffo": "agresti_coull", "pooled_z": "wilson"}
"""How the cases call a comparison -> the interval of the metric that it goes with."""


def _share_difference(inputs: Case, options: Case) -> Ways:
    written = str(options.get("method", "newcombe")).replace("-", "_")
    if written not in INTERVALS:
        raise UnknownFunction(f"method: {written}")
    later, earlier = (_positive_and_all(inputs[name]) for name in ("group1", "group2"))
    ways: dict[str, list[Command]] = {}
    for type_, yes, no in (("thumbs", "yes", "no"), ("csat", "5", "1")):
        metric = {"type": type_, "column": "answer", "interval": INTERVALS[written]}
        waves = [{no: n - positive, yes: positive} for positive, n in (earlier, later)]
        ways |= _compared(
            type_, metric, waves, _difference, statistics={"confidence": confidence_of(options)}
        )
    return ways


def _compared(
    name: str, metric: Mapping[str, Any], waves: Sequence[Mapping[str, int]], figures: Figures, **more: Any
) -> dict[str, list[Command]]:
    """Return the commands that compare two waves of answers, one a row and counted."""
    counts = {**metric, "count": "people"}
    return {
        f"{name} rows": [Command({"m": metric}, _files(one_by_one, waves), figures, COMPARED, more)],
        f"{name} counted": [Command({"m": counts}, _files(counted, waves), figures, COMPARED, more)],
    }


def _files(
    written: Callable[[Mapping[str, int]], Rows], waves: Sequence[Mapping[str, int]]
) -> dict[str, Rows]:
    return {name: written(wave) for name, wave in zip(COMPARED[1:], waves, strict=True)}


def _difference(out: Json) -> Values:
    (found,) = out["results"]
    return {
        "diff_share": found["difference"] / 100,
        "ci_low_share": found["low"] / 100,
        "ci_high_share": found["high"] / 100,
        "pooled_z": found["pooled"]["statistic"],
        "pooled_z_p": found["pooled"]["p"],
    }


def _positive_and_all(group: Any) -> tuple[int, int]:
    positive, n = (group["positive"], group["n"]) if isinstance(group, Mapping) else group
    return positive, n


def _ordinal_comparison(inputs: Case, _: Case) -> Ways:
    groups = {}
    for name, counts in inputs.items():
        if match := re.fullmatch(r"counts_?([12])_(\d+)_to_(\d+)", name):
            groups[match[1]] = {str(point): n for point, n in enumerate(counts, int(match[2]))}
            scale = f"{match[2]}-{match[3]}"
    waves = [groups["2"], groups["1"]]
    effort = {"type": "ces", "column": "answer", "scale": scale, "better": "higher"}
    points = {"type": "scale", "column": "answer", "scale": scale}
    return {**_compared("ces", effort, waves, _ordinal), **_compared("scale", points, waves, _ordinal)}


def _ordinal(out: Json) -> Values:
    (found,) = out["results"]
    order = found["ordinal"]
    return {
        "prob_superiority_1_over_2": order["probability"],
        "statistic": order["statistic"],
        "p_value": order["p"],
    }


FUNCTIONS: Mapping[str, Adaptor] = {
    "ordinal_comparison": _ordinal_comparison,
    "share_difference": _share_difference,
}

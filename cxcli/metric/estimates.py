"""What a metric says of one distribution: value, interval, base, and what holds for every metric."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cxcli.evidence import MICRO, Count, Distribution
from cxcli.stats.figure import Figure
from cxcli.stats.linear import kish


@dataclass(frozen=True, slots=True)
class Bounds:
    """The two ends of an interval, in the unit of the estimate, and the method's name."""

    low: float
    high: float
    method: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a metric says of one distribution.

    `value` is None when nobody answered; `interval` None when it does not exist (a flag says why).
    `shares` are 0..1; `details` are JSON values; `weight_sum` is in weights (not millionths).
    """

    value: float | None
    interval: Bounds | None
    n: int
    n_effective: float
    weight_sum: float
    shares: Mapping[str, float] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)
    flags: tuple[str, ...] = ()


def estimate(
    answers: Distribution,
    figure: Figure | None,
    *,
    shares: Mapping[str, float] | None = None,
    details: Mapping[str, Any] | None = None,
    flags: tuple[str, ...] = (),
) -> Estimate:
    """Return a figure as an estimate, with what holds for every metric: base, weights, invalid answers.

    Args:
        answers: one distribution.
        figure: the headline, or None when nobody answered.
        shares: of the bands, 0..1.
        details: what the metric tells beside its headline.
        flags: what the metric warns of.
    """
    total = answers.total
    limits = figure.limits if figure else None
    return Estimate(
        value=figure.value if figure else None,
        interval=Bounds(limits.low, limits.high, limits.method) if limits else None,
        n=total.people,
        n_effective=figure.n_effective if figure else 0.0,
        weight_sum=total.weight / MICRO,
        shares=shares or {},
        details={
            **(details or {}),
            "invalid": _invalid(answers),
            **_weighting(answers, total),
            **_clustering(answers),
        },
        flags=(*(figure.flags if figure else ()), *flags, *_weight_flags(answers, total)),
    )


def _invalid(answers: Distribution) -> dict[str, int]:
    return {
        "unparseable": answers.unparseable,
        "non_integer": answers.non_integer,
        "out_of_range": answers.out_of_range,
    }


def _weighting(answers: Distribution, total: Count) -> dict[str, Any]:
    if not answers.weighted:
        return {}
    return {"weighted": True, "deff": float(total.people / kish(total)) if total.people else None}


def _clustering(answers: Distribution) -> dict[str, int]:
    design = answers.design
    return {} if design is None else {"clusters": design.clusters, "df": design.df}


def _weight_flags(answers: Distribution, total: Count) -> tuple[str, ...]:
    """Warn of weights that hurt; equal weights, whatever their scale, are no weights."""
    if not answers.weighted or kish(total) == total.people:
        return ()
    costly = total.people > 2 * kish(total)
    dominated = 20 * answers.largest_weight > total.weight
    return ("high_design_effect",) * costly + ("dominant_weight",) * dominated

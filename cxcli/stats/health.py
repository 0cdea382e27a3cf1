"""A health score: indicators brought to 0..100 and averaged by weight.

Source:
    Range scaling and weighted means of indicators: OECD & JRC (2008), Handbook on Constructing Composite
    Indicators, steps 5 and 6.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Category = Literal["healthy", "at_risk", "poor"]

ENOUGH = Fraction(3, 5)
"""The share of the weight that must be known for a score."""


@dataclass(frozen=True, slots=True)
class Component:
    """One indicator: the values that are worth 0 and 100 (the other way round where lower is better)."""

    low: Fraction
    high: Fraction
    better: str
    weight: Fraction


def component_of(settings: Mapping[str, Fraction | int | str], name: str) -> Component:
    """Return a component as configured: `NAME.min`, `NAME.max`, `NAME.better` and `NAME.weight`."""
    low, high, weight = (Fraction(settings[f"{name}.{key}"]) for key in ("min", "max", "weight"))
    return Component(low, high, str(settings[f"{name}.better"]), weight)


def component_score(value: Fraction, of: Component) -> Fraction:
    """Return what a value is worth, 0..100; beyond the ends of the range it is worth no less and no more."""
    reached = min(max((value - of.low) / (of.high - of.low), Fraction(0)), Fraction(1))
    return 100 * (reached if of.better == "higher" else 1 - reached)


def health_score(values: Sequence[tuple[Component, Fraction | None]]) -> Fraction | None:
    """Return the weighted mean of the components that are known, 0..100.

    Args:
        values: every component with its value, None where it is not known.

    Returns:
        None when less than 60 % of the weight is known.
    """
    known = [(of, component_score(value, of)) for of, value in values if value is not None]
    weight = sum((of.weight for of, _ in known), Fraction(0))
    total = sum((of.weight for of, _ in values), Fraction(0))
    if not weight or weight < ENOUGH * total:
        return None
    return sum((of.weight * score for of, score in known), Fraction(0)) / weight


def category_of(score: Fraction, healthy: Fraction, at_risk: Fraction) -> Category:
    """Return the category of a score; a limit belongs to the better category.

    Args:
        score: 0..100.
        healthy: the least score of the healthy.
        at_risk: the least score of those at risk, <= healthy.
    """
    if score >= healthy:
        return "healthy"
    return "at_risk" if score >= at_risk else "poor"

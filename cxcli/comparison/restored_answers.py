"""The answers behind one result of a stored report, every one of them checked: files are hostile."""

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from cxcli.comparison.group import headline_of
from cxcli.comparison.typed import Unlike, finite_of, mapping_of, whole_of
from cxcli.errors import MetricRefused
from cxcli.evidence import MICRO, Count, Design, Distribution
from cxcli.report.model import Result
from cxcli.stats.sample import sample_of
from cxcli.study.statistics import Statistics

_POINT = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,20})?(e-?[0-9]{1,2})?", re.ASCII)
_CLOSE = 1e-6
"""A stored value may differ from that of its own distribution by so much of itself."""


def answers_of(item: Mapping[str, Any], result: Result) -> Distribution:
    """Return the answers of a stored result, worth as many effective people as it says.

    Raises:
        Unlike: they are not as a report has them.
    """
    people = {_point(p, result): _count(n) for p, n in mapping_of(item, "distribution").items()}
    weights = {point: n * MICRO for point, n in people.items() if n}
    weighted = item.get("weighted_distribution") is not None
    if weighted:
        written = mapping_of(item, "weighted_distribution").items()
        given = {
            _point(p, result): round(finite_of(w, "weighted_distribution", 0) * MICRO) for p, w in written
        }
        weights = {point: given.get(point, 0) for point, n in people.items() if n or given.get(point)}
    if any(weight <= 0 for weight in weights.values()):
        raise Unlike("weighted_distribution")
    valid = {point: Count(people[point], weight, weight * MICRO) for point, weight in sorted(weights.items())}
    return _as_effective(Distribution(valid, weighted=weighted), item, result) if valid else Distribution({})


def refuse_contradiction(result: Result, answers: Distribution) -> None:
    """Let pass a result whose base and value are those of its own distribution.

    Raises:
        Unlike: they are not.
    """
    if answers.n != result.n:
        raise Unlike("n")
    try:
        headline = headline_of(result)
    except MetricRefused:
        raise Unlike("positive") from None
    found = sample_of(answers, headline, Statistics())
    value = None if found is None else float(headline.factor * found.estimate.mean)
    if value is None or result.value is None:
        if value is not result.value:
            raise Unlike("value")
    elif not math.isclose(value, result.value, rel_tol=_CLOSE, abs_tol=_CLOSE):
        raise Unlike("value")


def _as_effective(plain: Distribution, item: Mapping[str, Any], result: Result) -> Distribution:
    """Return the answers as worth the effective people: W / n of squared weight for each unit of weight.

    Effective people beyond the people come from a finite population, of which n / N answered.
    """
    details = mapping_of(item, "details")
    n, effective = plain.n, Fraction(result.n_effective or 0)
    if effective <= 0:
        raise Unlike("n_effective")
    if not plain.weighted and "df" not in details and effective >= n:
        return replace(plain, sampled=Fraction("census" in result.flags) or 1 - n / effective)
    each = Fraction(plain.total.weight) / effective
    valid = {p: Count(c.people, c.weight, round(c.weight * each)) for p, c in plain.valid.items()}
    sampled = Fraction("census" in result.flags)
    return replace(plain, valid=valid, design=_design(plain, each, details), sampled=sampled)


def _design(plain: Distribution, each: Fraction, details: Mapping[str, Any]) -> Design | None:
    if "df" not in details:
        return None
    # The variance of the mean counts people less one, as that among people does.
    fair = each * Fraction(plain.n, max(plain.n - 1, 1))
    covariance = {(p, p): fair * c.weight for p, c in plain.valid.items()}
    return Design(covariance, whole_of(details, "clusters"), whole_of(details, "df"))


def _point(written: str, result: Result) -> Fraction:
    if len(written) > 40 or _POINT.fullmatch(written) is None:
        raise Unlike("distribution")
    # A composite's mean is written as a decimal; what was meant is a fraction of a few items.
    point = Fraction(written).limit_denominator(10**6)
    low, high = _ends(result)
    if not low <= point <= high:
        raise Unlike("distribution")
    return point


def _ends(result: Result) -> tuple[Fraction | float, Fraction | float]:
    """Return the least and the most an answer can be; amounts have no scale."""
    if result.question.way is None:
        return result.question.scale
    headline = headline_of(result)
    return headline.low, headline.high


def _count(written: Any) -> int:
    return whole_of({"distribution": written}, "distribution")

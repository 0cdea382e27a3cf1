"""One result of a stored report, and the answers behind it, with every value checked: files are hostile."""

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from cxcli.comparison.group import Group, headline_of
from cxcli.comparison.typed import Unlike, finite_of, mapping_of, number_of, text_of, texts_of, whole_of
from cxcli.errors import MetricRefused
from cxcli.evidence import MICRO, Count, Design, Distribution
from cxcli.metric import MONEY
from cxcli.metrics import METRICS
from cxcli.report.currency import is_currency
from cxcli.report.model import Interval, QuestionFacts, Result
from cxcli.stats.sample import sample_of
from cxcli.study.statistics import Statistics

_POINT = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,20})?(e-?[0-9]{1,2})?", re.ASCII)
_CLOSE = 1e-6
"""A stored value may differ from that of its own distribution by so much of itself."""


def restored(item: Any) -> Group | None:
    """Return one result with its answers; None for one of a period.

    Raises:
        Unlike: it is not as a report has it.
    """
    if not isinstance(item, dict):
        raise Unlike("not an object")
    if item.get("period") is not None:
        return None
    result = _result(item)
    if result.suppressed is not None:
        return Group(result, None)
    answers = _answers(item, result)
    _refuse_contradiction(result, answers)
    return Group(result, answers)


def _result(item: Mapping[str, Any]) -> Result:
    kind, statistic, suppressed = text_of(item, "type"), text_of(item, "statistic"), item.get("suppressed")
    if kind not in METRICS:
        raise Unlike("type")
    unit, own = text_of(item, "unit"), METRICS[kind].units.get(statistic)
    if unit != own and not (own == MONEY and is_currency(unit)):
        raise Unlike("statistic")
    if suppressed not in (None, "small_base", "complementary"):
        raise Unlike("suppressed")
    shown = suppressed is None
    value = item.get("value") if shown else None
    return Result(
        metric=text_of(item, "metric"),
        type=kind,
        title=text_of(item, "title"),
        statistic=statistic,
        segment=_segment(item),
        period=None,
        unit=unit,
        question=_question(mapping_of(item, "question")),
        value=None if value is None else number_of(item, "value"),
        interval=_interval(item) if shown else None,
        n=whole_of(item, "n") if shown else None,
        n_effective=number_of(item, "n_effective", 0) if shown else None,
        suppressed=suppressed,
        flags=texts_of(item, "flags"),
    )


def _question(written: Mapping[str, Any]) -> QuestionFacts:
    ends, positive = written.get("scale"), written.get("positive", [])
    if not isinstance(ends, list) or len(ends) != 2 or not isinstance(positive, list):
        raise Unlike("question")
    low, high = (finite_of(end, "scale") for end in ends)
    step = number_of(written, "step")
    if low >= high or not 0 < step <= high - low or written.get("better") not in ("higher", "lower"):
        raise Unlike("question")
    points = tuple(finite_of(point, "positive") for point in positive)
    way = written.get("way")
    if way not in (None, "rows", "counts"):
        raise Unlike("question")
    fingerprint = text_of(written, "fingerprint")
    return QuestionFacts((low, high), step, written["better"], fingerprint, points, way)


def _interval(item: Mapping[str, Any]) -> Interval | None:
    if item.get("interval") is None:
        return None
    written = mapping_of(item, "interval")
    low, high, confidence = (number_of(written, key) for key in ("low", "high", "confidence"))
    return Interval(low, high, confidence, text_of(written, "method"))


def _answers(item: Mapping[str, Any], result: Result) -> Distribution:
    people = {_point(p, result): _count(n) for p, n in mapping_of(item, "distribution").items()}
    people = {point: n for point, n in sorted(people.items()) if n}
    weights = {point: n * MICRO for point, n in people.items()}
    weighted = item.get("weighted_distribution") is not None
    if weighted:
        written = mapping_of(item, "weighted_distribution").items()
        given = {
            _point(p, result): round(finite_of(w, "weighted_distribution", 0) * MICRO) for p, w in written
        }
        weights = {point: given.get(point, 0) for point in people}
    if any(weight <= 0 for weight in weights.values()):
        raise Unlike("weighted_distribution")
    valid = {point: Count(n, weights[point], weights[point] * MICRO) for point, n in people.items()}
    return _as_effective(Distribution(valid, weighted=weighted), item, result) if valid else Distribution({})


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


def _refuse_contradiction(result: Result, answers: Distribution) -> None:
    """Let pass a result whose base and value are those of its own distribution."""
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


def _segment(item: Mapping[str, Any]) -> Mapping[str, str | None]:
    segment = mapping_of(item, "segment")
    if not all(value is None or isinstance(value, str) for value in segment.values()):
        raise Unlike("segment")
    return segment

"""One result of a stored report, and the answers behind it, with every value checked: files are hostile."""

from collections.abc import Mapping
from typing import Any

from cxcli.comparison.group import Group
from cxcli.comparison.restored_answers import answers_of, refuse_contradiction
from cxcli.comparison.typed import Unlike, finite_of, mapping_of, number_of, text_of, texts_of, whole_of
from cxcli.metric import MONEY
from cxcli.metrics import METRICS
from cxcli.report.currency import is_currency
from cxcli.report.model import Interval, QuestionFacts, Result


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
    answers = answers_of(item, result)
    refuse_contradiction(result, answers)
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


def _segment(item: Mapping[str, Any]) -> Mapping[str, str | None]:
    segment = mapping_of(item, "segment")
    if not all(value is None or isinstance(value, str) for value in segment.values()):
        raise Unlike("segment")
    return segment

"""Whether a change is more than chance, with many segments looked at together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxcli.report.comparison import Compared
from cxcli.stats.multiplicity import adjust
from cxcli.study.statistics import Statistics


def judged(found: Sequence[Compared], statistics: Statistics) -> Iterator[Compared]:
    """Yield comparisons with their adjusted p-values and verdicts.

    The segments of one variable are one family for each metric. A segment with a low base is not tested.
    """
    families: dict[tuple[str, tuple[str, ...]], list[float | None]] = {}
    for one in found:
        families.setdefault(_family(one), []).append(_tested(one))
    adjusted = {name: iter(adjust(values, statistics.adjust)) for name, values in families.items()}
    for one in found:
        p = next(adjusted[_family(one)])
        yield replace(one, p_adjusted=p, verdict=_verdict(one, p, statistics.confidence))


def _family(one: Compared) -> tuple[str, tuple[str, ...]]:
    return one.metric, tuple(one.segment)


def _tested(one: Compared) -> float | None:
    return None if _is_unjudged(one) else one.p


def _is_unjudged(one: Compared) -> bool:
    return bool(one.segment) and "low_base" in one.flags


def _verdict(one: Compared, p: float | None, confidence: float) -> str | None:
    """Return whether a change is more than chance; two whole populations changed by what they changed by."""
    if one.difference is None or _is_unjudged(one):
        return None
    if p is None and (one.low is None or one.low != one.high):
        return None
    if not one.difference or (p is not None and p >= 1 - confidence):
        return "no_evidence"
    return "up" if one.difference > 0 else "down"

"""What a gate says of a number, as a report tells it."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """What a gate says of a number.

    Attributes:
        metric, segment: what was judged.
        rule: `{"min": 30}`, `{"max": 2}` or `{"max_drop": 5, "versus": path}`.
        mode: when the verdict breaks the run.
        verdict: pass, fail, inconclusive or data_error.
        value: the value, or for `max_drop` the change since the baseline, in the metric's unit.
        low, high: one-sided bounds of `value`, each at the confidence of the study.
        bound: the one that decided.
        n, n_effective: the base; of a change, that of the current wave.
        reason: why it is not settled, as a token.
        sentence: all of it in one line.
        breaks: whether the run fails.
    """

    metric: str
    segment: Mapping[str, str | None]
    rule: Mapping[str, float | str]
    mode: str
    verdict: str
    sentence: Words
    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: float | None = None
    n: int | None = None
    n_effective: float | None = None
    reason: str | None = None
    breaks: bool = False

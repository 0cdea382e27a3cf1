"""The verdict on one gate.

A one-sided error of 1 - confidence allows each of two sure verdicts: the gate passes when the bound
against it still clears the threshold, fails when even the bound in its favour does not, and is
inconclusive between the two.

Source:
    Wellek, S. (2010), Testing Statistical Hypotheses of Equivalence
    and Noninferiority, 2nd ed., chapter 2.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from cxcli.gating.evidence import Judged, Limits, surest
from cxcli.study.gate import Gate

Verdict = Literal["pass", "fail", "inconclusive", "data_error"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with the bounds that led to it.

    Attributes:
        verdict: as named.
        reason: a token when it is not settled, else None.
        limits: one-sided bounds; None when there are none or they are hidden.
        bound: the one that decided, or the one that stood against a pass.
        p_value: works out the one-sided p-value of a sure verdict, 1 without one; None where nothing was
            tested. Only a correction for many gates needs it.
    """

    verdict: Verdict
    reason: str | None = None
    limits: Limits | None = None
    bound: float | None = None
    p_value: Callable[[], float] | None = None


def judge(gate: Gate, judged: Judged, confidence: float, *, wants_more: bool) -> Judgement:
    """Return the verdict on a number.

    Args:
        gate: the rule.
        judged: the number and its bounds.
        confidence: one-sided, in (0.5, 1).
        wants_more: whether the number must be at least the threshold, else at most.
    """
    limits, threshold = judged.limits(confidence), threshold_of(gate, wants_more=wants_more)
    if judged.smallest < gate.min_n:
        return Judgement(
            "inconclusive", "n_below_gate_min_n", limits, _against(limits, wants_more=wants_more)
        )
    if gate.mode == "point":
        reached = judged.value >= threshold if wants_more else judged.value <= threshold
        return Judgement("pass" if reached else "fail", None, limits, judged.value)
    if limits is None:
        return Judgement("inconclusive", "no_interval")
    against, favour = limits if wants_more else limits[::-1]
    found = Judgement("inconclusive", "bounds_straddle", limits, against, lambda: 1.0)

    def p_value(*, below: bool) -> float:
        return surest(judged, threshold, 1 - confidence, below=below)

    if (against >= threshold) if wants_more else (against <= threshold):
        return replace(found, verdict="pass", reason=None, p_value=partial(p_value, below=not wants_more))
    if (favour < threshold) if wants_more else (favour > threshold):
        p_fail = partial(p_value, below=wants_more)
        return replace(found, verdict="fail", reason=None, bound=favour, p_value=p_fail)
    return found


def threshold_of(gate: Gate, *, wants_more: bool) -> float:
    """Return what the judged number is held against; a drop turns into the change that is just allowed."""
    threshold = float(gate.threshold)
    if gate.rule == "max_drop":
        return -threshold if wants_more else threshold
    return threshold


def breaks(gate: Gate, judgement: Judgement) -> bool:
    """Tell whether a verdict fails the run (exit 1); bad data ends it otherwise (exit 3)."""
    if judgement.verdict == "inconclusive":
        return gate.mode == "assured"
    return judgement.verdict == "fail"


def _against(limits: Limits | None, *, wants_more: bool) -> float | None:
    return None if limits is None else limits[0 if wants_more else 1]

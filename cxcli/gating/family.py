"""Several gates in one run: sure verdicts corrected for their number."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from cxcli.gating.judge import Judgement
from cxcli.stats.multiplicity import adjust
from cxcli.study.statistics import GateAdjustment


def adjusted(judgements: Sequence[Judgement], alpha: float, how: GateAdjustment) -> list[Judgement]:
    """Return the judgements; a sure verdict that does not survive the correction becomes inconclusive.

    Passes and failures are two families: each claims something on its own, and any of either may be
    wrong with a probability of at most alpha over all gates of the run.

    Args:
        judgements: of all gates of a run, in order.
        alpha: one-sided error probability, in (0, 0.5).
        how: `holm`, or `none`.

    Source:
        Holm, S. (1979), "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian
        Journal of Statistics 6(2).
    """
    if how == "none":
        return list(judgements)
    passes, fails = (adjust(_claims(judgements, verdict), how) for verdict in ("pass", "fail"))
    return [
        _kept(judgement, p if judgement.verdict == "pass" else q, alpha)
        for judgement, p, q in zip(judgements, passes, fails, strict=True)
    ]


def _claims(judgements: Sequence[Judgement], verdict: Literal["pass", "fail"]) -> list[float | None]:
    """Return the p-value of each gate that was tested; 1 where the verdict is another one."""
    return [
        None if judgement.p_value is None else judgement.p_value() if judgement.verdict == verdict else 1.0
        for judgement in judgements
    ]


def _kept(judgement: Judgement, p: float | None, alpha: float) -> Judgement:
    settled = judgement.verdict in ("pass", "fail")
    # Equality belongs to the verdict, as it does for the bounds; the search for p ends just beside it.
    if not settled or p is None or p <= alpha * (1 + 1e-9):
        return judgement
    return replace(judgement, verdict="inconclusive", reason="not_after_adjustment")

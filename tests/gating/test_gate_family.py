"""Many gates at once: how their verdicts are corrected for their number."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxcli.gating.family import adjusted
from cxcli.gating.judge import Judgement, Verdict

ALPHA = 0.05
P_VALUES = st.floats(1e-6, 0.0499)
CLAIMS = st.lists(st.tuples(st.sampled_from(["pass", "fail"]), P_VALUES), max_size=8)


def sure(verdict: Verdict, p: float) -> Judgement:
    return Judgement(verdict, None, (0, 1), 0, lambda: p)


STRADDLING = Judgement("inconclusive", "bounds_straddle", (0, 1), 0, lambda: 1.0)


def verdicts(judgements: Sequence[Judgement]) -> list[str]:
    return [judgement.verdict for judgement in judgements]


def test_one_gate_keeps_its_verdict() -> None:
    for verdict in ("pass", "fail"):
        alone = sure(verdict, 0.0499)
        assert adjusted([alone], ALPHA, "holm") == [alone]


def test_several_sure_verdicts_must_be_surer() -> None:
    found = adjusted([sure("pass", 0.01), sure("pass", 0.02), sure("pass", 0.04)], ALPHA, "holm")
    assert verdicts(found) == ["pass", "pass", "pass"]
    found = adjusted([sure("pass", 0.02), sure("pass", 0.03), sure("pass", 0.04)], ALPHA, "holm")
    assert verdicts(found) == ["inconclusive"] * 3
    assert {judgement.reason for judgement in found} == {"not_after_adjustment"}


def test_gates_that_were_looked_at_and_are_not_settled_count() -> None:
    assert verdicts(adjusted([sure("pass", 0.04), STRADDLING], ALPHA, "holm")) == ["inconclusive"] * 2
    assert verdicts(adjusted([sure("pass", 0.025), STRADDLING], ALPHA, "holm")) == ["pass", "inconclusive"]


@pytest.mark.parametrize(
    "untested",
    [
        Judgement("data_error", "too_many_invalid"),
        Judgement("inconclusive", "suppressed"),
        Judgement("pass", None, (0, 1), 0.5),
    ],
)
def test_gates_that_were_not_tested_do_not_count_and_keep_their_verdict(untested: Judgement) -> None:
    assert adjusted([sure("fail", 0.04), untested], ALPHA, "holm")[1] is untested
    assert verdicts(adjusted([sure("fail", 0.04), untested], ALPHA, "holm"))[0] == "fail"


@given(claims=CLAIMS)
def test_passes_and_failures_are_two_families_under_holm(claims: list[tuple[Verdict, float]]) -> None:
    found = adjusted([sure(verdict, p) for verdict, p in claims], ALPHA, "holm")
    for verdict in ("pass", "fail"):
        family = [p if claim == verdict else 1.0 for claim, p in claims]
        kept = [v == verdict for v in verdicts(found)]
        assert kept == [p <= ALPHA for p in _holm(family)]


def _holm(p_values: Sequence[float]) -> list[float]:
    """Return Holm's p-values by their definition, one by one."""
    m = len(p_values)
    order = stats.rankdata(p_values, "ordinal")
    ranked = sorted(p_values)
    return [
        min(max(((m - j) * ranked[j] for j in range(int(rank))), default=0.0), 1.0) if m else 0.0
        for rank in order
    ]


@given(claims=CLAIMS)
def test_without_a_correction_nothing_changes(claims: list[tuple[Verdict, float]]) -> None:
    judgements = [sure(verdict, p) for verdict, p in claims]
    assert adjusted(judgements, ALPHA, "none") == judgements


def test_without_a_correction_no_p_value_is_worked_out() -> None:
    def never() -> float:
        raise AssertionError

    judgement = Judgement("pass", None, (0, 1), 0, never)
    assert adjusted([judgement], ALPHA, "none") == [judgement]


def test_equality_belongs_to_the_verdict() -> None:
    assert verdicts(adjusted([sure("pass", ALPHA * (1 + 1e-10))], ALPHA, "holm")) == ["pass"]

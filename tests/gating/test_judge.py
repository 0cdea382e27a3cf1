"""The verdict on one number, from its bounds alone."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.gating.evidence import Judged
from cxcli.gating.judge import Verdict, breaks, judge, threshold_of
from cxcli.study.gate import Gate, GateMode, GateRule

MIN = Gate("nps", "min", Fraction(30))
MAX = Gate("nps", "max", Fraction(30))
DROP = Gate("nps", "max_drop", Fraction(5), versus="b.json")


def number(value: float, low: float, high: float, n: int = 100) -> Judged:
    return Judged(value, n, float(n), n, lambda _: (low, high))


@pytest.mark.parametrize(
    ("gate", "low", "high", "verdict", "bound"),
    [
        (MIN, 31, 40, "pass", 31),
        (MIN, 30, 40, "pass", 30),
        (MIN, 29.9, 40, "inconclusive", 29.9),
        (MIN, 20, 30, "inconclusive", 20),
        (MIN, 20, 29.9, "fail", 29.9),
        (MAX, 20, 29, "pass", 29),
        (MAX, 20, 30, "pass", 30),
        (MAX, 20, 30.1, "inconclusive", 30.1),
        (MAX, 30, 40, "inconclusive", 40),
        (MAX, 30.1, 40, "fail", 30.1),
        (DROP, -5, 9, "pass", -5),
        (DROP, -5.1, 9, "inconclusive", -5.1),
        (DROP, -9, -5, "inconclusive", -9),
        (DROP, -9, -5.1, "fail", -5.1),
    ],
)
def test_a_gate_passes_when_the_bound_against_it_clears_and_fails_when_not_even_the_other_does(
    gate: Gate, low: float, high: float, verdict: Verdict, bound: float
) -> None:
    found = judge(gate, number((low + high) / 2, low, high), 0.95, wants_more=gate.rule != "max")
    assert (found.verdict, found.bound) == (verdict, bound)
    assert found.reason == ("bounds_straddle" if verdict == "inconclusive" else None)


@pytest.mark.parametrize(
    ("low", "high", "verdict"), [(-3, 5, "pass"), (-3, 5.1, "inconclusive"), (5.1, 9, "fail")]
)
def test_where_lower_is_better_a_drop_is_a_rise(low: float, high: float, verdict: Verdict) -> None:
    assert judge(DROP, number(0, low, high), 0.95, wants_more=False).verdict == verdict


@pytest.mark.parametrize(
    ("rule", "wants_more", "bar"),
    [("min", True, 5), ("max", False, 5), ("max_drop", True, -5), ("max_drop", False, 5)],
)
def test_a_drop_is_held_against_the_change_that_is_just_allowed(
    rule: GateRule,
    wants_more: bool,  # noqa: FBT001 - one column of the table
    bar: float,
) -> None:
    assert threshold_of(Gate("nps", rule, Fraction(5)), wants_more=wants_more) == bar


@pytest.mark.parametrize(("value", "verdict"), [(30, "pass"), (29.999, "fail")])
def test_mode_point_looks_at_the_bare_value(value: float, verdict: Verdict) -> None:
    found = judge(replace(MIN, mode="point"), number(value, 0, 60), 0.95, wants_more=True)
    assert (found.verdict, found.reason, found.bound) == (verdict, None, value)
    assert found.limits == (0, 60)


def test_mode_point_needs_no_interval() -> None:
    bare = replace(number(31, 0, 0), limits=lambda _: None)
    assert judge(replace(MIN, mode="point"), bare, 0.95, wants_more=True).verdict == "pass"
    assert judge(MIN, bare, 0.95, wants_more=True).reason == "no_interval"


@pytest.mark.parametrize("mode", ["not_worse", "assured", "point"])
@pytest.mark.parametrize("n", [29, 29.99])
def test_too_few_people_are_inconclusive_in_every_mode(mode: GateMode, n: float) -> None:
    few = replace(number(90, 80, 100), smallest=n)
    found = judge(replace(MIN, mode=mode), few, 0.95, wants_more=True)
    assert (found.verdict, found.reason, found.bound) == ("inconclusive", "n_below_gate_min_n", 80)
    assert judge(replace(MIN, mode=mode, min_n=29), few, 0.95, wants_more=True).verdict == "pass"


@pytest.mark.parametrize(
    ("mode", "broken_by"),
    [("not_worse", {"fail"}), ("assured", {"fail", "inconclusive"}), ("point", {"fail"})],
)
def test_a_mode_says_which_verdicts_break_a_run(mode: GateMode, broken_by: set[str]) -> None:
    found = judge(MIN, number(35, 31, 40), 0.95, wants_more=True)
    verdicts: tuple[Verdict, ...] = ("pass", "fail", "inconclusive", "data_error")
    gate = replace(MIN, mode=mode)
    assert {v for v in verdicts if breaks(gate, replace(found, verdict=v))} == broken_by


@given(low=st.floats(-100, 100), width=st.floats(0, 50), bar=st.integers(-100, 100))
def test_a_minimum_and_the_mirrored_maximum_have_the_same_verdict(low: float, width: float, bar: int) -> None:
    high = low + width
    least = judge(Gate("m", "min", Fraction(bar)), number(low, low, high), 0.95, wants_more=True)
    most = judge(Gate("m", "max", Fraction(-bar)), number(-low, -high, -low), 0.95, wants_more=False)
    assert least.verdict == most.verdict

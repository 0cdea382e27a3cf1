"""The adaptor of the known answers about gates, where the published cases do not go."""

import pytest

from tests.known_answers import UnknownFunction, run

BANDS = {"detractors": 15, "passives": 45, "promoters": 40}


def test_a_margin_of_error_has_two_arms_and_half_their_sum() -> None:
    found = run({"function": "margin_of_error_nps", "inputs": BANDS})
    assert found["score_minus_pts"] == pytest.approx(25 - 10.8, abs=0.05)
    assert found["score_plus_pts"] == pytest.approx(38.1 - 25, abs=0.05)
    assert found["score_half_width_pts"] == (found["score_minus_pts"] + found["score_plus_pts"]) / 2
    surer = run({"function": "margin_of_error_nps", "inputs": BANDS, "options": {"confidence": 0.99}})
    assert surer["score_half_width_pts"] > found["score_half_width_pts"]


@pytest.mark.parametrize(
    ("inputs", "options", "verdict", "reason", "point"),
    [
        ({"min_nps_pts": 10}, {}, "pass", None, "pass"),
        ({"min_nps_pts": 20}, {}, "inconclusive", "bounds_straddle", "pass"),
        ({"min_nps_pts": 30}, {}, "inconclusive", "bounds_straddle", "fail"),
        ({"min_nps_pts": 40}, {}, "fail", None, "fail"),
        ({"min_nps_pts": 10}, {"alpha_one_sided": 0.001}, "inconclusive", "bounds_straddle", "pass"),
        ({"min_nps_pts": 10}, {"gate_min_n": 101}, "inconclusive", "n_below_gate_min_n", "inconclusive"),
        ({"max_nps_pts": 40}, {}, "pass", None, "pass"),
        ({"max_nps_pts": 10}, {}, "fail", None, "fail"),
    ],
)
def test_a_gate_on_a_net_score(
    inputs: dict[str, float], options: dict[str, float], verdict: str, reason: str | None, point: str
) -> None:
    found = run({"function": "gate_nps", "inputs": {**BANDS, **inputs}, "options": options})
    assert (found["verdict"], found["reason"], found["point_verdict"]) == (verdict, reason, point)


def test_a_gate_on_a_share_may_be_a_maximum_too() -> None:
    found = run({"function": "gate_share", "inputs": {"positive": 164, "n": 200, "max_pct": 75}})
    assert (found["verdict"], found["point_verdict"]) == ("fail", "fail")


def test_a_gate_without_a_bar_is_unknown() -> None:
    with pytest.raises(UnknownFunction):
        run({"function": "gate_nps", "inputs": BANDS})

"""Cases that spell their inputs in other ways than the known answers do come out as well."""

from typing import Any

import pytest

from tests.known_answers import run

CASES: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    ("n_eff_kish", {"weights": [1 / 3, 2 / 3, 1, 2]}, {}, {"n_eff": 16 / (1 / 9 + 4 / 9 + 5)}),
    ("n_eff_kish", {"weights": [1e-7, 1e-7, 1e-7]}, {}, {"n": 3, "n_eff": 3, "deff": 1}),
    ("nps_weighted", {"scores": [10, 3, 8], "weights": None}, {}, {"nps_pts": 0, "n_eff": 3, "deff_kish": 1}),
    (
        "nps_interval",
        {"detractors": 2, "passives": 3, "promoters": 5},
        {"method": "adjusted_wald_z2"},
        {"centre_pts": 300 / (10 + 1.9599639845400543**2)},
    ),
    (
        "nps_interval",
        {"detractors": 0, "passives": 0, "promoters": 1},
        {"method": "wald"},
        {"degenerate": True},
    ),
    (
        "ces",
        {"counts_1_to_5": [3, 1, 0, 0, 0]},
        {"version": 1},
        {"better": "lower", "low_effort_share_1_2": 1},
    ),
    ("csat", {"counts_1_to_10": [0] * 8 + [1, 1]}, {"statistic": "mean"}, {"csat_mean": 9.5}),
    (
        "nps_difference",
        {"group1": {"promoters": 7, "detractors": 1, "n": 10}, "group2": [2, 3, 5]},
        {},
        {"diff_pts": 30},
    ),
    (
        "rao_scott_test",
        {
            "columns": ["country", "answer", "weight", "count"],
            "rows_grouped": [["FR", 1, 1, 10], ["FR", 0, 1, 20], ["BE", 1, 1, 15], ["BE", 0, 1, 5]],
        },
        {},
        {"pearson_x2": 25 / 3, "df": 1},
    ),
    (
        "mix_shift",
        {"web": {"before": [1, 0, 3], "after": [1, 0, 9]}, "shop": {"before": [3, 0, 1], "after": [1, 0, 1]}},
        {},
        {"nps0_pts": 0, "nps1_pts": 200 / 3},
    ),
    (
        "nps_difference_clustered",
        {"wave1": [["a", 10], ["b", 3]], "wave2": [{"id": "a", "score": 9}, {"id": "c", "score": 8}]},
        {},
        {"diff_pts": 50, "clusters": 3, "df": 2},
    ),
    ("nps_design", {"rows": [["s", "a", 2.5, 10], ["s", "b", 1.5, 0]]}, {}, {"nps_pts": 25, "df": 1}),
    (
        "confidence_sequence",
        {"detractors": 0, "passives": 0, "promoters": 50, "t_star": 250},
        {},
        {"half_width_pts": 0, "ratio_to_fixed_wald": None},
    ),
]


@pytest.mark.parametrize(("function", "inputs", "options", "expected"), CASES)
def test_it_comes_out(
    function: str, inputs: dict[str, Any], options: dict[str, Any], expected: dict[str, Any]
) -> None:
    found = run({"function": function, "inputs": inputs, "options": options, "expected": expected})
    assert found == pytest.approx(expected, abs=1e-9)

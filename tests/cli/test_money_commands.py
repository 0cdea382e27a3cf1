"""Known figures of money through the command line: an export, a configuration, the JSON report."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.real_command import Run

SUBSCRIPTIONS = """amount,interval,quantity,status
120 €,year,1,active
30 €,month,2,active
90 €,quarter,1,active
50 €,month,1,active
400 €,one-off,1,active
70 €,month,1,cancelled
"""

CASES: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        SUBSCRIPTIONS,
        "type: mrr, amount: amount, interval: interval, quantity: quantity, status: status",
        "EUR",
        {"value": 150.0, "mrr": 150.0, "arr": 1800.0},
    ),
    (
        "revenue,users_start,users_end\n12600,480,520\n",
        "type: arpu, revenue: revenue, users_start: users_start, users_end: users_end, currency: USD",
        "USD",
        {"value": 25.2, "arpu": 25.2},
    ),
    (
        "start,expansion,contraction,churned\n10000,1500,400,600\n",
        "type: nrr, start: start, expansion: expansion, contraction: contraction, churned: churned",
        "percent",
        {"value": 105.0, "ndr_pct": 105.0, "grr_pct": 90.0, "net_mrr_churn_pct": -5.0},
    ),
    (
        "arpu\n100\n",
        "type: clv, arpu: arpu, retention: 0.8, discount: 0.1, horizon: 4, basis: discounted",
        "currency",
        {"value": 292.06338364865786, "clv_infinite": 366.6666666666667},
    ),
    (
        "spend,customers,kept\n45000,600,540\n",
        "type: retention_cost, spend: spend, customers: customers, retained_customers: kept",
        "currency",
        {"value": 75.0, "crc_per_retained": 83.33333333333333},
    ),
    (
        "spend,new\n5000,20\n",
        "type: acquisition_cost, spend: spend, new_customers: new, ltv: 750",
        "currency",
        {"value": 250.0, "ltv_cac": 3.0},
    ),
]


@pytest.mark.parametrize("case", CASES)
def test_a_known_figure_comes_out_of_a_file(
    run: Run, tmp_path: Path, case: tuple[str, str, str, dict[str, Any]]
) -> None:
    export, keys, unit, expected = case
    (tmp_path / "x.csv").write_text(export, encoding="utf-8")
    (tmp_path / "c.yaml").write_text(f"version: 1\nmetrics:\n  m: {{{keys}}}\n", encoding="utf-8")
    done = run("score", "x.csv", "-c", "c.yaml", "-f", "json")
    (result,) = json.loads(done.stdout)["results"]
    assert (result["unit"], result["interval"], done.returncode) == (unit, None, 0)
    found = {"value": result["value"], **result["details"]}
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=1e-9)


def test_two_currencies_end_the_run(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("amount,interval\n12 €,month\n$5,month\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text(
        "version: 1\nmetrics:\n  mrr: {type: mrr, amount: amount, interval: interval}\n", encoding="utf-8"
    )
    done = run("score", "x.csv", "-c", "c.yaml")
    assert (done.returncode, done.stdout) == (3, "")
    assert "CX3028" in done.stderr
    assert "mrr: amounts in EUR and USD" in done.stderr

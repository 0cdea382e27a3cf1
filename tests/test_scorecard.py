"""The scorecard of `examples/`: its numbers hang together, and are the same in both languages."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
REPORTS = range(1, 4)
ENGLISH = EXAMPLES / "scorecard_en"
SURVEY, CUSTOMERS, SUPPORT = REPORTS


def results(language: str, number: int) -> list[dict[str, Any]]:
    path = EXAMPLES / f"scorecard_{language}" / f"expected_{number}.json"
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["results"]
    return found


def overall(number: int) -> dict[str, dict[str, Any]]:
    return {one["metric"]: one for one in results("en", number) if not one["segment"]}


def export(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((ENGLISH / name).read_text(encoding="utf-8").splitlines()))


def monthly(day: str) -> dict[str, float]:
    """Return the monthly revenue of each customer at the end of a day, as a reader adds it up by hand."""
    found: dict[str, float] = {}
    for row in paid():
        if row["Start"] <= day and not "" < row["End"] <= day:
            found[row["Customer"]] = found.get(row["Customer"], 0) + float(row["Monthly"])
    return found


def paid() -> list[dict[str, str]]:
    return [r for r in export("subscriptions.csv") if r["Status"] != "trial" and r["Interval"] != "once"]


EVE, LAST = "2026-06-30", "2026-09-30"


@pytest.mark.parametrize("number", REPORTS)
def test_the_scorecard_says_the_same_in_both_languages(number: int) -> None:
    def said(language: str) -> list[tuple[Any, ...]]:
        # Segments have other names, and so another order.
        return sorted(
            (one["type"], one["statistic"], not one["segment"], one["n"], one["value"], str(one["interval"]))
            for one in results(language, number)
        )

    assert said("en") == said("fr")


def test_retention_is_what_churn_leaves() -> None:
    found = overall(CUSTOMERS)
    assert found["retention"]["value"] == pytest.approx(100 - found["churn"]["value"], abs=1e-7)


def test_the_customers_add_up_from_the_start_to_the_end() -> None:
    told = overall(CUSTOMERS)["churn"]["details"]
    assert told["customers_end"] == told["customers_start"] - told["lost"] + told["new"] - told["lost_new"]


def test_customers_are_those_that_a_reader_counts_by_hand() -> None:
    start, end = {*monthly(EVE)}, {*monthly(LAST)}
    told = overall(CUSTOMERS)["churn"]["details"]
    counted = told["customers_start"], told["lost"], told["customers_end"]
    assert counted == (len(start), len(start - end), len(end))


def test_monthly_revenue_is_that_of_the_last_day() -> None:
    assert overall(CUSTOMERS)["mrr"]["value"] == pytest.approx(sum(monthly(LAST).values()))


def test_monthly_revenue_is_that_of_the_start_and_what_moved_since() -> None:
    told = overall(CUSTOMERS)["nrr"]["details"]
    moved = told["new"] + told["expansion"] - told["contraction"] - told["churned"]
    assert overall(CUSTOMERS)["mrr"]["value"] == pytest.approx(told["start"] + moved)


def test_net_and_gross_retention_follow_each_customer() -> None:
    was, now = monthly(EVE), monthly(LAST)
    found = overall(CUSTOMERS)
    assert found["nrr"]["value"] == pytest.approx(
        100 * sum(now.get(who, 0) for who in was) / sum(was.values())
    )
    kept = sum(min(was[who], now.get(who, 0)) for who in was)
    assert found["grr"]["value"] == pytest.approx(100 * kept / sum(was.values()))


def test_gross_retention_is_what_churned_and_smaller_subscriptions_leave() -> None:
    found = overall(CUSTOMERS)
    smaller = 100 * found["nrr"]["details"]["contraction"] / sum(monthly(EVE).values())
    assert found["grr"]["value"] == pytest.approx(100 - found["revenue_churn"]["value"] - smaller)


def test_a_resolved_case_is_one_whose_customer_does_not_come_back_within_seven_days() -> None:
    cases = [(row["Customer"], date.fromisoformat(row["Opened"][:10]), row) for row in export("tickets.csv")]
    last = max(day for _, day, _ in cases)
    closed = [(n, *case) for n, case in enumerate(cases) if case[1] + timedelta(days=7) <= last]

    def comes_back(n: int, who: str, day: date) -> bool:
        return any(other == who and then <= day + timedelta(days=7) for other, then, _ in cases[n + 1 :])

    resolved = [
        row
        for n, who, day, row in closed
        if row["Resolved at first contact"] == "yes" and not comes_back(n, who, day)
    ]
    eligible = [row for *_, row in closed if row["Eligible"] == "yes"]
    both = [row for row in resolved if row["Eligible"] == "yes"]
    found = overall(SUPPORT)
    assert found["fcr"]["value"] == pytest.approx(100 * len(resolved) / len(closed))
    assert found["fcr_eligible"]["value"] == pytest.approx(100 * len(both) / len(eligible))


def test_the_cookbook_is_linked_from_the_readme() -> None:
    assert "](docs/cookbook.md)" in (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")

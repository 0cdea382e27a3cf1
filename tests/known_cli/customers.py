"""Customers who come and go, through the command line: one a row with their dates, or counted."""

from collections.abc import Mapping
from typing import Any

from tests.known.customers import basis_of
from tests.known.spelling import Case, confidence_of
from tests.known_cli.exported import Adaptor, Rows, Ways, scored

JANUARY = ("--since", "2026-01-01", "--until", "2026-01-31")
BEFORE, WITHIN, LATER = "2025-03-01", "2026-01-10", "2026-01-20"


def customers(*, stayed: int, lost: int, new: int, lost_new: int) -> Rows:
    """Return customers of January, one a row: those who stay, who leave, who come, and who come and leave."""
    found: list[dict[str, Any]] = []
    for people, since, left in (
        (stayed, BEFORE, ""),
        (lost, BEFORE, LATER),
        (new, WITHIN, ""),
        (lost_new, WITHIN, LATER),
    ):
        found += [{"id": f"c{len(found) + at}", "since": since, "left": left} for at in range(people)]
    return found


def by_customer(type_: str, rows: Rows, options: Case, **more: Any) -> Ways:
    """Return the command that scores customers of January."""
    metric = {"type": type_, "customer": "id", "start": "since", "end": "left", **more}
    return {"rows": scored(metric, rows, *JANUARY, statistics=_sure(options))}


def by_count(type_: str, options: Case, more: Mapping[str, Any] | None = None, **counts: Any) -> Ways:
    """Return the commands that score ready counts: in one row, in two that add up, in the configuration."""
    known = {name: number for name, number in counts.items() if number is not None}
    metric = {"type": type_, **(more or {}), **{name: name for name in known}}
    halves = {name: number // 2 for name, number in known.items()}
    rest = {name: number - halves[name] for name, number in known.items()}
    stated = {"type": type_, **(more or {}), **known}
    return {
        "counts": scored(metric, [known], statistics=_sure(options)),
        "counts of two periods": scored(metric, [halves, rest], statistics=_sure(options)),
        "counts in the configuration": scored(stated, [{"any": 1}], statistics=_sure(options)),
    }


def _sure(options: Case) -> dict[str, float]:
    return {"confidence": confidence_of(options)}


def _churn_rate(inputs: Case, options: Case) -> Ways:
    basis = basis_of(inputs, options)
    start, new = inputs.get("customers_start"), inputs.get("new")
    lost, lost_new = inputs.get("churned_of_start", inputs.get("churned")), inputs.get("churned_of_new")
    counts = {"start": start, "lost": lost, "new": new, "lost_new": lost_new}
    months = inputs.get("customer_months")
    ways = by_count("churn", options, {"basis": basis}, **counts, customer_months=months)
    if start is None or months is not None:
        return ways
    rows = customers(stayed=start - lost, lost=lost, new=(new or 0) - (lost_new or 0), lost_new=lost_new or 0)
    return {**ways, **by_customer("churn", rows, options, basis=basis)}


def _retention_rate(inputs: Case, options: Case) -> Ways:
    start, end = inputs["customers_start"], inputs["customers_end"]
    new = inputs["new_still_active_at_end"]
    lost = start - (end - new)
    rows = customers(stayed=start - lost, lost=lost, new=new, lost_new=0)
    told = by_count("retention", options, start=start, lost=lost)
    return {
        **by_count("retention", options, start=start, end=end, new=new),
        **{f"{way}, told by those lost": command for way, command in told.items()},
        **by_customer("retention", rows, options),
    }


def _customer_growth(inputs: Case, options: Case) -> Ways:
    start, end = inputs["customers_start"], inputs["customers_end"]
    lost, new = max(start - end, 0), max(end - start, 0)
    rows = customers(stayed=start - lost, lost=lost, new=new, lost_new=0)
    return {
        **by_count("growth", options, start=start, end=end),
        **by_customer("growth", rows, options),
    }


FUNCTIONS: Mapping[str, Adaptor] = {
    "churn_rate": _churn_rate,
    "customer_growth": _customer_growth,
    "retention_rate": _retention_rate,
}

"""Money through the command line: what subscriptions, users and customers bring and cost."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.known.money import CLV_KEYS, revenue_of_accounts
from tests.known.spelling import Case, exact
from tests.known_cli.exported import Adaptor, Ways, scored


def ready(type_: str, given: Mapping[str, Any], **more: Any) -> Ways:
    """Return the commands that score ready numbers: of a file, or of the configuration."""
    columns = {"type": type_, **more, **{name: name for name in given}}
    return {
        "counts": scored(columns, [given]),
        "counts in the configuration": scored({"type": type_, **more, **given}, [{"any": 1}]),
    }


def _mrr(inputs: Case, _: Case) -> Ways:
    if "subscriptions" not in inputs:
        return ready("mrr", {"arpu": inputs["arpu_month"], "users": inputs["users_month"]})
    once = {"amount": inputs.get("one_off_revenue", 0), "interval": "one-off", "quantity": 1}
    rows = [*inputs["subscriptions"], once]
    in_euros = [{**row, "amount": f"{row['amount']} €"} for row in rows]
    keys = {name: name for row in rows for name in row}
    return {
        "rows": scored({"type": "mrr", **keys}, rows),
        "rows in euros": scored({"type": "mrr", **keys}, in_euros),
    }


def _arpu(inputs: Case, options: Case) -> Ways:
    accounts = {name: float(value) for name, value in revenue_of_accounts(inputs, options).items()}
    return ready("arpu", {**inputs, **accounts})


def _ndr(inputs: Case, _: Case) -> Ways:
    names = {"mrr_start": "start", "churned_mrr": "churned", "new_mrr": "new"}
    given = {names.get(name, name): value for name, value in inputs.items()}
    rows = [*_months(**{name: exact(value) for name, value in given.items()})]
    by_month = {"type": "nrr", "customer": "customer", "month": "month", "mrr": "mrr"}
    ways = ready("nrr", given)
    return {**ways, "rows": scored(by_month, rows)} if rows else ways


def _months(
    start: Any, expansion: Any, contraction: Any, churned: Any, new: Any = 0
) -> Iterator[Mapping[str, Any]]:
    """Yield what customers pay in two months: some leave, pay less, pay more, or come; nothing if it cannot be."""
    steady = start - churned - contraction
    if steady <= 2:
        return
    customers = {
        "who leave": (churned, 0),
        "who pay less": (contraction + 1, 1),
        "who pay more": (steady - 1, steady - 1 + expansion),
        "who come": (0, new),
    }
    for name, paid in customers.items():
        for month, mrr in zip(("2026-01", "2026-02"), paid, strict=True):
            if mrr:
                yield {"customer": name, "month": month, "mrr": float(mrr)}


def _clv(inputs: Case, _: Case) -> Ways:
    given = {CLV_KEYS[name]: value for name, value in inputs.items()}
    return ready("clv", given)


def _retention_cost(inputs: Case, _: Case) -> Ways:
    names = {"retention_spend": "spend"}
    return ready("retention_cost", {names.get(name, name): value for name, value in inputs.items()})


def _cac(inputs: Case, _: Case) -> Ways:
    names = {"acquisition_spend": "spend", "clv_margin": "ltv"}
    return ready("acquisition_cost", {names.get(name, name): value for name, value in inputs.items()})


FUNCTIONS: Mapping[str, Adaptor] = {
    "arpu": _arpu,
    "cac": _cac,
    "clv": _clv,
    "customer_retention_cost": _retention_cost,
    "mrr": _mrr,
    "ndr": _ndr,
}

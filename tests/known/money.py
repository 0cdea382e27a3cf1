"""Known answers about money: what subscriptions, users and customers bring and cost."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

import cxcli
from tests.known.spelling import Case, Values, exact

CLV_KEYS = {
    "arpu_month": "arpu",
    "margin_per_period": "arpu",
    "avg_purchase_value": "value",
    "purchases_per_year": "frequency",
    "lifespan_years": "lifespan",
    "gross_margin": "margin",
    "monthly_churn": "churn",
    "retention": "retention",
    "discount": "discount",
    "horizon_T": "horizon",
}
"""How the cases spell the keys of `clv`; margin per period is revenue of which all is margin."""


def figures(type_: str, rows: Sequence[Mapping[str, Any]], **more: Any) -> Values:
    """Return what the product says of a metric whose keys are the columns of some rows."""
    frame = pd.DataFrame(rows).astype(object)
    keys = {name: name for name in frame.columns}
    config = {"version": 1, "duplicates": "off", "metrics": {type_: {"type": type_, **keys, **more}}}
    result = cxcli.score(frame, config=config)[type_]
    return {**(result.details or {}), "value": result.value}


def _mrr(inputs: Case, _: Case) -> Values:
    if "subscriptions" not in inputs:
        return figures("mrr", [{"arpu": inputs["arpu_month"], "users": inputs["users_month"]}])
    once = {"amount": inputs.get("one_off_revenue", 0), "interval": "one-off", "quantity": 1}
    return figures("mrr", [*inputs["subscriptions"], once])


def revenue_of_accounts(inputs: Case, options: Case) -> Values:
    """Return the revenue of accounts as an input, which stands only in the words of a case."""
    said = re.search(r"\(MRR ([0-9.]+)\)", str(options.get("how", "")))
    return {"mrr": exact(said[1])} if said and "mrr" not in inputs else {}


def _arpu(inputs: Case, options: Case) -> Values:
    return figures("arpu", [{**inputs, **revenue_of_accounts(inputs, options)}])


def _ndr(inputs: Case, _: Case) -> Values:
    names = {"mrr_start": "start", "churned_mrr": "churned", "new_mrr": "new"}
    return figures("nrr", [{names.get(name, name): value for name, value in inputs.items()}])


def _clv(inputs: Case, _: Case) -> Values:
    return figures("clv", [{CLV_KEYS[name]: value for name, value in inputs.items()}])


def _retention_cost(inputs: Case, _: Case) -> Values:
    names = {"retention_spend": "spend"}
    return figures("retention_cost", [{names.get(name, name): value for name, value in inputs.items()}])


def _cac(inputs: Case, _: Case) -> Values:
    names = {"acquisition_spend": "spend", "clv_margin": "ltv"}
    return figures("acquisition_cost", [{names.get(name, name): value for name, value in inputs.items()}])


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "arpu": _arpu,
    "cac": _cac,
    "clv": _clv,
    "customer_retention_cost": _retention_cost,
    "mrr": _mrr,
    "ndr": _ndr,
}

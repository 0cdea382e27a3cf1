"""What is expected of cases about money; and such cases."""

import math
from collections.abc import Mapping, Sequence

from tests.by_hand.intervals import Case, Formula, Values

PER_MONTH = {"week": 365.25 / 12 / 7, "month": 1, "quarter": 1 / 3, "year": 1 / 12}

_SUBSCRIPTIONS = [
    {"amount": 99.9, "interval": "month", "quantity": 3},
    {"amount": 1200, "interval": "year", "quantity": 1},
    {"amount": 10, "interval": "quarter", "quantity": 12},
]


def _mrr(inputs: Case, _: Case) -> Values:
    if "subscriptions" not in inputs:
        mrr = inputs["arpu_month"] * inputs["users_month"]
    else:
        mrr = math.fsum(
            one["amount"] * one.get("quantity", 1) * PER_MONTH[one["interval"]]
            for one in inputs["subscriptions"]
        )
    return {"mrr": mrr, "arr": 12 * mrr}


def _arpu(inputs: Case, _: Case) -> Values:
    return {"arpu": inputs["revenue"] / ((inputs["users_start"] + inputs["users_end"]) / 2)}


def _ndr(inputs: Case, _: Case) -> Values:
    start, more, less, gone = (inputs[n] for n in ("mrr_start", "expansion", "contraction", "churned_mrr"))
    return {
        "ndr_pct": 100 * (start + more - less - gone) / start,
        "grr_pct": 100 * (start - less - gone) / start,
        "net_mrr_churn_pct": 100 * (less + gone - more) / start,
    }


def _clv(inputs: Case, _: Case) -> Values:
    if "avg_purchase_value" in inputs:
        revenue = inputs["avg_purchase_value"] * inputs["purchases_per_year"] * inputs["lifespan_years"]
        margin = inputs.get("gross_margin")
        return {"clv_revenue": revenue, **({} if margin is None else {"clv_margin": revenue * margin})}
    if "arpu_month" in inputs:
        return {"clv": inputs["arpu_month"] * inputs["gross_margin"] / inputs["monthly_churn"]}
    each, kept, discount = (inputs[name] for name in ("margin_per_period", "retention", "discount"))
    later = kept / (1 + discount)
    found = {"clv_infinite": each * (1 + discount) / (1 + discount - kept)}
    if "horizon_T" in inputs:
        found["clv_truncated_0_to_T"] = each * math.fsum(later**t for t in range(inputs["horizon_T"] + 1))
    return found


def _retention_cost(inputs: Case, _: Case) -> Values:
    spend, kept = inputs["retention_spend"], inputs.get("retained_customers")
    return {"crc": spend / inputs["customers"], **({"crc_per_retained": spend / kept} if kept else {})}


def _cac(inputs: Case, _: Case) -> Values:
    cac = inputs["acquisition_spend"] / inputs["new_customers"]
    return {"cac": cac, **({"ltv_cac": inputs["clv_margin"] / cac} if "clv_margin" in inputs else {})}


FUNCTIONS: Mapping[str, Formula] = {
    "arpu": _arpu,
    "cac": _cac,
    "clv": _clv,
    "customer_retention_cost": _retention_cost,
    "mrr": _mrr,
    "ndr": _ndr,
}

CASES: Sequence[tuple[str, Case, Case]] = (
    ("mrr", {"subscriptions": _SUBSCRIPTIONS, "one_off_revenue": 75}, {}),
    ("mrr", {"subscriptions": _SUBSCRIPTIONS[:1]}, {}),
    ("mrr", {"arpu_month": 25.2, "users_month": 480}, {"method": "arpu_x_users"}),
    ("arpu", {"revenue": 999.9, "users_start": 3, "users_end": 4}, {}),
    ("arpu", {"revenue": 0, "users_start": 10, "users_end": 10}, {}),
    ("ndr", {"mrr_start": 8000, "expansion": 0, "contraction": 250.5, "churned_mrr": 1000, "new_mrr": 90}, {}),
    ("ndr", {"mrr_start": 500, "expansion": 900, "contraction": 0, "churned_mrr": 0, "new_mrr": 0}, {}),
    ("clv", {"avg_purchase_value": 12.5, "purchases_per_year": 4, "lifespan_years": 2.5}, {}),
    ("clv", {"arpu_month": 30, "gross_margin": 0.8, "monthly_churn": 0.04}, {"method": "churn"}),
    ("clv", {"margin_per_period": 25, "retention": 0.9, "discount": 0.02, "horizon_T": 11}, {"method": "discounted"}),
    ("clv", {"margin_per_period": 25, "retention": 0, "discount": 0.02}, {"method": "discounted"}),
    ("customer_retention_cost", {"retention_spend": 1234.5, "customers": 60}, {}),
    ("customer_retention_cost", {"retention_spend": 800, "customers": 60, "retained_customers": 50}, {}),
    ("cac", {"acquisition_spend": 9000, "new_customers": 120, "clv_margin": 504}, {}),
    ("cac", {"acquisition_spend": 9000, "new_customers": 7}, {}),
)  # fmt: skip

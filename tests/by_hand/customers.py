"""What is expected of cases about customers who come, go, convert, answer and are helped; and such cases."""

import math
from collections.abc import Mapping, Sequence

from tests.by_hand.intervals import Case, Formula, Values, rate

_START = {"customers_start": 321, "churned_of_start": 17, "new": 44, "churned_of_new": 3}


def _churn_rate(inputs: Case, options: Case) -> Values:
    if "customer_months" in inputs:
        hazard = inputs["churned"] / inputs["customer_months"]
        return {"monthly_hazard": hazard, "monthly_probability": 1 - math.exp(-hazard)}
    start, lost, new, lost_new = (
        inputs[name] for name in ("customers_start", "churned_of_start", "new", "churned_of_new")
    )
    end = start - lost + new - lost_new
    variants = {
        "variant_net_change_seed000": (start - end) / start,
        "variant_total_seed004": (lost + lost_new) / (start + new),
        "variant_average": (lost + lost_new) / ((start + end) / 2),
    }
    basis = options.get("method", "start_base")
    if basis == "start_base":
        return {**rate(lost, start), **variants, "customers_end": end}
    value = variants[{"net_change": "variant_net_change_seed000", "average": "variant_average"}[basis]]
    return {**variants, "rate": value, "rate_pct": 100 * value, "customers_end": end}


def _retention_rate(inputs: Case, _: Case) -> Values:
    kept = inputs["customers_end"] - inputs["new_still_active_at_end"]
    found = rate(kept, inputs["customers_start"])
    return {
        **found,
        "equals_one_minus_churn": 1 - (inputs["customers_start"] - kept) / inputs["customers_start"],
    }


def _customer_growth(inputs: Case, _: Case) -> Values:
    start, end = inputs["customers_start"], inputs["customers_end"]
    return {"growth_pct": 100 * (end - start) / start}


def _conversion_rate(inputs: Case, options: Case) -> Values:
    if "free_users_at_start" in inputs:
        return {**rate(inputs["became_paid"], inputs["free_users_at_start"])}
    found: Values = {**rate(inputs["converted_visitors"], inputs["unique_visitors"])}
    return {**found, **({"lead_based": inputs["converted_visitors"] / options["leads"]} if options else {})}


def _fcr(inputs: Case, _: Case) -> Values:
    contacts, resolved = inputs["contacts"], inputs["resolved_first_contact"]
    return {**rate(resolved, contacts), "net_fcr": resolved / (contacts - inputs.get("not_eligible", 0))}


def _response_rate(inputs: Case, _: Case) -> Values:
    return {**rate(inputs["complete"], inputs["invited"] - inputs.get("undeliverable", 0))}


def _bounce_rate(inputs: Case, _: Case) -> Values:
    return {**rate(inputs["single_page_sessions"], inputs["sessions"])}


def _comment_themes(inputs: Case, _: Case) -> Values:
    commented, themes = inputs["with_comment"], inputs.get("themes", {})
    shares = {name: n / commented for name, n in themes.items()}
    return {**rate(commented, inputs["responses"]), **({"theme_share": shares} if themes else {})}


FUNCTIONS: Mapping[str, Formula] = {
    "bounce_rate": _bounce_rate,
    "churn_rate": _churn_rate,
    "comment_themes": _comment_themes,
    "conversion_rate": _conversion_rate,
    "customer_growth": _customer_growth,
    "fcr": _fcr,
    "response_rate": _response_rate,
    "retention_rate": _retention_rate,
}

CASES: Sequence[tuple[str, Case, Case]] = (
    ("churn_rate", _START, {}),
    ("churn_rate", {"customers_start": 40, "churned_of_start": 0, "new": 0, "churned_of_new": 0}, {}),
    ("churn_rate", {"customers_start": 9, "churned_of_start": 9, "new": 5, "churned_of_new": 5}, {}),
    ("churn_rate", _START, {"method": "net_change"}),
    ("churn_rate", _START, {"method": "average"}),
    ("churn_rate", {"churned": 12, "customer_months": 1500}, {"method": "exposure"}),
    ("churn_rate", {"churned": 3, "customer_months": 12.5}, {}),
    ("retention_rate", {"customers_start": 83, "customers_end": 90, "new_still_active_at_end": 21}, {}),
    ("retention_rate", {"customers_start": 83, "customers_end": 83, "new_still_active_at_end": 0}, {}),
    ("customer_growth", {"customers_start": 500, "customers_end": 520}, {}),
    ("customer_growth", {"customers_start": 70, "customers_end": 49}, {}),
    ("conversion_rate", {"converted_visitors": 0, "unique_visitors": 45}, {}),
    ("conversion_rate", {"converted_visitors": 8, "unique_visitors": 90}, {"leads": 8}),
    ("conversion_rate", {"free_users_at_start": 600, "became_paid": 41}, {}),
    ("fcr", {"contacts": 61, "resolved_first_contact": 40, "not_eligible": 9, "window_days": 14}, {}),
    ("fcr", {"contacts": 61, "resolved_first_contact": 61, "window_days": 7}, {}),
    ("response_rate", {"invited": 77, "undeliverable": 0, "complete": 77}, {}),
    ("response_rate", {"invited": 77, "complete": 12}, {}),
    ("bounce_rate", {"sessions": 31, "single_page_sessions": 0}, {}),
    ("bounce_rate", {"sessions": 1, "single_page_sessions": 1}, {}),
    ("comment_themes", {"responses": 30, "with_comment": 12, "themes": {"prix": 12, "délai": 1}}, {}),
    ("comment_themes", {"responses": 30, "with_comment": 0}, {}),
)  # fmt: skip

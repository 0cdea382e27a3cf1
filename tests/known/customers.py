"""Known answers about customers who come and go, visitors who convert, and people who answer."""

from collections.abc import Callable, Mapping
from typing import Any

from cxcli.evidence import Distribution, people
from cxcli.metric import Estimate
from cxcli.metrics import METRICS
from cxcli.study.coding import Coding
from cxcli.study.column import ColumnRef
from cxcli.study.question import Question
from cxcli.study.scale import scale
from cxcli.study.study import Measure
from tests.known.spelling import Case, UnknownFunction, Values, exact, sure

_BASES = {
    "start": "start_base",
    "start_base": "start_base",
    "default": "start_base",
    "net_change": "net_change",
    "seed000": "net_change",
    "total": "total",
    "seed004": "total",
    "average": "average",
    "exposure": "exposure",
    "hazard": "exposure",
    "per_customer_month": "exposure",
    "mrr": "mrr",
}


def told(type_: str, basis: str | None, options: Case, **numbers: Any) -> Estimate:
    """Return what a type says of ready counts; None stands for one that is not told."""
    given = {name: exact(number) for name, number in numbers.items() if number is not None}
    metric, asked = METRICS[type_], scale(0, 1)
    measure = Measure(
        type_,
        type_,
        type_,
        basis or metric.statistics[0],
        Question((), asked, metric.better, Coding(asked)),
        inputs={name: ColumnRef(name) for name in given},
        way="counts",
    )
    parts = {name: Distribution({number: people(1)}) for name, number in given.items()}
    made = metric.answers(parts, measure) if metric.answers else Distribution({})
    return metric.score(Distribution(made.valid, parts=parts), measure, sure(options))


def basis_of(inputs: Case, options: Case) -> str:
    """Return the product's name of the basis of a case of churn."""
    written = str(options.get("method", "exposure" if "customer_months" in inputs else "start_base"))
    basis = _BASES.get(written.lower().replace("-", "_"))
    if basis is None:
        raise UnknownFunction(f"method: {written}")
    return basis


def _churn_rate(inputs: Case, options: Case) -> Values:
    found = told(
        "churn",
        basis_of(inputs, options),
        options,
        start=inputs.get("customers_start"),
        lost=inputs.get("churned_of_start", inputs.get("churned")),
        new=inputs.get("new"),
        lost_new=inputs.get("churned_of_new"),
        customer_months=inputs.get("customer_months"),
    ).details
    return {
        **found,
        "variant_net_change_seed000": found["variant_net_change"],
        "variant_total_seed004": found["variant_total"],
    }


def _retention_rate(inputs: Case, options: Case) -> Values:
    start, end = inputs["customers_start"], inputs["customers_end"]
    new = inputs["new_still_active_at_end"]
    return {**told("retention", None, options, start=start, end=end, new=new).details}


def _customer_growth(inputs: Case, options: Case) -> Values:
    start, end = inputs["customers_start"], inputs["customers_end"]
    return {**told("growth", None, options, start=start, end=end).details}


def _conversion_rate(inputs: Case, options: Case) -> Values:
    leads = options.get("leads", inputs.get("leads"))
    if "free_users_at_start" in inputs:
        users, paid = inputs["free_users_at_start"], inputs["became_paid"]
        return {**told("free_to_paid", None, options, visitors=users, conversions=paid).details}
    visitors, converted = inputs["unique_visitors"], inputs["converted_visitors"]
    return {
        **told("conversion", None, options, visitors=visitors, conversions=converted, leads=leads).details
    }


def _response_rate(inputs: Case, options: Case) -> Values:
    names = ("invited", "undeliverable", "complete")
    return {**told("response_rate", None, options, **{name: inputs.get(name) for name in names}).details}


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "churn_rate": _churn_rate,
    "conversion_rate": _conversion_rate,
    "customer_growth": _customer_growth,
    "response_rate": _response_rate,
    "retention_rate": _retention_rate,
}

"""The answer of `cxcli plan` for machines (`cxcli.plan/1`): numbers unrounded."""

import json
from typing import Any

from cxcli.cli.messages import said
from cxcli.cli.plan_notes import plan_notes
from cxcli.cli.plan_request import Request
from cxcli.cli.plan_sentence import centre_of, plan_sentence
from cxcli.stats.assumed import Assumed, AssumedMean, AssumedNet
from cxcli.version import __version__
from cxcli.words import Lang

SCHEMA = "cxcli.plan/1"
UNITS = {"nps": "points", "share": "percent", "mean": "scale points"}
METHODS = {"nps": "score", "share": "wilson", "mean": "t"}


def plan_facts(request: Request, lang: Lang) -> str:
    """Return the plan as a JSON document that ends with a line end.

    `margin`, `difference`, `interval` and `value` are in `unit`; shares and rates are 0..1, variances in
    the square of 1 (of scale points for a mean). `answers` are those of one group. `difference` is the one
    sought or, for given answers, the smallest that two such groups show with `power`. Margin and interval
    expected are those of answers that come out as assumed in the first group.
    """
    return json.dumps(_document(request, lang), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _document(request: Request, lang: Lang) -> dict[str, Any]:
    plan, terms = request.plan, request.terms
    return {
        "schema": SCHEMA,
        "cxcli_version": __version__,
        "metric": request.metric,
        "unit": UNITS[request.metric],
        "question": request.question,
        "message": plan_sentence(request, lang),
        "margin": request.amount if request.question == "margin" else None,
        "difference": _difference(request),
        "answers": plan.answers,
        "groups": plan.groups,
        "answers_in_all": request.in_all,
        "answers_adjusted_wald": request.adjusted_wald_answers,
        "formula_people": plan.formula_people,
        "n_effective": None if request.is_census else plan.people.effective,
        "expected_margin": plan.half_width * request.factor,
        "expected_interval": _interval(request),
        "assumed": _assumed(request.assumed),
        "assumed_other": None if request.moved is None else _assumed(request.moved),
        "confidence": terms.confidence,
        "power": None if _difference(request) is None else terms.power,
        "design_effect": terms.design_effect,
        "population": terms.population,
        "response_rate": request.response_rate,
        "invitations": request.invitations,
        "is_reachable": request.is_reachable,
        "notes": [said(note, lang) for note in plan_notes(request)],
    }


def _difference(request: Request) -> float | None:
    return request.amount if request.question == "difference" else request.shown_difference


def _interval(request: Request) -> dict[str, Any] | None:
    centre = centre_of(request.assumed)
    if centre is None or request.is_census:
        return None
    below, above = (request.factor * limit for limit in request.plan.limits)
    return {
        "low": centre - below,
        "high": centre + above,
        "confidence": request.terms.confidence,
        "method": METHODS[request.metric],
    }


def _assumed(assumed: Assumed) -> dict[str, Any]:
    found: dict[str, Any] = {
        "value": centre_of(assumed),
        "variance": assumed.variance,
        "is_worst_case": assumed.is_worst_case,
    }
    if isinstance(assumed, AssumedNet) and assumed.pulls is not None:
        up, down = assumed.pulls
        found["shares"] = {"promoters": up, "passives": max(1 - up - down, 0.0), "detractors": down}
    if isinstance(assumed, AssumedMean):
        found["sd"] = assumed.sd
    return found

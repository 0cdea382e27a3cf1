"""Known answers about what people do and say beside surveys: mentions, comments, sessions, health."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

import cxcli
from cxcli.metrics.health_score import LIMITS
from cxcli.stats.health import category_of
from tests.known.spelling import Case, Values, as_list, exact


def _figures(keys: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Values:
    """Return what the product says of a metric, from a table with some rows."""
    config = {
        "version": 1,
        "duplicates": "off",
        "privacy": {"suppress_below": 0},
        "metrics": {"asked": keys},
    }
    result = cxcli.score(pd.DataFrame(rows).astype(object), config=config)["asked"]
    return {**(result.details or {}), "value": result.value}


def _of_counts(type_: str, counts: Mapping[str, Any]) -> Values:
    return _figures({"type": type_, **{name: name for name in counts}}, [counts])


def _sentiment(inputs: Case, _: Case) -> Values:
    return _of_counts("sentiment", inputs)


def _comments(inputs: Case, _: Case) -> Values:
    themes = inputs.get("themes") or {}
    counts = {name: inputs[name] for name in ("responses", "with_comment")}
    keys = {"type": "comments", **{name: name for name in counts}}
    return _figures({**keys, **({"themes": list(themes)} if themes else {})}, [{**counts, **themes}])


def _bounce(inputs: Case, _: Case) -> Values:
    return _of_counts("bounce", {"events": inputs["single_page_sessions"], "total": inputs["sessions"]})


def _sessions(inputs: Case, _: Case) -> Values:
    rows = [{"seconds": seconds} for seconds in as_list(inputs["seconds"])]
    return _figures({"type": "session_duration", "seconds": "seconds"}, rows)


def _health(inputs: Case, options: Case) -> Values:
    components: Mapping[str, Case] = inputs["components"]
    keys = {
        name: {"column": name, **{key: x for key, x in one.items() if key != "value"}}
        for name, one in components.items()
    }
    limits = {name: options[name] for name in LIMITS if name in options}
    row = {name: one["value"] for name, one in components.items()}
    return _figures({"type": "health_score", "components": keys, **limits}, [{**row, "id": 1}])


def _category(inputs: Case, options: Case) -> Values:
    limits = {name: exact(options.get(name, least)) for name, least in LIMITS.items()}
    scores = inputs["scores"]
    found = [category_of(exact(score), limits["healthy"], limits["at_risk"]) for score in as_list(scores)]
    return {"category": found if isinstance(scores, list) else found[0]}


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "bounce_rate": _bounce,
    "comment_themes": _comments,
    "health_category": _category,
    "health_score": _health,
    "session_duration": _sessions,
    "social_sentiment": _sentiment,
}

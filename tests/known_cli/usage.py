"""Use, health and what people say, through the command line."""

from collections.abc import Mapping
from datetime import date, timedelta

from tests.known.spelling import Case, Values, as_list, confidence_of
from tests.known_cli.customers import by_count
from tests.known_cli.exported import EXPORT, SCORED, Adaptor, Command, Figures, Json, Ways, figures, scored

FIRST = date(2026, 3, 2)
"""The first day of the cases, which only number their days."""

LIMITS = ("healthy", "at_risk")


def _stickiness(inputs: Case, _: Case) -> Ways:
    """Return the command that scores the days of a case; somebody else comes the day before and the day after."""
    days = [*inputs["active_users_by_day"].values()]
    rows = [
        {"user": f"user {user}", "date": (FIRST + timedelta(days=at)).isoformat()}
        for at, users in enumerate([["-"], *days, ["-"]], start=-1)
        for user in users
    ]
    last = FIRST + timedelta(days=len(days) - 1)
    window = ("--since", FIRST.isoformat(), "--until", last.isoformat())
    return {"rows": scored({"type": "stickiness", "user": "user", "date": "date"}, rows, *window)}


def _product_usage(inputs: Case, options: Case) -> Ways:
    users, active, sessions = inputs["feature_users"], inputs["active_users"], inputs.get("sessions")
    ways = by_count("usage", options, feature_users=users, active_users=active, sessions=sessions)
    if sessions is None or sessions < active:
        return ways
    rows = [
        {
            "user": f"u{at % active}",
            "feature": "export" if at < users else "search",
            "day": (FIRST + timedelta(days=at // active)).isoformat(),
        }
        for at in range(sessions)
    ]
    metric = {"type": "usage", "user": "user", "feature": "feature", "date": "day", "of": "export"}
    return {**ways, "rows": scored(metric, rows, statistics={"confidence": confidence_of(options)})}


def _session_duration(inputs: Case, _: Case) -> Ways:
    seconds = as_list(inputs["seconds"])
    metric = {"type": "session_duration", "seconds": "seconds"}
    times = [{"seconds": f"{int(x) // 3600}:{int(x) // 60 % 60:02}:{x % 60:02}"} for x in seconds]
    ways = {
        "rows": scored(metric, [{"seconds": x} for x in seconds]),
        "waits": scored({**metric, "type": "response_time"}, [{"seconds": x} for x in seconds]),
    }
    return (
        {**ways, "rows as times": scored(metric, times)} if all(isinstance(x, int) for x in seconds) else ways
    )


def _health_score(inputs: Case, options: Case) -> Ways:
    """Return the command that scores one account, also with each component of it unknown that can be spared."""
    components = inputs["components"]
    keys = {
        name: {"column": name, **{key: x for key, x in one.items() if key != "value"}}
        for name, one in components.items()
    }
    limits = {name: options[name] for name in LIMITS if name in options}
    row = {name: one["value"] for name, one in components.items()}
    metric = {"type": "health_score", "components": keys, **limits}
    without = [
        Command({"m": metric}, {EXPORT: [{**row, name: ""}]}, _score_without(name))
        for name, one in components.items()
        if 5 * one["weight"] <= 2 * sum(other["weight"] for other in components.values())
    ]
    told = scored(metric, [row])
    return {"rows": told, "a component is not known": [*told, *without]}


def _score_without(name: str) -> Figures:
    return lambda out: {f"score_without_{name}": figures(out, "m")["value"]}


def _health_category(inputs: Case, options: Case) -> Ways:
    """Return the command that scores accounts whose only component is their score, each a segment."""
    scores = inputs["scores"]
    rows = [{"account": f"{at:06}", "score": score} for at, score in enumerate(as_list(scores))]
    component = {"column": "score", "min": 0, "max": 100, "better": "higher", "weight": 1}
    limits = {name: options[name] for name in LIMITS if name in options}
    metric = {"type": "health_score", "components": {"score": component}, **limits}

    def categories(out: Json) -> Values:
        found = [r["details"]["category"] for r in out["results"] if r["segment"]]
        return {"category": found if isinstance(scores, list) else found[0]}

    return {"rows": [Command({"m": metric}, {EXPORT: rows}, categories, (*SCORED, "--by", "account"))]}


def _social_sentiment(inputs: Case, options: Case) -> Ways:
    ways = by_count("sentiment", options, **inputs)
    said = {"positive": ("1", "positive"), "neutral": ("0", "neutral"), "negative": ("-1", "negative")}
    sure = {"statistics": {"confidence": confidence_of(options)}}
    asked = {"type": "sentiment", "column": "said"}
    mentions = {
        f"rows of {('numbers', 'words')[at]}": scored(
            asked, [{"said": words[at]} for band, words in said.items() for _ in range(inputs[band])], **sure
        )
        for at in (0, 1)
    }
    return {**ways, **mentions}


FUNCTIONS: Mapping[str, Adaptor] = {
    "health_category": _health_category,
    "health_score": _health_score,
    "product_usage": _product_usage,
    "session_duration": _session_duration,
    "social_sentiment": _social_sentiment,
    "stickiness": _stickiness,
}

"""What is expected of cases about use, health and what people say; and such cases."""

import statistics
from collections.abc import Mapping, Sequence

from tests.by_hand.intervals import Case, Formula, Values, tango, z_of

_PARTS = {
    "usage": {"value": 120, "min": 0, "max": 100, "weight": 3, "better": "higher"},
    "tickets": {"value": 9, "min": 2, "max": 12, "weight": 2, "better": "lower"},
    "nps": {"value": -1, "min": 0, "max": 10, "weight": 1, "better": "higher"},
}


def _stickiness(inputs: Case, _: Case) -> Values:
    days = [set(users) for users in inputs["active_users_by_day"].values()]
    users, mean = len(set().union(*days)), sum(map(len, days)) / len(days)
    return {
        "mau": users,
        "mean_dau": mean,
        "stickiness": mean / users,
        "stickiness_last_day": len(days[-1]) / users,
    }


def _product_usage(inputs: Case, _: Case) -> Values:
    active = inputs["active_users"]
    return {"adoption": inputs["feature_users"] / active, "sessions_per_user": inputs["sessions"] / active}


def _session_duration(inputs: Case, _: Case) -> Values:
    seconds = inputs["seconds"]
    some = [x for x in seconds if x]
    return {
        "mean_seconds": statistics.fmean(seconds),
        "median_seconds": statistics.median(seconds),
        "mean_excluding_zero": statistics.fmean(some) if some else None,
    }


def _health_score(inputs: Case, _: Case) -> Values:
    components = inputs["components"]

    def of(name: str) -> float:
        one = components[name]
        place = min(max((one["value"] - one["min"]) / (one["max"] - one["min"]), 0), 1)
        return 100 * (1 - place if one["better"] == "lower" else place)

    def score(names: list[str]) -> float | None:
        weight = sum(components[name]["weight"] for name in names)
        if weight < 0.6 * sum(one["weight"] for one in components.values()) - 1e-12:
            return None
        return sum(components[name]["weight"] * of(name) for name in names) / weight

    whole = score([*components])
    without = {f"score_without_{out}": score([n for n in components if n != out]) for out in components}
    scores = {name: of(name) for name in components}
    return {"component_scores": scores, "score": whole, "category": _category(whole or 0), **without}


def _category(score: float) -> str:
    return "healthy" if score >= 70 else "at_risk" if score >= 40 else "poor"


def _health_category(inputs: Case, _: Case) -> Values:
    return {"category": [_category(score) for score in inputs["scores"]]}


def _social_sentiment(inputs: Case, options: Case) -> Values:
    up, same, down = (inputs[name] for name in ("positive", "neutral", "negative"))
    n = up + same + down
    low, high = tango(up, down, n, z_of(options.get("confidence", 0.95)))
    found = {
        "net_sentiment_pts": 100 * (up - down) / n,
        "ci_low_pts": 100 * low,
        "ci_high_pts": 100 * high,
        "positive_share": up / n,
    }
    market = inputs.get("market_mentions")
    return {**found, **({"share_of_voice": inputs.get("brand_mentions", n) / market} if market else {})}


FUNCTIONS: Mapping[str, Formula] = {
    "health_category": _health_category,
    "health_score": _health_score,
    "product_usage": _product_usage,
    "session_duration": _session_duration,
    "social_sentiment": _social_sentiment,
    "stickiness": _stickiness,
}

CASES: Sequence[tuple[str, Case, Case]] = (
    ("stickiness", {"active_users_by_day": {"a": ["x"], "b": [], "c": ["x", "y", "y"], "d": ["z"]}}, {}),
    ("product_usage", {"feature_users": 30, "active_users": 120, "sessions": 480}, {}),
    ("product_usage", {"feature_users": 0, "active_users": 7, "sessions": 7}, {}),
    ("session_duration", {"seconds": [0, 0, 30, 45, 120, 600]}, {}),
    ("session_duration", {"seconds": [4000, 61, 12.25]}, {}),
    ("session_duration", {"seconds": [0]}, {}),
    ("health_score", {"components": _PARTS}, {}),
    ("health_category", {"scores": [0, 39.99, 40, 69.9, 70, 100]}, {}),
    ("social_sentiment", {"positive": 0, "neutral": 3, "negative": 14}, {}),
    ("social_sentiment", {"positive": 41, "neutral": 20, "negative": 3, "brand_mentions": 70, "market_mentions": 500}, {}),
)  # fmt: skip

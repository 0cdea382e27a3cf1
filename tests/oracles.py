"""The oracles of all metrics: how each is tried, way by way, and its number by plain reckoning.

A new metric is one row here.
"""

from collections.abc import Mapping

from tests.reckoning import answers
from tests.reckoning.answers import Oracle
from tests.reckoning.customers import CHURN, GROWTH, RETENTION
from tests.reckoning.money import MRR, NRR
from tests.reckoning.questions import COMMENTS, HEALTH, asked, counted_seconds, mentions, seconds
from tests.reckoning.rates import CONVERSION, FCR, FLAGGED, FREE_TO_PAID, RESPONSE_RATE
from tests.reckoning.trial import Trial
from tests.reckoning.use import STICKINESS, USAGE
from tests.reckoning.worth import ACQUISITION_COST, ARPU, CLV, RETENTION_COST

ORACLES: Mapping[str, tuple[Trial, ...]] = {
    "nps": (asked("nps", answers.nps),),
    "csat": (asked("csat", answers.csat),),
    "css": (asked("css", answers.csat),),
    "ces": (asked("ces", answers.ces),),
    "rating": (asked("rating", answers.mean),),
    "thumbs": (asked("thumbs", answers.thumbs, ("👍", "non")),),
    "scale": (asked("scale", answers.mean),),
    "sentiment": (asked("sentiment", answers.sentiment, ("positif", "neg")), mentions()),
    "comments": COMMENTS,
    "response_rate": RESPONSE_RATE,
    "churn": CHURN,
    "retention": RETENTION,
    "growth": GROWTH,
    "conversion": CONVERSION,
    "free_to_paid": FREE_TO_PAID,
    "mrr": MRR,
    "arpu": ARPU,
    "nrr": NRR,
    "clv": CLV,
    "retention_cost": RETENTION_COST,
    "acquisition_cost": ACQUISITION_COST,
    "fcr": FCR,
    "stickiness": STICKINESS,
    "usage": USAGE,
    "health_score": (HEALTH,),
    "session_duration": (seconds(), counted_seconds()),
    "response_time": (seconds(), counted_seconds()),
    "bounce": FLAGGED,
    "abandonment": FLAGGED,
}
"""Metric type -> the ways in which its data comes, each with its oracle."""

ANSWERS: Mapping[str, Oracle] = {
    name: trial.answers for name, trials in ORACLES.items() for trial in trials if trial.answers is not None
}
"""Survey question -> the oracle of its answers and their weights."""

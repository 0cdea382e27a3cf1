"""All metric types, one a file, in the order of the report."""

from collections.abc import Mapping
from types import MappingProxyType

from cxcli.metric import Metric
from cxcli.metrics.abandonment import ABANDONMENT
from cxcli.metrics.acquisition_cost import ACQUISITION_COST
from cxcli.metrics.arpu import ARPU
from cxcli.metrics.bounce import BOUNCE
from cxcli.metrics.ces import CES
from cxcli.metrics.churn import CHURN
from cxcli.metrics.clv import CLV
from cxcli.metrics.comments import COMMENTS
from cxcli.metrics.conversion import CONVERSION
from cxcli.metrics.csat import CSAT
from cxcli.metrics.css import CSS
from cxcli.metrics.fcr import FCR
from cxcli.metrics.free_to_paid import FREE_TO_PAID
from cxcli.metrics.growth import GROWTH
from cxcli.metrics.health_score import HEALTH_SCORE
from cxcli.metrics.mrr import MRR
from cxcli.metrics.nps import NPS
from cxcli.metrics.nrr import NRR
from cxcli.metrics.rating import RATING
from cxcli.metrics.response_rate import RESPONSE_RATE
from cxcli.metrics.response_time import RESPONSE_TIME
from cxcli.metrics.retention import RETENTION
from cxcli.metrics.retention_cost import RETENTION_COST
from cxcli.metrics.scale import SCALE
from cxcli.metrics.sentiment import SENTIMENT
from cxcli.metrics.session_duration import SESSION_DURATION
from cxcli.metrics.stickiness import STICKINESS
from cxcli.metrics.thumbs import THUMBS
from cxcli.metrics.usage import USAGE

METRICS: Mapping[str, Metric] = MappingProxyType(
    {
        metric.name: metric
        for metric in (
            NPS,
            CSAT,
            CSS,
            CES,
            RATING,
            THUMBS,
            SCALE,
            SENTIMENT,
            COMMENTS,
            RESPONSE_RATE,
            CHURN,
            RETENTION,
            GROWTH,
            CONVERSION,
            FREE_TO_PAID,
            MRR,
            ARPU,
            NRR,
            CLV,
            RETENTION_COST,
            ACQUISITION_COST,
            FCR,
            STICKINESS,
            USAGE,
            HEALTH_SCORE,
            SESSION_DURATION,
            RESPONSE_TIME,
            BOUNCE,
            ABANDONMENT,
        )
    }
)
"""Metric type -> what it is; a new metric is a file and a word in this line."""

"""Medallia Agent Connect: one row per request, with stars where somebody responded; stamps are in UTC.

Rests on the vendor's documentation of the exported fields.
"""

from cxcli.profiles.profile import Look, Profile, Recognition, by_headers

_TELLING = ("request_id", "request_delivery_status", "response_received_at")


def recognise(look: Look) -> Recognition | None:
    """Return why this is an Agent Connect export: the request, its delivery and its response."""
    return by_headers(look.fields(*_TELLING), 3, "UTC")


MEDALLIA = Profile(
    "medallia",
    recognise,
    (*_TELLING, "request_sent_at", "request_sent_to", "ext_interaction_id", "external_url", "customer_name"),
    response=("request_id",),
    date=("response_received_at", "request_sent_at"),
)

"""HubSpot survey responses: one row per submission, rating and sentiment beside it.

Rests on the vendor's documentation of its properties: their internal names, or their labels.
"""

from cxcli.profiles.profile import Look, Profile, Recognition, by_headers

_INTERNAL = (
    "hs_survey_id",
    "hs_survey_name",
    "hs_survey_type",
    "hs_survey_channel",
    "hs_sentiment",
    "hs_value",
    "hs_response_group",
    "hs_submission_name",
    "hs_submission_timestamp",
)
_LABELS = ("Survey name", "Survey type", "Sentiment", "Rating", "Survey ID", "Survey channel")


def recognise(look: Look) -> Recognition | None:
    """Return why this is an export of HubSpot survey responses: internal names, or the usual labels."""
    internal = by_headers(look.named(*_INTERNAL), 3)
    if internal is not None or len(look.named(*_LABELS[:3])) < 3:
        return internal
    return by_headers(look.named(*_LABELS), 4)


HUBSPOT = Profile(
    "hubspot",
    recognise,
    (
        *(name for name in _INTERNAL if name != "hs_value"),
        *(name for name in _LABELS if name != "Rating"),
        "hs_object_id",
        "Record ID",
        "hs_createdate",
        "hs_lastmodifieddate",
    ),
    response=("hs_object_id", "Record ID"),
    date=("hs_submission_timestamp", "Date", "hs_createdate"),
)

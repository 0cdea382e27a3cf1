"""Intercom conversations: a rating from 1 to 5 with a remark; stamps are in UTC.

Rests on the vendor's documentation of its fields, whose names the header follows.
"""

from cxcli.profiles.profile import Look, Profile, Recognition, by_headers

_RATINGS = ("conversation_rating_value", "conversation_rating_rating")
_OTHERS = (
    "conversation_id",
    "conversation_remark",
    "conversation_rating_remark",
    "conversation_rating_created_at",
    "conversation_rating_teammate_id",
)


def recognise(look: Look) -> Recognition | None:
    """Return why this is an export of Intercom conversations: the rating, and another of its fields."""
    ratings = look.fields(*_RATINGS)
    return by_headers([*ratings, *look.fields(*_OTHERS)], 2, "UTC") if ratings else None


INTERCOM = Profile(
    "intercom",
    recognise,
    ("conversation_id", "conversation_rating_created_at", "*_teammate_id", "*_customer_id"),
    response=("conversation_id", "Conversation ID"),
    date=(
        "conversation_rating_created_at",
        "conversation_rating.created_at",
        "conversation_last_updated_at",
        "conversation_created_at",
    ),
)

"""Zendesk tickets: one rating a ticket; `offered` and `unoffered` say that nobody answered.

Rests on the vendor's documentation of the values; the header follows the report that was built.
"""

from cxcli.profiles.profile import Look, Profile, Recognition, by_headers

_RATINGS = (
    "satisfaction_score",
    "satisfaction_rating",
    "satisfaction_rating_score",
    "ticket_satisfaction_rating",
)
_NOT_ASKED = frozenset({"offered", "unoffered"})
_ANSWERED = frozenset({"good", "bad", "good with comment", "bad with comment"})


def recognise(look: Look) -> Recognition | None:
    """Return why this is an export of Zendesk tickets: a rating whose cells are Zendesk's own words."""
    return next((found for name in look.fields(*_RATINGS) if (found := _rated(look, name))), None)


def _rated(look: Look, header: str) -> Recognition | None:
    values = {value.replace("_", " ") for value in look.below(header)}
    if not values & _NOT_ASKED or not values <= _NOT_ASKED | _ANSWERED:
        return None
    return by_headers([header, *sorted(values & _NOT_ASKED)], 1)


ZENDESK = Profile(
    "zendesk",
    recognise,
    missing=("offered", "unoffered"),
    response=("Ticket ID", "id", "Id"),
    date=("Ticket solved - Date", "updated_at", "Updated at"),
)

"""Alchemer, once SurveyGizmo: `Time Started`, `Date Submitted`, and the state of each answer in `Status`.

Rests on real exports; the states besides Complete and Partial on the vendor's documentation.
"""

from cxcli.profiles.profile import DropRule, Look, Profile, Recognition, by_headers

_TIMES = ("Time Started", "Date Submitted")
_OTHERS = ("Response ID", "Status", "Contact ID", "Legacy Comments", "SessionID")
_IGNORED = (
    *_OTHERS,
    *_TIMES,
    "Comments",
    "Language",
    "Referer",
    "Extended Referer",
    "User Agent",
    "Tags",
    "IP Address",
    "Longitude",
    "Latitude",
    "Country",
    "City",
    "State/Region",
    "Postal",
)


def recognise(look: Look) -> Recognition | None:
    """Return why this is an Alchemer export: both of its times, and another of its own headers."""
    times = look.named(*_TIMES)
    return by_headers([*times, *look.named(*_OTHERS)], 3) if len(times) == 2 else None


ALCHEMER = Profile(
    "alchemer",
    recognise,
    _IGNORED,
    (
        DropRule("unfinished", ("Status",), frozenset({"partial"})),
        DropRule("rejected", ("Status",), frozenset({"disqualified", "deleted"})),
    ),
    response=("Response ID",),
    date=("Date Submitted", "Time Started"),
)

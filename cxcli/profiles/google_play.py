"""Google Play reviews: one row per review with its stars, in UTF-16; an update replaces the review.

Rests on the vendor's documentation and on programs that read these reports.
"""

from cxcli.profiles.profile import Look, Profile, Recognition, by_headers

_TELLING = ("Package Name", "Star Rating", "Review Submit Date and Time", "Review Link")


def recognise(look: Look) -> Recognition | None:
    """Return why this is a report of Google Play reviews: the package, its stars, and a review header."""
    found = look.named(*_TELLING)
    return by_headers(found, 3) if len(look.named(*_TELLING[:2])) == 2 else None


GOOGLE_PLAY = Profile(
    "google_play",
    recognise,
    (
        "Package Name",
        "App Version Code",
        "App Version Name",
        "Reviewer Language",
        "Device",
        "Review * Date and Time",
        "Review * Millis Since Epoch",
        "Developer Reply *",
        "Review Link",
    ),
    response=("Review Link",),
    date=("Review Last Update Date and Time", "Review Submit Date and Time"),
)

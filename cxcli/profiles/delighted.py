"""Delighted: the kind of survey and its score in each row; times are Unix seconds.

Rests on the vendor's documentation of its API, whose field names the header follows.
"""

from cxcli.profiles.profile import Look, Profile, Recognition, by_headers

_SURVEY = ("survey_type", "score")
_OTHERS = ("permalink", "person_properties", "additional_answers")


def recognise(look: Look) -> Recognition | None:
    """Return why this is a Delighted export: survey type and score, and a field nobody else has."""
    survey = look.fields(*_SURVEY)
    return by_headers([*survey, *look.fields(*_OTHERS)], 3) if len(survey) == 2 else None


DELIGHTED = Profile(
    "delighted",
    recognise,
    ("id", "person", "survey_type", "permalink", "created_at", "updated_at", "notes", "tags"),
    response=("id",),
    date=("updated_at", "created_at"),
)

"""SurveyCTO: `SubmissionDate`, `KEY` and the version of the form.

Rests on the vendor's documentation.
"""

from cxcli.profiles.profile import DropRule, Look, Profile, Recognition, by_headers

_METADATA = ("SubmissionDate", "KEY", "formdef_version")


def recognise(look: Look) -> Recognition | None:
    """Return why this is a SurveyCTO export: its three headers."""
    return by_headers(look.named(*_METADATA), 3)


SURVEYCTO = Profile(
    "surveycto",
    recognise,
    (*_METADATA, "review_status", "starttime", "endtime", "deviceid", "instanceID"),
    (DropRule("rejected", ("review_status",), frozenset({"rejected"})),),
    response=("KEY",),
    date=("SubmissionDate",),
)

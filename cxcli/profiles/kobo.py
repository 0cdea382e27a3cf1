"""KoboToolbox: `_id`, `_uuid`, `_submission_time`; questions as `group/question`, by name or by label.

Rests on the code of the exporter. A second row of tags (`#...`) is an option of the export.
"""

from cxcli.profiles.profile import DropRule, Look, Profile, Recognition, headers

_METADATA = ("_id", "_uuid", "_submission_time")
_OTHERS = (
    "_validation_status",
    "_notes",
    "_status",
    "_submitted_by",
    "__version__",
    "_tags",
    "_index",
    "_attachments",
    "formhub/uuid",
    "meta/*",
    "start",
    "end",
    "deviceid",
)
_REJECTED = frozenset({"not approved", "validation_status_not_approved"})


def recognise(look: Look) -> Recognition | None:
    """Return why this is a KoboToolbox export: its three headers that start with an underscore."""
    found = look.named(*_METADATA)
    if len(found) < 3:
        return None
    return Recognition(headers(found), 2 if _has_tags(look) else 1)


def _has_tags(look: Look) -> bool:
    cells = [cell.strip() for cell in look.row(1) if cell.strip()]
    return bool(cells) and all(cell.startswith("#") for cell in cells)


KOBO = Profile(
    "kobo",
    recognise,
    (*_METADATA, *_OTHERS),
    (DropRule("rejected", ("_validation_status",), _REJECTED),),
    response=("_uuid", "_id"),
    date=("_submission_time",),
)

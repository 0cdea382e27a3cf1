"""Qualtrics, current exports: ids, question texts, then a row of `{"ImportId": ...}`.

Rests on real exports.
"""

from cxcli.profiles.profile import Look, Profile, Recognition, headers
from cxcli.profiles.qualtrics_status import DROPS
from cxcli.words import same

_METADATA = (
    "StartDate",
    "EndDate",
    "Status",
    "IPAddress",
    "Progress",
    "Duration (in seconds)",
    "Finished",
    "RecordedDate",
    "ResponseId",
    "DistributionChannel",
    "UserLanguage",
)
_IGNORED = (
    *_METADATA,
    "Recipient*",
    "ExternalReference",
    "Location*",
    "*_First Click",
    "*_Last Click",
    "*_Page Submit",
    "*_Click Count",
    "*_NPS_GROUP",
    "* - Topics",
)
_IMPORT_ID = '{"ImportId":'


def recognise(look: Look) -> Recognition | None:
    """Return why this is a Qualtrics export: its row of import ids, else its metadata headers."""
    for number in (2, 1):
        if _has_import_ids(look.row(number)):
            return Recognition(same(_IMPORT_ID + "...}"), number + 1, look.time_zone())
    found = [cell for cell in look.row(0) if cell.strip() in _METADATA]
    if len(found) < 5 or not {"ResponseId", "RecordedDate"} & set(found):
        return None
    return Recognition(headers(found), 2 if _has_label_row(look) else 1)


def _has_import_ids(row: tuple[str, ...]) -> bool:
    filled = [cell for cell in row if cell.strip()]
    ids = sum(cell.replace(" ", "").startswith(_IMPORT_ID) for cell in filled)
    return bool(filled) and ids >= 0.8 * len(filled)


def _has_label_row(look: Look) -> bool:
    """Return whether row 2 holds question texts: a date or a number of seconds holds a digit."""
    measured = {"StartDate", "EndDate", "RecordedDate", "Progress"}
    below = [text for name, text in zip(look.row(0), look.row(1), strict=False) if name.strip() in measured]
    return any(below) and not any(character.isdigit() for text in below for character in text)


QUALTRICS = Profile(
    "qualtrics", recognise, _IGNORED, DROPS, response=("ResponseId",), date=("RecordedDate", "EndDate")
)

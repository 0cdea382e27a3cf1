"""Qualtrics, legacy exports: columns V1, V2 ... and their names in a second row.

Rests on a real export; questions are known by row 1, metadata by row 2.
"""

from cxcli.profiles.profile import Look, Profile, Recognition, headers
from cxcli.profiles.qualtrics_status import DROPS

_IGNORED = ("V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9", "V10", "Location*")


def recognise(look: Look) -> Recognition | None:
    """Return why this is a legacy Qualtrics export: V1, V2, V3 over ResponseID, ResponseSet."""
    numbered = {"v1", "v2", "v3"} <= set(look.folded(0))
    named = {"responseid", "responseset"} <= set(look.folded(1))
    return Recognition(headers(["V1", "ResponseID", "ResponseSet"]), 2) if numbered and named else None


QUALTRICS_LEGACY = Profile(
    "qualtrics_legacy", recognise, _IGNORED, DROPS, response=("ResponseID",), date=("EndDate", "StartDate")
)

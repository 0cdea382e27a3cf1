"""SimpleSurvey (Canada): `Internal ID`, then numbered questions `5) Question:Option`."""

import re

from cxcli.profiles.profile import Look, Profile, Recognition, headers

_NUMBERED = re.compile(r"\d+\) ?\S")


def recognise(look: Look) -> Recognition | None:
    """Return why this is a SimpleSurvey export: `Internal ID` and mostly numbered questions."""
    names = look.folded(0)
    numbered = sum(bool(_NUMBERED.match(name)) for name in names)
    known = "internal id" in names and numbered >= 0.5 * len(names)
    return Recognition(headers(["Internal ID", "1) ..."]), 1) if known else None


SIMPLESURVEY = Profile("simplesurvey", recognise, ("Internal ID",), response=("Internal ID",))

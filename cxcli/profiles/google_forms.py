"""Google Forms: the full question in one header row, a time stamp first.

Rests on real exports with `Timestamp` and `Horodateur`; the Spanish and German words were not seen. The
stamp follows the language of the sheet, or ends in AM/PM and an offset in a file from Forms itself.
"""

import re

from cxcli.profiles.profile import Look, Profile, Recognition, headers

_STAMP_HEADERS = ("Timestamp", "Horodateur", "Marca temporal", "Zeitstempel")
_STAMP = re.compile(r"\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[ T]+\d{1,2}[:.]\d{2}")


def recognise(look: Look) -> Recognition | None:
    """Return why this is a Google Forms export: its first column is a time stamp, by name and content."""
    first = [cell.strip("\ufeff ") for cell in look.row(0)[:1]]
    if not first or first[0] not in _STAMP_HEADERS:
        return None
    stamps = [row[0] for row in look.rows[1:] if row and row[0].strip()]
    if sum(bool(_STAMP.match(stamp)) for stamp in stamps) < 0.5 * len(stamps):
        return None
    return Recognition(headers(first), 1)


GOOGLE_FORMS = Profile("google_forms", recognise, _STAMP_HEADERS, date=_STAMP_HEADERS)

"""SurveyMonkey, individual responses: the question in row 1, its options or `Response` in row 2.

Rests on real exports, some of whose owners deleted the second row or part of the metadata.
"""

from cxcli.profiles.profile import Look, Profile, Recognition, headers

_METADATA = (
    "Respondent ID",
    "Collector ID",
    "Start Date",
    "End Date",
    "IP Address",
    "Email Address",
    "First Name",
    "Last Name",
    "Custom Data 1",
)
_IDS = _METADATA[:2]
_ANSWER_WORDS = ("response", "open-ended response")


def recognise(look: Look) -> Recognition | None:
    """Return why this is a SurveyMonkey export: its ids and their like, or its words for an answer."""
    ids, metadata = look.named(*_IDS), look.named(*_METADATA)
    if len(set(ids)) == 2 or (ids and len(set(metadata)) >= 4):
        return Recognition(headers(metadata))
    if any(
        cell.strip().isdigit() and name.strip() for name, cell in zip(look.row(0), look.row(1), strict=False)
    ):
        return None  # a number below a named column: row 2 is an answer that says `Response`
    row = zip(look.folded(1), look.row(1), strict=True)
    found = [written.strip() for folded, written in row if folded in _ANSWER_WORDS]
    return Recognition(headers(list(dict.fromkeys(found)))) if found else None


SURVEYMONKEY = Profile(
    "surveymonkey",
    recognise,
    (*_METADATA, "Custom Data *"),
    response=("Respondent ID",),
    date=("End Date", "Start Date"),
)

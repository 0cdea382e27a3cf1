"""SurveyMonkey, individual responses: the question in row 1, its options or `Response` in row 2."""

from cxcli.profiles.profile import Look, Profile, Recognition, headers

_IGNORED = (
    "Respondent ID",
    "Collector ID",
    "Start Date",
    "End Date",
    "IP Address",
    "Email Address",
    "First Name",
    "Last Name",
    "Custom Data *",
)
_IDS = ("respondent id", "collector id")
_ANSWER_WORDS = ("response", "open-ended response")


def recognise(look: Look) -> Recognition | None:
    """Return why this is a SurveyMonkey export: its two ids, or its words for a single answer."""
    if set(_IDS) <= set(look.folded(0)):
        return Recognition(headers(["Respondent ID", "Collector ID"]))
    row = zip(look.folded(1), look.row(1), strict=True)
    found = [written.strip() for folded, written in row if folded in _ANSWER_WORDS]
    return Recognition(headers(list(dict.fromkeys(found)))) if found else None


SURVEYMONKEY = Profile("surveymonkey", recognise, _IGNORED)

"""SurveyMonkey, summary workbook: one sheet of counts per question; holds no answers, so it is refused."""

import re

from cxcli.profiles.profile import Look, Profile, Recognition
from cxcli.words import Words

_QUESTION_SHEET = re.compile(r"question \d+", re.IGNORECASE)


def recognise(look: Look) -> Recognition | None:
    """Return why this is a summary: sheets `Question 1` ..., and a cell `Total` in the first of them."""
    named = [name for name in look.sheets if _QUESTION_SHEET.fullmatch(name.strip())]
    if not named or len(named) < 0.5 * len(look.sheets) or not _has_total(look):
        return None
    return Recognition(
        Words(f"sheets {named[0]} ... with Total", f"feuilles {named[0]} … avec Total"),
        header_rows=1,
    )


def _has_total(look: Look) -> bool:
    return any("total" in look.folded(number) for number in range(len(look.rows)))


SURVEYMONKEY_SUMMARY = Profile("surveymonkey_summary", recognise, aggregated=True)

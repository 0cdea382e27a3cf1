"""Columns that identify an answer, or the one who gave it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from cxcli.draft.column import Column

_OF_ANSWERS = (
    "responseid", "idresponse", "iddelareponse", "idreponse", "antwortid", "answerid", "internalid",
    "identifiantavis", "submissionid", "uuid",
)  # fmt: skip
_OF_PEOPLE = (
    "customerid", "clientid", "idclient", "numeroclient", "userid", "contactid", "personid", "memberid",
    "respondentid", "requesterid", "panelistid", "participantid", "kundennummer", "kundenid", "kundennr", "idcliente",
)  # fmt: skip
_OF_PLATFORMS = {
    "limesurvey": ("id",),
    "kobo": ("uuid", "id"),
    "ms_forms": ("id",),
    "typeform": ("#",),
    "surveymonkey": ("respondentid",),
    "zendesk": (),
}
_UNIQUE = 0.9
_UNSURE = ("id", "no", "nr", "key")


@dataclass(frozen=True, slots=True)
class Ids:
    """The columns that identify; `unsure` may be either, or numbers the rows only."""

    response: Column | None = None
    respondent: Column | None = None
    unsure: Column | None = None


def ids_in(columns: Sequence[Column], profile: str | None) -> Ids:
    """Return the columns that identify answers and people; an id of answers is hardly ever repeated."""
    special = _OF_PLATFORMS.get(profile or "", ())
    response = _first(columns, (*special, *_OF_ANSWERS))
    people = tuple(name for name in _OF_PEOPLE if name not in special)
    unsure = None if response else _first(columns, _UNSURE)
    respondent = _first(columns, people)
    if response is not None and not _is_mostly_unique(response):
        return Ids(None, respondent, response)
    return Ids(response, respondent, unsure)


def canonical(cell: str) -> str:
    """Return a header without case, accents, spaces and signs: `ID de la réponse` is `iddelareponse`."""
    bare = "".join(c for c in unicodedata.normalize("NFD", cell.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]", "", bare) or cell.strip()


def _first(columns: Sequence[Column], names: Sequence[str]) -> Column | None:
    for name in names:
        for column in columns:
            if column.filled and any(canonical(cell) == name for cell in column.cells):
                return column
    return None


def _is_mostly_unique(column: Column) -> bool:
    """Tell whether nearly every answer has an id of its own; the same one again is an update."""
    return len(set(column.filled)) >= _UNIQUE * len(column.texts)

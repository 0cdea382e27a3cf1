"""Columns that identify an answer, or the one who gave it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from cxcli.draft.column import Column
from cxcli.profiles import Profile
from cxcli.study.text import normalise_header

_OF_ANSWERS = (
    "responseid", "idresponse", "iddelareponse", "idreponse", "antwortid", "answerid", "internalid",
    "identifiantavis", "submissionid", "uuid",
)  # fmt: skip
_OF_PEOPLE = (
    "customerid", "clientid", "idclient", "numeroclient", "userid", "contactid", "personid", "memberid",
    "respondentid", "requesterid", "panelistid", "participantid", "kundennummer", "kundenid", "kundennr", "idcliente",
)  # fmt: skip
_UNIQUE = 0.95
_OFTEN = 0.5
_UNSURE = ("id", "no", "nr", "key")


@dataclass(frozen=True, slots=True)
class Ids:
    """The columns that identify; `unsure` may be either, or numbers the rows only."""

    response: Column | None = None
    respondent: Column | None = None
    unsure: Column | None = None


def ids_in(columns: Sequence[Column], profile: Profile | None) -> Ids:
    """Return the columns that identify answers and people.

    An id of answers is hardly ever repeated, one of people is not shared by many answers; a column that
    always says the same identifies nothing.
    """
    varied = [column for column in columns if _varies(column)]
    named = headed(varied, profile.response if profile else ()) or _first(varied, _OF_ANSWERS)
    people = [c for c in varied if c is not named and len(set(c.filled)) > _OFTEN * len(c.filled)]
    respondent = _first(people, _OF_PEOPLE)
    if named is not None and not _is_mostly_unique(named):
        return Ids(None, respondent, named)
    return Ids(named, respondent, None if named else _first(varied, _UNSURE))


def headed(columns: Sequence[Column], names: Sequence[str]) -> Column | None:
    """Return the first column that is not blank and has one of the headers, the best header first."""
    for name in map(normalise_header, names):
        for column in columns:
            if column.filled and any(normalise_header(cell) == name for cell in column.cells):
                return column
    return None


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


def _varies(column: Column) -> bool:
    return len(set(column.filled)) > 1 or len(column.texts) == 1

"""How a problem is told: one paragraph for people, one JSON object a line for machines."""

import re
from typing import Any

from cxcli.errors import Notice, Place, Problem
from cxcli.words import Lang, Words

_LINE_ENDS = re.compile(r"[ \t\r\n\f\v]+")
_FRENCH_SPACE = re.compile(r" (?=[:;!?%»])|(?<=«) ")
_ERROR = Words("error {}: ", "erreur {} : ")
_WARNING = Words("warning {}: ", "avertissement {} : ")


def error_text(problem: Problem, lang: Lang) -> str:
    """Return `error CX3007: what is wrong (where) what to do next`, on one line."""
    return _paragraph(said(_ERROR, lang).format(problem.code), problem, lang)


def warning_text(notice: Notice, lang: Lang) -> str:
    """Return `warning CX0107: what to know, what to do next`, on one line."""
    return _paragraph(said(_WARNING, lang).format(notice.code), _as_problem(notice), lang)


def error_json(problem: Problem, lang: Lang) -> str:
    """Return `code, kind, message, file, line, column, row, hint` as one line of JSON, in ASCII."""
    import json  # noqa: PLC0415 -- few ask for it, and help is waiting

    return json.dumps(error_facts(problem, lang))


def warning_json(notice: Notice, lang: Lang) -> str:
    """Return a warning in the form of an error, its kind being `warning`."""
    return error_json(_as_problem(notice), lang)


def error_facts(problem: Problem, lang: Lang) -> dict[str, Any]:
    """Return `code, kind, message, file, line, column, row, hint` of a problem, as JSON values."""
    from cxcli.renderers.safe_text import encodable  # noqa: PLC0415 -- its neighbours load Rich; help needs none

    place = problem.place
    return {
        "code": problem.code,
        "kind": problem.kind,
        "message": encodable(said(problem.message, lang)),
        "file": encodable(place.file) if place.file else None,
        "line": place.line,
        "column": encodable(place.column) if isinstance(place.column, str) else place.column,
        "row": place.row,
        "hint": encodable(said(problem.hint, lang)) or None,
    }


def warning_facts(notice: Notice, lang: Lang) -> dict[str, Any]:
    """Return a warning in the form of an error, its kind being `warning`."""
    return error_facts(_as_problem(notice), lang)


def said(words: Words, lang: Lang) -> str:
    """Return the text in one language, with the no-break spaces that French wants before : ; ! ? % and »."""
    text = words.say(lang)
    return _FRENCH_SPACE.sub("\u00a0", text) if lang == "fr" else text


def one_line(text: str) -> str:
    """Return the text on one line, with whatever could move a cursor or hide what follows spelled out."""
    from cxcli.renderers.safe_text import visible  # noqa: PLC0415 -- its neighbours load Rich; help needs none

    return visible(_LINE_ENDS.sub(" ", text).strip(" "))


def where(place: Place, message: str, lang: Lang) -> str:
    """Return `cxcli.yaml:12:5` or `export.csv, row 7, column 'Q1'`; what the message says is left out."""
    if place.line is not None:
        return ":".join(str(part) for part in (place.file, place.line, place.column) if part is not None)
    named = [place.file] if place.file and not _tells(message, place.file) else []
    if place.row is not None:
        named.append(said(Words(f"row {place.row}", f"ligne de données {place.row}"), lang))
    if place.column is not None and not _tells(message, str(place.column)):
        named.append(said(Words(f"column '{place.column}'", f"colonne « {place.column} »"), lang))
    return ", ".join(named)


def _tells(message: str, name: str) -> bool:
    """Return whether the message has the name as a word of its own: `.` is not told by a full stop."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", message) is not None


def _paragraph(opening: str, problem: Problem, lang: Lang) -> str:
    message = one_line(said(problem.message, lang))
    place = one_line(where(problem.place, message, lang))
    parts = (message, f"({place})" if place else "", one_line(said(problem.hint, lang)))
    return opening + " ".join(part for part in parts if part)


def _as_problem(notice: Notice) -> Problem:
    return Problem(notice.code, "warning", notice.message, notice.hint)

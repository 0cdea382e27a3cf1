"""A wave from the JSON report of an earlier run, where its counts suffice.

A report holds how many people gave each answer, and the effective number of people behind the value.
That is all that scores and differences need: the answers are weighted as so many effective people.
Where weights or clusters were at work, the effective number is that of the rule the run had (by default
the more cautious of two), so a standard error may come out a little larger than it was then.
"""

import json
from pathlib import Path
from typing import Any

from cxcli.comparison.group import Group, Key, Measured
from cxcli.comparison.restored import restored
from cxcli.comparison.typed import Unlike
from cxcli.errors import FileMissing, NotAReport, Place, UnreadableFile
from cxcli.report.model import SCHEMA
from cxcli.words import Words

LARGEST = 1 << 28
"""Bytes a report may have."""


def is_report(path: str) -> bool:
    """Tell whether a path names a report and not an export: reports are JSON files."""
    return path.lower().endswith(".json")


def stored_wave(path: str) -> Measured:
    """Return the wave that a report of an earlier run tells of.

    Raises:
        FileMissing: there is no such file.
        UnreadableFile: it cannot be read.
        NotAReport: it is no `cxcli.report/1`, or not one that adds up.
    """
    document = _document(path)
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise _no_report(path)
    results = document.get("results")
    if not isinstance(results, list):
        raise _no_report(path)
    found: dict[Key, Group] = {}
    for number, item in enumerate(results, 1):
        try:
            group = restored(item)
        except Unlike as unlike:
            raise _damaged(path, number, str(unlike)) from None
        if group is not None:
            found[group.key] = group
    _refuse_loose_ends(path, found)
    return Measured(path, found)


def _document(path: str) -> Any:
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise FileMissing(
            Words(f"There is no file '{path}'.", f"Le fichier « {path} » n'existe pas."),
            Words("Check the path.", "Vérifiez le chemin."),
            Place(file=path),
        ) from None
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or type(error).__name__
        raise UnreadableFile(
            Words(f"'{path}' cannot be read: {said}.", f"« {path} » est illisible : {said}."),
            place=Place(file=path),
        ) from None
    try:
        return json.loads(data) if len(data) <= LARGEST else None
    except (ValueError, RecursionError):
        return None


def _refuse_loose_ends(path: str, groups: dict[Key, Group]) -> None:
    """Let pass groups whose metric has an overall result that asks the same question."""
    for number, (metric, segment) in enumerate(groups, 1):
        result, whole = groups[metric, segment].result, groups.get((metric, ()))
        if whole is None:
            raise _damaged(path, number, f"{metric}: no overall result")
        facts = [(r.type, r.statistic, r.question) for r in (result, whole.result)]
        if facts[0] != facts[1]:
            raise _damaged(path, number, f"{metric}: another question than the overall result")


def _no_report(path: str) -> NotAReport:
    return NotAReport(
        Words(
            f"'{path}' is no report of cxcli ({SCHEMA}).",
            f"« {path} » n'est pas un rapport de cxcli ({SCHEMA}).",
        ),
        _WRITE,
        Place(file=path),
    )


def _damaged(path: str, number: int, what: str) -> NotAReport:
    return NotAReport(
        Words(
            f"'{path}' is not as cxcli writes a report: result {number} ({what}).",
            f"« {path} » n'est pas tel que cxcli écrit un rapport : résultat {number} ({what}).",
        ),
        _WRITE,
        Place(file=path),
    )


_WRITE = Words(
    "Write one with: cxcli score FILE -o report.json.",
    "Écrivez-en un avec : cxcli score FICHIER -o rapport.json.",
)

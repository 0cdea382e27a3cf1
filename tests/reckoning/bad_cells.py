"""Cells that say nothing, or something that cannot be, by what their column holds."""

from cxcli.metric import key_of
from cxcli.metrics import METRICS
from tests.reckoning.runs import way_of
from tests.reckoning.trial import Trial

UNREAD = {
    "answer": "?!",
    "number": "many",
    "count": "several",
    "seconds": "1:2:3:4",
    "day": "2026-02-30",
    "moment": "2026-02-30 10:00",
    "month": "2026-13",
    "event": "2026-02-30",
    "flag": "maybe",
    "billing": "whenever",
    "paid": "perhaps",
    "marks": "3",
    "components": "much",
}
"""Kind of column -> a cell that says nothing that it can hold; names, words and comments hold anything."""

BELOW_ZERO = ("count", "seconds")
"""Kinds of columns whose numbers are never below 0."""

MAY_BE_BLANK = ("comment", "components", "marks")
"""Kinds of columns of which a blank says something."""


def columns(name: str, trial: Trial) -> dict[str, tuple[str, bool]]:
    """Return the kind of every column of a trial, and whether it is one that cannot be blank."""
    measure, way = way_of(name, trial)
    if way is None:
        return {"answer": ("answer", True)}
    kinds = {key.name: key.kind for key in METRICS[name].keys} | {**way.kinds}
    needed = {*way.needs} - {*way.blanks}
    return {
        str(ref): (kinds[key_of(key)], key in needed and kinds[key_of(key)] not in MAY_BE_BLANK)
        for key, ref in measure.inputs.items()
    }

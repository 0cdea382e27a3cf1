"""A platform's own grouping of NPS answers (`Q1_NPS_GROUP`), held against the answers."""

from fractions import Fraction

import numpy as np

from cxcli.header import Header
from cxcli.passes.cells import Column
from cxcli.study.column import ColumnRef
from cxcli.study.text import normalise
from cxcli.tally.codebook import Codebook
from cxcli.tally.rows import Answer

SUFFIX = "_NPS_GROUP"

_GROUPS = {
    **dict.fromkeys(("1", "detractor", "détracteur", "detractors"), -1),
    **dict.fromkeys(("2", "passive", "passif", "neutre", "passives"), 0),
    **dict.fromkeys(("3", "promoter", "promoteur", "promoters"), 1),
}
_UNKNOWN = 9


def group_position(header: Header, column: int) -> int | None:
    """Return the position of the group column that belongs to a question's column, if there is one."""
    found = header.positions_of(ColumnRef(name=header.cells[column][0].strip() + SUFFIX))
    return found[0] if len(found) == 1 else None


def contradictions(codes: np.ndarray, book: Codebook[Answer], group: Column) -> int:
    """Return how many rows have a valid answer and a group that is not the answer's."""
    said = group.spread(
        np.array([_GROUPS.get(normalise(text), _UNKNOWN) for text in group.texts], dtype=np.int8)
    )
    meant = np.array(
        [_UNKNOWN if a.value is None else _group_of(a.value) for a in book.values], dtype=np.int8
    )
    answered = np.where(codes >= 0, meant[codes], _UNKNOWN)
    return int(((said != _UNKNOWN) & (answered != _UNKNOWN) & (said != answered)).sum())


def _group_of(value: Fraction) -> int:
    return 1 if value >= 9 else 0 if value >= 7 else -1

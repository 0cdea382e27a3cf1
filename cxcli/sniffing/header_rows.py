"""How many rows of an export are its header: one, two (SurveyMonkey and its like) or three (Qualtrics)."""

import re
from collections.abc import Sequence
from itertools import groupby

from cxcli.study.text import normalise

Row = Sequence[str]

_IMPORT_ID = '{"importid":'
_SECOND_ROW_WORDS = frozenset({"response", "open-ended response"})
_FIGURES = re.compile(r"\s*[+-]?\d[\d.,:/ -]*(?:[ap]m)?\s*", re.IGNORECASE)
_OTHER = "other (please specify)"


def count_header_rows(rows: Sequence[Row]) -> int:
    """Return 1, 2 or 3 for the first rows of a table.

    Three when the third row names Qualtrics import ids; two when the second row holds SurveyMonkey's
    words for a single answer, or tells apart columns that the first row leaves blank or names alike.
    """
    if len(rows) > 2 and is_import_ids(rows[2]):
        return 3
    if len(rows) > 1 and (_has_words_of_answers(rows[0], rows[1]) or _tells_apart(rows[0], rows[1])):
        return 2
    return 1


def is_import_ids(row: Row) -> bool:
    """Return whether at least four of five filled cells are Qualtrics `{"ImportId": ...}` objects."""
    cells = [folded for folded in map(normalise, row) if folded]
    ids = sum(cell.replace(" ", "").startswith(_IMPORT_ID) for cell in cells)
    return bool(cells) and ids >= 0.8 * len(cells)


def _has_words_of_answers(first: Row, second: Row) -> bool:
    cells = list(map(normalise, second))
    if _has_answers(first, second):
        return False
    if not _SECOND_ROW_WORDS.isdisjoint(cells):
        return True
    return any(cells[i] == _OTHER for i in _continued(first) if i < len(cells))


def _has_answers(first: Row, second: Row) -> bool:
    """Return whether a number stands below a column that row 1 names: no header row writes one there."""
    continued = set(_continued(first))
    named = [i for i, cell in enumerate(first) if cell.strip() and i not in continued and i < len(second)]
    return any(_FIGURES.fullmatch(second[i]) for i in named)


def _tells_apart(first: Row, second: Row) -> bool:
    """Return whether row 2 names each column of the groups that row 1 leaves open."""
    continued = [i for i in _continued(first) if i < len(second)]
    if len(continued) < max(1, 0.2 * len(first)):
        return False
    filled = [i for i in continued if second[i].strip()]
    if len(filled) < 0.95 * len(continued) or _has_figures(second):
        return False
    return _distinct_in_groups(first, second)


def _has_figures(row: Row) -> bool:
    """Return whether more than one filled cell in five is a number or a date, as in a row of answers."""
    cells = [cell for cell in row if cell.strip()]
    return sum(bool(_FIGURES.fullmatch(cell)) for cell in cells) > 0.2 * len(cells)


def _continued(first: Row) -> list[int]:
    """Return the positions whose cell in row 1 is blank or the same as its left neighbour's."""
    folded = list(map(normalise, first))
    return [i for i in range(1, len(folded)) if not folded[i] or folded[i] == folded[i - 1]]


def _distinct_in_groups(first: Row, second: Row) -> bool:
    continued = set(_continued(first))
    starts = [i for i in range(len(first)) if i not in continued]
    group_of = [sum(start <= i for start in starts) for i in range(len(first))]
    pairs = [(group_of[i], normalise(second[i])) for i in range(min(len(first), len(second)))]
    groups = [[text for _, text in members] for _, members in groupby(pairs, key=lambda pair: pair[0])]
    several = [group for group in groups if len(group) > 1]
    named_apart = sum(len(set(group)) for group in several)
    return named_apart >= 0.95 * sum(map(len, several))

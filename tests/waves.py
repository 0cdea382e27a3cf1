"""Waves in memory: rows of texts, measured as a command would measure an export."""

from collections.abc import Mapping, Sequence

from cxcli.comparison.group import Measured
from cxcli.pipeline.measuring import measure
from cxcli.pipeline.waves import Read, wave_of
from cxcli.study.study import Study
from tests.tables import MemoryTable

Rows = Sequence[Mapping[str, str]]


def read(study: Study, rows: Rows, path: str = "wave.csv") -> Read:
    """Return a wave of these rows, each a mapping from column to cell."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    measured = measure(study, [MemoryTable(names, [[row.get(name, "") for name in names] for row in rows])])
    return Read(wave_of(path, measured), measured)


def wave(study: Study, rows: Rows, path: str = "wave.csv") -> Measured:
    """Return the groups of a wave of these rows."""
    return read(study, rows, path).wave


def rows(column: str, answers: Mapping[int, int], **others: str) -> list[dict[str, str]]:
    """Return so many rows of each answer, all of them with the same other cells."""
    return [{column: str(answer), **others} for answer, n in answers.items() for _ in range(n)]


def nps_rows(down: int, middle: int, up: int, **others: str) -> list[dict[str, str]]:
    """Return rows of detractors, passives and promoters in the column `Q1`."""
    return rows("Q1", {0: down, 8: middle, 10: up}, **others)

"""Waves in memory: rows of texts, measured as a command would measure an export."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from cxcli.comparison.group import Measured
from cxcli.comparison.stored import stored_wave
from cxcli.pipeline.measuring import Measurement, measure, report_of
from cxcli.pipeline.waves import Read, wave_of
from cxcli.renderers.to_json import to_json
from cxcli.study.study import Study
from tests.tables import MemoryTable

Rows = Sequence[Mapping[str, str]]


def read(study: Study, rows: Rows, path: str = "wave.csv") -> Read:
    """Return a wave of these rows, each a mapping from column to cell."""
    measured = measured_of(study, rows)
    return Read(wave_of(path, measured), measured)


def measured_of(study: Study, rows: Rows) -> Measurement:
    """Return rows counted and scored."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return measure(study, [MemoryTable(names, [[row.get(name, "") for name in names] for row in rows])])


def wave(study: Study, rows: Rows, path: str = "wave.csv") -> Measured:
    """Return the groups of a wave of these rows."""
    return read(study, rows, path).wave


def rows(column: str, answers: Mapping[int, int], **others: str) -> list[dict[str, str]]:
    """Return so many rows of each answer, all of them with the same other cells."""
    return [{column: str(answer), **others} for answer, n in answers.items() for _ in range(n)]


def nps_rows(down: int, middle: int, up: int, **others: str) -> list[dict[str, str]]:
    """Return rows of detractors, passives and promoters in the column `Q1`."""
    return rows("Q1", {0: down, 8: middle, 10: up}, **others)


def stored(study: Study, rows: Rows, path: Path) -> Measured:
    """Return the same wave as it comes back from its JSON report, which is left at the path."""
    path.write_text(to_json(report_of(measured_of(study, rows))), encoding="utf-8")
    return stored_wave(str(path))

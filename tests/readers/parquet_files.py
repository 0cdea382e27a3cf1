"""Parquet files for tests, written and read back."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cxcli.reader import Account
from cxcli.readers import open_tables
from cxcli.readers.from_parquet import ParquetTable
from cxcli.study.study import SourceSettings

Rows = list[list[str]]


def stored(
    folder: Path, columns: Mapping[str, Any] | pa.Table, name: str = "data.parquet", **how: Any
) -> str:
    """Return the path of a file with these columns."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(columns if isinstance(columns, pa.Table) else pa.table(dict(columns)), path, **how)
    return str(path)


def opened(path: str, **settings: Any) -> ParquetTable:
    """Return the one table of a file."""
    (table,) = open_tables([path], SourceSettings(**settings))
    assert isinstance(table, ParquetTable)
    return table


def columns_of(table: ParquetTable, positions: Sequence[int] | None = None) -> list[list[str]]:
    """Return the cells of some columns, of all by default."""
    wanted = range(len(table.header)) if positions is None else positions
    parts = list(table.parts(wanted))
    return [[text for part in parts for text in part.columns[at].to_pylist()] for at in wanted]


def rows_of(path: str, **settings: Any) -> tuple[Rows, list[int], Account]:
    """Return every row, its number, and the account of the reading."""
    table = opened(path, **settings)
    everything = range(len(table.header))
    rows: Rows = []
    numbers: list[int] = []
    for part in table.parts(everything):
        rows += map(list, zip(*(part.columns[at].to_pylist() for at in everything), strict=True))
        numbers += part.rows.tolist()
    return rows, numbers, table.account

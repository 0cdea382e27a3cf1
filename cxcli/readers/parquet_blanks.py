"""Which columns have to be looked at to know that no row is blank: the footer's counts mostly say it."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from cxcli.readers.layout import is_blank
from cxcli.readers.parquet_cells import Coded, is_text
from cxcli.readers.parquet_file import ParquetFile, Run

_FIRST_VISIBLE, _LAST_ASCII = b"!", b"\x7f"
"""Texts that all start with a byte between these two start with something that shows."""


def witnesses(file: ParquetFile, run: Run, wanted: Iterable[int]) -> tuple[frozenset[int], bool]:
    """Return the columns to read so that blank rows are known, and whether there are surely none.

    One column that is filled in every row is enough: a wanted one, else the smallest; without any,
    every column is needed.
    """
    wanted = frozenset(wanted)
    if any(_is_filled(file, run, position) for position in wanted):
        return wanted, True
    others = [position for position in range(len(file.names)) if position not in wanted]
    for position in sorted(others, key=lambda other: _size(file, run, other)):
        if _is_filled(file, run, position):
            return wanted or frozenset({position}), True
    return frozenset(range(len(file.names))), False


def blank_rows(columns: Iterable[Coded], size: int) -> np.ndarray:
    """Return for each row whether every cell shows nothing."""
    blank = np.ones(size, dtype=bool)
    for column in columns:
        if not blank.any():
            break
        shows_nothing = np.array(list(map(is_blank, column.texts.to_pylist())), dtype=bool)
        blank &= shows_nothing[column.codes]
    return blank


def null_rows(columns: Iterable[Coded], size: int) -> np.ndarray:
    """Return for each row whether no column has a value."""
    null = np.ones(size, dtype=bool)
    for column in columns:
        null &= False if column.nulls is None else column.nulls
    return null


def _size(file: ParquetFile, run: Run, position: int) -> int:
    groups = (file.file.metadata.row_group(group) for group in run)
    return sum(group.column(leaf).total_compressed_size for group in groups for leaf in file.leaves[position])


def _is_filled(file: ParquetFile, run: Run, position: int) -> bool:
    """Return whether the footer says that a column shows something in every row."""
    kind, leaves = file.types[position], file.leaves[position]
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    if len(leaves) != 1 or not (is_text(kind) or pa.types.is_integer(kind) or pa.types.is_temporal(kind)):
        return False
    return all(_is_filled_in(file, group, leaves[0], is_text=is_text(kind)) for group in run)


def _is_filled_in(file: ParquetFile, group: int, leaf: int, *, is_text: bool) -> bool:
    found = file.file.metadata.row_group(group).column(leaf).statistics
    if found is None or not found.has_null_count or found.null_count:
        return False
    if not is_text:
        return True
    if not found.has_min_max:
        return False
    low, high = found.min_raw, found.max_raw
    return isinstance(low, bytes) and low >= _FIRST_VISIBLE and high[:1] <= _LAST_ASCII

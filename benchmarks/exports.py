"""Writes the made-up export in any form, and what it holds: `python -m benchmarks.exports FOLDER ROWS FORM`."""

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.cells import CHOICES, NAMES, Table, tables
from benchmarks.files import FORMS, parts_of, path_of, truth_of
from benchmarks.job import COLUMNS, DATE, SEGMENT, Counted, counts
from benchmarks.writing import Style, written

STYLES = {
    "csv": Style(),
    "cp1252": Style(delimiter=";", encoding="cp1252"),
    "quoted": Style(encoding="utf-8-sig", quotes_all=True),
}


def write(folder: Path, rows: int, form: str) -> None:
    """Write an export of some rows in a form of `FORMS`, whole or not at all, and what it holds."""
    path = path_of(folder, rows, form)
    {"parquet": _parquet, "xlsx": _workbook, "parts": _parts}.get(form, _text)(path, rows, form)
    truth = truth_of(folder, rows)
    if not truth.exists():
        _whole(truth).write_text(json.dumps(counts(counted(rows))), encoding="utf-8")
        _whole(truth).rename(truth)


def counted(rows: int) -> Iterator[Counted]:
    """Yield how often each answer was drawn in each country and month, as no reader of the file knows it."""
    months = [f"{2025 + month // 12}-{month % 12 + 1:02d}" for month in range(24)]
    axes = {name: (list(CHOICES[SEGMENT]), [*months, ""], list(CHOICES[name])) for name in COLUMNS}
    totals = {name: np.zeros([len(axis) for axis in axes[name]], dtype=np.int64) for name in COLUMNS}
    for table in tables(rows):
        for name, total in totals.items():
            np.add(total, _tally(table, name, total.shape), out=total)
    for name, (countries, periods, answers) in axes.items():
        for (country, month, answer), number in np.ndenumerate(totals[name]):
            if number:
                yield name, countries[country], periods[month], answers[answer], int(number)


def _tally(table: Table, column: str, shape: Sequence[int]) -> np.ndarray:
    country, answer = (table[name].indices.to_numpy().astype(np.int64) for name in (SEGMENT, column))
    year, number = (_number(table[DATE], begin, end) for begin, end in ((0, 4), (5, 7)))
    month = np.where(year < 0, shape[1] - 1, (year - 2025) * 12 + number - 1)
    cell: np.ndarray = (country * shape[1] + month) * shape[2] + answer
    return np.bincount(cell, minlength=int(np.prod(shape))).reshape(shape)


def _number(stamps: pa.Array, begin: int, end: int) -> np.ndarray:
    cut = pc.utf8_slice_codeunits(stamps, begin, end)
    numbers: np.ndarray = pc.if_else(pc.equal(cut, ""), "-1", cut).cast(pa.int64()).to_numpy()
    return numbers


def _text(path: Path, rows: int, form: str) -> None:
    style = STYLES[form]
    with _whole(path).open("wb") as file:
        file.write(style.heading(NAMES))
        for table in tables(rows):
            file.write(written(table, style))
    _whole(path).rename(path)


def _parts(path: Path, rows: int, _form: str) -> None:
    """Write eight files; each has an eighth of every piece, so that they are alike."""
    _whole(path).mkdir(exist_ok=True)
    with ExitStack() as stack:
        files = [stack.enter_context(part.open("wb")) for part in parts_of(_whole(path))]
        for file in files:
            file.write(Style().heading(NAMES))
        for table in tables(rows):
            size = -(-len(table[SEGMENT]) // len(files))
            for number, file in enumerate(files):
                file.write(written({n: c.slice(number * size, size) for n, c in table.items()}, Style()))
    _whole(path).rename(path)


def _parquet(path: Path, rows: int, _form: str) -> None:
    schema = pa.schema([(name, pa.string()) for name in NAMES])
    with pq.ParquetWriter(_whole(path), schema, compression="zstd") as writer:
        for table in tables(rows):
            writer.write_table(pa.table({name: column.cast(pa.string()) for name, column in table.items()}))
    _whole(path).rename(path)


def _workbook(path: Path, rows: int, _form: str) -> None:
    """Write a workbook whose numbers are numbers, where a platform writes numbers."""
    xlsxwriter = import_module("xlsxwriter")  # of the extra `bench`, for workbooks only

    options = {"strings_to_urls": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(str(_whole(path)), options) as book:
        sheet = book.add_worksheet("Responses")
        sheet.write_row(0, 0, NAMES)
        line = 0
        for table in tables(rows):
            for cells in zip(*(column.to_pylist() for column in table.values()), strict=True):
                line += 1
                sheet.write_row(line, 0, [_cell(text) for text in cells])
    _whole(path).rename(path)


def _cell(text: str) -> Any:
    return int(text) if text.isdigit() and len(text) < 10 else text


def _whole(path: Path) -> Path:
    """Return where a file is written before it has its name, so that half a file is never taken for one."""
    return path.with_name(f"half-{path.name}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exports", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("rows", type=int)
    parser.add_argument("form", choices=FORMS)
    asked = parser.parse_args()
    write(asked.folder, asked.rows, asked.form)

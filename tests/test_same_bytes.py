"""The same answers in any file give the same bytes, sources aside."""

import csv
import gzip
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from cxcli import score
from cxcli.cli.app import answer

NAMES = ["id", "date", "pays", "note", "satisfaction", "w"]
SATISFACTION = ["Très satisfait", "Plutôt satisfait", "N/A", "", "Très insatisfait"]
ROWS = [
    [f"R{i}", f"2026-{i % 3 + 1:02d}-15", ["FR", "Île d’Yeu", ""][i % 3], str(i % 11), SATISFACTION[i % 5], str(1 + i % 2)]
    for i in range(120)
]  # fmt: skip
CONFIG: dict[str, Any] = {
    "version": 1,
    "response": "id",
    "date": "date",
    "period": "month",
    "weight": "w",
    "segments": ["pays"],
    "metrics": {
        "nps": {"type": "nps", "column": "note"},
        "csat": {"type": "csat", "column": "satisfaction", "labels": "fr.sat5"},
    },
}


def text(delimiter: str, line_end: str = "\r\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows([NAMES, *ROWS])
    return out.getvalue()


def write_workbook(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Réponses")
        for number, row in enumerate([NAMES, *ROWS]):
            for place, cell in enumerate(row):
                (
                    sheet.write_number(number, place, int(cell))
                    if cell.isdigit()
                    else sheet.write_string(number, place, cell)
                )


def typed(name: str) -> pa.Array:
    """Return a column as another program would keep it: dates, numbers, nulls."""
    cells = [row[NAMES.index(name)] or None for row in ROWS]
    if name == "date":
        return pa.array([date.fromisoformat(cell or "") for cell in cells])
    if name in {"note", "w"}:
        return pa.array(
            [float(cell or "") for cell in cells], pa.float64() if name == "note" else pa.float32()
        )
    return pa.array(cells).dictionary_encode() if name == "pays" else pa.array(cells)


def write_parquet(path: Path, kind: str) -> None:
    if kind == "converted":
        write(path.with_name("from.csv"), "comma")
        assert answer(["convert", str(path.with_name("from.csv")), "-o", str(path), "-q"]) == 0
    else:
        pq.write_table(pa.table({name: typed(name) for name in NAMES}), path, row_group_size=50)


def write(path: Path, kind: str) -> None:
    contents = {
        "comma": text(",").encode(),
        "semicolon": text(";", "\n").encode("utf-8-sig"),
        "tab": text("\t").encode(),
        "utf-16": text(",").encode("utf-16"),
        "cp1252": text(";").encode("cp1252"),
        "carriage returns": text(",", "\r").encode(),
        "gzip": gzip.compress(text(",").encode()),
        "zstd": pa.compress(text(",").encode(), codec="zstd", asbytes=True),
    }
    if kind == "workbook":
        write_workbook(path)
    elif kind in {"converted", "typed"}:
        write_parquet(path, kind)
    else:
        path.write_bytes(contents[kind])


def said(path: Path) -> str:
    report = json.loads(score(str(path), config=CONFIG).to_json())
    del report["sources"], report["generated_at"]
    report["warnings"] = [w for w in report["warnings"] if w["code"] != "CX0101"]
    return json.dumps(report)


SUFFIXES = {
    "workbook": ".xlsx",
    "gzip": ".csv.gz",
    "zstd": ".csv.zst",
    "converted": ".parquet",
    "typed": ".parquet",
}


@pytest.mark.parametrize("kind", ["semicolon", "tab", "utf-16", "cp1252", "carriage returns", *SUFFIXES])
def test_the_format_of_the_file_does_not_change_a_byte(kind: str, tmp_path: Path) -> None:
    plain, other = tmp_path / "a.csv", tmp_path / f"b{SUFFIXES.get(kind, '.csv')}"
    write(plain, "comma")
    write(other, kind)
    assert said(other) == said(plain)


def test_two_files_are_the_same_as_their_rows_in_one(tmp_path: Path) -> None:
    head, *rows = text(",").splitlines(keepends=True)
    (tmp_path / "all.csv").write_text(head + "".join(rows), newline="")
    (tmp_path / "part1.csv").write_text(head + "".join(rows[:50]), newline="")
    (tmp_path / "part2.csv").write_text(head + "".join(rows[50:]), newline="")
    assert said(tmp_path / "part*.csv") == said(tmp_path / "all.csv")

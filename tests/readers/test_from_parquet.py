"""Parquet files: typed values as a CSV would hold them, needed columns only, blank rows, hostile types."""

import datetime as dt
import io
import os
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.errors import BadParquet, EmptyFile, NestedColumn
from cxcli.readers import open_tables
from cxcli.study.column import ColumnRef
from cxcli.study.study import SourceSettings
from tests.readers.parquet_files import columns_of, opened, rows_of, stored

MOMENT = dt.datetime(2026, 3, 1, 9, 5, 7)


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        (pa.array([5, None, -3], pa.int8()), ["5", "", "-3"]),
        (pa.array([2**64 - 1, 0], pa.uint64()), [str(2**64 - 1), "0"]),
        (pa.array([4.5, 5.0, 1e-7, 1e20, float("nan"), None, -0.0]), ["4.5", "5", "0.0000001", "1" + "0" * 20, "", "", "0"]),
        (pa.array([4.3, 0.1, 1e16], pa.float32()), ["4.3", "0.1", "1" + "0" * 16]),
        (pa.array([Decimal("4.50"), Decimal("1000.00"), None, Decimal("0.00")]), ["4.5", "1000", "", "0"]),
        (pa.array([True, False, None]), ["TRUE", "FALSE", ""]),
        (pa.array([dt.date(2026, 3, 1), None]), ["2026-03-01", ""]),
        (pa.array([dt.date(2026, 3, 1)], pa.date64()), ["2026-03-01"]),
        (pa.array([MOMENT, dt.datetime(2026, 3, 1), None]), ["2026-03-01 09:05:07", "2026-03-01", ""]),
        (pa.array([MOMENT.replace(microsecond=250_000)]), ["2026-03-01 09:05:07.25"]),
        (pa.array([MOMENT], pa.timestamp("ns")), ["2026-03-01 09:05:07"]),
        (pa.array([MOMENT], pa.timestamp("ms", "UTC")), ["2026-03-01 09:05:07+0000"]),
        (pa.array([MOMENT], pa.timestamp("us", "Europe/Paris")), ["2026-03-01 10:05:07+0100"]),
        (pa.array([MOMENT], pa.timestamp("s", "+02:30")), ["2026-03-01 11:35:07+0230"]),
        (pa.array([dt.time(9, 5), dt.time(9, 5, 7, 500_000)]), ["09:05:00", "09:05:07.5"]),
        (pa.array([90_000, None], pa.duration("s")), ["25:00:00", ""]),
        (pa.array([b"caf\xc3\xa9", None]), ["café", ""]),
        (pa.array(["x", None], pa.large_string()), ["x", ""]),
        (pa.array([10, 9, 10]).dictionary_encode(), ["10", "9", "10"]),
        (pa.array(["b", None, "a"]).dictionary_encode(), ["b", "", "a"]),
        (pa.array([UUID(int=7).bytes, None], pa.uuid()), [str(UUID(int=7)), ""]),
        (pa.nulls(2), ["", ""]),
    ],
    ids=lambda values: str(values.type) if isinstance(values, pa.Array) else "",
)  # fmt: skip
def test_a_value_is_the_text_that_a_csv_would_hold(
    values: pa.Array, texts: list[str], tmp_path: Path
) -> None:
    path = stored(tmp_path, {"v": values, "id": [f"R{i}" for i in range(len(values))]})
    table = opened(path)
    assert columns_of(table, [0]) == [texts]
    assert [row[0] for row in table.head()] == texts


def test_a_time_zone_that_nobody_knows_leaves_the_instant_in_utc(tmp_path: Path) -> None:
    path = stored(tmp_path, {"t": pa.array([MOMENT], pa.timestamp("us", "Mars/Olympus"))})
    assert columns_of(opened(path)) == [["2026-03-01 09:05:07+0000"]]


def test_dates_that_no_calendar_reaches_are_read_as_something(tmp_path: Path) -> None:
    far = pa.array([2**62, -(2**62), 2**63 - 1], pa.int64())
    path = stored(tmp_path, {"t": far.cast(pa.timestamp("us")), "d": far.cast(pa.duration("s"))})
    assert [len(column) for column in columns_of(opened(path))] == [3, 3]


cells = st.one_of(
    st.none(),
    st.sampled_from(["", " ", "\xa0", "\ufeff", "a", "b", "é", '"', "\n", "5", "N/A"]),
    st.text(max_size=4),
)


@given(data=st.data())
def test_texts_come_back_as_they_were_however_they_are_stored(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    width = data.draw(st.integers(1, 4))
    rows = data.draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=12))
    columns = {f"c{at}": pa.array([row[at] for row in rows], pa.string()) for at in range(width)}
    path = stored(
        tmp_path_factory.mktemp("p"),
        {
            name: column.dictionary_encode() if data.draw(st.booleans()) else column
            for name, column in columns.items()
        },
        row_group_size=data.draw(st.integers(1, 12)),
        use_dictionary=data.draw(st.booleans()),
        write_statistics=data.draw(st.booleans()),
        compression=data.draw(st.sampled_from(["none", "snappy", "zstd", "gzip"])),
    )
    wanted = [[cell or "" for cell in row] for row in rows]
    if width > 1:
        kept = [number for number, row in enumerate(wanted) if any(_shows(cell) for cell in row)]
    else:
        kept = list(range(len(wanted)))
    if not kept:
        with pytest.raises(EmptyFile):
            opened(path, header_rows=1)
        return
    found, numbers, account = rows_of(path, header_rows=1, profile="none")
    assert found == [wanted[number] for number in kept]
    assert numbers == [number + 1 for number in kept]
    assert (account.rows, account.empty, account.damaged) == (len(rows), len(rows) - len(kept), 0)


def _shows(cell: str) -> bool:
    return bool(cell.replace("\ufeff", "").replace("\u200b", "").strip())


@given(data=st.data())
def test_the_wanted_columns_decide_nothing_about_which_rows_are_blank(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cell = st.sampled_from([None, "", " ", "a", "5"])
    rows = data.draw(
        st.lists(st.tuples(cell, cell, cell), min_size=1, max_size=8).filter(lambda r: any(map(_any, r)))
    )
    columns: dict[str, Any] = {f"c{at}": pa.array([row[at] for row in rows], pa.string()) for at in range(3)}
    if data.draw(st.booleans()):
        columns["n"] = pa.array(
            data.draw(st.lists(st.none() | st.integers(0, 9), min_size=len(rows), max_size=len(rows)))
        )
    path = stored(tmp_path_factory.mktemp("p"), columns, row_group_size=data.draw(st.integers(1, 8)))
    whole, some = opened(path, header_rows=1), opened(path, header_rows=1)
    wanted = data.draw(st.sets(st.integers(0, 2)))
    all_numbers = [
        n for part in whole.parts(range(len(columns)), identities=True) for n in part.rows.tolist()
    ]
    assert [n for part in some.parts(wanted) for n in part.rows.tolist()] == all_numbers
    assert (some.account.rows, some.account.empty) == (whole.account.rows, whole.account.empty)


def _any(row: tuple[str | None, ...]) -> bool:
    return any(_shows(cell or "") for cell in row)


def test_a_column_that_nobody_needs_is_not_read(tmp_path: Path) -> None:
    names = [f"R{number:06}" for number in range(20_000)]
    how = {
        "use_dictionary": False,
        "compression": "none",
        "row_group_size": 5000,
        "write_page_checksum": True,
    }
    path = Path(
        stored(tmp_path, {"id": names, "nps": [9] * len(names), "why": ["because"] * len(names)}, **how)
    )
    data = bytearray(path.read_bytes())
    at = data.index(b"because" + bytes([7]), data.index(b"because", len(data) // 2) + 5000)
    data[at : at + 7] = b"xxxxxxx"
    path.write_bytes(data)
    assert columns_of(opened(str(path)), [1]) == [["9"] * len(names)]
    with pytest.raises(BadParquet):
        columns_of(opened(str(path)), [2])


def test_a_dictionary_is_handed_on_with_each_text_once_in_order_of_appearance(tmp_path: Path) -> None:
    categories = pd.Categorical(["b", "a", "b", None], categories=["unused", "a", "b"])
    table = opened(
        stored(tmp_path, pa.Table.from_pandas(pd.DataFrame({"c": categories, "n": [2.0, 2, 1, 1]})))
    )
    (part,) = table.parts([0, 1])
    assert all(isinstance(column, pa.DictionaryArray) for column in part.columns.values())
    assert part.columns[0].dictionary.to_pylist() == ["b", "a", ""]
    assert part.columns[1].dictionary.to_pylist() == ["2", "1"]


@pytest.mark.parametrize("order", [["b", "a", "c"], ["a", "b", "c"], ["c", "a", "b"]])
@pytest.mark.parametrize("late", [3, 2_500])
def test_texts_stand_in_order_of_appearance_even_if_one_appears_late(
    order: list[str], late: int, tmp_path: Path
) -> None:
    texts = [*order[:2] * late, *order] * 3
    stored_order = pa.array(["a", "b", "c"])
    codes = pa.array([["a", "b", "c"].index(text) for text in texts], pa.int32())
    table = opened(stored(tmp_path, {"c": pa.DictionaryArray.from_arrays(codes, stored_order), "n": texts}))
    for part in table.parts([0, 1]):
        for column in part.columns.values():
            assert isinstance(column, pa.DictionaryArray)
            assert column.dictionary.to_pylist() == order
            assert column.to_pylist() == texts


@pytest.mark.parametrize("size", [1, 7, 1000, 100_000])
def test_row_groups_of_any_size_read_the_same(size: int, tmp_path: Path) -> None:
    rows = 3000
    path = stored(
        tmp_path, {"n": list(range(rows)), "m": ["x", "y", None] * (rows // 3)}, row_group_size=size
    )
    table = opened(path)
    assert columns_of(table) == [[str(n) for n in range(rows)], ["x", "y", ""] * (rows // 3)]
    assert len(table.head()) == 1000


def test_rows_share_an_identity_when_every_cell_reads_the_same(tmp_path: Path) -> None:
    columns = {
        "a": [1, 1, 1, None],
        "b": ["x", "x", "y", "x"],
        "l": [[1], [1], [1], [1]],
        "raw": [b"\xff"] * 4,
    }
    plain = opened(stored(tmp_path, columns))
    coded = opened(
        stored(
            tmp_path,
            {**columns, "a": ["1", "1", "1", ""], "b": pa.array(columns["b"]).dictionary_encode()},
            "b.parquet",
        )
    )
    found = [
        part.identities.tolist()
        for table in (plain, coded)
        for part in table.parts([0], identities=True)
        if part.identities is not None
    ]
    first, second, third, fourth = found[0]
    assert first == second
    assert len({first, third, fourth}) == 3
    assert found[0] == found[1]


def test_identities_stop_when_nobody_compares_any_more(tmp_path: Path) -> None:
    rows = 70_000
    table = opened(stored(tmp_path, {"n": list(range(2 * rows))}, row_group_size=rows))
    with_identity = []
    for part in table.parts([0], identities=True):
        with_identity.append(part.identities is not None)
        table.account.compares = False
    assert with_identity[0]
    assert not with_identity[-1]


@pytest.mark.parametrize(
    ("values", "kind"),
    [([["a"], ["b"]], "list"), ([{"x": 1}, {"x": 2}], "struct"), (pa.array([[("k", 1)], []], pa.map_(pa.string(), pa.int64())), "map")],
)  # fmt: skip
def test_a_nested_column_is_refused_only_when_it_is_asked_for(values: Any, kind: str, tmp_path: Path) -> None:
    path = stored(tmp_path, {"tags": values, "nps": [9, 10]})
    assert columns_of(opened(path), [1]) == [["9", "10"]]
    with pytest.raises(NestedColumn, match="'tags'") as caught:
        columns_of(opened(path), [0, 1])
    assert kind in caught.value.problem


def test_bytes_that_are_no_text_are_refused_only_when_they_are_asked_for(tmp_path: Path) -> None:
    path = stored(tmp_path, {"photo": [b"\xff\xd8", None], "nps": [9, 10]})
    table = opened(path)
    assert columns_of(table, [1]) == [["9", "10"]]
    assert table.head()[0] == ("\\xff\\xd8", "9")
    with pytest.raises(BadParquet, match="'photo' holds bytes that are no text"):
        columns_of(opened(path), [0])


def test_names_with_dots_and_names_that_are_there_twice_keep_their_places(tmp_path: Path) -> None:
    names = ["a", "a.b", "a", "s"]
    arrays = [pa.array([text]) for text in ("1", "2", "3")] + [pa.array([{"b": 9, "c": 9}])]
    table = opened(stored(tmp_path, pa.Table.from_arrays([*arrays, pa.array(["4"])], [*names, "z"])))
    assert columns_of(table, [0, 1, 2, 4]) == [["1"], ["2"], ["3"], ["4"]]
    assert table.header.positions_of(ColumnRef(name="a")) == (0, 2)


def test_header_rows_that_another_program_took_for_answers_are_header_rows(tmp_path: Path) -> None:
    export = pd.DataFrame(
        {
            "StartDate": [
                "Start Date",
                '{"ImportId":"startDate","timeZone":"Europe/Paris"}',
                "2026-03-01 10:00:00",
            ],
            "Q1": ["How likely?", '{"ImportId":"QID1"}', "9"],
        }
    )
    path = stored(tmp_path, pa.Table.from_pandas(export))
    table = opened(path)
    assert (table.origin.header_rows, table.origin.profile, table.origin.timezone) == (
        3,
        "qualtrics",
        "Europe/Paris",
    )
    assert table.header.positions_of(ColumnRef(name="QID1")) == (1,)
    assert table.head() == [("2026-03-01 10:00:00", "9")]
    assert columns_of(table) == [["2026-03-01 10:00:00"], ["9"]]
    assert table.account.rows == 1
    assert columns_of(opened(path, header_rows=1), [1]) == [["How likely?", '{"ImportId":"QID1"}', "9"]]


@pytest.mark.parametrize("columns", [{}, {"a": pa.array([], pa.string())}])
def test_a_file_without_a_column_or_a_row_is_empty(columns: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(EmptyFile):
        opened(stored(tmp_path, columns))


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.RawIOBase]:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as source, os.fdopen(writing, "wb", buffering=0) as sink:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(source))
        yield sink


def test_standard_input_is_read_as_well(tmp_path: Path, stdin: io.RawIOBase) -> None:
    stdin.write(Path(stored(tmp_path, {"a": [1, 2]})).read_bytes())
    stdin.close()
    assert columns_of(opened("-")) == [["1", "2"]]


def test_the_digest_is_that_of_the_file(tmp_path: Path) -> None:
    import hashlib  # noqa: PLC0415 - the oracle

    path = stored(tmp_path, {"a": [1, 2]})
    assert rows_of(path)[2].sha256 == hashlib.sha256(Path(path).read_bytes()).hexdigest()


def test_a_huge_row_group_is_read_in_pieces(tmp_path: Path) -> None:
    rows = 300_000
    path = stored(tmp_path, {"n": pa.array(range(rows)), "t": pa.array(["text"] * rows)}, row_group_size=rows)
    assert pq.ParquetFile(path).metadata.num_row_groups == 1
    assert max(map(len, opened(path).parts([0, 1]))) < 50_000


def test_a_table_is_read_the_same_twice(tmp_path: Path) -> None:
    path = stored(tmp_path, {"a": ["x", "", None], "n": [1, 2, 3]})
    (one,), (two,) = open_tables([path], SourceSettings()), open_tables([path], SourceSettings())
    assert columns_of(one) == columns_of(two)  # type: ignore[arg-type]

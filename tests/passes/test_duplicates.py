import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cxcli.passes.duplicates import of_periods, repeats, same_row_and_id, superseded

IDS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), max_size=30)


def ids(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.uint64)


def test_a_repeat_is_any_later_row_of_the_same_key() -> None:
    assert repeats(ids(5, 7, 5, 5)).tolist() == [False, False, True, True]


def test_blank_keys_never_repeat() -> None:
    assert not repeats(ids(0, 0)).any()
    assert not superseded(ids(0, 0), None).any()
    assert not same_row_and_id(ids(0, 0), ids(9, 9)).any()


def test_only_rows_alike_in_id_and_every_column_are_the_same_row() -> None:
    assert same_row_and_id(ids(1, 1, 2, 1), ids(9, 8, 9, 9)).tolist() == [False, False, False, True]


def test_the_latest_stamp_wins_and_then_the_last_in_file() -> None:
    assert superseded(ids(1, 1, 1), np.array([3, 9, 5])).tolist() == [True, False, True]
    assert superseded(ids(1, 1, 1), np.array([4, 4, 4])).tolist() == [True, True, False]
    assert superseded(ids(1, 2, 1), None).tolist() == [True, False, False]


def test_an_id_is_another_one_in_another_period() -> None:
    split = of_periods(ids(1, 1, 0, 1), np.array([0, 1, 0, 0]))
    assert split[0] == split[3]
    assert split[0] != split[1]
    assert split[2] == 0


@given(IDS)
def test_one_row_of_each_id_is_left_and_it_is_the_latest(rows: list[tuple[int, int]]) -> None:
    keys = ids(*(key for key, _ in rows))
    stamps = np.array([stamp for _, stamp in rows], dtype=np.int64)
    left = [i for i, older in enumerate(superseded(keys, stamps)) if not older]
    expected = [i for i, (key, _) in enumerate(rows) if key == 0]
    for key in {key for key, _ in rows} - {0}:
        mine = [i for i, row in enumerate(rows) if row[0] == key]
        expected.append(max(mine, key=lambda i: (rows[i][1], i)))
    assert left == sorted(expected)

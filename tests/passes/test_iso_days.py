"""Days of stamps that are all written alike are those that are read one by one."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.passes.iso_days import iso_days, written

days = st.dates().map(lambda day: day.isoformat())
clocks = st.times().map(lambda time: time.replace(tzinfo=None).isoformat("microseconds"))


@given(
    stamps=st.lists(st.tuples(days, clocks), min_size=1),
    blanks=st.lists(st.booleans()),
    end=st.sampled_from([10, 16, 19, 21, 26]),
    between=st.sampled_from("T "),
    skipped=st.integers(0, 3),
)
def test_the_day_is_the_first_ten_characters(
    stamps: list[tuple[str, str]], blanks: list[bool], end: int, between: str, skipped: int
) -> None:
    texts = [f"{day}{between}{clock}"[:end] for day, clock in stamps]
    for at, _ in filter(lambda one: one[1], enumerate(blanks)):
        texts.insert(at % (len(texts) + 1), "")
    cells = pa.array(texts)[skipped:]
    found = iso_days(cells)
    if any(texts[skipped:]):
        assert found is not None
        assert [*map(written, found.tolist())] == [text[:10] for text in texts[skipped:]]
    else:
        assert found is None


@pytest.mark.parametrize(
    "texts",
    [
        ["2026-01-05", "2026-01-05 10:00"],
        ["2026-01-05T24:00"],
        ["2026-01-05T23:60"],
        ["2026-01-05T23:59:60"],
        ["2026/01/05"],
        ["05-01-2026"],
        ["2026-01-05T10:00Z"],
        ["2026-01-05T10:00:00-5"],
        ["2026-01-05 10:00"] * 1000 + ["2026-01-05 1O:00"],
        ["2026-01-05T10:00:00+01:00"],
        ["2026-01-05x10:00"],
        ["tomorrow!!"],
        ["٢٠٢٦-01-05"],
        [],
        [""],
    ],
    ids=lambda texts: f"{len(texts)}: {''.join(texts[-1:])}",
)
def test_other_stamps_are_left_to_be_read_one_by_one(texts: list[str]) -> None:
    assert iso_days(pa.array(texts, pa.string())) is None


def test_days_far_apart_are_told_apart() -> None:
    found = iso_days(pa.array(["0001-01-01", "9999-12-31", "0001-01-01"]))
    assert found is not None
    assert [*map(written, found.tolist())] == ["0001-01-01", "9999-12-31", "0001-01-01"]

"""Which values of two segment variables occur in one row."""

from collections.abc import Sequence

import numpy as np
import pytest

from cxcli.study.cut import Cut, SegmentVariable
from cxcli.tally import together
from cxcli.tally.codebook import Codebook
from cxcli.tally.rows import Rows
from cxcli.tally.together import SeenTogether
from tests.studies import by, named

Pair = tuple[str | None, str | None]


def seen(
    rows: Sequence[Pair], *, part: int = 100, split: str | None = None
) -> dict[tuple[str, str], frozenset[Pair]]:
    books: dict[str, Codebook[str | None]] = {"city": Codebook(), "region": Codebook()}
    cuts = (by("region"), Cut((SegmentVariable("city", named("city"), split=split),)), by("city", "region"))
    found = SeenTogether(books, cuts)
    for start in range(0, len(rows), part):
        some = rows[start : start + part]
        columns = {
            name: np.array([books[name].code(row[at]) for row in some], dtype=np.int32)
            for at, name in enumerate(books)
        }
        found.add(Rows(np.arange(len(some)), segments=columns))
    return found.pairs()


ROWS = [("Lyon", "ARA"), ("Paris", "IDF"), ("Lyon", "ARA"), (None, "IDF"), ("Brest", None)]


@pytest.mark.parametrize("part", [1, 2, 100])
def test_each_pair_is_noted_once_however_the_rows_are_split(part: int) -> None:
    assert seen(ROWS, part=part) == {("city", "region"): frozenset(ROWS)}


def test_many_values_give_the_same_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "_DENSE", 1)
    assert seen(ROWS) == {("city", "region"): frozenset(ROWS)}


def test_several_answers_in_a_cell_are_no_pair() -> None:
    assert seen(ROWS, split=",") == {}


def test_values_that_are_renamed_later_are_noted_by_their_last_name() -> None:
    book: Codebook[str | None] = Codebook("Lyon", "Nice")
    other: Codebook[str | None] = Codebook("x")
    found = SeenTogether({"a": book, "b": other}, (by("a"), by("b")))
    found.add(Rows(np.arange(2), segments={"a": np.array([0, 1]), "b": np.array([0, 0])}))
    book.values = ["Lyon", "Other"]
    assert found.pairs() == {("a", "b"): frozenset({("Lyon", "x"), ("Other", "x")})}

"""One, two or three header rows, told by what the second and third rows hold."""

import pytest

from cxcli.sniffing.header_rows import count_header_rows, is_import_ids

DATA = ["3", "2026-05-01 10:00", "yes", "x"]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([["a", "b", "c", "d"], DATA], 1),
        ([["a", "b", "c", "d"]], 1),
        ([["Q1", "Q2"], ["How?", "Why?"], ['{"ImportId":"QID1"}', '{ "ImportId": "QID2" }']], 3),
        ([["Q1", "", "Q2"], ["price", "delivery", "Response"], ["1", "2", "3"]], 2),
        ([["Q1", "Q2"], ["Open-Ended Response", ""], ["text", "1"]], 2),
        ([["Which?", "", "", "Why?"], ["A", "B", "Other (please specify)", "text"], ["A", "", "", "x"]], 2),
        ([["How?", "", "", "Who?", "", ""], ["a", "b", "c", "d", "e", "f"], ["Ja", "Nein"] * 3], 2),
        ([["How?", "How?", "How?", "id"], ["a", "b", "c", "id"], ["Ja", "Nein", "Ja", "k"]], 2),
        # rows of answers that look a little like a second header row
        ([["Why?", "Where?", "id"], ["Other (please specify)", "Rome", "7"], ["Price", "Oslo", "8"]], 1),
        ([["How?", "", "", "Who?"], ["Ja", "Nein", "Ja", "x"], ["Nein", "Nein", "Ja", "y"]], 1),
        ([["id", "", "", "note"], ["1", "2", "3", "x"], ["4", "5", "6", "y"]], 1),
        ([["id", "a", "b", ""], ["k1", "x", "y", ""], ["k2", "z", "w", ""]], 1),
        ([["", "nps", "why"], ["a", "9", "x"]], 1),
    ],
)
def test_header_rows_are_counted(rows: list[list[str]], count: int) -> None:
    assert count_header_rows(rows) == count


def test_a_few_other_cells_do_not_hide_the_import_ids() -> None:
    ids = [f'{{"ImportId":"QID{i}"}}' for i in range(8)]
    assert is_import_ids([*ids, "extra", ""])
    assert not is_import_ids([*ids[:3], *"extra"])
    assert not is_import_ids(["", ""])

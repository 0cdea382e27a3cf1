"""What the job says a text means, and how two accounts of it are told apart."""

import pytest

from benchmarks.job import COLUMNS, Counted, counts, difference, meaning


@pytest.mark.parametrize(
    ("metric", "text", "means"),
    [
        ("nps", "10", "10"),
        ("nps", " 5 ", "5"),
        ("nps", "5.0", "5"),
        ("nps", "5.5", "invalid"),
        ("nps", "12", "invalid"),
        ("nps", "five", "invalid"),
        ("nps", "", "missing"),
        ("nps", "NA", "missing"),
        ("nps", "NaN", "missing"),
        ("nps", "N/A", "not_applicable"),
        ("csat", "Very satisfied", "5"),
        ("csat", " very  SATISFIED", "5"),
        ("csat", "4", "4"),
        ("csat", "0", "invalid"),
        ("csat", "Don't know", "not_applicable"),
        ("ces", "7", "7"),
        ("ces", "8", "invalid"),
    ],
)
def test_a_text_means(metric: str, text: str, means: str) -> None:
    assert meaning(metric, text) == means


ROWS: list[Counted] = [
    ("nps", "FR", "2025-03-01", "10", 3),
    ("nps", "FR", "", "0", 1),
    ("nps", "", "2025-03-31", "7", 4),
    ("satisfaction", "FR", "2025-03-01", "Satisfied", 1),
    ("satisfaction", "FR", "2025-03-01", "Neither satisfied nor dissatisfied", 3),
    ("effort", "FR", "2025-03-01", "7", 1),
    ("effort", "FR", "2025-03-01", "4", 1),
    ("effort", "FR", "2025-03-01", "hm", 2),
]


@pytest.mark.parametrize(
    ("group", "value", "valid"),
    [
        ("nps|*|*", 25.0, 8),
        ("nps|FR|*", 50.0, 4),
        ("nps|FR|2025-03", 100.0, 3),
        ("nps||2025-03", 0.0, 4),
        ("csat|*|*", 25.0, 4),
        ("ces|FR|2025-03", 5.5, 2),
    ],
)
def test_the_value_of_a_group(group: str, value: float, valid: int) -> None:
    found = counts(ROWS)[group]
    assert (found["value"], found["valid"]) == (value, valid)


def test_a_row_without_a_date_is_in_no_month() -> None:
    assert {key for key in counts(ROWS) if key.startswith("nps|FR|")} == {"nps|FR|*", "nps|FR|2025-03"}


def test_a_group_in_which_nobody_answered_has_no_value() -> None:
    assert counts([("nps", "FR", "", "", 2)])["nps|*|*"] == {"missing": 2}


def test_the_first_difference_is_told() -> None:
    other = [*ROWS[:-1], ("effort", "FR", "2025-03-01", "hm", 3)]
    assert difference(counts(ROWS), counts(ROWS)) is None
    assert difference(counts(other), counts(ROWS)) == "ces|*|*, invalid: 3 instead of 2"


def test_a_value_of_zero_is_not_no_value() -> None:
    nothing = counts([("nps", "FR", "", "7", 2)])
    without = {
        key: {name: n for name, n in group.items() if name != "value"} for key, group in nothing.items()
    }
    assert difference(without, nothing) == "nps|*|*, value: None instead of 0.0"


def test_every_question_is_a_metric() -> None:
    assert list(COLUMNS.values()) == ["nps", "csat", "ces"]

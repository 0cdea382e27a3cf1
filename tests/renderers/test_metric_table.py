"""Hidden results take little room in a table, and none of them goes unmentioned."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cxcli.renderers.metric_table import MetricTable, metric_table
from cxcli.report.model import Result
from cxcli.words import Lang
from tests.renderers.reports import BLANK, nps

SMALL, OTHER = "hidden (small base)", "hidden (protects another)"


def hidden(segment: str | None = None, period: str | None = None, reason: str = "small_base") -> Result:
    return replace(BLANK, segment={"country": segment} if segment else {}, period=period, suppressed=reason)


def shown(segment: str | None = None, period: str | None = None) -> Result:
    return nps(40, 40, 20, {"country": segment} if segment else {}, period)


def table(results: Sequence[Result], lang: Lang = "en") -> MetricTable:
    return metric_table(results, 0.95, lang)


def lines(*results: Result, lang: Lang = "en") -> list[tuple[str, str]]:
    """Return label and note of each row, labels indented as in the table."""
    made = table(results, lang)
    return [
        ("  " * row.depth + row.label, note) for row, note in zip(made.rows, made.notes.cells, strict=True)
    ]


def test_a_segment_hidden_in_every_period_is_one_line() -> None:
    results = [shown(), hidden("FR"), *(hidden("FR", f"2026-0{month}") for month in range(1, 7))]
    assert lines(*results) == [("All", ""), ("country", ""), ("  FR", SMALL)]


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (2, ["    2026-01", "    2026-02"]),
        (3, ["    2026-01 to 2026-03"]),
        (9, ["    2026-01 to 2026-09"]),
    ],
)
def test_hidden_periods_in_a_row_are_one_line(months: int, expected: list[str]) -> None:
    periods = [f"2026-0{month}" for month in range(1, months + 1)]
    results = [shown("FR"), *(hidden("FR", period) for period in periods), shown("FR", "2026-10")]
    found = lines(*results)
    assert [label for label, note in found if note] == expected
    assert found[-1] == ("    2026-10", "")


def test_periods_hidden_for_different_reasons_are_different_lines() -> None:
    months = [f"2026-0{month}" for month in range(1, 8)]
    small = [hidden("FR", month) for month in months[:3]]
    others = [hidden("FR", month, "complementary") for month in months[3:6]]
    assert lines(shown("FR"), *small, *others, shown("FR", months[6]))[2:4] == [
        ("    2026-01 to 2026-03", SMALL),
        ("    2026-04 to 2026-06", OTHER),
    ]


def test_a_hidden_total_with_shown_periods_keeps_its_line() -> None:
    found = lines(hidden(reason="complementary"), shown(period="2026-01"), hidden(period="2026-02"))
    assert found == [("All", OTHER), ("  2026-01", ""), ("  2026-02", SMALL)]


def test_a_few_small_segments_are_named() -> None:
    found = lines(shown("A"), *(hidden(name) for name in "BCDEF"))
    assert [label.strip() for label, note in found if note] == [*"BCDEF"]


@pytest.mark.parametrize(("lang", "many"), [("en", "1,200 segments"), ("fr", "1\u202f200 segments")])
def test_many_small_segments_are_counted_below_those_that_say_something(lang: Lang, many: str) -> None:
    small = [hidden(f"S{number}") for number in range(1_200)]
    found = lines(*small, shown("X"), hidden("Y", reason="complementary"), shown("Z"), lang=lang)
    assert [label for label, _ in found] == ["country", "  X", "  Y", "  Z", f"  {many}"]
    assert all(note for label, note in found if label.strip() in {"Y", many})


def test_each_cut_counts_its_own_small_segments() -> None:
    plans = [replace(hidden(), segment={"plan": name}) for name in "abcdefg"]
    found = lines(*(hidden(name) for name in "ABCDEF"), *plans)
    assert [label for label, _ in found] == ["country", "  6 segments", "plan", "  7 segments"]


def test_lines_for_several_results_show_no_digit_in_their_numbers() -> None:
    made = table([shown("A"), *(hidden(f"S{number}") for number in range(9))])
    last = [column.cells[-1] for column in made.numbers]
    assert {cell.strip() for cell in last} == {"·"}


def test_french_says_spans_its_own_way() -> None:
    results = [
        shown("FR"),
        *(hidden("FR", f"2026-0{month}") for month in range(1, 4)),
        shown("FR", "2026-04"),
    ]
    assert ("    2026-01 à 2026-03", "masqué (base trop petite)") in lines(*results, lang="fr")

from fractions import Fraction

import pytest

from cxcli.errors import TooManySegments
from cxcli.passes.segments import refuse_too_many, segment_meaning
from cxcli.study.cut import SegmentVariable
from tests.studies import named

AGE = SegmentVariable("age", named("age"), bins=tuple(map(Fraction, (18, 35, 50))))


@pytest.mark.parametrize(
    ("cell", "group"),
    [
        ("17", "<18"),
        ("18", "18-34"),
        ("34,9", "18-34"),
        ("35", "35-49"),
        ("50", "50+"),
        ("", None),
        ("n/a", None),
    ],
)
def test_numbers_fall_into_bins(cell: str, group: str | None) -> None:
    assert segment_meaning(AGE)(cell) == group


def test_bins_at_fractions_say_that_the_end_is_excluded() -> None:
    halves = SegmentVariable("x", named("x"), bins=(Fraction(1, 2), Fraction(3, 2)))
    assert halves.bin_labels() == ("<0.5", "0.5-<1.5", "1.5+")


def test_values_are_tidied_but_keep_their_case() -> None:
    meaning = segment_meaning(SegmentVariable("c", named("c")))
    assert meaning("  Île \u00a0de  France ") == "Île de France"
    assert meaning("FR") != meaning("fr")


def test_a_blank_cell_is_no_answer() -> None:
    meaning = segment_meaning(SegmentVariable("c", named("c")))
    assert meaning("") is None
    assert meaning(" \ufeff") is None


def test_values_can_be_renamed() -> None:
    meaning = segment_meaning(SegmentVariable("c", named("c"), renamed=(("fr", "France"),)))
    assert [meaning("FR"), meaning("BE")] == ["France", "BE"]


def test_a_column_with_too_many_values_is_no_segment_unless_only_the_top_is_kept() -> None:
    refuse_too_many(SegmentVariable("city", named("city"), top=10), 5000, 200, "x.csv")
    with pytest.raises(TooManySegments, match="more than 200"):
        refuse_too_many(SegmentVariable("city", named("city")), 201, 200, "x.csv")

"""Ready counts as shares: also where counts are means, and no whole numbers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.errors import PartsExceedWhole
from cxcli.evidence import Distribution, people
from cxcli.stats.account import people_of, share_of
from cxcli.stats.linear import linear

parts_of_people = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=6)


def told(*amounts: Fraction) -> dict[str, Distribution]:
    return {"it": Distribution({amount: people(amounts.count(amount)) for amount in amounts})}


def share(part: list[Fraction], whole: list[Fraction]) -> Fraction | None:
    found = linear(share_of(people_of(told(*part), "it"), people_of(told(*whole), "it"), "m"), lambda x: x)
    return None if found is None else found.mean


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [("9.6", "10", "0.96"), ("0.4", "2", "0.2"), ("3.5", "10", "0.35")]
)
def test_a_mean_of_daily_users_is_a_share_like_any(part: str, whole: str, expected: str) -> None:
    assert share([Fraction(part)], [Fraction(whole)]) == Fraction(expected)


@given(rows=parts_of_people)
def test_tenths_of_people_are_neither_lost_nor_refused(rows: list[tuple[int, int]]) -> None:
    part = [Fraction(some, 10) for some, _ in rows]
    whole = [Fraction(some + more, 10) for some, more in rows]
    everyone = round(sum(whole))
    found = share(part, whole)
    assert found == (sum(part) / sum(whole) if everyone else None)


def test_more_than_there_are_is_refused_by_the_tenth_too() -> None:
    with pytest.raises(PartsExceedWhole):
        share([Fraction("10.1")], [Fraction(10)])

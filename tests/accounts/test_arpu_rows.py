"""Revenue per user from rows of revenue, against plain Python and scipy."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cxcli.errors import WrongValue
from tests.ledgers import few, overall, scored, values

ROWS = {"type": "arpu", "user": "user", "revenue": "revenue"}
AT_ENDS = {"type": "arpu", "users_start": "users_start", "users_end": "users_end", "revenue": "revenue"}

payments = st.lists(
    st.fixed_dictionaries(
        {
            "user": st.sampled_from("abcdef"),
            "revenue": st.integers(-20, 80),
            "plan": st.sampled_from(["Pro", "Basic"]),
            "day": st.sampled_from(["2026-01-05", "2026-02-05", "2026-02-28"]),
        }
    ),
    min_size=1,
    max_size=15,
)


def by_user(rows: list[dict[str, Any]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        found[row["user"]] = found.get(row["user"], 0) + row["revenue"]
    return found


@few
@given(rows=payments)
def test_every_segment_and_period_counts_its_users_once(rows: list[dict[str, Any]]) -> None:
    for (segment, period), value in values(rows, ROWS, segments=["plan"], date="day", period="month").items():
        mine = by_user(
            [
                row
                for row in rows
                if (not segment or row["plan"] == segment[0])
                and (period is None or row["day"].startswith(period))
            ]
        )
        assert value == pytest.approx(sum(mine.values()) / len(mine))


@few
@given(rows=payments)
def test_the_interval_is_that_of_the_mean_over_users(rows: list[dict[str, Any]]) -> None:
    result, users = overall(rows, ROWS), list(by_user(rows).values())
    assert result.n == len(users)
    if len(set(users)) == 1:
        assert result.flags[:1] == ("no_interval",)
        return
    low, high = scipy_stats.ttest_1samp(users, 0).confidence_interval(0.95)
    assert result.interval is not None
    assert (result.interval.low, result.interval.high) == pytest.approx((low, high))


def test_only_who_paid_counts_for_arppu() -> None:
    rows = [
        {"user": user, "revenue": amount} for user, amount in (("a", 30), ("b", 0), ("c", 10), ("c", -10))
    ]
    assert overall(rows, ROWS).value == 10.0
    paying = overall(rows, ROWS | {"basis": "arppu"})
    assert (paying.value, paying.n) == (30.0, 1)
    assert (paying.details or {})["paying_users"] == 1


def test_a_user_in_two_segments_leaves_no_rest_to_compare_with() -> None:
    rows = [{"user": f"u{i}", "revenue": i % 7, "plan": "AB"[i % 2]} for i in range(80)]
    assert any(result.versus_rest for result in scored(rows, ROWS, segments=["plan"]))
    twice = [*rows, {"user": "u1", "revenue": 3, "plan": "A"}]
    assert not any(result.versus_rest for result in scored(twice, ROWS, segments=["plan"]))


def test_ready_counts_are_a_total_behind_which_stand_the_users() -> None:
    result = overall([{"users_start": 480, "users_end": 520, "revenue": 12600}], AT_ENDS)
    assert (result.value, result.n, result.interval) == (25.2, 500, None)
    by_account = overall(
        [{"users_start": 480, "users_end": 520, "revenue": 12600}], AT_ENDS | {"basis": "arpa"}
    )
    assert (by_account.value, by_account.n) == (12600 / 520, 520)


@pytest.mark.parametrize(
    ("basis", "keys", "title"),
    [
        ("arpu", ROWS, "Revenue per user (ARPU)"),
        ("arppu", ROWS, "Revenue per paying user (ARPPU)"),
        ("arpu", AT_ENDS, "Revenue per user (ARPU)"),
        ("arpa", AT_ENDS, "Revenue per account (ARPA)"),
    ],
)
def test_each_basis_has_a_title_of_its_own(basis: str, keys: dict[str, str], title: str) -> None:
    rows = [{"user": "a", "revenue": 9, "users_start": 4, "users_end": 5}]
    assert overall(rows, keys | {"basis": basis}).title == title


def test_rows_do_not_tell_accounts_from_users() -> None:
    with pytest.raises(WrongValue, match="user, revenue"):
        overall([{"user": "a", "revenue": 9}], ROWS | {"basis": "arpa"})


def test_without_users_there_is_no_value() -> None:
    rows = [{"users_start": 0, "users_end": 0, "revenue": 5}]
    result = overall(rows, AT_ENDS)
    assert (result.value, result.n, result.flags) == (None, 0, ("no_answers",))

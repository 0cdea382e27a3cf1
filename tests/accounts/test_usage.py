"""Feature adoption from events, against a reckoning user by user."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.accounts.usage import MOST_FEATURES
from tests.accounts.tried import day, figures, outcome, results
from tests.surveys import law

USAGE = {"type": "usage", "user": "user", "feature": "feature", "date": "day"}
Rows = list[dict[str, Any]]


def event(user: str, feature: str, number: int = 0, country: str = "FR") -> dict[str, Any]:
    return {"user": user, "feature": feature, "day": day(number), "country": country}


events = st.lists(
    st.builds(
        event,
        st.sampled_from("abcde"),
        st.sampled_from(["Export", "Search", "Chat", ""]),
        st.integers(0, 40),
        st.sampled_from(["BE", "FR"]),
    ),
    min_size=1,
    max_size=40,
)


def used(rows: Rows) -> dict[str, set[str]]:
    """Return the features of each active user."""
    return {
        user: {row["feature"] for row in rows if row["user"] == user} - {""}
        for user in {row["user"] for row in rows}
    }


def mean_adoption(rows: Rows, features: set[str]) -> float | None:
    by_user = used(rows)
    shares = [Fraction(len(mine), len(features)) for mine in by_user.values()] if features else []
    return float(100 * sum(shares) / len(shares)) if shares else None


def features_of(rows: Rows) -> set[str]:
    return {row["feature"] for row in rows} - {""}


@law
@given(rows=events)
def test_users_count_as_one_reckons_them_by_hand(rows: Rows) -> None:
    by_user, found = used(rows), figures(USAGE, rows)
    sessions = {(row["user"], row["day"]) for row in rows}
    expected = mean_adoption(rows, features_of(rows))
    assert found["value"] == (None if expected is None else pytest.approx(expected))
    assert found["active_users"] == len(by_user)
    assert found["feature_users"] == sum(bool(mine) for mine in by_user.values())
    assert found["sessions_per_user"] == len(sessions) / len(by_user)
    assert found["breadth"] == sum(map(len, by_user.values())) / len(by_user)
    assert found["features"] == len(features_of(rows))
    assert found["adoption_by_feature"] == {
        feature: sum(feature in mine for mine in by_user.values()) / len(by_user)
        for feature in features_of(rows)
    }


@law
@given(rows=events, feature=st.sampled_from(["Export", "search"]))
def test_the_adoption_of_a_named_feature_is_the_share_of_its_users(rows: Rows, feature: str) -> None:
    by_user = used(rows)
    found = figures({**USAGE, "of": feature}, rows)
    users = sum(feature.casefold() in map(str.casefold, mine) for mine in by_user.values())
    expected = 100 * users / len(by_user) if features_of(rows) else None
    assert found["value"] == (None if expected is None else pytest.approx(expected))
    assert found["feature_users"] == users


@law
@given(rows=events)
def test_segments_and_months_have_their_own_users_and_the_features_of_all(rows: Rows) -> None:
    for (segment, period), result in results(USAGE, rows, segments=["country"], period="month").items():
        mine = [row for row in rows if segment in ("all", row["country"])]
        mine = [row for row in mine if period in (None, row["day"][:7])]
        assert result.n == len(used(mine))
        assert result.value == pytest.approx(mean_adoption(mine, features_of(rows)))


def test_a_row_without_a_feature_says_that_somebody_was_active() -> None:
    found = figures(USAGE, [event("a", "Export"), event("b", "")])
    assert (found["active_users"], found["value"]) == (2, 50)


def test_without_any_feature_there_is_no_adoption() -> None:
    found = figures(USAGE, [event("a", ""), event("b", "")])
    assert (found["value"], found["adoption"], found["active_users"]) == (None, None, 2)


def test_a_feature_that_nobody_used_is_told() -> None:
    report = outcome({**USAGE, "of": "Exprot"}, [event("a", "Export")]).report
    assert report["m"].value == 0
    assert [n.code for n in report.warnings if n.code.startswith("CX016")] == ["CX0162"]


def test_the_dates_asked_for_choose_the_events() -> None:
    rows = [event("a", "Export", 0), event("b", "Search", 5), event("c", "", 5)]
    found = figures(USAGE, rows, window={"since": day(4), "until": day(6)})
    assert (found["active_users"], found["features"], found["value"]) == (2, 1, 50)


def test_of_very_many_features_the_most_used_are_listed_and_all_count() -> None:
    rows = [event("a", f"F{i:03}") for i in range(MOST_FEATURES + 30)] + [event("b", "F079")]
    found = figures(USAGE, rows)
    assert found["features"] == MOST_FEATURES + 30
    assert len(found["adoption_by_feature"]) == MOST_FEATURES
    assert next(iter(found["adoption_by_feature"])) == "F079"


def test_the_title_says_whose_adoption_it_is() -> None:
    report = outcome({**USAGE, "of": "Export"}, [event("a", "Export")]).report
    assert report["m"].title == "Adoption of Export"

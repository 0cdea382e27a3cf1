"""Health scores from rows of accounts, against plain Python."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.errors import CxcliError
from tests.accounts.tables import CUT, Row, by_place, tables, tried
from tests.accounts.tried import figures, outcome, results

COMPONENTS = {
    "usage": {"column": "usage", "min": 0, "max": 100, "weight": 0.4},
    "tickets": {"column": "tickets", "min": 0, "max": 10, "weight": 0.2, "better": "lower"},
    "nps": {"column": "nps", "min": 0, "max": 10, "weight": 0.2},
    "breadth": {"column": "breadth", "min": 0, "max": 5, "weight": 0.2},
}
METRIC = {"type": "health_score", "components": COMPONENTS}
ACCOUNT = {"usage": 72, "tickets": 4, "nps": 7, "breadth": 3}

ROWS = tables(
    usage=st.sampled_from(["", "0", "72", "150", "-5"]),
    tickets=st.sampled_from(["", "0", "4", "12"]),
    nps=st.sampled_from(["", "3", "7", "10"]),
    breadth=st.sampled_from(["", "1", "5"]),
)


def score(row: Row) -> Fraction | None:
    known = {}
    for name, of in COMPONENTS.items():
        if row[name]:
            low, high = Fraction(of["min"]), Fraction(of["max"])
            share = min(max((Fraction(row[name]) - low) / (high - low), Fraction(0)), Fraction(1))
            known[name] = 100 * (1 - share if of.get("better") == "lower" else share)
    weights = {name: Fraction(str(COMPONENTS[name]["weight"])) for name in known}
    if sum(weights.values()) < Fraction(6, 10):
        return None
    return sum(weights[name] * x for name, x in known.items()) / sum(weights.values())


def scores(rows: list[Row]) -> list[Fraction]:
    return [found for row in rows if (found := score(row)) is not None]


def test_the_published_account() -> None:
    found = figures(METRIC, [ACCOUNT])
    assert found["value"] == found["score"] == 66.8
    assert found["category"] == "at_risk"
    assert found["component_scores"] == {"usage": 72, "tickets": 60, "nps": 70, "breadth": 60}
    assert figures(METRIC, [{**ACCOUNT, "nps": ""}])["score"] == 66


@tried
@given(rows=ROWS)
def test_accounts_are_scored_as_a_reader_would(rows: list[Row]) -> None:
    found = results(METRIC, rows, **CUT)
    mean = by_place(rows, lambda m: float(sum(scores(m)) / len(scores(m))) if scores(m) else None)
    assert {place: result.value for place, result in found.items()} == mean


@tried
@given(rows=ROWS, healthy=st.integers(50, 90), at_risk=st.integers(10, 50))
def test_every_account_is_in_one_category(rows: list[Row], healthy: int, at_risk: int) -> None:
    found = figures({**METRIC, "healthy": healthy, "at_risk": at_risk}, rows)
    known = scores(rows)
    if not known:
        assert found["value"] is None
        return
    parts = [
        sum(x >= healthy for x in known),
        sum(at_risk <= x < healthy for x in known),
        sum(x < at_risk for x in known),
    ]
    told = [found[f"{name}_share"] for name in ("healthy", "at_risk", "poor")]
    assert told == [part / len(known) for part in parts]


@tried
@given(rows=ROWS)
def test_the_score_without_a_component_is_that_of_rows_where_it_is_blank(rows: list[Row]) -> None:
    scored = [row for row in rows if score(row) is not None]
    for place, result in results(METRIC, rows, **CUT).items():
        for name in COMPONENTS:
            mean = by_place(scored, lambda m, name=name: _mean([{**row, name: ""} for row in m]))
            told = (result.details or {})[f"score_without_{name}"]
            assert told == (pytest.approx(mean[place], abs=1e-9) if mean.get(place) is not None else None)


def _mean(rows: list[Row]) -> float | None:
    known = scores(rows)
    return float(sum(known) / len(known)) if known else None


def test_without_most_of_its_weight_an_account_has_no_score() -> None:
    heavy = {**COMPONENTS, "usage": {**COMPONENTS["usage"], "weight": 4}}
    found = figures({**METRIC, "components": heavy}, [ACCOUNT])
    assert (found["score_without_usage"], found["score_without_nps"] is None) == (None, False)


@tried
@given(rows=ROWS)
def test_an_account_that_says_too_little_is_missing(rows: list[Row]) -> None:
    found = outcome(METRIC, rows).report["m"]
    known = len(scores(rows))
    assert found.answers == {
        "valid": known,
        "missing": len(rows) - known,
        "not_applicable": 0,
        "invalid": 0,
    }


def test_a_component_that_is_no_number_makes_the_row_unread() -> None:
    rows = [ACCOUNT, {**ACCOUNT, "usage": "much"}]
    found = outcome(METRIC, rows, limits={"max_invalid_share": 1}).report["m"]
    assert (found.answers or {})["invalid"] == 1


def test_it_says_that_it_is_not_validated() -> None:
    assert figures(METRIC, [ACCOUNT])["validated"] is False


def test_weights_are_equal_unless_written() -> None:
    components = {name: {**of, "weight": 1} for name, of in COMPONENTS.items()}
    bare = {name: {key: x for key, x in of.items() if key != "weight"} for name, of in COMPONENTS.items()}
    one, other = (figures({**METRIC, "components": some}, [ACCOUNT]) for some in (components, bare))
    assert one == other


@pytest.mark.parametrize(
    "wrong",
    [
        {"components": {}},
        {"components": {"u": {"column": "usage", "min": 5}}},
        {"components": {"u": {"column": "usage", "min": 5, "max": 5}}},
        {"components": {"u": {"column": "usage", "min": 0, "max": 5, "weight": 0}}},
        {"components": {"u": {"column": "usage", "min": 0, "max": 5, "wait": 1}}},
        {"components": COMPONENTS, "healthy": 30},
        {"components": COMPONENTS, "healthy": "many"},
    ],
)
def test_what_makes_no_score_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(CxcliError) as caught:
        outcome({"type": "health_score", **wrong}, [ACCOUNT])
    assert caught.value.exit_code == 2

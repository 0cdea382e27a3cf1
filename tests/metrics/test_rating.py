"""Average ratings to rank things by: those with few ratings are pulled towards what all have."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.errors import CxcliError, MetricRefused
from cxcli.evidence import of_people
from cxcli.report.in_context import in_context
from cxcli.study.scale import scale
from cxcli.study.study import Measure
from cxcli.tally.tally import Cell
from tests.accounts.tables import CUT, Row, by_place, tables, tried
from tests.accounts.tried import figures, outcome, results
from tests.studies import by, question, study

STARS = {"type": "rating", "column": "stars"}
RATINGS = tables(stars=st.sampled_from(["", "1", "2", "3", "4", "5"]))


def stars(rows: list[Row]) -> list[int]:
    return [int(row["stars"]) for row in rows if row["stars"]]


def shrunk(ratings: list[int], prior: Fraction, worth: int) -> float | None:
    return float((sum(ratings) + worth * prior) / (len(ratings) + worth)) if ratings else None


@tried
@given(rows=RATINGS)
def test_things_are_pulled_towards_all_of_the_same_time(rows: list[Row]) -> None:
    everyone = by_place(
        rows, lambda mine: Fraction(sum(stars(mine)), len(stars(mine))) if stars(mine) else None
    )
    expected = by_place(rows, stars)
    for (segment, period), result in results(STARS, rows, **CUT).items():
        prior = everyone["all", period]
        assert prior is not None
        told = (result.details or {})["shrunk_average"]
        assert told == pytest.approx(shrunk(expected[segment, period], prior, 10), abs=1e-12)


@tried
@given(rows=RATINGS, prior=st.integers(4, 20), worth=st.integers(1, 40))
def test_what_is_expected_of_a_rating_may_be_written(rows: list[Row], prior: int, worth: int) -> None:
    metric = {**STARS, "prior_mean": prior / 4, "prior_weight": worth}
    found = figures(metric, [{"stars": ""}, *({"stars": row["stars"]} for row in rows)])
    assert found["shrunk_average"] == pytest.approx(shrunk(stars(rows), Fraction(prior, 4), worth), abs=1e-12)


def test_few_enthusiasts_do_not_rank_above_many_who_are_pleased() -> None:
    rows = [{"product": "new", "stars": 5}] * 2 + [
        {"product": "known", "stars": n} for n in [5] * 90 + [4] * 10
    ]
    rows += [{"product": "poor", "stars": 2}] * 60
    found = results(STARS, rows, segments=["product"])
    raw = {name: result.value or 0 for (name, _), result in found.items() if name != "all"}
    pulled = {name: (found[name, None].details or {})["shrunk_average"] for name in raw}
    assert max(raw, key=lambda name: raw[name]) == "new"
    assert max(pulled, key=lambda name: pulled[name]) == "known"


def test_all_of_them_together_are_pulled_nowhere() -> None:
    found = figures(STARS, [{"stars": x} for x in (1, 4, 5)])
    assert found["shrunk_average"] == found["value"]


def test_ratings_that_weigh_more_are_worth_as_many_as_their_weights_say() -> None:
    rows = [{"stars": 5, "w": 3}, {"stars": 1, "w": 1}]
    found = figures({**STARS, "prior_mean": 3, "prior_weight": 8}, rows, weight="w")
    worth = Fraction(4**2, 3**2 + 1**2)
    assert found["shrunk_average"] == pytest.approx(float((worth * 4 + 8 * 3) / (worth + 8)))


def test_a_hidden_mean_of_all_is_not_told_by_way_of_its_parts() -> None:
    asked = study(
        Measure("stars", "rating", "", "mean", question("Q", on=scale(1, 5))), cuts=(by("product"),)
    )
    everyone, part = Cell("stars", "", (), ""), Cell("stars", "product", ("a",), "")
    cells = {everyone: of_people({1: 3, 4: 12}), part: of_people({4: 12})}
    shown, hidden = (in_context(asked, cells, hide) for hide in ((), (everyone,)))
    assert shown[part]["shrunk_average"] == pytest.approx((12 * 4 + 10 * 3.4) / 22)
    assert hidden[part]["shrunk_average"] is None
    assert everyone not in hidden


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"prior_mean": 6}, "'prior_mean' is not on the scale 1-5"),
        ({"prior_mean": 0}, "'prior_mean' is not on the scale 1-5"),
        ({"prior_weight": 0}, "'prior_weight' must be above 0"),
        ({"prior_weight": -3}, "'prior_weight' must be above 0"),
    ],
)
def test_an_impossible_expectation_is_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(MetricRefused) as caught:
        outcome({**STARS, **wrong}, [{"stars": 3}])
    assert said in caught.value.problems[0].message.en


def test_other_types_have_no_expectation() -> None:
    with pytest.raises(CxcliError) as caught:
        outcome({"type": "scale", "column": "stars", "scale": "1-5", "prior_mean": 3}, [{"stars": 3}])
    assert caught.value.exit_code == 2

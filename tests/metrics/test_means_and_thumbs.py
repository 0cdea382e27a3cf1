from fractions import Fraction

import pytest

from cxcli.evidence import Distribution, of_people, people
from cxcli.metrics import METRICS
from cxcli.study.question import Better
from cxcli.study.scale import Scale, scale
from cxcli.study.statistics import Statistics
from tests.surveys import measure_of

SURE = Statistics()

RATING, SCALE, THUMBS = METRICS["rating"], METRICS["scale"], METRICS["thumbs"]


def test_the_average_rating_is_the_sum_of_the_stars_by_the_number_of_ratings() -> None:
    answers = of_people({1: 4, 2: 6, 3: 10, 4: 40, 5: 60})
    assert RATING.score(answers, measure_of("rating"), SURE).value == 506 / 120


@pytest.mark.parametrize("name", ["rating", "scale"])
def test_means_have_no_bands(name: str) -> None:
    estimate = METRICS[name].score(of_people({1: 1, 3: 1}), measure_of(name), SURE)
    assert estimate.shares == {}
    assert set(estimate.details) == {
        "mean",
        "sd",
        "median",
        "se_mean",
        "pomp_0_100",
        "top_2_share",
        "bottom_2_share",
        "invalid",
    }


def test_a_scale_has_no_default_points() -> None:
    assert SCALE.scale is None


@pytest.mark.parametrize(
    ("asked", "better", "top", "bottom"),
    [
        (scale(1, 5), "higher", {4, 5}, {1, 2}),
        (scale(1, 5), "lower", {1, 2}, {4, 5}),
        (scale(0, 10), "higher", {9, 10}, {0, 1}),
        (scale(1, 4), "higher", {3, 4}, {1, 2}),
        (scale(1, 3), "higher", {3}, {1}),
        (scale(0, 1), "lower", {0}, {1}),
        (Scale(Fraction(0), Fraction(100), Fraction(25)), "higher", {75, 100}, {0, 25}),
    ],
)
def test_the_best_and_worst_points_follow_the_direction(
    asked: Scale, better: Better, top: set[int], bottom: set[int]
) -> None:
    measure = measure_of("scale", asked=asked, better=better)
    alone = {
        int(point): SCALE.score(of_people({int(point): 1}), measure, SURE).details for point in asked.points()
    }
    assert {point for point, details in alone.items() if details["top_2_share"] == 1} == top
    assert {point for point, details in alone.items() if details["bottom_2_share"] == 1} == bottom


def test_the_mean_of_several_questions_counts_from_the_second_best_point_on() -> None:
    answers = Distribution({Fraction(7, 2): people(1), Fraction(4): people(1), Fraction(14, 3): people(2)})
    details = SCALE.score(answers, measure_of("scale", asked=scale(1, 5)), SURE).details
    assert details["top_2_share"] == 0.75
    assert details["median"] == float(Fraction(13, 3))


@pytest.mark.parametrize(("better", "value"), [("higher", 75.0), ("lower", 25.0)])
def test_thumbs_of(better: Better, value: float) -> None:
    estimate = THUMBS.score(of_people({1: 3, 0: 1}), measure_of("thumbs", better=better), SURE)
    assert estimate.value == value
    assert estimate.shares == {"good": value / 100, "bad": 1 - value / 100}


@pytest.mark.parametrize(
    ("label", "value"),
    [("good", 1), ("bad", 0), ("yes", 1), ("no", 0), ("oui", 1), ("non", 0), ("👍", 1), ("👎", 0)],
)
def test_thumbs_understand_words(label: str, value: int) -> None:
    assert THUMBS.labels[label] == value


def test_thumbs_of_more_than_two_points_are_refused_with_a_way_out() -> None:
    assert THUMBS.refuse is not None
    refusal = THUMBS.refuse(measure_of("thumbs", asked=scale(1, 5)))
    assert refusal is not None
    assert "labels" in refusal.hint

from fractions import Fraction
from typing import Any

import pytest

from cxcli.errors import MetricRefused
from cxcli.evidence import Distribution, of_people, people
from cxcli.metric import Estimate
from cxcli.metrics import METRICS
from cxcli.metrics.csat import default_positive
from cxcli.study.question import Better
from cxcli.study.scale import Scale, scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from tests.surveys import measure_of

SURE = Statistics()

CSAT = METRICS["csat"]


def csat(answers: dict[int, int], statistic: str = "share", **asked: Any) -> Estimate:
    return CSAT.score(of_people(answers), measure_of("csat", statistic, **asked), SURE)


def with_positive(measure: Measure, *points: int) -> Measure:
    chosen = frozenset(map(Fraction, points))
    return Measure(measure.name, "csat", measure.title, measure.statistic, measure.question, chosen)


@pytest.mark.parametrize(
    ("statistic", "value", "unit"),
    [("share", 60.0, "percent"), ("net", 40.0, "points"), ("mean", 3.6, "scale points")],
)
def test_csat_of(statistic: str, value: float, unit: str) -> None:
    assert csat({5: 2, 4: 1, 3: 1, 1: 1}, statistic).value == value
    assert CSAT.units[statistic] == unit


def test_the_share_is_the_default() -> None:
    assert CSAT.statistics == ("share", "mean", "net")


@pytest.mark.parametrize(
    ("asked", "better", "positive"),
    [
        (scale(1, 5), "higher", {4, 5}),
        (scale(1, 5), "lower", {1, 2}),
        (scale(0, 1), "higher", {1}),
        (scale(0, 1), "lower", {0}),
        (scale(1, 3), "higher", {3}),
        (scale(1, 3), "lower", {1}),
        (scale(1, 7), "higher", None),
        (scale(1, 10), "higher", None),
        (scale(0, 10), "lower", None),
        (Scale(Fraction(1), Fraction(5), Fraction(1, 2)), "higher", None),
    ],
)
def test_the_default_positive_answers(asked: Scale, better: Better, positive: set[int] | None) -> None:
    assert default_positive(asked, better) == positive


@pytest.mark.parametrize(
    ("better", "example"), [("higher", "positive: [6, 7]"), ("lower", "positive: [1, 2]")]
)
def test_without_a_default_the_positive_answers_must_be_written(better: Better, example: str) -> None:
    measure = measure_of("csat", asked=scale(1, 7), better=better)
    assert CSAT.refuse is not None
    refusal = CSAT.refuse(measure)
    assert refusal is not None
    assert example in refusal.hint
    assert CSAT.refuse(with_positive(measure, 6, 7)) is None
    with pytest.raises(MetricRefused, match="scale 1-7"):
        CSAT.score(of_people({7: 3}), measure, SURE)


def test_the_same_answers_make_two_scores_when_positive_differs() -> None:
    answers = of_people(dict(enumerate([2, 1, 2, 3, 5, 7, 14, 26, 22, 18], 1)))
    measure = measure_of("csat", asked=scale(1, 10))
    boxes = [with_positive(measure, 7, 8, 9, 10), with_positive(measure, 9, 10)]
    assert [CSAT.score(answers, box, SURE).value for box in boxes] == [80.0, 40.0]


def test_negative_is_the_mirror_image_of_positive() -> None:
    measure = with_positive(measure_of("csat", asked=scale(1, 7)), 7)
    shares = CSAT.score(of_people({7: 1, 6: 1, 2: 1, 1: 1}), measure, SURE).shares
    assert shares == {"positive": 0.25, "neutral": 0.5, "negative": 0.25}


def test_an_answer_is_never_both_positive_and_negative() -> None:
    measure = with_positive(measure_of("csat"), 3, 4, 5)
    shares = CSAT.score(of_people({3: 1, 1: 1}), measure, SURE).shares
    assert shares == {"positive": 0.5, "neutral": 0.0, "negative": 0.5}


def test_where_low_is_good_the_low_end_is_satisfied_and_the_top() -> None:
    estimate = csat({1: 2, 2: 1, 4: 1, 5: 1}, better="lower")
    assert estimate.value == 60.0
    assert estimate.details["top_box_share"] == 0.4
    assert estimate.details["bottom_2_share"] == 0.4
    assert estimate.details["net_satisfaction"] == 20.0


def test_the_details_of_the_five_point_question() -> None:
    details = csat({1: 3, 2: 5, 3: 12, 4: 30, 5: 20}).details
    assert details["top_box_share"] == 20 / 70
    assert details["bottom_2_share"] == 8 / 70
    assert details["net_satisfaction"] == 60.0
    assert details["median"] == 4


@pytest.mark.parametrize(("asked", "bottom"), [(scale(1, 3), 0.25), (scale(0, 1), 0.0), (scale(1, 5), 0.5)])
def test_on_three_points_or_fewer_only_the_worst_one_is_at_the_bottom(asked: Scale, bottom: float) -> None:
    assert csat({1: 1, 2: 1, 3: 2}, asked=asked).details["bottom_2_share"] == bottom


def test_the_mean_of_several_questions_is_positive_only_between_positive_points() -> None:
    answers = Distribution({Fraction(7, 2): people(1), Fraction(9, 2): people(1), Fraction(3, 2): people(2)})
    estimate = CSAT.score(answers, measure_of("csat"), SURE)
    assert estimate.shares == {"positive": 0.25, "neutral": 0.25, "negative": 0.5}
    assert estimate.details["top_box_share"] == 0.0


@pytest.mark.parametrize(("statistic", "method"), [("share", "wilson"), ("net", "score"), ("mean", "t")])
def test_each_statistic_has_its_interval(statistic: str, method: str) -> None:
    interval = csat({5: 5, 3: 2, 1: 3}, statistic).interval
    assert interval is not None
    assert interval.method == method

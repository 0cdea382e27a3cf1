from fractions import Fraction

import pytest

from cxcli.evidence import Distribution, of_people
from cxcli.metrics import METRICS
from cxcli.metrics.nps import prices
from cxcli.study.coding import Coding
from cxcli.study.question import Question
from cxcli.study.scale import Scale, scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from tests.surveys import measure_of, seen

SURE = Statistics()

NPS = METRICS["nps"]


def nps(answers: dict[int, int], asked: Scale | None = None) -> float | None:
    return NPS.score(of_people(answers), measure_of("nps", asked=asked), SURE).value


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ({10: 5}, 100),
        ({0: 5}, -100),
        ({8: 5}, 0),
        ({10: 1, 0: 1}, 0),
        ({9: 1, 7: 1}, 50),
        ({6: 1, 7: 1}, -50),
        ({10: 114, 8: 1, 0: 85}, 14.5),
        ({}, None),
    ],
)
def test_nps_of(answers: dict[int, int], score: float | None) -> None:
    assert nps(answers) == score


@pytest.mark.parametrize(
    ("points", "band"),
    [(range(7), "detractors"), ((7, 8), "passives"), ((9, 10), "promoters")],
)
def test_every_answer_has_its_band(points: range, band: str) -> None:
    bands = prices(measure_of("nps").question)
    assert {bands.band_of(Fraction(point)).name for point in points} == {band}


def test_an_answer_between_two_points_belongs_to_the_lower_band() -> None:
    bands = prices(measure_of("nps").question)
    assert [bands.band_of(Fraction(x, 2)).name for x in (13, 17, 18)] == [
        "detractors",
        "passives",
        "promoters",
    ]


def test_a_third_of_a_point_is_rounded_once() -> None:
    assert nps({10: 1, 8: 2}) == 100 / 3


def test_a_1_to_10_score_says_what_it_is() -> None:
    measure = measure_of("nps", asked=scale(1, 10))
    estimate = NPS.score(of_people({10: 2, 1: 1}), measure, SURE)
    assert "nonstandard_scale" in estimate.flags
    assert NPS.title_of is not None
    assert NPS.title_of(measure).en == "NPS (1-10 scale, non-standard)"
    assert NPS.title_of(measure_of("nps")).en == "Net Promoter Score"


def test_a_question_where_low_is_good_is_scored_from_the_other_end() -> None:
    lower = measure_of("nps", better="lower")
    assert NPS.score(of_people({0: 3, 4: 1}), lower, SURE).value == nps({10: 3, 6: 1})


@pytest.mark.parametrize(
    "asked", [scale(1, 5), scale(1, 7), scale(0, 9), Scale(Fraction(0), Fraction(10), Fraction(2))]
)
def test_other_scales_are_refused_with_a_way_out(asked: Scale) -> None:
    assert NPS.refuse is not None
    refusal = NPS.refuse(measure_of("nps", asked=asked))
    assert refusal is not None
    assert "type: scale" in refusal.hint
    assert "type: scale" in refusal.problems[0].hint.fr


@pytest.mark.parametrize("asked", [scale(0, 10), scale(1, 10)])
def test_both_ways_of_asking_are_accepted(asked: Scale) -> None:
    assert NPS.refuse is not None
    assert NPS.refuse(measure_of("nps", asked=asked)) is None


@pytest.mark.parametrize(
    ("answers", "flags"),
    [
        ({10: 30}, ("no_zero_seen",)),
        ({10: 29}, ()),
        ({10: 29, 0: 1}, ()),
    ],
)
def test_thirty_answers_without_a_zero_are_suspicious(
    answers: dict[int, int], flags: tuple[str, ...]
) -> None:
    assert NPS.score(of_people(answers), measure_of("nps"), SURE).flags == flags


def test_the_zero_that_is_looked_for_is_the_one_that_was_asked() -> None:
    asked = scale(0, 10)
    turned = Measure("nps", "nps", "NPS", "net", Question((), asked, "higher", Coding(asked, reverse=True)))
    assert NPS.score(of_people({10: 30}), turned, SURE).flags == ()
    assert NPS.score(of_people({0: 30}), turned, SURE).flags == ("no_zero_seen",)


def test_weights_move_score_and_shares_but_not_the_people() -> None:
    estimate = NPS.score(seen([(10, 3), (0, 1)]), measure_of("nps"), SURE)
    assert estimate.value == 50
    assert estimate.shares == {"promoters": 0.75, "passives": 0.0, "detractors": 0.25}
    assert (estimate.n, estimate.n_effective, estimate.weight_sum) == (2, 1.6, 4.0)


def test_the_published_example_of_a_report() -> None:
    counts = dict(enumerate([1, 0, 1, 1, 2, 4, 6, 20, 25, 18, 22]))
    estimate = NPS.score(of_people(counts), measure_of("nps"), SURE)
    assert estimate.value == 25.0
    assert estimate.shares == {"promoters": 0.4, "passives": 0.45, "detractors": 0.15}
    assert (estimate.details["mean"], estimate.details["median"]) == (7.91, 8)
    assert isinstance(estimate.details["median"], int)


def test_missing_and_invalid_answers_are_not_in_the_base() -> None:
    valid = of_people({10: 1}).valid
    estimate = NPS.score(
        Distribution(valid, missing=5, not_applicable=2, unparseable=3), measure_of("nps"), SURE
    )
    assert (estimate.value, estimate.n) == (100, 1)

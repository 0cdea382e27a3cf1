import pytest

from cxcli.evidence import of_people
from cxcli.metrics import METRICS
from cxcli.study.question import Better
from cxcli.study.scale import Scale, scale
from cxcli.study.statistics import Statistics
from tests.surveys import measure_of

SURE = Statistics()

CES = METRICS["ces"]


@pytest.mark.parametrize(("statistic", "value"), [("mean", 4.6), ("easy_share", 60.0), ("net_easy", 40.0)])
def test_ces_of(statistic: str, value: float) -> None:
    answers = of_people({7: 1, 6: 1, 5: 1, 4: 1, 1: 1})
    assert CES.score(answers, measure_of("ces", statistic), SURE).value == value


def test_the_direction_must_be_written() -> None:
    assert CES.needs_direction


@pytest.mark.parametrize(
    ("asked", "better", "easy", "neutral", "difficult"),
    [
        (scale(1, 7), "higher", {5, 6, 7}, {4}, {1, 2, 3}),
        (scale(1, 7), "lower", {1, 2, 3}, {4}, {5, 6, 7}),
        (scale(1, 5), "lower", {1, 2}, {3}, {4, 5}),
        (scale(1, 6), "higher", {4, 5, 6}, set(), {1, 2, 3}),
        (scale(0, 10), "higher", {6, 7, 8, 9, 10}, {5}, {0, 1, 2, 3, 4}),
    ],
)
def test_the_bands_lie_around_the_middle_of_the_scale(
    asked: Scale, better: Better, easy: set[int], neutral: set[int], difficult: set[int]
) -> None:
    measure = measure_of("ces", asked=asked, better=better)
    found: dict[str, set[int]] = {"easy": set(), "neutral": set(), "difficult": set()}
    for point in map(int, asked.points()):
        shares = CES.score(of_people({point: 1}), measure, SURE).shares
        found[next(band for band, share in shares.items() if share == 1)].add(point)
    assert found == {"easy": easy, "neutral": neutral, "difficult": difficult}


def test_the_mean_is_told_as_asked_and_the_shares_by_direction() -> None:
    estimate = CES.score(
        of_people({1: 30, 2: 25, 3: 20, 4: 15, 5: 10}),
        measure_of("ces", asked=scale(1, 5), better="lower"),
        SURE,
    )
    assert estimate.value == 2.5
    assert estimate.details["easy_share"] == estimate.shares["easy"] == 0.55
    assert estimate.details["net_easy"] == 30.0


def test_one_answer_has_a_mean_and_no_interval() -> None:
    estimate = CES.score(of_people({7: 1}), measure_of("ces"), SURE)
    assert (estimate.value, estimate.interval) == (7.0, None)
    assert estimate.flags == ("no_interval", "n_lt_2")
    assert estimate.details["sd"] is None


def test_equal_answers_have_no_interval_of_zero_width() -> None:
    estimate = CES.score(of_people({7: 4}), measure_of("ces"), SURE)
    assert estimate.flags == ("no_interval", "zero_variance")
    assert estimate.details["sd"] == 0.0


def test_a_share_has_an_interval_even_when_the_mean_has_none() -> None:
    interval = CES.score(of_people({7: 4}), measure_of("ces", "easy_share"), SURE).interval
    assert interval is not None
    assert 0 < interval.low < interval.high == 100


def test_limits_beyond_the_scale_are_shown_and_flagged() -> None:
    estimate = CES.score(of_people({7: 4, 5: 1}), measure_of("ces"), SURE)
    assert estimate.interval is not None
    assert estimate.interval.high > 7
    assert estimate.flags == ("ci_exceeds_scale",)

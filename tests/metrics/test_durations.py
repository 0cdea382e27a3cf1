"""Sessions and waiting times: mean, median and 90th percentile of rows, and the mean of ready counts."""

import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.errors import CxcliError
from cxcli.metrics import METRICS
from cxcli.study.statistics import Statistics
from tests.accounts.tables import CUT, Row, by_place, tables, tried
from tests.accounts.tried import figures, outcome, results
from tests.surveys import measure_of

both = pytest.mark.parametrize("name", ["session_duration", "response_time"])
every = pytest.mark.parametrize("statistic", ["mean", "median", "p90"])

SECONDS = st.one_of(
    st.just(""), st.integers(0, 5000).map(str), st.sampled_from(["12.5", "0:01:30", "1:00:00"])
)
FIGURE = {
    "mean": statistics.fmean,
    "median": statistics.median,
    "p90": lambda seconds: float(np.percentile(seconds, 90)),
}


def seconds(text: str) -> float:
    hours, minutes, rest = ("0:0:" + text).split(":")[-3:]
    return 3600 * int(hours) + 60 * int(minutes) + float(rest)


def answered(rows: list[Row]) -> list[float]:
    return [seconds(row["seconds"]) for row in rows if row["seconds"]]


@both
def test_the_published_sessions(name: str) -> None:
    rows = [{"seconds": x} for x in (0, 0, 30, 45, 120, 600)]
    found = figures({"type": name, "seconds": "seconds"}, rows)
    assert found["value"] == found["mean_seconds"] == 132.5
    assert (found["median_seconds"], found["mean_excluding_zero"]) == (37.5, 198.75)
    assert found["p90"] == pytest.approx(360)


@both
@every
@tried
@given(rows=tables(seconds=SECONDS))
def test_rows_are_summed_up_as_a_reader_would(name: str, statistic: str, rows: list[Row]) -> None:
    def figure(mine: list[Row]) -> float | None:
        known = answered(mine)
        return pytest.approx(FIGURE[statistic](known), abs=1e-9) if known else None

    found = results({"type": name, "seconds": "seconds", "statistic": statistic}, rows, **CUT)
    assert {place: result.value for place, result in found.items()} == by_place(rows, figure)
    assert all(result.unit == "seconds" for result in found.values())


COUNTED = {"seconds": "total", "count": "times"}
PERIODS = st.lists(st.tuples(st.integers(0, 90_000), st.integers(0, 40)), min_size=1, max_size=12)


@both
@tried
@given(periods=PERIODS)
def test_ready_counts_are_totals_of_periods_and_have_their_mean(
    name: str, periods: list[tuple[int, int]]
) -> None:
    rows = [{"total": seconds, "times": times} for seconds, times in periods]
    found = outcome({"type": name, **COUNTED}, rows).report["m"]
    seconds, times = (sum(numbers) for numbers in zip(*periods, strict=True))
    mean = seconds / times if times else None
    assert (found.value, found.interval, found.unit) == (pytest.approx(mean), None, "seconds")
    told = found.details
    assert told is not None
    assert (told["seconds"], told["count"], told["mean_seconds"]) == (seconds, times, found.value)
    assert "median" not in told


@both
@tried
@given(each=st.lists(st.lists(st.integers(0, 5000), min_size=1, max_size=9), min_size=1, max_size=4))
def test_ready_counts_give_the_mean_of_the_rows_that_they_count(name: str, each: list[list[int]]) -> None:
    ready = [{"total": sum(period), "times": len(period)} for period in each]
    rows = [{"s": seconds} for period in each for seconds in period]
    counted = outcome({"type": name, **COUNTED}, ready).report["m"]
    assert counted.value == outcome({"type": name, "seconds": "s"}, rows).report["m"].value
    assert counted.n == len(rows)


@both
def test_ready_counts_may_be_written_as_times_and_cut_into_segments(name: str) -> None:
    rows = [
        {"total": "1:00:00", "times": 60, "plan": "a"},
        {"total": "0:10:00", "times": 20, "plan": "b"},
        {"total": "", "times": 9, "plan": "b"},
    ]
    found = results({"type": name, **COUNTED}, rows, segments=["plan"])
    assert {place: result.value for place, result in found.items()} == {
        ("all", None): 52.5,
        ("a", None): 60,
        ("b", None): 30,
    }


@both
def test_totals_stand_beside_answers_of_single_people(name: str) -> None:
    rows = [{"total": 90, "times": 3, "who": "a"}, {"total": 10, "times": 7, "who": "b"}]
    assert outcome({"type": name, **COUNTED}, rows, respondent="who").report["m"].value == 10


@both
@pytest.mark.parametrize("statistic", ["median", "p90"])
def test_totals_have_no_quantiles(name: str, statistic: str) -> None:
    with pytest.raises(CxcliError) as refused:
        outcome({"type": name, **COUNTED, "statistic": statistic}, [{"total": 10, "times": 2}])
    message = refused.value.problems[0].message
    assert f"'{statistic}' cannot be worked out of seconds, count: they give mean only." in message.en
    assert f"«\u00a0{statistic}\u00a0» ne se calcule pas à partir de seconds, count" in message.fr


@both
def test_negative_seconds_and_words_are_not_read(name: str) -> None:
    rows = [{"seconds": x} for x in ("10", "-3", "long", "", "20", "10:30")]
    found = outcome({"type": name, "seconds": "seconds"}, rows, limits={"max_invalid_share": 1}).report["m"]
    assert found.answers == {"valid": 2, "missing": 1, "not_applicable": 0, "invalid": 3}
    assert found.value == 15


@both
def test_nobody_has_no_duration(name: str) -> None:
    rows = [{"seconds": ""}, {"seconds": ""}]
    found = outcome({"type": name, "seconds": "seconds"}, rows).report["m"]
    assert (found.value, found.interval, found.flags) == (None, None, ("no_answers",))


@both
def test_a_title_says_which_figure_it_is(name: str) -> None:
    title_of = METRICS[name].title_of
    assert title_of is not None
    said = [title_of(measure_of(name, s, asked=METRICS["rating"].scale)) for s in METRICS[name].statistics]
    assert [words.en.rpartition("(")[2] for words in said] == ["mean)", "median)", "90th percentile)"]
    assert [words.fr.rpartition("(")[2] for words in said] == ["moyenne)", "médiane)", "90e centile)"]


@both
def test_a_median_is_compared_with_the_rest_by_its_own_limits(name: str) -> None:
    rows = [{"s": x + shift, "plan": plan} for x in range(60) for plan, shift in (("a", 0), ("b", 500))]
    metric = {"type": name, "seconds": "s", "statistic": "median"}
    found = results(metric, rows, segments=["plan"])
    versus = found["b", None].versus_rest
    assert versus is not None
    assert (versus.difference, versus.method) == (500, "mover_woodruff")
    assert versus.low < 500 < versus.high
    assert versus.p < 0.001


def test_seconds_of_very_many_values_are_clustered_exactly_and_soon() -> None:
    chance = np.random.default_rng(2)
    who, each = chance.integers(0, 500, 4000), chance.exponential(600, 4000).round(2)
    rows = [
        {"who": f"u{w}", "s": s + 200 * (w % 2)} for w, s in zip(who.tolist(), each.tolist(), strict=True)
    ]
    found = outcome({"type": "session_duration", "seconds": "s"}, rows, respondent="who").report["m"]
    mean = statistics.fmean(row["s"] for row in rows)
    totals: dict[str, float] = {}
    for row in rows:
        totals[row["who"]] = totals.get(row["who"], 0) + (row["s"] - mean) / len(rows)
    m = len(totals)
    error = (m / (m - 1) * sum(x * x for x in totals.values())) ** 0.5
    assert found.interval is not None
    half = (found.interval.high - found.interval.low) / 2
    assert half == pytest.approx(float(error) * 1.9647298, rel=1e-4)


@every
def test_more_confidence_is_never_a_shorter_interval(statistic: str) -> None:
    rows = [{"s": x * x % 97} for x in range(80)]
    widths = []
    for confidence in (0.8, 0.9, 0.99):
        said = {"type": "response_time", "seconds": "s", "statistic": statistic}
        interval = outcome(said, rows, statistics={"confidence": confidence}).report["m"].interval
        assert interval is not None
        widths.append(interval.high - interval.low)
    assert widths == sorted(widths)
    assert Statistics().confidence == 0.95


@both
def test_an_unknown_figure_is_refused(name: str) -> None:
    with pytest.raises(CxcliError):
        outcome({"type": name, "seconds": "s", "statistic": "p99"}, [{"s": 1}])

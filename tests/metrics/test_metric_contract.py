import math
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cxcli import metrics
from cxcli.evidence import Count, Design, Distribution, of_people
from cxcli.metric import Estimate
from cxcli.metrics import METRICS
from cxcli.stats.linear import linear
from cxcli.stats.methods import methods_of
from cxcli.study.question import Better
from cxcli.study.scale import scale
from cxcli.study.statistics import Statistics
from cxcli.words import Words
from tests.oracles import ANSWERS
from tests.reckoning.answers import effective, price_of, weighted_mean, weighted_median
from tests.surveys import ASKED, EVERY_STATISTIC, QUESTIONS, Row, law, measure_of, seen, surveys

SURE = Statistics()

every_metric = pytest.mark.parametrize("name", list(METRICS))
every_question = pytest.mark.parametrize("name", QUESTIONS)
every_statistic = pytest.mark.parametrize(("name", "statistic"), EVERY_STATISTIC)
both_directions = pytest.mark.parametrize("better", ["higher", "lower"])

RANGE = {"points": (-100, 100), "percent": (0, 100)}


def score(
    name: str, answers: Distribution, statistic: str | None = None, better: Better = "higher"
) -> Estimate:
    return METRICS[name].score(answers, measure_of(name, statistic, better=better), SURE)


def test_the_registry_holds_every_file_in_report_order() -> None:
    folder = Path(metrics.__file__).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == set(METRICS)
    assert list(METRICS)[:8] == ["nps", "csat", "css", "ces", "rating", "thumbs", "scale", "sentiment"]
    assert set(ANSWERS) == set(QUESTIONS)


@every_metric
def test_a_metric_is_registered_under_its_own_name(name: str) -> None:
    assert METRICS[name].name == name


@every_metric
def test_a_metric_speaks_both_languages(name: str) -> None:
    metric = METRICS[name]
    for words in (metric.title, metric.definition, metric.formula):
        assert words.en.strip()
        assert words.fr.strip()
    assert metric.definition.en != metric.definition.fr


@every_metric
def test_french_keeps_its_punctuation_on_the_line(name: str) -> None:
    metric = METRICS[name]
    refusal = (
        metric.refuse(measure_of(name, asked=scale(2, 9))) if metric.refuse and name in QUESTIONS else None
    )
    said = [metric.title, metric.definition, metric.formula]
    said += (
        [text for problem in refusal.problems for text in (problem.message, problem.hint)] if refusal else []
    )
    assert not [words.fr for words in said if re.search(r" [:;!?%»]|« ", words.fr)]


@every_metric
def test_a_metric_says_where_it_comes_from(name: str) -> None:
    assert any(character.isdigit() for character in METRICS[name].source)


@every_metric
def test_a_key_is_said_in_both_languages(name: str) -> None:
    keys = METRICS[name].keys
    assert [key.name for key in keys if not key.about.endswith(".") or not key.fr.endswith(".")] == []
    assert not [key.fr for key in keys if re.search(r" [:;!?%»]|« ", key.fr)]


@every_statistic
def test_nobody_has_no_score_and_no_interval(name: str, statistic: str) -> None:
    estimate = score(name, Distribution({}, missing=3), statistic)
    assert estimate.value is None
    assert estimate.interval is None
    assert (estimate.n, estimate.n_effective, estimate.weight_sum) == (0, 0, 0)
    assert all(value in (None, estimate.details["invalid"]) for value in estimate.details.values())


@every_statistic
@law
@given(data=st.data())
def test_a_score_stays_inside_its_bounds_and_its_interval(
    name: str, statistic: str, data: st.DataObject
) -> None:
    estimate = score(name, seen(data.draw(surveys(name))), statistic)
    unit = METRICS[name].units[statistic]
    low, high = RANGE.get(unit, (int(ASKED[name].low), int(ASKED[name].high)))
    assert estimate.value is not None
    assert low <= estimate.value <= high
    if estimate.interval is None:
        assert estimate.flags[:1] == ("no_interval",)
    else:
        assert estimate.interval.low <= estimate.value <= estimate.interval.high
        assert estimate.interval.low < estimate.interval.high
        assert unit == "scale points" or (low <= estimate.interval.low and estimate.interval.high <= high)


@every_statistic
@law
@given(data=st.data())
def test_the_same_people_twice_score_the_same(name: str, statistic: str, data: st.DataObject) -> None:
    rows = data.draw(surveys(name))
    once, twice = score(name, seen(rows), statistic), score(name, seen(rows * 2), statistic)
    assert (once.value, once.shares) == (twice.value, twice.shares)
    assert twice.n_effective == 2 * once.n_effective


@every_statistic
@law
@given(data=st.data(), times=st.integers(2, 1000))
def test_weights_times_a_whole_number_change_nothing(
    name: str, statistic: str, data: st.DataObject, times: int
) -> None:
    rows = data.draw(surveys(name))
    one, other = score(name, seen(rows), statistic), score(name, seen(rows, times=times), statistic)
    assert (one.value, one.interval, one.n, one.n_effective) == (
        other.value,
        other.interval,
        other.n,
        other.n_effective,
    )
    assert (one.shares, one.details, one.flags) == (other.shares, other.details, other.flags)
    assert other.weight_sum == times * one.weight_sum


@every_statistic
@law
@given(data=st.data(), weight=st.integers(1, 1000))
def test_equal_weights_are_no_weights(name: str, statistic: str, data: st.DataObject, weight: int) -> None:
    answers = [answer for answer, _ in data.draw(surveys(name))]
    plain = score(name, of_people({x: answers.count(x) for x in answers}), statistic)
    equal = score(name, seen([(x, weight) for x in answers]), statistic)
    assert (equal.value, equal.interval, equal.n_effective) == (plain.value, plain.interval, plain.n)
    assert (equal.shares, equal.flags) == (plain.shares, plain.flags)
    assert equal.details == {**plain.details, "weighted": True, "deff": 1.0}


@both_directions
@every_statistic
@law
@given(data=st.data())
def test_a_metric_agrees_with_its_oracle(
    name: str, statistic: str, better: Better, data: st.DataObject
) -> None:
    rows = data.draw(surveys(name))
    measure = measure_of(name, statistic, better=better)
    estimate, oracle = METRICS[name].score(seen(rows), measure, SURE), ANSWERS[name](rows, measure)
    assert estimate.value == float(oracle[statistic])
    assert estimate.shares == {band: float(oracle[band]) for band in estimate.shares}
    assert estimate.n_effective == float(effective(rows, price_of(measure, ANSWERS[name])))


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in ("thumbs", "sentiment")])
@law
@given(data=st.data())
def test_the_details_of_a_distribution_agree_with_the_rows(name: str, data: st.DataObject) -> None:
    rows: list[Row] = data.draw(surveys(name))
    details = score(name, seen(rows)).details
    mean = weighted_mean(rows)
    n, total = len(rows), sum(w for _, w in rows)
    assert details["mean"] == float(mean)
    assert details["median"] == weighted_median(rows)
    if n == 1:
        assert details["sd"] is None
    else:
        assert details["sd"] == pytest.approx(
            math.sqrt(sum(w * (x - mean) ** 2 for x, w in rows) / total * n / (n - 1)), abs=1e-12
        )


@pytest.mark.parametrize("name", ["csat", "css", "ces", "rating", "scale"])
@law
@given(data=st.data())
def test_the_interval_of_a_mean_is_the_one_of_scipy(name: str, data: st.DataObject) -> None:
    answers = [answer for answer, _ in data.draw(surveys(name, smallest=2))]
    estimate = score(name, seen([(x, 1) for x in answers], weighted=False), "mean")
    if len(set(answers)) == 1:
        assert estimate.flags == ("no_interval", "zero_variance")
        return
    low, high = scipy_stats.ttest_1samp(answers, 0).confidence_interval(0.95)
    assert estimate.interval is not None
    assert estimate.interval.low == pytest.approx(low, abs=1e-10)
    assert estimate.interval.high == pytest.approx(high, abs=1e-10)


@every_question
def test_every_kind_of_invalid_answer_is_told(name: str) -> None:
    answers = Distribution({}, unparseable=3, non_integer=2, out_of_range=1)
    assert score(name, answers).details["invalid"] == {"unparseable": 3, "non_integer": 2, "out_of_range": 1}


@every_question
def test_unweighted_results_do_not_speak_of_weights(name: str) -> None:
    assert not {"weighted", "deff"} & set(score(name, of_people({1: 3})).details)


@every_question
def test_weights_that_differ_much_are_flagged(name: str) -> None:
    estimate = score(name, seen([(0, 1)] * 30 + [(1, 50)]))
    assert estimate.details["deff"] > 2
    assert {"high_design_effect", "dominant_weight"} <= set(estimate.flags)


@every_question
def test_a_weight_of_five_percent_is_not_yet_dominant(name: str) -> None:
    assert "dominant_weight" not in score(name, seen([(1, 20)] * 19 + [(0, 10), (0, 10)])).flags
    assert "dominant_weight" in score(name, seen([(1, 20)] * 18 + [(0, 10), (0, 10)])).flags


@every_question
@both_directions
def test_what_is_asked_by_default_is_not_refused(name: str, better: Better) -> None:
    refuse = METRICS[name].refuse
    assert refuse is None or refuse(measure_of(name, better=better)) is None


@every_question
def test_labels_point_at_the_scale(name: str) -> None:
    metric = METRICS[name]
    assert not metric.labels or metric.scale is not None
    assert all(metric.scale and metric.scale.low <= x <= metric.scale.high for x in metric.labels.values())


@every_question
def test_the_name_shown_is_the_title_unless_the_metric_says_otherwise(name: str) -> None:
    title_of = METRICS[name].title_of
    shown: Words = title_of(measure_of(name)) if title_of else METRICS[name].title
    assert shown == METRICS[name].title


def test_a_weight_so_heavy_that_the_mean_has_no_finite_limits_gives_none() -> None:
    heavy = Distribution(
        {Fraction(1): Count(1, 1_000, 1_000**2), Fraction(5): Count(1, 10**9, 10**18)},
        weighted=True,
        largest_weight=10**9,
    )
    estimate = score("rating", heavy)
    assert estimate.interval is None
    assert "no_interval" in estimate.flags
    assert "dominant_weight" in estimate.flags


@every_statistic
def test_every_method_that_fits_the_statistic_is_the_one_of_its_interval(name: str, statistic: str) -> None:
    metric, answers = METRICS[name], of_people({0: 9, 1: 20, 3: 8, 4: 30, 7: 3, 9: 4})
    on_scale = {x: n for x, n in answers.valid.items() if ASKED[name].low <= x <= ASKED[name].high}
    measure = measure_of(name, statistic)
    for method in methods_of(metric.headline(measure).kind):
        estimate = metric.score(Distribution(on_scale), replace(measure, interval=method), SURE)
        assert estimate.interval is not None
        assert estimate.interval.method == method


@every_statistic
@law
@given(data=st.data())
def test_the_headline_is_the_value(name: str, statistic: str, data: st.DataObject) -> None:
    measure, answers = measure_of(name, statistic), seen(data.draw(surveys(name)))
    headline = METRICS[name].headline(measure)
    estimate = linear(answers, headline.price)
    assert estimate is not None
    assert headline.low <= estimate.mean <= headline.high
    assert METRICS[name].score(answers, measure, SURE).value == float(headline.factor * estimate.mean)


@every_question
def test_a_design_is_told_with_its_clusters_and_degrees_of_freedom(name: str) -> None:
    answers = of_people({0: 5, 1: 5})
    designed = replace(answers, design=Design({}, clusters=7, df=5))
    assert not {"clusters", "df"} & set(score(name, answers).details)
    assert (score(name, designed).details["clusters"], score(name, designed).details["df"]) == (7, 5)


@pytest.mark.parametrize("name", ["nps", "csat", "css", "ces", "sentiment"])
@law
@given(data=st.data())
def test_the_limits_of_all_shares_hold_their_shares(name: str, data: st.DataObject) -> None:
    estimate = score(name, seen(data.draw(surveys(name))))
    limits = estimate.details["shares_simultaneous"]
    assert list(limits) == list(estimate.shares)
    for band, share in estimate.shares.items():
        low, high = limits[band]
        assert 0 <= low <= share + 1e-12
        assert share - 1e-12 <= high <= 1

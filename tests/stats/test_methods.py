"""The laws of every interval method."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxcli.evidence import Design, Distribution, of_people
from cxcli.stats.figure import Figure, figure_of
from cxcli.stats.headline import Headline, Kind, mean, net, share
from cxcli.stats.methods import METHODS, default_method, limits, methods_of
from cxcli.stats.sample import critical, sample_of
from cxcli.study.scale import scale
from cxcli.study.statistics import Statistics
from tests.surveys import Row, law, seen, surveys

SURE = Statistics()

HEADLINES: dict[Kind, Headline] = {
    "net": net(lambda value: (value > 8) - (value < 7)),
    "share": share(lambda value: int(value > 6)),
    "mean": mean(scale(0, 10)),
}

EVERY = [(kind, name) for kind in HEADLINES for name in methods_of(kind)]
NESTED = [(kind, name) for kind, name in EVERY if name != "adjusted_wald_z2"]
"""All but the method that adds more people, and so moves its middle, the more confidence is asked for."""

every_method = pytest.mark.parametrize(("kind", "name"), EVERY)

CAN_BE_DEGENERATE = {"wald", "trinomial_t", "t", "bootstrap"}


def told(answers: Distribution, kind: Kind, name: str, statistics: Statistics = SURE) -> Figure:
    found = figure_of(answers, HEADLINES[kind], statistics, name)
    assert found is not None
    return found


def test_every_name_of_the_report_is_there() -> None:
    assert set(METHODS) == {
        "score", "adjusted_wald", "adjusted_wald_z2", "mover_wilson", "jeffreys", "bootstrap", "wald",
        "trinomial_t", "wilson", "agresti_coull", "clopper_pearson", "t", "bounded", "woodruff",
    }  # fmt: skip
    assert all(method.name == name for name, method in METHODS.items())


@pytest.mark.parametrize(("kind", "name"), [("net", "score"), ("share", "wilson"), ("mean", "t")])
def test_the_default_comes_first_and_is_taken_when_none_is_named(kind: Kind, name: str) -> None:
    assert methods_of(kind)[0] == default_method(kind) == name
    found = figure_of(of_people({0: 4, 8: 3, 10: 5}), HEADLINES[kind], SURE)
    assert found is not None
    assert found.limits is not None
    assert found.limits.method == name


@every_method
@law
@given(rows=surveys("nps"))
def test_limits_stay_on_the_scale_or_it_is_said_that_they_do_not(
    kind: Kind, name: str, rows: list[Row]
) -> None:
    found, headline = told(seen(rows), kind, name), HEADLINES[kind]
    if found.limits is None:
        assert found.flags[0] == "no_interval"
        return
    low, high = (float(headline.factor * end) for end in (headline.low, headline.high))
    beyond = found.limits.low < low or found.limits.high > high
    assert found.limits.low < found.limits.high
    assert beyond == ("ci_exceeds_scale" in found.flags)
    assert not METHODS[name].stays_inside or not {"clipped", "ci_exceeds_scale"} & set(found.flags)
    assert ("clipped" in found.flags) <= (found.limits.low == low or found.limits.high == high)


@every_method
@law
@given(rows=surveys("nps"), times=st.integers(2, 1000))
def test_weights_times_a_whole_number_change_nothing(
    kind: Kind, name: str, rows: list[Row], times: int
) -> None:
    assert told(seen(rows), kind, name) == told(seen(rows, times=times), kind, name)


@every_method
@law
@given(rows=surveys("nps"), weight=st.integers(1, 1000))
def test_equal_weights_are_no_weights(kind: Kind, name: str, rows: list[Row], weight: int) -> None:
    answers = [x for x, _ in rows]
    plain = of_people({x: answers.count(x) for x in answers})
    assert told(seen([(x, weight) for x in answers]), kind, name) == told(plain, kind, name)


@pytest.mark.parametrize(("kind", "name"), [each for each in EVERY if each[1] != "bootstrap"])
@law
@given(rows=surveys("nps", smallest=2), times=st.integers(2, 20))
def test_more_people_with_the_same_shares_are_not_less_sure(
    kind: Kind, name: str, rows: list[Row], times: int
) -> None:
    few, many = told(seen(rows), kind, name).limits, told(seen(rows * times), kind, name).limits
    if few is not None:
        assert many is not None
        assert many.high - many.low <= few.high - few.low + 1e-9


@every_method
@law
@given(rows=surveys("nps", smallest=2))
def test_the_same_seed_gives_the_same_limits(kind: Kind, name: str, rows: list[Row]) -> None:
    assert told(seen(rows), kind, name) == told(seen(rows[::-1]), kind, name)


@every_method
def test_a_method_does_not_exist_where_it_does_not_fit(kind: Kind, name: str) -> None:
    assert kind in METHODS[name].kinds
    assert METHODS[name].kinds & HEADLINES.keys() == {fitting for fitting, other in EVERY if other == name}


@every_method
def test_people_who_all_answer_alike_have_an_interval_with_width_or_none(kind: Kind, name: str) -> None:
    found = told(of_people({10: 8}), kind, name)
    if name in CAN_BE_DEGENERATE:
        assert (found.limits, found.flags) == (None, ("no_interval", "zero_variance"))
    else:
        assert found.limits is not None
        assert found.limits.low < found.limits.high


@every_method
def test_one_person_has_a_wide_interval_or_none(kind: Kind, name: str) -> None:
    found = told(of_people({10: 1}), kind, name)
    if name in CAN_BE_DEGENERATE | {"bounded"}:
        assert (found.limits, found.flags) == (None, ("no_interval", "n_lt_2"))
    else:
        assert found.limits is not None


@every_method
def test_a_census_has_no_interval(kind: Kind, name: str) -> None:
    everyone = replace(of_people({10: 8, 3: 7, 7: 2}), sampled=Fraction(1))
    found = told(everyone, kind, name)
    assert (found.limits, found.flags, found.n_effective) == (None, ("no_interval", "census"), 17)


@every_method
def test_part_of_a_finite_population_is_surer(kind: Kind, name: str) -> None:
    answers = of_people({10: 40, 3: 30, 7: 20})
    half = replace(answers, sampled=Fraction(1, 2))
    whole, part = told(answers, kind, name).limits, told(half, kind, name).limits
    assert whole is not None
    assert part is not None
    assert part.high - part.low < whole.high - whole.low


@every_method
def test_few_clusters_are_less_sure_than_many_people(kind: Kind, name: str) -> None:
    answers = of_people({10: 40, 3: 30, 7: 20})
    values = list(answers.valid)
    many = {(a, b): Fraction((a == b) * 10**15) for a in values for b in values}
    few = replace(answers, design=Design(many, clusters=6, df=5))
    one = replace(answers, design=Design(many, clusters=1, df=0))
    plain, clustered = told(answers, kind, name).limits, told(few, kind, name).limits
    assert plain is not None
    assert clustered is not None
    assert clustered.high - clustered.low > plain.high - plain.low
    assert (told(one, kind, name).limits, told(one, kind, name).flags) == (None, ("no_interval",))


@pytest.mark.parametrize(
    ("kind", "name", "flag"),
    [
        ("net", "adjusted_wald", "clipped"),
        ("net", "adjusted_wald_z2", "clipped"),
        ("share", "agresti_coull", "clipped"),
        ("net", "wald", "ci_exceeds_scale"),
        ("net", "trinomial_t", "ci_exceeds_scale"),
        ("share", "wald", "ci_exceeds_scale"),
        ("mean", "t", "ci_exceeds_scale"),
    ],
)
def test_a_method_that_leaves_the_scale_says_so(kind: Kind, name: str, flag: str) -> None:
    answers = {10: 10} if flag == "clipped" else {10: 12, 8: 1, 5: 1}
    assert flag in told(of_people(answers), kind, name).flags


@pytest.mark.parametrize(("n", "flagged"), [(99, True), (100, False)])
@pytest.mark.parametrize("kind", ["net", "share"])
def test_wald_is_flagged_below_a_hundred_people(kind: Kind, n: int, flagged: bool) -> None:  # noqa: FBT001 -- a column of the table
    found = told(of_people({10: n // 2, 0: n - n // 2}), kind, "wald")
    assert ("wald_few_answers" in found.flags) == flagged


@pytest.mark.parametrize(("kind", "name"), NESTED)
@law
@given(rows=surveys("nps", smallest=2))
def test_more_confidence_is_not_narrower(kind: Kind, name: str, rows: list[Row]) -> None:
    less = told(seen(rows), kind, name, Statistics(confidence=0.8)).limits
    more = told(seen(rows), kind, name, Statistics(confidence=0.99)).limits
    assume(less is not None)
    if less is not None and more is not None:
        assert more.low <= less.low + 1e-9
        assert less.high <= more.high + 1e-9


@every_method
def test_limits_are_those_of_the_figure_in_the_unit_of_the_prices(kind: Kind, name: str) -> None:
    answers, headline = of_people({10: 12, 8: 1, 5: 1}), HEADLINES[kind]
    sample = sample_of(answers, headline, SURE)
    assert sample is not None
    ends = limits(sample, headline, name, critical(sample, 0.95), SURE.seed)
    found = told(answers, kind, name).limits
    assert ends is not None
    assert found is not None
    assert (found.low, found.high) == tuple(headline.factor * end for end in ends)


def test_another_seed_draws_other_people() -> None:
    answers = of_people({10: 40, 3: 30, 7: 20})
    one, same, other = (
        told(answers, "mean", "bootstrap", Statistics(seed=seed)).limits for seed in (1, 1, 2)
    )
    assert one == same != other


@pytest.mark.parametrize("kind", HEADLINES)
def test_of_many_people_the_bootstrap_says_what_the_others_say(kind: Kind) -> None:
    answers = of_people({10: 4000, 3: 3000, 7: 2000})
    one, other = told(answers, kind, "bootstrap").limits, told(answers, kind, default_method(kind)).limits
    assert one is not None
    assert other is not None
    width = other.high - other.low
    assert one.low == pytest.approx(other.low, abs=0.06 * width)
    assert one.high == pytest.approx(other.high, abs=0.06 * width)


def test_with_weights_the_bootstrap_draws_as_many_as_the_effective_people() -> None:
    heavy = seen([(10, 1)] * 30 + [(0, 10)] * 10)
    light = of_people({10: 30, 0: 10})
    (one, other) = (told(answers, "net", "bootstrap") for answers in (heavy, light))
    assert one.limits is not None
    assert other.limits is not None
    assert one.n_effective < other.n_effective
    assert one.limits.high - one.limits.low > other.limits.high - other.limits.low

"""How many more answers settle a gate: what is promised comes true, and nothing else is promised."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.evidence import Count, Design, Distribution
from cxcli.gating.change import Before, judged_change
from cxcli.gating.evidence import Judged
from cxcli.gating.number import Terms, judged_value
from cxcli.gating.settle import MOST, more_answers
from tests.groups import HEADLINES, NET, SURE, counts, group

KINDS = sorted(HEADLINES)
BANDS = st.tuples(st.integers(1, 40), st.integers(0, 40), st.integers(1, 40))
DISTANCES = st.integers(-40, 40).filter(bool)
"""How far the threshold lies from the value: points, percent, hundredths of a scale point."""

METHODS = [(kind, None) for kind in KINDS] + [
    ("net", "wald"),
    ("mean", "bounded"),
    ("share", "agresti_coull"),
]


def value(answers: Distribution, kind: str = "net", method: str | None = None) -> Judged | None:
    return judged_value(answers, Terms(HEADLINES[kind], SURE, method))


def times(answers: Distribution, factor: int) -> Distribution:
    """Return the same answers from so many times the people."""
    valid = {
        v: Count(factor * c.people, factor * c.weight, factor * c.weight_squared)
        for v, c in answers.valid.items()
    }
    return Distribution(valid, weighted=answers.weighted)


def settled(judged: Judged | None, bar: float, *, is_above: bool) -> bool:
    limits = judged.limits(0.95) if judged else None
    return limits is not None and (limits[0] > bar if is_above else limits[1] < bar)


@pytest.mark.parametrize(("kind", "method"), METHODS)
@given(bands=BANDS, distance=DISTANCES)
def test_with_that_many_more_answers_of_the_same_shares_a_gate_is_settled(
    kind: str, method: str | None, bands: tuple[int, int, int], distance: int
) -> None:
    answers = counts(*bands)
    now = value(answers, kind, method)
    assert now is not None
    bar, is_above = now.value + distance / (100 if kind == "mean" else 1), distance < 0
    more = more_answers(now, bar, 0.95)
    if more is None or more > 5000 or settled(now, bar, is_above=is_above):
        return
    enough = ceil(1 + more / answers.n)
    assert settled(value(times(answers, enough), kind, method), bar, is_above=is_above)
    # Rounding up to two digits adds less than a tenth: clearly fewer do not settle it.
    too_few = int(1 + 0.89 * more / answers.n)
    if too_few > 1:
        assert not settled(value(times(answers, too_few), kind, method), bar, is_above=is_above)


@pytest.mark.parametrize("kind", KINDS)
@given(bands=BANDS, before=BANDS, distance=DISTANCES)
def test_a_change_is_settled_by_more_answers_of_the_current_wave_or_by_none(
    kind: str, bands: tuple[int, int, int], before: tuple[int, int, int], distance: int
) -> None:
    now, then, terms = counts(*bands), counts(*before), Terms(HEADLINES[kind], SURE)
    found = judged_change(now, Before(then), terms)
    assert found is not None
    bar, is_above = found.value + distance / (100 if kind == "mean" else 1), distance < 0
    if settled(found, bar, is_above=is_above):
        return
    more = more_answers(found, bar, 0.95)
    size = 1000 if more is None else ceil(1 + more / now.n)
    if size <= 1000:
        later = judged_change(times(now, size), Before(then), terms)
        assert settled(later, bar, is_above=is_above) == (more is not None)


def test_a_number_on_its_threshold_is_never_settled() -> None:
    exactly = value(counts(20, 20, 60))
    assert exactly is not None
    assert more_answers(exactly, 40, 0.95) is None


def test_a_number_a_hair_from_its_threshold_would_take_too_many() -> None:
    near = value(counts(20, 20, 60))
    assert near is not None
    assert more_answers(near, 39.99, 0.95) is None
    assert (more_answers(near, 39.8, 0.95) or 0) > MOST / 4


def test_a_baseline_that_is_too_unsure_leaves_no_hope() -> None:
    found = judged_change(counts(200, 200, 600), Before(counts(4, 4, 12)), Terms(NET, SURE))
    assert found is not None
    assert more_answers(found, -5, 0.95) is None


def test_a_surer_verdict_takes_more_answers() -> None:
    now = value(counts(15, 45, 40))
    assert now is not None
    sure, surer = (more_answers(now, 20, confidence) or 0 for confidence in (0.95, 0.99))
    assert 400 < sure < surer


@pytest.mark.parametrize("answered", [50, 99])
def test_nobody_is_asked_for_more_people_than_there_are(answered: int) -> None:
    down, up = answered // 2 - 2, answered - answered // 2 + 2
    now = value(group(*[(-1, 1)] * down, *[(1, 1)] * up, sampled=Fraction(answered, 100)))
    assert now is not None
    assert now.left == 100 - answered
    more = more_answers(now, now.value - 0.5, 0.95)
    assert more is not None
    assert 0 < more <= now.left


def test_a_few_more_of_a_small_population_do_as_much_as_many_of_an_endless_one() -> None:
    answers = [(-1, 1)] * 15 + [(0, 1)] * 45 + [(1, 1)] * 40
    endless, small = value(group(*answers)), value(group(*answers, sampled=Fraction(1, 2)))
    assert endless is not None
    assert small is not None
    assert (more_answers(small, 20, 0.95) or 0) < (more_answers(endless, 20, 0.95) or 0) / 4


def test_clusters_stay_as_many_as_there_are() -> None:
    covariance = {(Fraction(v), Fraction(v)): Fraction(10**12 * 40) for v in (-1, 0, 1)}
    design = Design(covariance, clusters=12, df=11)
    now = value(group(*[(-1, 1)] * 15, *[(0, 1)] * 45, *[(1, 1)] * 40, design=design))
    assert now is not None
    assert (more_answers(now, 20, 0.95) or 0) > 450


@pytest.mark.parametrize(("bar", "wanted"), [(20, 450), (15, 46)])
def test_the_number_has_two_digits(bar: int, wanted: int) -> None:
    now = value(counts(15, 45, 40))
    assert now is not None
    more = more_answers(now, bar, 0.99 if bar == 15 else 0.95)
    assert more is not None
    assert more == wanted or str(more).rstrip("0") == str(more)[:2].rstrip("0")

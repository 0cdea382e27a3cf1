import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.stats.assumed import Assumed, AssumedMean, AssumedNet, AssumedShare
from cxcli.stats.plan import Terms, answers_for, plan_for_answers, plan_for_difference, plan_for_margin
from tests.surveys import law

WORST, KNOWN = AssumedNet(None), AssumedNet((0.5, 0.2))
populations = st.none() | st.integers(10, 100_000)
terms_of = st.builds(
    Terms,
    confidence=st.sampled_from([0.8, 0.9, 0.95, 0.99]),
    design_effect=st.sampled_from([0.8, 1.0, 1.5, 3.0]),
    population=populations,
)


def test_the_plan_for_a_margin_is_the_published_one() -> None:
    assert plan_for_margin(WORST, 0.05, Terms()).answers == 1537
    assert plan_for_margin(WORST, 0.05, Terms(population=2000)).answers == 870
    assert plan_for_margin(AssumedShare(None), 0.05, Terms()).answers == 385


def test_a_design_effect_multiplies_before_the_population_divides() -> None:
    assert answers_for(1000, Terms(design_effect=1.5)) == 1500
    assert answers_for(1000, Terms(design_effect=1.5, population=2000)) == math.ceil(1500 / (1 + 1499 / 2000))


def test_the_plan_for_a_difference_is_the_published_one() -> None:
    moved = KNOWN.moved(0.1)
    assert moved is not None
    plan = plan_for_difference((KNOWN, moved), 0.1, Terms())
    assert (plan.answers, plan.groups, plan.difference) == (903, 2, 0.1)


@law
@given(terms=terms_of, margin=st.floats(0.01, 0.2), up=st.floats(0.3, 0.6), down=st.floats(0.1, 0.4))
def test_the_interval_of_so_many_answers_is_about_as_wide_as_asked(
    terms: Terms, margin: float, up: float, down: float
) -> None:
    plan = plan_for_margin(AssumedNet((up, down)), margin, terms)
    assert plan.half_width <= margin * 1.03
    assert terms.population is None or plan.answers <= terms.population


@law
@given(terms=terms_of, margin=st.floats(0.01, 3), sd=st.floats(0.3, 3))
def test_a_mean_gets_the_least_number_whose_interval_is_narrow_enough(
    terms: Terms, margin: float, sd: float
) -> None:
    assumed = AssumedMean(sd)
    plan = plan_for_margin(assumed, margin, terms)
    assert plan.half_width <= margin
    formula = answers_for(plan.formula_people or 0, terms)
    assert plan.answers >= formula
    if plan.answers > formula:
        assert plan_for_answers(assumed, plan.answers - 1, terms).half_width > margin


@law
@given(terms=terms_of, answers=st.integers(10, 5000))
def test_more_answers_never_show_less(terms: Terms, answers: int) -> None:
    most = terms.population or 10_000
    fewer, more = (plan_for_answers(KNOWN, min(n, most), terms) for n in (answers, answers + 1))
    assert more.half_width <= fewer.half_width
    assert (more.difference or 2) <= (fewer.difference or 2)


@pytest.mark.parametrize(
    ("assumed", "answers"), [(WORST, 3), (AssumedShare(None), 3), (AssumedShare(0.5), 1)]
)
def test_a_difference_beyond_the_scale_cannot_be_shown(assumed: Assumed, answers: int) -> None:
    assert plan_for_answers(assumed, answers, Terms()).difference is None


def test_a_census_has_no_error() -> None:
    plan = plan_for_answers(KNOWN, 500, Terms(population=500))
    assert (plan.half_width, plan.people.effective) == (0, math.inf)

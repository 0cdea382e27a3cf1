"""A plan: how many answers to collect, and what they will be able to show."""

from dataclasses import dataclass

from cxcli.stats.assumed import Assumed, AssumedMean, Ends, People
from cxcli.stats.planning import (
    effective_people,
    in_population,
    people_for_difference,
    people_for_margin,
    smallest_difference,
    whole,
)


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which terms is planned.

    Attributes:
        confidence: of intervals and two-sided tests, in (0, 1).
        power: how often a difference of the size sought is to be found, in (0, 1).
        design_effect: by how much weights or clusters are expected to inflate the variance; > 0.
        population: everybody who could answer; None where that is endless.
    """

    confidence: float = 0.95
    power: float = 0.8
    design_effect: float = 1.0
    population: int | None = None

    @property
    def errors(self) -> tuple[float, float]:
        """Confidence and power."""
        return self.confidence, self.power

    def worth(self, answers: int) -> People:
        """Return what so many answers are worth under these terms."""
        simple = answers / self.design_effect
        return People(simple, effective_people(answers, self.design_effect, self.population))


@dataclass(frozen=True, slots=True)
class Plan:
    """What was found.

    Attributes:
        answers: people in each group.
        groups: 1, or 2 where a difference is sought.
        people: how much the answers of one group are worth.
        limits: how far the interval of one group would reach below and above its score, in the unit of
            the assumption; answers coming out exactly as assumed.
        difference: sought between the two groups, or the smallest that two groups of this size show with
            the power asked for; None where that is more than the scale has.
        formula_people: what the formula gives for a simple sample from an endless population, not
            rounded; None where the answers were given.
    """

    answers: int
    groups: int
    people: People
    limits: Ends
    difference: float | None
    formula_people: float | None

    @property
    def half_width(self) -> float:
        """Half of the interval of one group, in the unit of the assumption."""
        return sum(self.limits) / 2


def plan_for_margin(assumed: Assumed, margin: float, terms: Terms) -> Plan:
    """Return how many answers give an interval of this half-width.

    A mean takes a few more than the formula says, because its spread is estimated from the answers too.

    Args:
        assumed: about the answers; its variance is > 0.
        margin: > 0, in the unit of the assumption.
        terms: confidence, design effect, population.
    """
    people = people_for_margin(assumed.variance, margin, terms.confidence)
    answers = answers_for(people, terms)
    if isinstance(assumed, AssumedMean):
        answers = _least(assumed, margin, terms, answers)
    return _plan(assumed, terms, answers, people)


def plan_for_difference(groups: tuple[Assumed, Assumed], difference: float, terms: Terms) -> Plan:
    """Return how many answers each of two groups needs, so that the difference is found that often.

    Args:
        groups: what is assumed of either.
        difference: not 0, in the unit of the assumption.
        terms: confidence, power, design effect; no population.
    """
    variances = groups[0].variance, groups[1].variance
    people = people_for_difference(variances, difference, terms.errors)
    answers = answers_for(people, terms)
    worth = terms.worth(answers)
    return Plan(answers, 2, worth, groups[0].limits(worth, terms.confidence), difference, people)


def plan_for_answers(assumed: Assumed, answers: int, terms: Terms) -> Plan:
    """Return what so many answers are able to show.

    Args:
        assumed: about the answers.
        answers: >= 1, and no more than the population.
        terms: all of them.
    """
    return _plan(assumed, terms, answers, None)


def answers_for(people: float, terms: Terms) -> int:
    """Return how many answers are worth so many people of a simple sample from an endless population."""
    answers = whole(people * terms.design_effect)
    return answers if terms.population is None else whole(in_population(answers, terms.population))


def _plan(assumed: Assumed, terms: Terms, answers: int, people: float | None) -> Plan:
    worth = terms.worth(answers)
    shown = smallest_difference(assumed.variance, worth.simple, terms.errors)
    limits = assumed.limits(worth, terms.confidence)
    return Plan(answers, 1, worth, limits, shown if shown <= assumed.widest else None, people)


def _least(assumed: Assumed, margin: float, terms: Terms, answers: int) -> int:
    """Return the least number of answers, from this one on, whose interval is no wider than asked for."""

    def is_enough(number: int) -> bool:
        return sum(assumed.limits(terms.worth(number), terms.confidence)) / 2 <= margin

    most = answers
    while not is_enough(most):
        most = 2 * most if terms.population is None else min(2 * most, terms.population)
    while answers < most:
        middle = (answers + most) // 2
        answers, most = (answers, middle) if is_enough(middle) else (middle + 1, most)
    return answers

"""What `cxcli plan` was asked, as the statistics take it, and the plan that answers it."""

import math
from dataclasses import dataclass
from typing import Literal, cast

from cxcli.cli.plan_assumed import FACTOR, assumed_of, moved_of
from cxcli.cli.plan_options import PlanMetric, PlanOptions
from cxcli.cli.plan_rules import MOST, check
from cxcli.errors import UsageProblem
from cxcli.report.wording import format_count
from cxcli.stats.assumed import Assumed
from cxcli.stats.plan import Plan, Terms, answers_for, plan_for_answers, plan_for_difference, plan_for_margin
from cxcli.stats.planning import people_for_adjusted_wald, whole
from cxcli.words import Words

Question = Literal["margin", "difference", "answers"]

POWER = 0.8


@dataclass(frozen=True, slots=True)
class Request:
    """A question and its answer.

    Attributes:
        metric: nps, share or mean.
        question: what is asked.
        assumed: about the answers; about those of the first group, where there are two.
        moved: about those of the second group, None where there is none.
        terms: confidence, power, design effect, population.
        amount: the margin, or the signed difference, as it was written; None where answers were given.
        response_rate: in 0..1; None where it was not given.
        plan: the answer.
    """

    metric: PlanMetric
    question: Question
    assumed: Assumed
    moved: Assumed | None
    terms: Terms
    amount: float | None
    response_rate: float | None
    plan: Plan

    @property
    def factor(self) -> float:
        """How many of the metric's points the unit of the statistics is."""
        return FACTOR[self.metric]

    @property
    def in_all(self) -> int:
        """The answers of all groups."""
        return self.plan.groups * self.plan.answers

    @property
    def invitations(self) -> int | None:
        """How many people to invite, in all groups; None without a response rate."""
        return None if self.response_rate is None else whole(self.in_all / self.response_rate)

    @property
    def is_reachable(self) -> bool:
        """Whether the population has as many people as are to be invited."""
        most, invited = self.terms.population, self.invitations
        return most is None or invited is None or invited <= most

    @property
    def is_census(self) -> bool:
        """Whether everybody is to answer."""
        return math.isinf(self.plan.people.effective)

    @property
    def shown_difference(self) -> float | None:
        """The smallest difference that two groups of the given answers show, in points; None if not asked."""
        if self.question != "answers" or self.terms.population is not None or self.plan.difference is None:
            return None
        return self.plan.difference * self.factor

    @property
    def adjusted_wald_answers(self) -> int | None:
        """How many answers the adjusted-Wald interval of an NPS needs; None where that is not asked."""
        people = self.plan.formula_people
        if self.metric != "nps" or self.question != "margin" or people is None:
            return None
        return answers_for(people_for_adjusted_wald(people), self.terms)


def request_of(asked: PlanOptions) -> Request:
    """Return what was asked, with its answer.

    Raises:
        UsageProblem: it cannot be answered as it was asked.
    """
    question = cast("Question", check(asked))
    assumed, terms = assumed_of(asked), _terms(asked)
    amount = asked.margin if question == "margin" else asked.difference
    moved = None
    if question == "difference":
        moved = moved_of(assumed, asked)
        sought = (asked.difference or 0.0) / FACTOR[asked.metric]
        plan = plan_for_difference((assumed, moved), sought, terms)
    elif question == "margin":
        plan = plan_for_margin(assumed, (asked.margin or 0.0) / FACTOR[asked.metric], terms)
    else:
        plan = plan_for_answers(assumed, _answers(asked, terms), terms)
    _check_possible(plan)
    rate = None if asked.response_rate is None else asked.response_rate / 100
    return Request(asked.metric, question, assumed, moved, terms, amount, rate, plan)


def _check_possible(plan: Plan) -> None:
    if plan.answers > MOST:
        raise UsageProblem(
            Words(
                "That would take more answers than there are people.",
                "Il y faudrait plus de réponses qu'il n'y a de gens.",
            ),
            Words("Ask for a wider margin or difference.", "Demandez une marge ou un écart plus grand."),
        )


def _terms(asked: PlanOptions) -> Terms:
    power = POWER if asked.power is None else asked.power
    return Terms(asked.confidence, power, asked.deff, asked.population)


def _answers(asked: PlanOptions, terms: Terms) -> int:
    answers = asked.answers or 0
    if terms.population is not None and answers > terms.population:
        raise UsageProblem(
            Words(
                f"{format_count(answers)} answers are more than the population of {format_count(terms.population)}.",
                f"{format_count(answers, 'fr')} réponses, c'est plus que la population de {format_count(terms.population, 'fr')}.",
            ),
            Words(
                "Lower --answers, or leave --population out.", "Baissez --answers, ou retirez --population."
            ),
        )
    if asked.metric == "mean" and terms.worth(answers).simple <= 1:
        raise UsageProblem(
            Words(
                "Answers worth one person or less give a mean no interval.",
                "Des réponses qui valent une personne ou moins ne donnent pas d'intervalle à une moyenne.",
            ),
            Words("Plan with more --answers.", "Prévoyez plus de réponses avec --answers."),
        )
    return answers

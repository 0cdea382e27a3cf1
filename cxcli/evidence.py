"""What a metric may see of one cell of the tally, and nothing else: no frame, no file, no engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from functools import cached_property
from typing import Any

MICRO = 1_000_000
"""Weights are whole millionths, so that sums do not depend on the order of the rows."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many people, and the exact sums of their weights and squared weights, in millionths."""

    people: int
    weight: int
    weight_squared: int

    def __add__(self, other: "Count") -> "Count":
        """Merge two counts."""
        return Count(
            self.people + other.people,
            self.weight + other.weight,
            self.weight_squared + other.weight_squared,
        )

    def __sub__(self, other: "Count") -> "Count":
        """Take out people who are in this count."""
        return Count(
            self.people - other.people,
            self.weight - other.weight,
            self.weight_squared - other.weight_squared,
        )


NOBODY = Count(0, 0, 0)


def people(number: int) -> Count:
    """Return the count of unweighted people."""
    return Count(number, number * MICRO, number * MICRO * MICRO)


Pairs = Mapping[tuple[Fraction, Fraction], Fraction]
"""Covariances of the weighted totals of two answer values, in millionths squared; absent pairs are 0."""


@dataclass(frozen=True, slots=True)
class Design:
    """How the weighted total of each answer varies from cluster to cluster, whatever is scored.

    Attributes:
        covariance: of the totals of two values, symmetric; the factors m / (m - 1) of the strata and what
            a finite population takes off are included.
        clusters: how many have a valid answer here.
        df: degrees of freedom, clusters less strata; >= 0.
    """

    covariance: Pairs
    clusters: int
    df: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two groups that share clusters: both designs over all clusters of either, and how they go together.

    `cross` maps (value in the first, value in the second) to the covariance of the two totals; `df`
    is that of the clusters of both groups together.
    """

    first: Pairs
    second: Pairs
    cross: Pairs
    clusters: int
    df: int


@dataclass(frozen=True)
class Distribution:
    """The answers of one cut and period to one question.

    `valid` maps each answered value to its count, ascending; the other fields count people whose
    cell was not a valid answer. `largest_weight` is the largest weight of a valid answer, in millionths.
    `parts` are the quantities of an account, by name, for metrics that are no survey question; `rows_valid`
    is then the number of rows that they come from. `kept` is for what was worked out of these answers and
    will be asked for again.
    `design` is there when answers come in clusters or strata. `sampled` is the share (0..1) of a finite
    population that answered, 0 when the population is unlimited.
    """

    valid: Mapping[Fraction, Count]
    missing: int = 0
    not_applicable: int = 0
    unparseable: int = 0
    non_integer: int = 0
    out_of_range: int = 0
    weighted: bool = False
    largest_weight: int = MICRO
    design: Design | None = None
    sampled: Fraction = Fraction(0)
    parts: Mapping[str, "Distribution"] = field(default_factory=dict)
    rows_valid: int | None = None
    kept: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def n(self) -> int:
        """Valid people, unweighted."""
        return self.total.people

    @property
    def invalid(self) -> int:
        """Answers that are not on the scale."""
        return self.unparseable + self.non_integer + self.out_of_range

    @property
    def given(self) -> int:
        """Answers, or rows of an account, that say something: valid or not on the scale."""
        return (self.n if self.rows_valid is None else self.rows_valid) + self.invalid

    @property
    def rows(self) -> int:
        """Everyone asked: the four states add up to it."""
        return self.given + self.missing + self.not_applicable

    @cached_property
    def total(self) -> Count:
        """The counts of all valid answers together; every figure asks for them."""
        people = weight = weight_squared = 0
        for count in self.valid.values():
            people += count.people
            weight += count.weight
            weight_squared += count.weight_squared
        return Count(people, weight, weight_squared)

    @cached_property
    def counts_heads(self) -> bool:
        """Whether everybody weighs 1, so that people are their weights; parts of a person weigh less."""
        counts = self.valid.values()
        return all(n.weight == n.people * MICRO and n.weight_squared == n.weight * MICRO for n in counts)

    def __getstate__(self) -> Mapping[str, Any]:
        """Return the fields and nothing that was worked out: it is kept by functions, which cannot be pickled."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.init} | {"kept": {}}

    def __sub__(self, other: "Distribution") -> "Distribution":
        """Return everyone who is not in the other distribution, all of whose people are in this one.

        What cannot be subtracted is not: there is no design, and the largest weight is that of all.
        """
        taken = other.valid
        left = {v: count - taken[v] if v in taken else count for v, count in self.valid.items()}
        return Distribution(
            valid={value: count for value, count in left.items() if count.people or count.weight},
            missing=self.missing - other.missing,
            not_applicable=self.not_applicable - other.not_applicable,
            unparseable=self.unparseable - other.unparseable,
            non_integer=self.non_integer - other.non_integer,
            out_of_range=self.out_of_range - other.out_of_range,
            weighted=self.weighted,
            largest_weight=self.largest_weight,
            sampled=self.sampled,
            parts={name: part - other.parts.get(name, Distribution({})) for name, part in self.parts.items()},
            rows_valid=None if self.rows_valid is None else self.rows_valid - (other.rows_valid or 0),
        )


def of_people(answers: Mapping[int, int]) -> Distribution:
    """Return the distribution of unweighted whole answers: `{10: 5, 0: 1}`."""
    return Distribution({Fraction(value): people(n) for value, n in sorted(answers.items()) if n})

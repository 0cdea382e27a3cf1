"""An oracle for designs: the linearised variance, written out row by row in plain Python."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cxcli.evidence import Design, Distribution, Overlap, Pairs
from cxcli.stats.linear import linear

Price = Callable[[Fraction], Fraction]


@dataclass(frozen=True)
class Person:
    """A used row: where it was sampled, what it weighs, and its valid answer if it is in the group."""

    stratum: Hashable
    cluster: Hashable
    weight: Fraction
    answer: Fraction | None

    def only_if(self, *, inside: bool) -> "Person":
        """Return the same row, without an answer unless it is inside a group."""
        return self if inside else replace(self, answer=None)


def net(value: Fraction) -> Fraction:
    return Fraction(1 if value >= 9 else -1 if value <= 6 else 0)


def itself(value: Fraction) -> Fraction:
    return value


def mean(people: Sequence[Person], price: Price) -> Fraction:
    answered = [p for p in people if p.answer is not None]
    return sum(p.weight * price(p.answer) for p in answered) / weight(people)


def weight(people: Sequence[Person]) -> Fraction:
    return sum((p.weight for p in people if p.answer is not None), Fraction(0))


def residual(person: Person, people: Sequence[Person], price: Price) -> Fraction:
    """Return w (y - mean) / W, 0 outside of the group."""
    if person.answer is None:
        return Fraction(0)
    return person.weight * (price(person.answer) - mean(people, price)) / weight(people)


def variance(
    people: Sequence[Person], z: Sequence[Fraction], *, declared: bool, taken_off: Fraction = Fraction(0)
) -> Fraction:
    """Return sum over strata of (1 - f) m / (m - 1) sum over clusters of (z_c - mean z)^2.

    Without a declared design, clusters without an answer are no part of the sample. A stratum with one
    cluster deviates from 0.
    """
    rows = [(p, r) for p, r in zip(people, z, strict=True) if declared or p.answer is not None]
    found = Fraction(0)
    for stratum in {p.stratum for p, _ in rows}:
        sums: dict[Hashable, Fraction] = {}
        for person, r in rows:
            if person.stratum == stratum:
                sums[person.cluster] = sums.get(person.cluster, Fraction(0)) + r
        m = len(sums)
        centre = sum(sums.values()) / m
        if m > 1:
            found += Fraction(m, m - 1) * sum((s - centre) ** 2 for s in sums.values())
        elif declared:
            found += sum(s**2 for s in sums.values())
    return found * (1 - taken_off)


def design_variance(answers: Distribution, design: Design, price: Price) -> Fraction:
    """Return the variance that the product computes from a design."""
    estimate = linear(replace(answers, design=design), price)
    assert estimate is not None
    assert estimate.design_variance is not None
    return estimate.design_variance


def difference_variance(one: Distribution, other: Distribution, overlap: Overlap, price: Price) -> Fraction:
    """Return the variance of the difference of two groups that share clusters, from their overlap."""
    first, second = _pull(one, price), _pull(other, price)
    both = _form(overlap.first, first, first) + _form(overlap.second, second, second)
    return both - 2 * _form(overlap.cross, first, second)


def _pull(answers: Distribution, price: Price) -> Mapping[Fraction, Fraction]:
    total = answers.total.weight
    centre = sum(price(v) * c.weight for v, c in answers.valid.items()) / total
    return {value: (price(value) - centre) / total for value in answers.valid}


def _form(pairs: Pairs, one: Mapping[Fraction, Fraction], other: Mapping[Fraction, Fraction]) -> Fraction:
    return sum((one[v] * other[w] * x for (v, w), x in pairs.items()), Fraction(0))

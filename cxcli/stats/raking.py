"""Raking: weights that make the sample match known margins of the population.

People are scaled, margin by margin and again, by target share over weighted share (iterative
proportional fitting). Weights depend on what a person is in every margin only, so the work is done on
the combinations of categories that occur, and the order of the people does not matter.

Source:
    Deming, W. E. & Stephan, F. F. (1940), "On a Least Squares Adjustment of a Sampled Frequency Table
    When the Expected Marginal Totals are Known", Annals of Mathematical Statistics 11(4).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum, inf

TOLERANCE = 1e-10
"""The largest difference between a weighted share and its target, both 0..1."""

MOST_SWEEPS = 1000
MOST_TRIMS = 10_000

_PATIENCE = 200
"""Trims after which the margins must have come closer, or they never will within the bounds."""

Combination = tuple[int, ...]
"""A person's category in each margin, as codes from 0."""

Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Raked:
    """The weights of a sample, one for each combination of categories, of mean 1 over people.

    Attributes:
        people: how many people have each combination.
        weights: the weight of each of them, > 0.
        sweeps: how often all margins were gone through.
        largest_error: between a weighted share and its target, 0..1.
        worst: the margin and the category of that error.
        trimmed: people whose weight stands at a bound.
        has_converged: whether the margins, and the bounds, hold.
    """

    people: Mapping[Combination, int]
    weights: Mapping[Combination, float]
    sweeps: int
    largest_error: float
    worst: tuple[int, int]
    trimmed: int = 0
    has_converged: bool = True

    @property
    def lowest(self) -> float:
        """The smallest weight, as a multiple of the mean."""
        return min(self.weights.values())

    @property
    def highest(self) -> float:
        """The largest weight, as a multiple of the mean."""
        return max(self.weights.values())

    @property
    def effective_people(self) -> float:
        """How many equally weighted people the weights leave (Kish), 1..people."""
        squares = fsum(self.people[c] * w * w for c, w in self.weights.items())
        return fsum(self.people[c] * w for c, w in self.weights.items()) ** 2 / squares

    @property
    def design_effect(self) -> float:
        """People over effective people, >= 1: what the weights do to a variance (Kish)."""
        return sum(self.people.values()) / self.effective_people

    @property
    def shares(self) -> Mapping[Combination, float]:
        """The weighted share of each combination, 0..1."""
        number = sum(self.people.values())
        return {c: self.people[c] * w / number for c, w in self.weights.items()}


def rake(
    people: Mapping[Combination, int], targets: Sequence[Sequence[float]], trim: Bounds | None = None
) -> Raked:
    """Return the weights that match the margins; `has_converged` tells whether they do.

    They do not when a category with a target has nobody, when the margins contradict each other for the
    combinations that occur, or when they cannot be matched within the bounds.

    Args:
        people: how many have each combination of categories; each > 0.
        targets: for each margin, the share 0..1 of each category; they add up to 1.
        trim: lowest and highest weight, as multiples of the mean. The weights beyond are set to their
            bound and the margins matched again, until both hold.
    """
    table = _Table({c: people[c] for c in sorted(people)}, targets)
    table.fit()
    trimmed = _trim(table, trim) if trim is not None and table.error()[0] < TOLERANCE else 0
    error, worst = table.error()
    return Raked(table.people, table.weights, table.sweeps, error, worst, trimmed, error < TOLERANCE)


def _trim(table: "_Table", bounds: Bounds) -> int:
    """Cut weights at their bounds and match the margins again, until both hold; return people at a bound."""
    last = inf
    for turn in range(MOST_TRIMS):
        trimmed = table.clip(bounds)
        error, _ = table.error()
        if error < TOLERANCE or (turn % _PATIENCE == 0 and error >= last):
            break
        last = error if turn % _PATIENCE == 0 else last
        table.sweep()
    return trimmed


@dataclass(slots=True)
class _Table:
    """The weights while they are worked out; their mean over people is 1."""

    people: Mapping[Combination, int]
    targets: Sequence[Sequence[float]]
    weights: dict[Combination, float] = field(init=False)
    sweeps: int = 0

    def __post_init__(self) -> None:
        self.weights = dict.fromkeys(self.people, 1.0)

    def fit(self) -> None:
        """Go through the margins until they hold, and then for as long as they come closer still."""
        before = inf
        for _ in range(MOST_SWEEPS):
            self.sweep()
            error, _ = self.error()
            if error < TOLERANCE and error >= before:
                return
            before = error

    def error(self) -> tuple[float, tuple[int, int]]:
        """Return the largest difference from a target, with its margin and category."""
        found = [
            (abs(share - target), (margin, category))
            for margin, targets in enumerate(self.targets)
            for category, (share, target) in enumerate(zip(self._shares(margin), targets, strict=True))
        ]
        return max(found)

    def clip(self, bounds: Bounds) -> int:
        """Cut the weights at their bounds; return how many people have a weight that stands at one."""
        low, high = bounds
        self.weights = {c: min(max(w, low), high) for c, w in self.weights.items()}
        return sum(self.people[c] for c, w in self.weights.items() if w in bounds)

    def sweep(self) -> None:
        """Match every margin once, in turn."""
        self.sweeps += 1
        for margin, targets in enumerate(self.targets):
            shares = self._shares(margin)
            factor = [target / share if share else 1.0 for target, share in zip(targets, shares, strict=True)]
            self.weights = {c: w * factor[c[margin]] for c, w in self.weights.items()}

    def _shares(self, margin: int) -> list[float]:
        """Return the weighted share of each category of a margin."""
        number = sum(self.people.values())
        parts: list[list[float]] = [[] for _ in self.targets[margin]]
        for combination, weight in self.weights.items():
            parts[combination[margin]].append(weight * self.people[combination])
        return [fsum(part) / number for part in parts]

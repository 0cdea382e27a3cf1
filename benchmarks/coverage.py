"""How often an interval holds the true net score: every outcome of a survey, weighed by its chance."""

import argparse
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cxcli.evidence import of_people
from cxcli.stats.headline import net
from cxcli.stats.methods import default_method, limits, methods_of
from cxcli.stats.sample import critical, sample_of
from cxcli.study.statistics import Statistics

Shares = tuple[float, float, float]
"""The true shares of promoters, passives and detractors."""

NET = net(int)
SURE = Statistics(confidence=0.95)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one survey can yield: its counts, and the limits of its interval (-1..1); None: no interval."""

    counts: tuple[int, int, int]
    limits: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a method does over a grid: mean and least share of intervals that hold the truth, mean width in points."""

    mean: float
    least: float
    width: float


def main(arguments: Sequence[str]) -> int:
    """Print how often the 95 % interval of an NPS holds the truth, by enumeration of every outcome."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks coverage", description=__doc__)
    parser.add_argument(
        "--method", choices=methods_of("net"), default=default_method("net"), help="of the interval"
    )
    parser.add_argument("--n", type=int, nargs="+", default=[10, 20, 50], help="answers")
    asked = parser.parse_args(arguments)
    print(f"{asked.method}, 95 %: every outcome of n answers, over two grids of true shares")
    print("grid            n  mean coverage  least coverage  mean width (points)")
    for n in asked.n:
        surveys = outcomes(n, asked.method)
        for name, grid in GRIDS.items():
            found = coverage(surveys, grid)
            print(f"{name:10} {n:6} {found.mean:14.4f} {found.least:15.4f} {found.width:20.1f}")
    return 0


def realistic() -> Iterator[Shares]:
    """Yield everyday populations: 5 to 70 % detractors, 5 to 60 % passives, 10 to 90 % promoters, by 5."""
    for down in range(5, 75, 5):
        for middle in range(5, 65, 5):
            if 10 <= 100 - down - middle <= 90:
                yield (100 - down - middle) / 100, middle / 100, down / 100


def extreme() -> Iterator[Shares]:
    """Yield populations with almost nobody on one side."""
    for few in (0.005, 0.01, 0.02, 0.03):
        for middle in (0.02, 0.05, 0.1, 0.2):
            yield 1 - few - middle, middle, few
            yield few, middle, 1 - few - middle


GRIDS = {"realistic": tuple(realistic()), "extreme": tuple(extreme())}


def outcomes(n: int, method: str) -> list[Outcome]:
    """Return every outcome of n answers, with the interval of a method."""
    counts = ((up, n - up - down, down) for up in range(n + 1) for down in range(n + 1 - up))
    return [Outcome(each, _limits(each, method)) for each in counts]


def coverage(surveys: Sequence[Outcome], grid: Iterable[Shares]) -> Coverage:
    """Return what intervals do over a grid; a survey without interval holds nothing and has no width."""
    ways = [_ways(survey.counts) for survey in surveys]
    found = [_of_one(surveys, ways, shares) for shares in grid]
    held = [held for held, _ in found]
    return Coverage(sum(held) / len(held), min(held), sum(width for _, width in found) / len(found))


def _of_one(surveys: Sequence[Outcome], ways: Sequence[float], shares: Shares) -> tuple[float, float]:
    truth = shares[0] - shares[2]
    logs = [math.log(share) for share in shares]
    held = width = 0.0
    for survey, way in zip(surveys, ways, strict=True):
        if survey.limits is None:
            continue
        up, middle, down = survey.counts
        chance = math.exp(way + up * logs[0] + middle * logs[1] + down * logs[2])
        low, high = survey.limits
        width += chance * 100 * (high - low)
        # The last digits of a limit that is the truth itself are no miss.
        held += chance if low - 1e-12 <= truth <= high + 1e-12 else 0.0
    return held, width


def _limits(counts: tuple[int, int, int], method: str) -> tuple[float, float] | None:
    up, middle, down = counts
    sample = sample_of(of_people({1: up, 0: middle, -1: down}), NET, SURE)
    if sample is None:
        return None
    return limits(sample, NET, method, critical(sample, SURE.confidence), SURE.seed)


def _ways(counts: tuple[int, int, int]) -> float:
    """Return the logarithm of the number of orders in which these counts can come."""
    return math.lgamma(sum(counts) + 1) - sum(math.lgamma(count + 1) for count in counts)

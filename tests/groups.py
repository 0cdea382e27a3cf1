"""Groups of answers to compare, the three kinds of headlines, and people listed one by one."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from hypothesis import strategies as st

from cxcli.evidence import MICRO, NOBODY, Count, Design, Distribution
from cxcli.stats.headline import Headline
from cxcli.stats.sample import Sample, sample_of
from cxcli.study.statistics import Statistics

NET = Headline("net", int, Fraction(-1), Fraction(1), 100)
SHARE = Headline("share", lambda answer: int(answer > 0), Fraction(0), Fraction(1), 100)
MEAN = Headline("mean", lambda answer: answer, Fraction(-1), Fraction(1), 1)
HEADLINES = {"net": NET, "share": SHARE, "mean": MEAN}

SURE = Statistics()

Row = tuple[int, int]
"""An answer of -1, 0 or 1 and a weight."""


def group(*rows: Row, sampled: Fraction = Fraction(0), design: Design | None = None) -> Distribution:
    """Return the distribution of answers with their weights."""
    valid: dict[Fraction, Count] = {}
    for answer, weight in rows:
        micro = weight * MICRO
        valid[Fraction(answer)] = valid.get(Fraction(answer), NOBODY) + Count(1, micro, micro * micro)
    largest = max((weight * MICRO for _, weight in rows), default=MICRO)
    weighted = any(weight != 1 for _, weight in rows)
    return Distribution(
        dict(sorted(valid.items())),
        weighted=weighted,
        largest_weight=largest,
        sampled=sampled,
        design=design,
    )


def counts(down: int, middle: int, up: int, weight: int = 1) -> Distribution:
    """Return so many people who answered -1, 0 and 1."""
    return group(*((-1, weight),) * down, *((0, weight),) * middle, *((1, weight),) * up)


def together(parts: Iterable[Distribution]) -> Distribution:
    """Return the answers of several groups without a person in common."""
    valid: dict[Fraction, Count] = {}
    missing, weighted = 0, False
    for part in parts:
        missing, weighted = missing + part.missing, weighted or part.weighted
        for value, count in part.valid.items():
            valid[value] = valid.get(value, NOBODY) + count
    return Distribution(dict(sorted(valid.items())), missing=missing, weighted=weighted)


def seen(answers: Distribution, headline: Headline, statistics: Statistics = SURE) -> Sample:
    """Return what a comparison sees of a group that answered."""
    sample = sample_of(answers, headline, statistics)
    assert sample is not None
    return sample


def clustered_by_answer(answers: Sequence[tuple[str, int]]) -> Design:
    """Return the design of unweighted answers, each with the name of its cluster, row by row."""
    clusters = sorted({cluster for cluster, _ in answers})
    values = sorted({answer for _, answer in answers})
    m = len(clusters)
    totals = {
        (c, v): sum(MICRO for cluster, answer in answers if (cluster, answer) == (c, v))
        for c in clusters
        for v in values
    }
    mean = {v: Fraction(sum(totals[c, v] for c in clusters), m) for v in values}
    covariance = {
        (Fraction(a), Fraction(b)): Fraction(m, m - 1)
        * sum((totals[c, a] - mean[a]) * (totals[c, b] - mean[b]) for c in clusters)
        for a in values
        for b in values
    }
    return Design(covariance, clusters=m, df=m - 1)


rows = st.tuples(st.integers(-1, 1), st.integers(1, 5))


def weighted_groups(smallest: int = 1) -> st.SearchStrategy[Distribution]:
    """Return random groups of people who weigh 1 to 5."""
    return st.lists(rows, min_size=smallest, max_size=40).map(lambda people: group(*people))


def plain_groups(smallest: int = 1) -> st.SearchStrategy[Distribution]:
    """Return random groups of people who weigh the same."""
    people = st.lists(st.integers(-1, 1), min_size=smallest, max_size=60)
    return people.map(lambda answers: group(*((answer, 1) for answer in answers)))


def big_groups() -> st.SearchStrategy[Distribution]:
    """Return random groups of up to a thousand people of each answer, somebody of each at least."""
    number = st.integers(1, 1000)
    return st.tuples(number, number, number).map(lambda bands: _people(*bands))


def _people(down: int, middle: int, up: int) -> Distribution:
    sizes = {-1: down, 0: middle, 1: up}
    return Distribution({Fraction(a): Count(n, n * MICRO, n * MICRO**2) for a, n in sizes.items()})

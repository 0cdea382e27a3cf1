"""Surveys to test with: rows of (answer, weight), and what a metric sees of them."""

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import settings
from hypothesis import strategies as st

from cxcli.evidence import MICRO, NOBODY, Count, Distribution
from cxcli.metrics import METRICS
from cxcli.study.coding import Coding
from cxcli.study.question import Better, Question
from cxcli.study.scale import Scale, scale
from cxcli.study.study import Measure

Row = tuple[int, int]

law = settings(deadline=None, max_examples=50)
"""How a law is tried: the same on a slow machine."""

QUESTIONS = [name for name, metric in METRICS.items() if metric.is_question]
"""The types whose answers are those of people to a question."""

ASKED: dict[str, Scale] = {name: METRICS[name].scale or scale(0, 4) for name in QUESTIONS}
"""The scale on which each of them is tried: its own, if it has one."""

ACCOUNTS = [name for name, metric in METRICS.items() if metric.ways]
"""The types whose data comes as rows of things, or as ready counts; some are questions as well."""

EVERY_STATISTIC = [(name, statistic) for name in QUESTIONS for statistic in METRICS[name].statistics]


def measure_of(
    name: str, statistic: str | None = None, *, better: Better = "higher", asked: Scale | None = None
) -> Measure:
    """Return a metric as a configuration would set it up."""
    points = asked or ASKED[name]
    question = Question((), points, better, Coding(points))
    return Measure(name, name, name, statistic or METRICS[name].statistics[0], question)


def seen(rows: Sequence[Row], *, weighted: bool = True, times: int = 1) -> Distribution:
    """Return the distribution of the rows, all weights multiplied by a whole number."""
    valid: dict[Fraction, Count] = {}
    for answer, weight in rows:
        micro = weight * times * MICRO
        value = Fraction(answer)
        valid[value] = valid.get(value, NOBODY) + Count(1, micro, micro * micro)
    largest = max((weight * times * MICRO for _, weight in rows), default=MICRO)
    return Distribution(dict(sorted(valid.items())), weighted=weighted, largest_weight=largest)


def surveys(name: str, smallest: int = 1) -> st.SearchStrategy[list[Row]]:
    """Return random rows for a metric: answers on its scale, weights 1 to 20."""
    low, high = int(ASKED[name].low), int(ASKED[name].high)
    return st.lists(st.tuples(st.integers(low, high), st.integers(1, 20)), min_size=smallest, max_size=40)

"""The people who answered the metric and every driver: rows of numbers, with weights and clusters."""

from dataclasses import dataclass

import numpy as np

from cxcli.engines.counted import Counted
from cxcli.evidence import MICRO
from cxcli.stats.importance.resampling import Answers
from cxcli.study.study import Study
from cxcli.tally.clusters import clusters_of
from cxcli.tally.codebook import Codebook
from cxcli.tally.rows import OUTSIDE, Answer, Rows


@dataclass(frozen=True, slots=True)
class Complete:
    """Complete cases.

    Attributes:
        answers: one row a person; the drivers' columns in order, then the metric's.
        asked: rows that the metric asks, answered or not.
        answered: of those, how many answered each driver, in order.
    """

    answers: Answers
    asked: int
    answered: tuple[int, ...]

    @property
    def n(self) -> int:
        """People who answered everything."""
        return len(self.answers.values)

    @property
    def effective(self) -> float:
        """Kish's effective number of people, 0..n.

        Source:
            Kish, L. (1965), Survey Sampling, section 11.7.
        """
        weights = self.answers.weights
        return float(weights.sum() ** 2 / (weights**2).sum()) if self.n else 0.0

    @property
    def clusters(self) -> int | None:
        """How many clusters the people come from; None when everyone was sampled alone."""
        labels = self.answers.clusters
        return None if labels is None else len(np.unique(labels))


def complete_cases(study: Study, counted: Counted) -> Complete:
    """Return the people who answered everything.

    Args:
        study: its first measure is the metric, the others are the drivers.
        counted: a run of that study that held its rows.
    """
    rows, books = counted.rows, counted.books
    outcome, *drivers = (measure.name for measure in study.measures)
    if rows is None:
        nothing = Answers(np.zeros((0, len(drivers) + 1)), np.zeros(0))
        return Complete(nothing, 0, tuple(0 for _ in drivers))
    values = [_values(rows.answers[name], books.answers[name]) for name in (*drivers, outcome)]
    matrix = np.column_stack(values)
    asked = rows.answers[outcome] != OUTSIDE
    answered = tuple(int((asked & ~np.isnan(column)).sum()) for column in values[:-1])
    kept = ~np.isnan(matrix).any(axis=1)
    return Complete(_answers(study, rows.select(kept), matrix[kept]), int(asked.sum()), answered)


def _values(codes: np.ndarray, book: Codebook[Answer]) -> np.ndarray:
    """Return the number each row gave; NaN where it gave none, or was not asked."""
    known = [float("nan") if answer.value is None else float(answer.value) for answer in book.values]
    # OUTSIDE is -1, which finds what stands last.
    values: np.ndarray = np.array([*known, float("nan")])[codes]
    return values


def _answers(study: Study, rows: Rows, values: np.ndarray) -> Answers:
    weights = np.ones(len(rows)) if rows.weights is None else rows.weights / MICRO
    found = clusters_of(rows, study.design, study.unit)
    if found is None:
        return Answers(values, weights)
    return Answers(
        values,
        weights,
        clusters=found.of_row if len(found.stratum) < len(rows) else None,
        strata=found.stratum[found.of_row] if len(found.sizes) > 1 else None,
    )

"""The estimates of a report's cells, each worked out once, and only where somebody will see it."""

from collections.abc import Mapping

from cxcli.evidence import Distribution
from cxcli.metric import Estimate
from cxcli.metrics import METRICS
from cxcli.report.suppression import Base
from cxcli.study.study import Study
from cxcli.tally.tally import Cell


class Estimates:
    """What each cell of a report is worth: most cells of a fine split are hidden, and need no score."""

    def __init__(self, study: Study, cells: Mapping[Cell, Distribution]) -> None:
        """Take the answers of every cell."""
        self._study, self._cells = study, cells
        self._measures = study.by_name()
        self._found: dict[Cell, Estimate] = {}

    def __getitem__(self, cell: Cell) -> Estimate:
        """Return the estimate of a cell."""
        found = self._found.get(cell)
        if found is None:
            measure = self._measures[cell.metric]
            score = METRICS[measure.type].score
            found = self._found[cell] = score(self._cells[cell], measure, self._study.statistics)
        return found

    def base(self, cell: Cell) -> Base:
        """Return what decides whether a cell is hidden.

        So few answers to a question that the cell is hidden anyway are not scored to see how many people
        they are worth; of rows that make up an account, only its score knows who stands behind it.
        """
        answers = self._cells[cell]
        people = answers.n
        if self._measures[cell.metric].way is None and people < self._study.privacy.suppress_below:
            return Base(people, people, answers.rows)
        estimate = self[cell]
        return Base(estimate.n, estimate.n_effective, answers.rows)

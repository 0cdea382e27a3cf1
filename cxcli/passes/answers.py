"""The answers of one metric: each distinct text is understood once, then rows are small codes."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from cxcli.passes.cells import Cells
from cxcli.study.coding import Kind
from cxcli.study.question import Question
from cxcli.study.text import tidy
from cxcli.tally.codebook import Codebook, Memo
from cxcli.tally.rows import Answer

MOST_TEXTS = 200
"""Distinct invalid texts remembered per metric; beyond, they are counted without their text."""

MOST_WORDINGS = 20
"""Spellings in words remembered for each value of a metric."""

Wordings = dict[Fraction, list[str]]
"""The texts with words in them that were read as each value."""


class AnswerReader:
    """Turns the cells of a metric's columns into codes of its answer codebook."""

    def __init__(self, question: Question, codebook: Codebook[Answer], wordings: Wordings) -> None:
        """Keep the question; the codebook and the wordings may serve several tables."""
        self._question, self._codebook, self._wordings = question, codebook, wordings
        items: Codebook[Answer] = Codebook() if question.is_composite else codebook
        self._memo: Memo[Answer] = Memo(self._meaning, items)

    def codes(self, cells: Cells, positions: Sequence[int]) -> np.ndarray:
        """Return the answer code of each row; several columns make a composite."""
        columns = [cells.column(position) for position in positions]
        items = [column.spread(self._memo.codes(column.texts)) for column in columns]
        return items[0] if len(items) == 1 else self._composite(items)

    def _meaning(self, text: str) -> Answer:
        coded = self._question.coding.code(text)
        if coded.value is not None:
            self._note_words(coded.value, text)
        if not coded.kind.is_invalid:
            return Answer(coded.kind, coded.value)
        answer = Answer(coded.kind, None, tidy(text))
        full = len(self._codebook) > len(self._question.scale) + MOST_TEXTS
        return Answer(coded.kind) if full and answer not in self._codebook else answer

    def _note_words(self, value: Fraction, text: str) -> None:
        known = self._wordings.setdefault(value, [])
        if len(known) < MOST_WORDINGS and any(map(str.isalpha, text)):
            known.append(tidy(text))

    def _composite(self, items: Sequence[np.ndarray]) -> np.ndarray:
        """Return codes of the mean of the valid items, where at least half of them are valid."""
        combinations, which = np.unique(np.stack(items), axis=1, return_inverse=True)
        known = self._memo.codebook.values
        means = [mean_of([known[code] for code in column]) for column in combinations.T]
        table = np.array([self._codebook.code(answer) for answer in means], dtype=np.int32)
        return np.take(table, which.ravel())


def mean_of(items: Sequence[Answer]) -> Answer:
    """Return the answer that several items make together.

    The mean of the valid items when they are at least half of all; else what the others are:
    invalid before missing before not applicable.
    """
    values = [item.value for item in items if item.value is not None]
    if 2 * len(values) >= len(items):
        return Answer(Kind.VALID, sum(values, Fraction(0)) / len(values))
    rest = [item for item in items if item.kind != Kind.VALID]
    invalid = [item for item in rest if item.kind.is_invalid]
    missing = [item for item in rest if item.kind == Kind.MISSING]
    return (invalid or missing or rest)[0]

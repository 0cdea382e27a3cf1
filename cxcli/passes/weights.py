"""Weights as whole millionths, exact and within sane bounds."""

import re
from fractions import Fraction

import numpy as np

from cxcli.errors import BadWeights, Place
from cxcli.evidence import MICRO
from cxcli.passes.cells import Column
from cxcli.study.study import WeightSettings
from cxcli.study.text import normalise
from cxcli.words import Words

BLANK_WEIGHT = 0
LOWEST, HIGHEST = Fraction(1, 1000), Fraction(1000)

_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(?:[.,][0-9]{1,30})?(?:e[+-]?[0-9]{1,2})?")
_REFUSED = -1


class Weigher:
    """Reads a weight column; notes whether a weight had more than six decimals."""

    def __init__(self, settings: WeightSettings, file: str) -> None:
        """Keep the settings, and the file's name for errors."""
        self._settings, self._file = settings, file
        self.rounded = False

    def weights(self, column: Column, numbers: np.ndarray, kept: np.ndarray) -> np.ndarray:
        """Return each row's weight in millionths (int64), `BLANK_WEIGHT` where the cell is blank.

        Args:
            column: the cells.
            numbers: the number of each data row, for the error.
            kept: mask of the rows that count; what the others hold does not matter.

        Raises:
            BadWeights: a weight that is zero, negative, not a number, or outside [0.001, 1000].
        """
        found = np.array([self._micro(text) for text in column.texts], dtype=np.int64)
        weights = column.spread(found)
        refused = np.flatnonzero((weights == _REFUSED) & kept)
        if len(refused):
            raise self._refusal(column, numbers, refused)
        return weights

    def _micro(self, text: str) -> int:
        folded = normalise(text)
        if not folded:
            return BLANK_WEIGHT
        if _NUMBER.fullmatch(folded) is None:
            return _REFUSED
        weight = Fraction(folded.replace(",", ".")) / self._settings.divide_by
        if not LOWEST <= weight <= HIGHEST:
            return _REFUSED
        self.rounded = self.rounded or (weight * MICRO).denominator != 1
        return round(weight * MICRO)

    def _refusal(self, column: Column, numbers: np.ndarray, refused: np.ndarray) -> BadWeights:
        rows = [(int(numbers[i]), column.texts[column.codes[i]]) for i in refused[:5]]
        listed = ", ".join(f"{row}: '{text}'" for row, text in rows)
        return BadWeights(
            Words(
                f"Weights must be numbers from 0.001 to 1000; column '{self._settings.column}' has others (row: weight): {listed}.",
                f"Les poids doivent être des nombres de 0,001 à 1000 ; la colonne « {self._settings.column} » en a d'autres (ligne : poids) : {listed}.",
            ),
            Words(
                "Correct or filter these rows; if the weights are of another scale (they add up to a population, say), write weight.divide_by.",
                "Corrigez ou filtrez ces lignes ; si les poids sont d'une autre échelle (leur somme est une population, par exemple), indiquez weight.divide_by.",
            ),
            Place(file=self._file, column=str(self._settings.column), row=rows[0][0]),
        )

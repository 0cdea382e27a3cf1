"""Small whole numbers for values, handed out as the values turn up."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

import numpy as np

Value = TypeVar("Value", bound=Hashable)


class Codebook(Generic[Value]):
    """A growing list of distinct values; the code of a value is its place in the list."""

    def __init__(self, *values: Value) -> None:
        """Begin with some values, whose codes are 0, 1, ..."""
        self.values: list[Value] = list(values)
        self._codes: dict[Value, int] = {value: code for code, value in enumerate(values)}

    def __len__(self) -> int:
        """Return how many values there are."""
        return len(self.values)

    def __contains__(self, value: object) -> bool:
        """Tell whether a value has a code already."""
        return value in self._codes

    def code(self, value: Value) -> int:
        """Return the code of a value, a new one if it was not seen before."""
        known = self._codes.get(value)
        if known is None:
            known = self._codes[value] = len(self.values)
            self.values.append(value)
        return known


class Memo(Generic[Value]):
    """What each distinct text of a column means, worked out once."""

    def __init__(self, meaning: Callable[[str], Value], codebook: Codebook[Value]) -> None:
        """Keep the function and the codebook that its results are coded with."""
        self.codebook = codebook
        self._meaning = meaning
        self._seen: dict[str, int] = {}

    def codes(self, texts: Sequence[str]) -> np.ndarray:
        """Return the code of each text's meaning, as int32."""
        return np.fromiter(map(self._code, texts), dtype=np.int32, count=len(texts))

    def _code(self, text: str) -> int:
        known = self._seen.get(text)
        if known is None:
            known = self._seen[text] = self.codebook.code(self._meaning(text))
        return known

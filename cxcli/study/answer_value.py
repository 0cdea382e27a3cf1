"""An answer as a number: exact, and quick to look up."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from numbers import Real
from typing import Self


@lru_cache(maxsize=4096)
def answer_value(number: Fraction | str) -> "AnswerValue":
    """Return a number, or its text, as an answer: one object wherever it is met, which a lookup tells by its identity."""
    return answer_value(Fraction(number)) if isinstance(number, str) else AnswerValue(number)


class AnswerValue(Fraction):
    """A number that somebody gave, or a point that was offered.

    It is the fraction that it looks like, and what is worked out of it is a plain one. The few answers of a
    question are looked up in every cell of a report, so each remembers its hash, which a fraction works out
    again every time, and is compared with its like without asking what kind of number that is.
    """

    __slots__ = ("_hash",)
    _hash: int

    def __new__(cls, numerator: Fraction | int, denominator: int | None = None) -> Self:
        """Return the number with its hash."""
        self = super().__new__(cls, numerator, denominator)
        self._hash = Fraction.__hash__(self)
        return self

    def __hash__(self) -> int:  # type: ignore[override] # the stubs know of no hash of numbers
        """Return the hash of the fraction."""
        return self._hash

    def __eq__(self, other: object) -> bool:
        """Tell whether it is the same number."""
        if type(other) is AnswerValue:
            return self.numerator == other.numerator and self.denominator == other.denominator
        return super().__eq__(other)

    def __lt__(self, other: float | Decimal | Real) -> bool:
        """Tell whether it is the smaller number."""
        if type(other) is AnswerValue:
            return self.numerator * other.denominator < other.numerator * self.denominator
        return super().__lt__(other)

"""The points a question offers: lowest, highest and the step between them."""

import re
from dataclasses import dataclass
from fractions import Fraction

from cxcli.study.answer_value import AnswerValue

Number = int | float

_RANGE = re.compile(r"\s*([+-]?[0-9]+(?:[.,][0-9]+)?)\s*(?:-|–|\.\.)\s*([+-]?[0-9]+(?:[.,][0-9]+)?)\s*")


@dataclass(frozen=True, slots=True)
class Scale:
    """A closed range of points: `low`, `low + step`, ... `high`; low < high, step divides the range."""

    low: Fraction
    high: Fraction
    step: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        """Take the ends as answers, whose hashes are known: what a scale means is looked up for every cell."""
        for name in ("low", "high", "step"):
            object.__setattr__(self, name, AnswerValue(getattr(self, name)))

    def points(self) -> tuple[Fraction, ...]:
        """Return every point, ascending."""
        return tuple(AnswerValue(self.low + i * self.step) for i in range(len(self)))

    def __len__(self) -> int:
        """Return how many points there are."""
        return int((self.high - self.low) / self.step) + 1

    def __contains__(self, value: object) -> bool:
        """Tell whether a number is a point of the scale."""
        return isinstance(value, Fraction) and self.covers(value) and (value - self.low) % self.step == 0

    def covers(self, value: Fraction) -> bool:
        """Tell whether a number lies between the end points, on the step or not."""
        return self.low <= value <= self.high

    def mirror(self, value: Fraction) -> Fraction:
        """Return low + high - value."""
        return self.low + self.high - value

    def goodness(self, value: Fraction, better: str) -> Fraction:
        """Return the value turned so that the high end is the good one; `better` is `higher` or `lower`."""
        return value if better == "higher" else self.mirror(value)

    @property
    def middle(self) -> Fraction:
        """The point half-way, which need not be one of the points."""
        return (self.low + self.high) / 2

    def __str__(self) -> str:
        """Return `0-10`."""
        return f"{plain(self.low)}-{plain(self.high)}"


def scale(low: int, high: int) -> Scale:
    """Return the scale of whole numbers from low to high."""
    return Scale(Fraction(low), Fraction(high))


def parse_scale(text: str) -> Scale | None:
    """Return the scale written as `LOW-HIGH`, or None when the text is not of that form."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    low, high = (Fraction(end.replace(",", ".")) for end in match.groups())
    return Scale(low, high) if low < high else None


def real(value: Fraction | None) -> float | None:
    """Return a number that may not be there as JSON shows it, always with a decimal point."""
    return None if value is None else float(value)


def plain(value: Fraction) -> Number:
    """Return a number as JSON shows it: whole numbers without a decimal point."""
    return int(value) if value.denominator == 1 else float(value)

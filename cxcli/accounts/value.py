"""What one input of one row says."""

from fractions import Fraction


class Stated(Fraction):
    """A number that the configuration states in place of a column: of all rows together, not of each."""


Value = Fraction | int | str | bool | None
"""A number, a day (proleptic ordinal), a text, a flag, or nothing."""

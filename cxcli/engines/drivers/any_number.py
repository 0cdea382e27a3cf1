"""How the cells of a plain column are read: any number is an answer, since no scale is declared."""

import re
from dataclasses import dataclass
from fractions import Fraction

from cxcli.study.coding import Coded, Coding, Kind
from cxcli.study.number_in_text import number_in
from cxcli.study.scale import scale

PERCENT = scale(0, 100)
"""What a column without a scale is read on: only so that `80 %` is a number too."""

_COMPUTED = re.compile(r"[+-]?[0-9]{0,30}(?:[.,][0-9]{0,30})?(?:e[+-]?[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class AnyNumber(Coding):
    """A coding whose numbers need not lie on the scale; words for no answer and labels count as always."""

    def _number(self, folded: str) -> Coded:
        number = number_in(folded, self.scale, self.decimal)
        number = _computed(folded, self.decimal) if number is None else number
        return Coded(Kind.UNPARSEABLE) if number is None else Coded(Kind.VALID, number)


def _computed(folded: str, decimal: str | None) -> Fraction | None:
    """Return a number as programs write the results of computations: many digits, an exponent."""
    if not _COMPUTED.fullmatch(folded) or not folded.strip("+-.,e") or ("," in folded and decimal == "."):
        return None
    try:
        return Fraction(folded.replace(",", "."))
    except ValueError:
        return None

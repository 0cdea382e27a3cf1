"""Which character separates the cells of a text export: the one that makes the most even table."""

import contextlib
import csv
import io
import itertools
import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from cxcli.errors import Place, WrongValue
from cxcli.words import Words

_CANDIDATES = (",", ";", "\t", "|")
_NAMED = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " "}
_DECLARED = re.compile(r"sep=(.)\r?\n|sep=(.)\r", re.IGNORECASE)
_Quoting = Literal[0, 3]
_RECORDS = 50
_ENOUGH = 1 << 18
_EVEN_ENOUGH = 0.7


def delimiter_named(setting: str) -> str:
    r"""Return the one character that a configuration means (`tab` and `\t` are a tab).

    Raises:
        WrongValue: not a single character, or one that cannot separate cells.
    """
    delimiter = _NAMED.get(setting.strip().casefold(), setting)
    if len(delimiter) == 1 and delimiter not in '"\r\n':
        return delimiter
    raise WrongValue(
        Words(
            f"source.delimiter is '{setting}', which is not one character.",
            f"source.delimiter vaut « {setting} », qui n'est pas un seul caractère.",
        ),
        Words(
            "Write ',', ';', '|', tab or another single character.",
            "Écrivez « , », « ; », « | », tab ou un autre caractère seul.",
        ),
        Place(column="source.delimiter"),
    )


def declared_delimiter(text: str) -> tuple[str, int] | None:
    """Return the delimiter of a first line `sep=;` and the length of that line, else None."""
    found = _DECLARED.match(text)
    return (found[1] or found[2], found.end()) if found else None


def find_delimiter(text: str) -> str:
    """Return the delimiter of a table whose first records are given; a comma for a single column.

    The first fifty records are parsed with each candidate. Those that cut most records into the
    same number of cells compete; one that also cuts the first record so wins over one that does
    not, then the more cells the better.
    """
    fits = [_fit(text[:_ENOUGH], delimiter) for delimiter in _CANDIDATES]
    even = [fit for fit in fits if fit.is_table]
    if even:
        return max(even, key=lambda fit: fit.rank).delimiter
    uneven = [fit for fit in fits if fit.cells > 1 and fit.first > 1]
    if uneven:
        return max(uneven, key=lambda fit: fit.rank).delimiter
    return next((fit.delimiter for fit in fits if fit.never), ",")


@dataclass(frozen=True, slots=True)
class _Fit:
    """How evenly a delimiter cuts: the usual number of cells, its share, the first record's number."""

    delimiter: str
    cells: int
    share: float
    first: int
    never: bool

    @property
    def is_table(self) -> bool:
        """Whether most lines have the same number of cells, more than one."""
        lone = self.first == 1 and self.cells == 2
        return self.cells > 1 and self.share >= _EVEN_ENOUGH and not lone

    @property
    def rank(self) -> tuple[bool, float]:
        """What is compared between delimiters; the highest fits best."""
        return self.first == self.cells, self.share**2 * (self.cells - 1)


def _fit(text: str, delimiter: str) -> _Fit:
    quotings: tuple[_Quoting, ...] = (
        (csv.QUOTE_MINIMAL, csv.QUOTE_NONE) if delimiter == "\t" else (csv.QUOTE_MINIMAL,)
    )
    return max((_widths(text, delimiter, quoting) for quoting in quotings), key=lambda fit: fit.rank)


def _widths(text: str, delimiter: str, quoting: _Quoting) -> _Fit:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
    widths: list[int] = []
    with contextlib.suppress(csv.Error):  # a cell that never ends: what was cut so far speaks for itself
        widths.extend(itertools.islice((len(row) for row in reader if any(map(str.strip, row))), _RECORDS))
    if len(widths) > 1 and len(text) == _ENOUGH and len(widths) < _RECORDS:
        widths.pop()  # the text was cut in the middle of this record
    if not widths:
        return _Fit(delimiter, 1, 0.0, 1, never=False)
    cells, times = max(Counter(widths).items(), key=lambda item: (item[1], item[0]))
    return _Fit(delimiter, cells, times / len(widths), widths[0], never=max(widths) == 1)

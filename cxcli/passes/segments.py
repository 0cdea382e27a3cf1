"""The segment of each row, for one segment variable."""

import re
from bisect import bisect_right
from collections.abc import Callable
from fractions import Fraction

from cxcli.errors import Place, TooManySegments
from cxcli.study.cut import SegmentVariable
from cxcli.study.text import normalise, tidy
from cxcli.words import Words

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:[.,][0-9]{1,15})?")


def segment_meaning(variable: SegmentVariable) -> Callable[[str], str | None]:
    """Return the function from a cell to its segment; None stands for no answer.

    With bins, a cell that holds no number has no segment either.
    """
    renamed = {normalise(old): new for old, new in variable.renamed}
    labels = variable.bin_labels() if variable.bins else ()

    def meaning(text: str) -> str | None:
        if variable.bins:
            number = normalise(text)
            return labels[_bin(variable, number)] if _NUMBER.fullmatch(number) else None
        value = tidy(text.replace("\u00a0", " "))
        return renamed.get(normalise(value), value) or None

    return meaning


def segments_in(variable: SegmentVariable) -> Callable[[str], tuple[str | None, ...]]:
    """Return the function from a cell with several answers to its segments, each once; none is (None,)."""
    separator = variable.split or ""
    options = sorted(variable.options, key=len, reverse=True)
    pieces = re.compile("|".join([*map(re.escape, options), f"(?:(?!{re.escape(separator)}).)+"]), re.DOTALL)
    meaning = segment_meaning(variable)

    def segments(text: str) -> tuple[str | None, ...]:
        found = dict.fromkeys(meaning(piece) for piece in pieces.findall(text))
        found.pop(None, None)
        return tuple(found) or (None,)

    return segments


def refuse_too_many(variable: SegmentVariable, values: int, most: int, file: str) -> None:
    """Stop a run whose segment column is no segment.

    Raises:
        TooManySegments: more values than allowed, unless the variable keeps only its top ones.
    """
    if variable.top is None and values > most:
        raise TooManySegments(
            Words(
                f"Column '{variable.column}' has more than {most} different values, too many for segments.",
                f"La colonne « {variable.column} » a plus de {most} valeurs différentes, trop pour des segments.",
            ),
            Words(
                "Use bins for numbers, top: 10 to keep the largest, or raise limits.max_segment_values.",
                "Utilisez bins pour des nombres, top: 10 pour garder les plus grands, ou relevez limits.max_segment_values.",
            ),
            Place(file=file, column=str(variable.column)),
        )


def _bin(variable: SegmentVariable, number: str) -> int:
    return bisect_right(variable.bins, Fraction(number.replace(",", ".")))

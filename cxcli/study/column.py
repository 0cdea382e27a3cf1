"""How a study names a column of an export: by header, position, header pair or pattern."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnRef:
    """A column as the configuration names it; exactly one field is set.

    `name` matches a header cell; `position` counts from 1; `header` gives the cell of every header
    row; `pattern` is a regular expression that is searched in the full header, and with `each` it
    stands for every column that it finds (a grid question).
    """

    name: str | None = None
    position: int | None = None
    header: tuple[str, ...] | None = None
    pattern: str | None = None
    each: bool = False

    def __str__(self) -> str:
        """Return the column as a person would write it in a sentence."""
        if self.name is not None:
            return self.name
        if self.position is not None:
            return f"column {self.position}"
        return " / ".join(self.header) if self.header is not None else f"/{self.pattern}/"


SOURCE_COLUMN = "source"
"""The name that stands for the file itself in `--by source`, unless a file has a column so named."""

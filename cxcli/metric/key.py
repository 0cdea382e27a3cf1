"""The keys of the configuration that a metric type brings, and what their columns hold."""

from dataclasses import dataclass
from typing import Literal

KeyKind = Literal[
    "number", "count", "seconds", "day", "moment", "name", "flag", "word", "comment", "marks", "components",
    "month", "billing", "paid", "event", "span", "text", "setting",
]  # fmt: skip

DAYS = ("day", "moment", "month")
"""Kinds of columns that say when."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the configuration that some metric types take, beside those that all of them have.

    Attributes:
        name: as written in the configuration.
        about: what it says, in English, for the editor's schema and the reference.
        kind: what its column holds: numbers (one number may be written in place of the column), counts
            (numbers not below 0, or yes and no for 1 and 0), days, moments (days with their time, as seconds),
            names or ids, flags (yes and no), words, seconds (numbers not below 0, or h:mm:ss), comments (of
            which only matters whether there is one); `marks` are several columns of marks, or a single one
            of words set apart by semicolons, `components` named columns with their ranges; months; how often
            a subscription is paid (`billing`) and whether it is (`paid`), in words of many systems; events
            (the day of what happened, or yes and no where no day is kept; beside a span, no yes without
            its day); or what is no column: a span of days such as `7d`, a text, a setting (a number).
        fr: what it says, in French, for `explain`.
        not_before: the key of another day, which this one cannot lie before.
    """

    name: str
    about: str
    kind: KeyKind = "number"
    fr: str = ""
    not_before: str | None = None

    @property
    def is_column(self) -> bool:
        """Whether the key names a column, or a number in its place."""
        return self.kind not in ("span", "text", "setting")


INSIDE = "."
"""Stands between a key and the name of one of its columns in the name of an input: `components.usage`."""


def key_of(name: str) -> str:
    """Return the key of the configuration that an input belongs to."""
    return name.partition(INSIDE)[0]

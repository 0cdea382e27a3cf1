"""What a profile is: how one survey platform is recognised, and what its exports need."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from cxcli.study.text import normalise_header
from cxcli.words import Words, same

_TIME_ZONE = re.compile(r'"timeZone"\s*:\s*"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Look:
    """What a profile may look at: the first rows as written, the header first, and the sheets' names."""

    rows: tuple[tuple[str, ...], ...]
    sheets: tuple[str, ...] = ()

    def row(self, number: int) -> tuple[str, ...]:
        """Return a row (from 0) as written, empty if there are not that many."""
        return self.rows[number] if number < len(self.rows) else ()

    def folded(self, number: int) -> tuple[str, ...]:
        """Return a row (from 0) in the form in which headers are compared."""
        return tuple(map(normalise_header, self.row(number)))

    def time_zone(self) -> str | None:
        """Return the time zone that the third row states, as in Qualtrics' import ids, else None."""
        return next((found[1] for cell in self.row(2) if (found := _TIME_ZONE.search(cell))), None)


@dataclass(frozen=True, slots=True)
class Recognition:
    """Why an export is of this platform, and what its rows say; None where they say nothing."""

    reason: Words
    header_rows: int | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class DropRule:
    """Rows to drop: those whose cell, normalised, is one of the values.

    `name` is that of `source.drop` (preview, spam, test, unfinished, rejected); `columns` are
    the headers the column may have, of which an export has at most one. The value `""` means blank.
    """

    name: str
    columns: tuple[str, ...]
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """One survey platform.

    `recognise` returns why an export is of this platform, or None. `ignore` lists headers, with `*`
    for anything, of columns that hold no answer. `aggregated` exports hold counts and are refused.
    """

    name: str
    recognise: Callable[[Look], Recognition | None]
    ignore: tuple[str, ...] = ()
    drops: tuple[DropRule, ...] = ()
    aggregated: bool = False


def headers(names: list[str]) -> Words:
    """Return the reason `headers a, b`, at most four of them."""
    listed = ", ".join(names[:4])
    return Words(f"headers {listed}", f"en-têtes {listed}") if names else same("")

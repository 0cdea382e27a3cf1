"""What a profile is: how one survey platform is recognised, and what its exports need."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from cxcli.study.moment import is_zone
from cxcli.study.text import normalise_header
from cxcli.words import Words, same

NOT_AN_ANSWER = "not an answer"
"""The rule for rows that record something else than an answer; it holds unless `source.drop` is `[]`."""

_TIME_ZONE = re.compile(r'"timeZone"\s*:\s*"([^"]+)"')
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Look:
    """What a profile may look at: the first rows as written, the header first, and the sheets' names.

    `format` names a file format that only one platform writes (`spss`), else it is None.
    """

    rows: tuple[tuple[str, ...], ...]
    sheets: tuple[str, ...] = ()
    format: str | None = None

    def row(self, number: int) -> tuple[str, ...]:
        """Return a row (from 0) as written, empty if there are not that many."""
        return self.rows[number] if number < len(self.rows) else ()

    def folded(self, number: int) -> tuple[str, ...]:
        """Return a row (from 0) in the form in which headers are compared."""
        return tuple(map(normalise_header, self.row(number)))

    def named(self, *wanted: str) -> list[str]:
        """Return the headers, as written, that are one of the wanted once compared as headers are."""
        names = set(map(normalise_header, wanted))
        return [cell.strip() for cell, name in zip(self.row(0), self.folded(0), strict=True) if name in names]

    def fields(self, *wanted: str) -> list[str]:
        """Return the headers, as written, that spell a field: `rated_at`, `Rated at` or `rated.at`."""
        row = zip(self.row(0), self.folded(0), strict=True)
        return [cell.strip() for cell, name in row if _NO_WORD.sub("_", name).strip("_") in wanted]

    def below(self, header: str) -> set[str]:
        """Return the distinct cells, compared as headers are, under the first column of a name."""
        at = next((i for i, name in enumerate(self.row(0)) if name.strip() == header), None)
        rows = self.rows[1:] if at is not None else ()
        return {normalise_header(row[at]) for row in rows if at is not None and at < len(row)} - {""}

    def time_zone(self) -> str | None:
        """Return the time zone that the third row states, as in Qualtrics' import ids; None for none that is known."""
        stated = (found[1] for cell in self.row(2) if (found := _TIME_ZONE.search(cell)))
        return next(filter(is_zone, stated), None)


@dataclass(frozen=True, slots=True)
class Recognition:
    """Why an export is of this platform, and what its rows say; None where they say nothing."""

    reason: Words
    header_rows: int | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class DropRule:
    """Rows to drop: those whose cell, normalised, is one of the values (or is not, if it `keeps` them).

    `name` is that of `source.drop` (preview, spam, test, unfinished, rejected) or `NOT_AN_ANSWER`;
    `columns` are the headers the column may have, of which an export has at most one. The value `""`
    means blank.
    """

    name: str
    columns: tuple[str, ...]
    values: frozenset[str]
    keeps: bool = False

    def holds(self, drop: Collection[str]) -> bool:
        """Return whether `source.drop` puts the rule in force."""
        return self.name in drop or (self.name == NOT_AN_ANSWER and bool(drop))


@dataclass(frozen=True, slots=True)
class Profile:
    """One survey platform.

    `recognise` returns why an export is of this platform, or None. `ignore` lists headers, with `*`
    for anything, of columns that hold no answer. `aggregated` exports hold counts and are refused.
    `missing` are words that the platform writes where nobody answered. `response` and `date` are the
    headers that the id of an answer and its time may have, the best first. `all_sheets` of a workbook
    are read where the settings name none. With `formula_quotes` a `'` before = + - @ is the
    platform's own. Every date on `anonymised_date` (`YYYY-MM-DD`) means that dates were not kept.
    """

    name: str
    recognise: Callable[[Look], Recognition | None]
    ignore: tuple[str, ...] = ()
    drops: tuple[DropRule, ...] = ()
    aggregated: bool = False
    missing: tuple[str, ...] = ()
    response: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    all_sheets: bool = False
    formula_quotes: bool = False
    anonymised_date: str | None = None


def headers(names: list[str]) -> Words:
    """Return the reason `headers a, b`, at most four of them."""
    listed = ", ".join(names[:4])
    return Words(f"headers {listed}", f"en-têtes {listed}") if names else same("")


def by_headers(found: list[str], at_least: int, timezone: str | None = None) -> Recognition | None:
    """Return the recognition of an export with one header row, if enough telling headers were found."""
    return Recognition(headers(found), 1, timezone) if len(set(found)) >= at_least else None

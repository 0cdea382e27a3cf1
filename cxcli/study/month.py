"""Months as exports write them: `2026-01`, `01/2026`, `202601`, `Jan 2026`, `janvier 2026`."""

import re
from datetime import date

_FORMS = (
    re.compile(r"(?P<year>[12][0-9]{3})[-/. ]?m?(?P<month>0[1-9]|1[0-2])"),
    re.compile(r"(?P<year>[12][0-9]{3})[-/. ]m?(?P<month>[1-9])"),
    re.compile(r"(?P<month>0?[1-9]|1[0-2])[-/. ](?P<year>[12][0-9]{3})"),
    re.compile(r"(?P<word>[a-zéû]+)\.?[-/ ]?(?P<year>[12][0-9]{3})"),
    re.compile(r"(?P<year>[12][0-9]{3})[-/ ]?(?P<word>[a-zéû]+)\.?"),
)
_WORDS = (
    "jan january janvier janv", "feb february février févr fév fevrier", "mar march mars", "apr april avril avr",
    "may mai", "jun june juin", "jul july juillet juil", "aug august août aout", "sep sept september septembre",
    "oct october octobre", "nov november novembre", "dec december décembre déc decembre",
)  # fmt: skip
_NUMBERS = {word: number for number, words in enumerate(_WORDS, 1) for word in words.split()}


def month_in(text: str) -> int | None:
    """Return the first day of the month that a normalised text names (proleptic ordinal), or None.

    A date with its day is no month: it is for who reads dates.
    """
    for form in _FORMS:
        match = form.fullmatch(text)
        if match is None:
            continue
        found = match.groupdict()
        month = int(found["month"]) if found.get("month") else _NUMBERS.get(found.get("word") or "")
        if month is not None:
            return date(int(found["year"]), month, 1).toordinal()
    return None


def first_of_month(day: int) -> int:
    """Return the first day of the month of a day (proleptic ordinals)."""
    return date.fromordinal(day).replace(day=1).toordinal()


def month_before(day: int) -> int:
    """Return the first day of the month before that of a day (proleptic ordinals)."""
    return first_of_month(first_of_month(day) - 1)

"""Columns by whose values results may be split."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cxcli.draft.answers import Form
from cxcli.draft.column import Column
from cxcli.draft.cues import asks_for_a_comment, counts_things
from cxcli.draft.people import looks_like_people

_CLEAR = re.compile(
    r"(?:\w+ ){0,2}(?:country|pays|land|pa[íi]s|language|langue(?: de d[ée]part)?|sprache|idioma|plan|formule|region"
    r"|r[ée]gion|regi[óo]n|channel|canal|kanal|segment|product|produit|produkt|producto|store|magasin|filiale|tienda"
    r"|brand|marque|marke|market|march[ée]|markt|mercado)"
)
_MOST_ACTIVE = 3
_MOST_VALUES = 12
_LONGEST = 40
_LEAST_PEOPLE = 2.5
_MANY_LIKE_IT = 3


@dataclass(frozen=True, slots=True)
class Segment:
    """A column to split by, with its values and how many rows have each, most frequent first.

    `is_shown` is false where the values may be names of people.
    """

    column: Column
    values: tuple[tuple[str, int], ...]
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class Segments:
    """The few columns that plainly are segments, and those that may be."""

    active: tuple[Segment, ...]
    possible: tuple[Segment, ...]


def segments_in(columns: Sequence[Column]) -> Segments:
    """Return the columns with 2 to 12 short, repeated values in words; options of one question left out."""
    found = [_segment(column) for column in columns if _is_closed(column)]
    many = Counter((s.column.stem, frozenset(v for v, _ in s.values)) for s in found)
    alone = [s for s in found if many[s.column.stem, frozenset(v for v, _ in s.values)] < _MANY_LIKE_IT]
    active = tuple([s for s in alone if is_clear(s.column)][:_MOST_ACTIVE])
    return Segments(active, tuple(s for s in alone if s not in active))


def is_clear(column: Column) -> bool:
    """Tell whether the header names what results are usually split by: country, language, plan ..."""
    return any(_CLEAR.fullmatch(cell) for cell in column.words.split(" / "))


def _segment(column: Column) -> Segment:
    return Segment(column, _values(column), is_clear(column) or not looks_like_people(column))


def _values(column: Column) -> tuple[tuple[str, int], ...]:
    return tuple((answer.text, answer.people) for answer in column.answers.given)


def _is_closed(column: Column) -> bool:
    answers = column.answers
    values = answers.given
    if not 2 <= len(values) <= _MOST_VALUES or asks_for_a_comment(column) or counts_things(column):
        return False
    short = all(len(v.text) <= _LONGEST for v in values)
    worded = all(v.form in (Form.WORDS, Form.LABELLED) for v in values)
    return short and worded and answers.people >= _LEAST_PEOPLE * len(values)

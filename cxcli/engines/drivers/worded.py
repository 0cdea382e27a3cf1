"""Answers in words of a plain column: understood when exactly one named scale has them all."""

from collections.abc import Collection

from cxcli.reader import Table
from cxcli.study.coding import Coding, Kind
from cxcli.study.column import ColumnRef
from cxcli.study.text import normalise
from cxcli.study.vocabularies import VOCABULARIES, Vocabulary


def vocabulary_of(table: Table, ref: ColumnRef, coding: Coding) -> Vocabulary | None:
    """Return the scale that the words of a column belong to, or None when it is not certain.

    The first rows must hold words only, all points of the scale but one at most, and no other scale may
    give the same words other places.
    """
    words = _words(table, ref, coding)
    meanings = [(named, _meaning(named, words)) for named in VOCABULARIES.values()] if words else []
    found = [(named, meaning) for named, meaning in meanings if len(meaning) == len(words)]
    different = {(len(named.scale), *sorted(meaning.items())) for named, meaning in found}
    if len(different) != 1:
        return None
    named, meaning = found[0]
    return named if len(set(meaning.values())) >= len(named.scale) - 1 else None


def _words(table: Table, ref: ColumnRef, coding: Coding) -> Collection[str]:
    """Return the distinct words of the first rows; none where there are numbers too."""
    positions = table.header.positions_of(ref)
    if len(positions) != 1:
        return ()
    texts = {row[positions[0]] for row in table.head()}
    kinds = {text: coding.code(text).kind for text in texts}
    if Kind.VALID in kinds.values():
        return ()
    return {normalise(text) for text, kind in kinds.items() if kind == Kind.UNPARSEABLE}


def _meaning(named: Vocabulary, words: Collection[str]) -> dict[str, int]:
    known = {normalise(text): value for value, texts in named.points for text in texts}
    return {word: known[word] for word in words if word in known}

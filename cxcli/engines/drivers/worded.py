"""Answers in words of a plain column: understood when exactly one named scale has them all."""

from collections.abc import Iterable, Iterator

from cxcli.reader import Table
from cxcli.study.coding import Coding, Kind
from cxcli.study.column import ColumnRef
from cxcli.study.text import normalise
from cxcli.study.vocabularies import VOCABULARIES, Vocabulary


def vocabulary_of(table: Table, ref: ColumnRef, coding: Coding) -> Vocabulary | None:
    """Return the scale that the words of a column belong to, or None: there are no words, or it is not sure which.

    Scales that give these words the same order and the same distances count as one.
    """
    words = set(_words(table, ref, coding))
    fitting = [(named, _meaning(named, words)) for named in VOCABULARIES.values()] if words else []
    found = [(named, meaning) for named, meaning in fitting if len(meaning) == len(words)]
    sizes = {(tuple(sorted(meaning.items())), len(named.scale)) for named, meaning in found}
    return found[0][0] if len(sizes) == 1 else None


def _words(table: Table, ref: ColumnRef, coding: Coding) -> Iterator[str]:
    positions = table.header.positions_of(ref)
    if len(positions) == 1:
        texts = {row[positions[0]] for row in table.head()}
        yield from (normalise(text) for text in texts if coding.code(text).kind == Kind.UNPARSEABLE)


def _meaning(named: Vocabulary, words: Iterable[str]) -> dict[str, int]:
    known = {normalise(text): value for value, texts in named.points for text in texts}
    return {word: known[word] for word in words if word in known}

"""The cells of a Parquet column as text, plain or encoded as they come."""

from dataclasses import dataclass
from typing import Protocol, TypeAlias
from uuid import UUID

import numpy as np
import pyarrow as pa

from cxcli.readers.layout import is_blank
from cxcli.readers.parquet_texts import TEXT, NoText, as_written, is_bytes, is_nested, is_text, texts_of

_SOON = 2_000
"""Rows that are looked at before all others are."""

Cells: TypeAlias = pa.StringArray | pa.DictionaryArray


class Column(Protocol):
    """Some cells of a column; `nulls` are the rows without a value, None if there are none."""

    @property
    def nulls(self) -> np.ndarray | None:
        """The rows without a value."""

    def kept(self, rows: np.ndarray | None) -> "Column":
        """Return the rows that are true in a mask; all without one."""

    def blank(self) -> np.ndarray:
        """Return for each cell whether it shows nothing."""

    def cells(self) -> Cells:
        """Return the cells as a part wants them."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Cells that mostly differ from one another."""

    texts: pa.StringArray
    nulls: np.ndarray | None = None

    def kept(self, rows: np.ndarray | None) -> "Plain":
        """Return the rows that are true in a mask; all without one."""
        if rows is None:
            return self
        where = indices_of(np.flatnonzero(rows).astype(np.int32))
        return Plain(self.texts.take(where), None if self.nulls is None else self.nulls[rows])

    def blank(self) -> np.ndarray:
        """Return for each cell whether it shows nothing; only those that do not begin visibly are looked at."""
        _, offsets_buffer, data = self.texts.buffers()
        offsets = np.frombuffer(offsets_buffer, dtype=np.int32)[self.texts.offset :][: len(self.texts) + 1]
        blank: np.ndarray = np.diff(offsets) == 0
        filled = np.flatnonzero(~blank)
        if data is None or not len(filled):
            return blank
        first = np.frombuffer(data, dtype=np.uint8)[offsets[filled]]
        doubtful = filled[(first <= ord(" ")) | (first >= 0x7F)]
        shown = self.texts.take(indices_of(doubtful.astype(np.int32))).to_pylist()
        blank[doubtful] = np.array(list(map(is_blank, shown)), dtype=bool)
        return blank

    def cells(self) -> pa.StringArray:
        """Return the texts."""
        return self.texts


@dataclass(frozen=True, slots=True)
class Coded:
    """Cells that repeat: `texts[codes[i]]` is the cell of row i.

    With `is_in_order` each text is one of a row, and they stand as they appear.
    """

    codes: np.ndarray
    texts: pa.StringArray
    nulls: np.ndarray | None = None
    is_in_order: bool = False

    def kept(self, rows: np.ndarray | None) -> "Coded":
        """Return the rows that are true in a mask; all without one."""
        if rows is None:
            return self
        return Coded(self.codes[rows], self.texts, None if self.nulls is None else self.nulls[rows])

    def blank(self) -> np.ndarray:
        """Return for each cell whether it shows nothing."""
        blank: np.ndarray = np.array(list(map(is_blank, self.texts.to_pylist())), dtype=bool)[self.codes]
        return blank

    def listed(self) -> list[str]:
        """Return the text of each cell."""
        found: list[str] = self.texts.take(indices_of(self.codes)).to_pylist()
        return found

    def cells(self) -> pa.DictionaryArray:
        """Return the cells encoded: each text of theirs once, in order of appearance."""
        if self.is_in_order:
            return pa.DictionaryArray.from_arrays(indices_of(self.codes), self.texts)
        seen = _first_seen(self.codes, len(self.texts))
        order = np.from_dlpack(seen)
        if len(order) == len(self.texts) and (order[1:] > order[:-1]).all():
            return pa.DictionaryArray.from_arrays(indices_of(self.codes), self.texts)
        places = np.zeros(len(self.texts), dtype=np.int32)
        places[order] = np.arange(len(seen), dtype=np.int32)
        return pa.DictionaryArray.from_arrays(indices_of(np.take(places, self.codes)), self.texts.take(seen))


def indices_of(codes: np.ndarray) -> pa.Int32Array:
    """Return codes for Arrow, whose own way from numpy would load pandas, only to see whether it is there."""
    return pa.Array.from_buffers(pa.int32(), len(codes), [None, pa.py_buffer(codes)])


def _first_seen(codes: np.ndarray, texts: int) -> pa.Int32Array:
    """Return the codes that are there, in order of appearance; a few rows often show all of them."""
    few = indices_of(codes[:_SOON]).unique()
    return few if len(few) == texts or len(codes) <= _SOON else indices_of(codes).unique()


def column_of(values: pa.Array) -> Column:
    """Return a column's values as text; a dictionary that comes with them is used as it is.

    Raises:
        NoText: bytes that are no UTF-8.
        pyarrow.ArrowException: values that contradict their type.
    """
    if is_text(values.type):
        return Plain(texts_of(values), _nulls(values))
    encoded = _encoded(values)
    return _coded(encoded, texts_of(encoded.dictionary), is_own=pa.types.is_integer(values.type))


def shown(values: pa.Array) -> Coded:
    """Return a column's values as text, only to be looked at: what is no UTF-8 is told by its bytes."""
    encoded = _encoded(values)
    try:
        texts = texts_of(encoded.dictionary)
    except NoText:
        raw = encoded.dictionary.cast(pa.large_binary()).to_pylist()
        texts = pa.array([(one or b"").decode(errors="backslashreplace") for one in raw], TEXT)
    return _coded(encoded, texts, is_own=False)


def compared(values: pa.Array) -> Cells:
    """Return a column's values as text, only to be compared: bytes stay as they are.

    Raises:
        pyarrow.ArrowException: values that contradict their type.
    """
    if isinstance(values, pa.DictionaryArray | pa.ExtensionArray) or is_nested(values.type):
        return shown(values).cells()
    if is_text(values.type) or is_bytes(values.type):
        written = values.cast(pa.binary()).view(TEXT)
    else:
        written = as_written(values)
    return written.fill_null("") if written.null_count else written


def _coded(encoded: pa.DictionaryArray, texts: pa.StringArray, *, is_own: bool) -> Coded:
    """Return coded text; `is_own` where it was encoded here, so that texts differ and appear in order."""
    indices = encoded.indices.cast(pa.int32())
    nulls = _nulls(indices)
    if nulls is None:
        codes = np.from_dlpack(indices)
        return Coded(codes, texts, is_in_order=True) if is_own else _distinct(codes, texts)
    filled = np.from_dlpack(indices.fill_null(len(texts)))
    return _distinct(filled, pa.concat_arrays([texts, pa.array([""], TEXT)]), nulls)


def _nulls(values: pa.Array) -> np.ndarray | None:
    if not values.null_count:
        return None
    nulls: np.ndarray = np.from_dlpack(values.is_null().cast(pa.uint8())).astype(bool)
    return nulls


def _encoded(values: pa.Array) -> pa.DictionaryArray:
    if isinstance(values, pa.ExtensionArray):
        values = _of_uuids(values) if values.type.extension_name == "arrow.uuid" else values.storage
    if isinstance(values, pa.DictionaryArray):
        return values
    if is_nested(values.type):
        listed = ["" if value is None else repr(value) for value in values.to_pylist()]
        return pa.array(listed, TEXT).dictionary_encode()
    if pa.types.is_null(values.type) or pa.types.is_float16(values.type):
        values = values.cast(TEXT if pa.types.is_null(values.type) else pa.float32())
    return values.dictionary_encode()


def _of_uuids(values: pa.Array) -> pa.StringArray:
    listed = [None if raw is None else str(UUID(bytes=raw)) for raw in values.storage.to_pylist()]
    return pa.array(listed, TEXT)


def _distinct(codes: np.ndarray, texts: pa.StringArray, nulls: np.ndarray | None = None) -> Coded:
    """Return the codes on texts that differ: values that are written alike are one."""
    if codes.min(initial=0) < 0 or codes.max(initial=0) >= max(1, len(texts)):
        raise pa.ArrowInvalid
    unique = texts.dictionary_encode()
    if len(unique.dictionary) == len(texts):
        return Coded(codes, texts, nulls)
    return Coded(np.from_dlpack(unique.indices)[codes], unique.dictionary, nulls)

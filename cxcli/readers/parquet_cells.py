"""The values of a Parquet column as text, each distinct one written once, as a CSV of them would hold it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cxcli.readers.cell_text import cell_text

_TEXT = pa.string()
_BYTES = (
    pa.types.is_binary,
    pa.types.is_large_binary,
    pa.types.is_binary_view,
    pa.types.is_fixed_size_binary,
)
_ODD_NUMBER = r"(?i)e|nan|^-0(\.0*)?$"
"""Numbers that Arrow writes as nobody does: `1e-7`, `nan`, `-0`."""


class NoText(Exception):
    """Bytes that are no UTF-8."""


@dataclass(frozen=True, slots=True)
class Coded:
    """Some cells of a column: `texts[codes[i]]` is the cell of row i; `nulls` are the rows without a value.

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

    def listed(self) -> list[str]:
        """Return the text of each cell."""
        texts = self.texts.to_pylist()
        return [texts[code] for code in self.codes.tolist()]

    def cells(self) -> pa.DictionaryArray:
        """Return the cells as a part wants them: each text of theirs once, in order of appearance."""
        if self.is_in_order:
            return pa.DictionaryArray.from_arrays(_indices(self.codes), self.texts)
        seen = _indices(self.codes).unique()
        places = np.zeros(len(self.texts), dtype=np.int32)
        places[np.from_dlpack(seen)] = np.arange(len(seen), dtype=np.int32)
        return pa.DictionaryArray.from_arrays(_indices(places[self.codes]), self.texts.take(seen))


def _indices(codes: np.ndarray) -> pa.Int32Array:
    """Return codes for Arrow, whose own way from numpy would load pandas, only to see whether it is there."""
    return pa.Array.from_buffers(pa.int32(), len(codes), [None, pa.py_buffer(codes)])


def is_nested(kind: pa.DataType) -> bool:
    """Return whether the values of a type are no single numbers, texts or dates."""
    stored = kind.storage_type if isinstance(kind, pa.BaseExtensionType) else kind
    inside = stored.value_type if pa.types.is_dictionary(stored) else stored
    tests = (pa.types.is_nested, pa.types.is_interval, pa.types.is_run_end_encoded)
    return any(test(inside) for test in tests)


def is_text(kind: pa.DataType) -> bool:
    """Return whether a type is that of texts."""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def coded(values: pa.Array) -> Coded:
    """Return a column's values as coded text; a dictionary that comes with them is used as it is.

    Raises:
        NoText: bytes that are no UTF-8.
        pyarrow.ArrowException: values that contradict their type.
    """
    encoded = _encoded(values)
    return _coded(encoded, _whole(_texts_of(encoded.dictionary)), is_own=is_text(values.type))


def coded_anyhow(values: pa.Array) -> Coded:
    """Return a column's values as coded text, only to be looked at: what is no UTF-8 is told by its bytes."""
    encoded = _encoded(values)
    try:
        shown = _whole(_texts_of(encoded.dictionary))
    except NoText:
        raw = encoded.dictionary.cast(pa.large_binary()).to_pylist()
        shown = pa.array([(one or b"").decode(errors="backslashreplace") for one in raw], _TEXT)
    return _coded(encoded, shown, is_own=False)


def texts(values: pa.Array) -> pa.StringArray | pa.DictionaryArray:
    """Return a column's values as text, plain or encoded as they come, only to be compared: bytes stay as they are.

    Raises:
        pyarrow.ArrowException: values that contradict their type.
    """
    if isinstance(values, pa.DictionaryArray | pa.ExtensionArray) or is_nested(values.type):
        return coded_anyhow(values).cells()
    if any(test(values.type) for test in (*_BYTES, is_text)):
        written = values.cast(pa.binary()).view(_TEXT)
    else:
        written = _texts_of(values)
    return written.fill_null("") if written.null_count else written


def _coded(encoded: pa.DictionaryArray, texts: pa.StringArray, *, is_own: bool) -> Coded:
    """Return coded text; `is_own` where texts were encoded here, so that they differ and appear in order."""
    indices = encoded.indices.cast(pa.int32())
    if not indices.null_count:
        codes = np.from_dlpack(indices)
        return Coded(codes, texts, is_in_order=True) if is_own else _distinct(codes, texts)
    nulls = np.from_dlpack(indices.is_null().cast(pa.uint8())).astype(bool)
    filled = np.from_dlpack(indices.fill_null(len(texts)))
    return _distinct(filled, pa.concat_arrays([texts, pa.array([""], _TEXT)]), nulls)


def _encoded(values: pa.Array) -> pa.DictionaryArray:
    if isinstance(values, pa.ExtensionArray):
        values = _of_uuids(values) if values.type.extension_name == "arrow.uuid" else values.storage
    if isinstance(values, pa.DictionaryArray):
        return values
    if is_nested(values.type):
        return pa.array(
            ["" if value is None else repr(value) for value in values.to_pylist()]
        ).dictionary_encode()
    if pa.types.is_null(values.type) or pa.types.is_float16(values.type):
        values = values.cast(_TEXT if pa.types.is_null(values.type) else pa.float32())
    return values.dictionary_encode()


def _of_uuids(values: pa.Array) -> pa.StringArray:
    return pa.array(
        [None if raw is None else str(UUID(bytes=raw)) for raw in values.storage.to_pylist()], _TEXT
    )


def _distinct(codes: np.ndarray, texts: pa.StringArray, nulls: np.ndarray | None = None) -> Coded:
    """Return the codes on texts that differ: values that are written alike are one."""
    if codes.min(initial=0) < 0 or codes.max(initial=0) >= max(1, len(texts)):
        raise pa.ArrowInvalid
    unique = texts.dictionary_encode()
    if len(unique.dictionary) == len(texts):
        return Coded(codes, texts, nulls)
    return Coded(np.from_dlpack(unique.indices)[codes], unique.dictionary, nulls)


def _whole(texts: pa.StringArray) -> pa.StringArray:
    """Return the texts without nulls, known to be UTF-8."""
    texts = texts.fill_null("") if texts.null_count else texts
    try:
        texts.validate(full=True)
    except pa.ArrowInvalid as error:
        raise NoText from error
    return texts


def _texts_of(values: pa.Array) -> pa.StringArray:
    """Return distinct values as text; nulls stay so."""
    kind = values.type
    for is_kind, write in _WRITERS:
        if is_kind(kind):
            return write(values)
    return values.cast(_TEXT)


def _strings(values: pa.Array) -> pa.StringArray:
    try:
        return values.cast(_TEXT)
    except pa.ArrowInvalid as error:
        raise NoText from error


def _numbers(values: pa.Array) -> pa.StringArray:
    """Return numbers with as few digits as tell them apart, `5` for 5.0, blank for not a number."""
    texts = values.cast(_TEXT)
    if pc.any(pc.match_substring_regex(texts, _ODD_NUMBER)).as_py():
        return pa.array([None if text is None else _plain(text) for text in texts.to_pylist()], _TEXT)
    return _without_zeros(texts)


def _plain(text: str) -> str:
    number = Decimal(text)
    if number.is_nan():
        return ""
    digits = format(number, "f")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits == "-0" else digits


def _truths(values: pa.Array) -> pa.StringArray:
    return pc.utf8_upper(values.cast(_TEXT))


def _stamps(values: pa.Array) -> pa.StringArray:
    """Return ISO stamps: the wall clock of their zone with its offset; without a zone, midnight is a day alone."""
    if values.type.tz is None:
        texts = _without_zeros(pc.strftime(values, "%Y-%m-%d %H:%M:%S"))
        return pc.replace_substring_regex(texts, " 00:00:00$", "")
    try:
        texts = pc.strftime(values, "%Y-%m-%d %H:%M:%S%z")
    except pa.ArrowInvalid:  # a zone that this machine does not know: the instant is the same in UTC
        utc = values.cast(pa.timestamp(values.type.unit, "UTC"))
        texts = pc.strftime(utc, "%Y-%m-%d %H:%M:%S%z")
    return _without_zeros(texts, r"([+-]\d{4})")


def _clocks(values: pa.Array) -> pa.StringArray:
    return _without_zeros(values.cast(_TEXT))


def _spans(values: pa.Array) -> pa.StringArray:
    parts = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}[values.type.unit]
    counts = values.cast(pa.int64()).to_pylist()
    return pa.array([None if count is None else _span(count / parts) for count in counts], _TEXT)


def _span(seconds: float) -> str:
    try:
        return cell_text(timedelta(seconds=seconds))
    except OverflowError:
        return cell_text(seconds)


def _without_zeros(texts: pa.StringArray, end: str = "()") -> pa.StringArray:
    """Return texts without the zeros that end a fraction, and without a fraction of zeros."""
    trimmed = pc.replace_substring_regex(texts, rf"(\.\d*[1-9])0+{end}$", r"\1\2")
    return pc.replace_substring_regex(trimmed, rf"\.0+{end}$", r"\1")


_WRITERS: tuple[tuple[Callable[[pa.DataType], bool], Callable[[pa.Array], pa.StringArray]], ...] = (
    (pa.types.is_string, lambda texts: texts),
    (pa.types.is_floating, _numbers),
    (pa.types.is_decimal, _numbers),
    (pa.types.is_boolean, _truths),
    (pa.types.is_timestamp, _stamps),
    (pa.types.is_time, _clocks),
    (pa.types.is_duration, _spans),
    (pa.types.is_date, _strings),
    *((test, _strings) for test in _BYTES),
)

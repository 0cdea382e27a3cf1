"""The values of a Parquet column as text, as a CSV of them would hold it."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from cxcli.readers.cell_text import cell_text

TEXT = pa.string()
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


def is_nested(kind: pa.DataType) -> bool:
    """Return whether the values of a type are no single numbers, texts or dates."""
    stored = kind.storage_type if isinstance(kind, pa.BaseExtensionType) else kind
    inside = stored.value_type if pa.types.is_dictionary(stored) else stored
    tests = (pa.types.is_nested, pa.types.is_interval, pa.types.is_run_end_encoded)
    return any(test(inside) for test in tests)


def is_text(kind: pa.DataType) -> bool:
    """Return whether a type is that of texts."""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def is_bytes(kind: pa.DataType) -> bool:
    """Return whether a type is that of bytes, which may be texts."""
    return any(test(kind) for test in _BYTES)


def texts_of(values: pa.Array) -> pa.StringArray:
    """Return values as text, known to be UTF-8, blank where there is none.

    Raises:
        NoText: bytes that are no UTF-8.
    """
    written = as_written(values)
    texts = written.fill_null("") if written.null_count else written
    try:
        texts.validate(full=True)
    except pa.ArrowInvalid as error:
        raise NoText from error
    return texts


def as_written(values: pa.Array) -> pa.StringArray:
    """Return values as text, nulls as they are; what is text already is not looked at.

    Raises:
        NoText: bytes that are no UTF-8.
    """
    for is_kind, write in _WRITERS:
        if is_kind(values.type):
            return write(values)
    return values.cast(TEXT)


def _strings(values: pa.Array) -> pa.StringArray:
    try:
        return values.cast(TEXT)
    except pa.ArrowInvalid as error:
        raise NoText from error


def _numbers(values: pa.Array) -> pa.StringArray:
    """Return numbers with as few digits as tell them apart, `5` for 5.0, blank for not a number."""
    texts = values.cast(TEXT)
    if pc.any(pc.match_substring_regex(texts, _ODD_NUMBER)).as_py():
        return pa.array([None if text is None else _plain(text) for text in texts.to_pylist()], TEXT)
    return _without_zeros(texts)


def _plain(text: str) -> str:
    number = Decimal(text)
    if number.is_nan():
        return ""
    digits = format(number, "f")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits == "-0" else digits


def _truths(values: pa.Array) -> pa.StringArray:
    return pc.utf8_upper(values.cast(TEXT))


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
    return _without_zeros(values.cast(TEXT))


def _spans(values: pa.Array) -> pa.StringArray:
    parts = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}[values.type.unit]
    counts = values.cast(pa.int64()).to_pylist()
    return pa.array([None if count is None else _span(count / parts) for count in counts], TEXT)


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
    (is_bytes, _strings),
)

"""All formats of exports that can be read, one a file, and the way to open them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxcli.reader import Table
from cxcli.readers.bad_parquet import nothing_inside
from cxcli.readers.compressed import is_compressed, unpacked
from cxcli.readers.folders import SUFFIXES
from cxcli.readers.formula_quotes import without_formula_quotes
from cxcli.readers.from_text import from_text
from cxcli.readers.raw_file import RawFile, raw_files
from cxcli.sniffing.kind import PARQUET_STARTS, SPSS_STARTS
from cxcli.sniffing.preflight import workbook_kind
from cxcli.study.study import SourceSettings


@dataclass(frozen=True, slots=True)
class Format:
    """One file format: how its first bytes are known, and how its tables are opened."""

    name: str
    recognises: Callable[[RawFile], bool]
    open: Callable[[RawFile, SourceSettings], Sequence[Table]]


def is_workbook(raw: RawFile) -> bool:
    """Return whether the bytes are a workbook, even a damaged or encrypted one."""
    with raw.open() as stream:
        return workbook_kind(stream) is not None


def _open_workbook(raw: RawFile, settings: SourceSettings) -> Sequence[Table]:
    from cxcli.readers.from_workbook import from_workbook  # noqa: PLC0415 - most exports are text

    return from_workbook(raw, settings)


def is_spss(raw: RawFile) -> bool:
    """Return whether the bytes are an SPSS data file."""
    return raw.first_bytes(4) in SPSS_STARTS


def _open_spss(raw: RawFile, settings: SourceSettings) -> Sequence[Table]:
    from cxcli.readers.from_spss import from_spss  # noqa: PLC0415 - an extra, and slow to load

    return from_spss(raw, settings)


def is_parquet(raw: RawFile) -> bool:
    """Return whether the bytes are Parquet, or the name says that they should be."""
    return raw.first_bytes(4) in PARQUET_STARTS or Path(raw.path).suffix.lower() in SUFFIXES


def _open_parquet(raw: RawFile, settings: SourceSettings) -> Sequence[Table]:
    from cxcli.readers.from_parquet import from_parquet  # noqa: PLC0415 - most exports are text

    return from_parquet(raw, settings)


def _open_compressed(raw: RawFile, settings: SourceSettings) -> Sequence[Table]:
    return from_text(unpacked(raw), settings)


FORMATS: tuple[Format, ...] = (
    Format("spss", is_spss, _open_spss),
    Format("workbook", is_workbook, _open_workbook),
    Format("parquet", is_parquet, _open_parquet),
    Format("compressed text", is_compressed, _open_compressed),
    Format("text", lambda _: True, from_text),
)


def open_tables(paths: Sequence[str], settings: SourceSettings) -> list[Table]:
    """Return the tables of all files, in the order of the files.

    Args:
        paths: files, folders of Parquet files, patterns with `*` (their matches sorted), or `-` for
            standard input.
        settings: how to read them.

    Raises:
        CxcliError: a file that is missing, unreadable, empty or broken, or settings that cannot be.
    """
    return list(map(without_formula_quotes, tables_as_written(paths, settings)))


def tables_of(raw: RawFile, settings: SourceSettings) -> list[Table]:
    """Return the tables of one file.

    Raises:
        CxcliError: as for `open_tables`.
    """
    return list(map(without_formula_quotes, _open(raw, settings)))


def tables_as_written(paths: Sequence[str], settings: SourceSettings) -> list[Table]:
    """Return the same tables, their cells with whatever quotes a platform puts before formulas.

    Raises:
        CxcliError: as for `open_tables`.
    """
    found = [table for raw in raw_files(paths) for table in _open(raw, settings)]
    if not found:
        raise nothing_inside(", ".join(paths))
    return found


def _open(raw: RawFile, settings: SourceSettings) -> Sequence[Table]:
    chosen = next(known for known in FORMATS if known.recognises(raw))
    return chosen.open(raw, settings)

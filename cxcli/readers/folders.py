"""Folders of Parquet files, as Spark, Dask and DuckDB write them: `answers/country=FR/part-0.parquet`."""

import os
import re
from pathlib import Path, PurePath
from urllib.parse import unquote

SUFFIXES = frozenset({".parquet", ".parq", ".pq"})
_HIDDEN = (".", "_")
_PARTITION = re.compile(r"([^=]+)=(.*)", re.DOTALL)
_BLANK = "__HIVE_DEFAULT_PARTITION__"


def parquet_files(folder: str) -> list[str]:
    """Return the Parquet files of a folder and of those inside it, sorted by their paths.

    What starts with `.` or `_` is left out, as the programs that write such folders mean it.

    Raises:
        OSError: a folder that cannot be listed.
    """
    found = []
    for inside, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(_HIDDEN)]
        shown = (name for name in names if not name.startswith(_HIDDEN))
        found += [str(Path(inside, name)) for name in shown if Path(name).suffix.lower() in SUFFIXES]
    return sorted(found)


def partition_of(path: str) -> dict[str, str]:
    """Return the columns that the folders of a path stand for: `country=FR/` is FR in column `country`."""
    pairs = filter(None, map(_PARTITION.fullmatch, PurePath(path).parts[:-1]))
    return {unquote(pair[1]): "" if pair[2] == _BLANK else unquote(pair[2]) for pair in pairs}


def _refuse(error: OSError) -> None:
    raise error

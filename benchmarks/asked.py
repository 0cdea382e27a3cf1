"""The options that benchmarks share."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SIZES = {"k": 1_000, "M": 1_000_000}


def rows(text: str) -> int:
    """Return a number of rows: 500, 10k or 1M.

    Raises:
        ValueError: the text is no number above zero.
    """
    number = int(text[:-1]) * _SIZES[text[-1]] if text[-1:] in _SIZES else int(text)
    if number < 1:
        raise ValueError(f"{text} rows are none")
    return number


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of every benchmark that measures exports."""
    parser.add_argument("--rounds", type=int, default=5, help="rounds that are measured (default: 5)")
    parser.add_argument(
        "--folder", type=Path, help="where exports are made, and found again (default: one that is removed)"
    )


@contextmanager
def folder_of(asked: argparse.Namespace) -> Iterator[Path]:
    """Give the folder that was asked for, or one for this time."""
    if asked.folder is not None:
        yield asked.folder.resolve()
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)

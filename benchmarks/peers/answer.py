"""What every peer does around its count: `python -m benchmarks.peers.NAME FILE FORM` prints JSON."""

import json
import sys
from collections.abc import Callable, Iterable

from benchmarks.job import Counted, counts

DELIMITERS = {"csv": ",", "quoted": ",", "cp1252": ";"}
ENCODINGS = {"csv": "utf-8", "quoted": "utf-8-sig", "cp1252": "cp1252"}


def answer(count: Callable[[str, str], Iterable[Counted]]) -> None:
    """Print what a tool counts in a file of a form."""
    path, form = sys.argv[1:]
    json.dump(counts(count(path, form)), sys.stdout)

"""The csv module and a dictionary: the plainest program, and the least memory."""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.job import COLUMNS, DATE, SEGMENT, Counted
from benchmarks.peers.answer import DELIMITERS, ENCODINGS, answer


def count(path: str, form: str) -> Iterable[Counted]:
    """Return every answer with its number of rows."""
    with Path(path).open(encoding=ENCODINGS[form], newline="") as file:
        rows = csv.reader(file, delimiter=DELIMITERS[form])
        heading = next(rows)
        country, day = heading.index(SEGMENT), heading.index(DATE)
        places = [(name, heading.index(name)) for name in COLUMNS]
        found: Counter[tuple[str, str, str, str]] = Counter()
        for row in rows:
            one, month = row[country], row[day][:7]
            for name, place in places:
                found[name, one, month, row[place]] += 1
    return ((*key, number) for key, number in found.items())


if __name__ == "__main__":
    answer(count)
